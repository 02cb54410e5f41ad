"""Memory: a reader that several others ask about the same token reads it once."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from reader.engines.figures.tokens import Tokens

T = TypeVar("T")


def remembered(read: Callable[[Tokens, int], T]) -> Callable[[Tokens, int], T]:
    """The same reader, which answers the second time from `tokens.memory`; that is emptied as the walk goes on."""

    @wraps(read)
    def recall(tokens: Tokens, index: int) -> T:
        known = tokens.memory[read]
        if index in known:
            return cast("T", known[index])
        found = known[index] = read(tokens, index)
        return found

    return recall
