"""Ids: 26 characters that sort by the time of their making and never repeat."""

import secrets
from collections.abc import Callable, Iterable
from datetime import datetime
from hashlib import sha256

from reader.core.errors import SeveralError

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32, in lower case
RANDOM_BITS = 80
UID_LENGTH = 26
ARTICLE_ID_LENGTH = 12
ID_PREFIX_MIN = 4  # characters; shorter ones are words, not the beginning of an id

Clock = Callable[[], datetime]
Ids = Callable[[], str]


def new_ids(clock: Clock, random_bits: Callable[[int], int] = secrets.randbits) -> Ids:
    """A source of ids: 48 bits of milliseconds, then 80 random bits (the layout of a ULID).

    Two ids of one millisecond, or of a clock that went back, still sort in the order they were made.
    """
    last = 0

    def make() -> str:
        nonlocal last
        fresh = int(clock().timestamp() * 1000) << RANDOM_BITS | random_bits(RANDOM_BITS)
        last = fresh if fresh >> RANDOM_BITS > last >> RANDOM_BITS else last + 1
        return _encode(last, UID_LENGTH)

    return make


def article_id(path: str, taken: int = 0) -> str:
    """The id that an article has from its library-relative path, until an annotation fixes it.

    Args:
        path: Relative to the library, with `/`; or the absolute path of a file elsewhere.
        taken: How many articles that were renamed away already hold an id made from this path.
    """
    digest = sha256(
        f"{path}\0{taken}".encode("utf-8", "surrogateescape") if taken else path.encode("utf-8", "surrogateescape")
    )
    return _encode(int.from_bytes(digest.digest()[:8]) >> 4, ARTICLE_ID_LENGTH)


def made_id(text: str) -> str:
    """The id of what came in from elsewhere: 26 characters that follow wholly from `text`, and so never change."""
    digest = sha256(text.encode("utf-8", "surrogatepass")).digest()
    return _encode(int.from_bytes(digest[:16]), UID_LENGTH)


def meant_id(typed: str, ids: Iterable[str], what: str) -> str | None:
    """The id that a person typed whole or the beginning of; None where none begins so, or too little was typed.

    Args:
        typed: What was typed.
        ids: Those that may be meant.
        what: What they are the ids of, in the plural, to say so.

    Raises:
        SeveralError: Several begin so.
    """
    known = list(ids)
    if typed in known:
        return typed
    begun = [each for each in known if each.startswith(typed.lower())] if len(typed) >= ID_PREFIX_MIN else []
    if len(begun) > 1:
        raise SeveralError(f"{len(begun)} {what} have an id that begins with “{typed}”", "give more of the id")
    return begun[0] if begun else None


def _encode(number: int, length: int) -> str:
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(length)))
