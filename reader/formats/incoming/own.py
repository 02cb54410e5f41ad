"""Own: a library of Postil, told by its first words; its rows are taken by `importing.whole`, for it has no records."""

from collections.abc import Iterable
from typing import NoReturn

from reader.core.errors import ReaderError
from reader.core.incoming import Read
from reader.formats.own_json import begins


def looks_like(head: bytes, name: str) -> bool:
    """Whether a file says first that it is a library of ours, or is called like one."""
    return begins(head) or name.lower().endswith(".postil.json")


def records(content: bytes, name: str) -> Iterable[Read]:
    """Nothing: it has rows.

    Raises:
        ReaderError: Always.
    """
    del content
    return _refuse(name)


def _refuse(name: str) -> NoReturn:
    raise ReaderError(f"{name} is a library, and has no single records", "import it by itself, about no one article")
