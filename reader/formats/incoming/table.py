"""The table of incoming formats: what an import takes, and how a file tells which of them it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol

from reader.core.errors import ReaderError
from reader.core.incoming import Read


class UnknownFormatError(ReaderError):
    """It cannot be told which format a file has."""


class _Module(Protocol):
    def looks_like(self, head: bytes, name: str) -> bool: ...
    def records(self, content: bytes, name: str) -> Iterable[Read]: ...


@dataclass(frozen=True, slots=True)
class InFormat:
    """A format that notes come in.

    Attributes:
        name: As it is typed.
        says: One line.
        place: The module in this room; its functions are `looks_like(head, name)`, which judges a file by its first
            4,096 bytes and its name, and `records(content, name)`, which yields a value or an `Unread` for each record.
        is_whole: Whether it is a library's own, which has rows and no records; `importing.whole` takes it.
    """

    name: str
    says: str
    place: str
    is_whole: bool = False

    def looks_like(self, head: bytes, name: str) -> bool:
        """Whether a file is of this format, by its first bytes and its name."""
        return self._module.looks_like(head, name)

    def records(self, content: bytes, name: str) -> Iterable[Read]:
        """What stands in a file; one bad record loses nothing else.

        Raises:
            ReaderError: The file is none of this format at all.
        """
        return self._module.records(content, name)

    @property
    def _module(self) -> _Module:
        module: _Module = import_module(f"reader.formats.incoming.{self.place}")
        return module


FORMATS: tuple[InFormat, ...] = (
    InFormat("postil", "A library of Postil, or a part of one.", "own", is_whole=True),
    InFormat("webannotation", "Web annotations of the W3C, as JSON-LD.", "webannotation"),
    InFormat("hypothesis", "The files that Hypothesis exports, and the rows of its API.", "hypothesis"),
    InFormat("obsidian", "Notes that were exported for Obsidian, with what was changed in them.", "obsidian"),
    InFormat("koreader", "Sidecars of KOReader (metadata.….lua), and the JSON of its exporter.", "koreader"),
    InFormat("readwise", "Comma-separated values, as Readwise takes them in and gives them out.", "readwise"),
    InFormat("kindle", "The file My Clippings.txt of a Kindle, in many languages.", "kindle"),
)


def in_format(name: str) -> InFormat:
    """The format of that name.

    Raises:
        ReaderError: There is none.
    """
    found = next((each for each in FORMATS if each.name == name), None)
    if found is None:
        raise ReaderError(f"there is no format “{name}”", f"choose one of {', '.join(each.name for each in FORMATS)}")
    return found


def format_of(head: bytes, name: str) -> InFormat:
    """The format that a file seems to have, by its first bytes and its name.

    Raises:
        UnknownFormatError: It seems to have none.
    """
    found = next((each for each in FORMATS if each.looks_like(head, name)), None)
    if found is None:
        raise UnknownFormatError(
            f"it cannot be told what {name} is", f"say it: --format {'|'.join(each.name for each in FORMATS)}"
        )
    return found
