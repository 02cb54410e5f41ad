"""Nesting: which quotes, list items and footnotes a block lies in, read from what is shown before its lines."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from reader.core.document import Block, BlockKind

DEEPEST = 32  # containers; what is nested deeper lies in the innermost of these


class Kind(StrEnum):
    """What a container is."""

    QUOTE = "quote"
    BULLET = "bullet"
    NUMBER = "number"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Container:
    """A quote, list item or footnote that blocks lie in.

    Attributes:
        number: Of an item of a numbered list, or of a footnote.
        box: `☐` or `☑` of a task; else empty.
        serial: Which container of the document it is: the blocks of one container have the same.
    """

    kind: Kind
    width: int
    number: int = 0
    box: str = ""
    serial: int = 0


_QUOTE_BAR = "│ "
_BEGINS = re.compile(
    r"(?P<quote>│ )|(?P<footnote>\[(?P<note>\d+)\] )"
    r"|(?:(?P<bullet>• )|(?P<numbered> *(?P<number>\d{1,9})[.)] )|(?=[☐☑]))(?P<box>[☐☑] )?"
)
_IN_CONTAINERS = frozenset({BlockKind.ITEM, BlockKind.QUOTE, BlockKind.FOOTNOTE})


def nested(blocks: Iterable[Block]) -> Iterator[tuple[Container, ...]]:
    """For each block the containers that it lies in, the outermost first, at most `DEEPEST`."""
    around: tuple[Container, ...] = ()
    serial = 0
    for block in blocks:
        wanted = min(block.level + 1, DEEPEST) if block.kind in _IN_CONTAINERS else None
        found = _read(block.prefix, around, serial, goes_on=True)
        if wanted is not None and len(found) != wanted:
            other = _read(block.prefix, around, serial, goes_on=False)
            found = other if len(other) == wanted else found
        serial += len(found)
        around = tuple(found)
        yield around


def _read(prefix: str, around: tuple[Container, ...], serial: int, *, goes_on: bool) -> list[Container]:
    """The containers that a prefix tells of.

    Args:
        prefix: What is shown before the block.
        around: Those of the block before.
        serial: The number of containers so far.
        goes_on: Whether blanks before a number are rather those of a container that goes on.
    """
    found: list[Container] = []
    at, are_same = 0, True
    while at < len(prefix) and len(found) < DEEPEST:
        begun = _begun(_BEGINS.match(prefix, at), serial + len(found))
        same = _same(prefix, at, around[len(found) : len(found) + 1]) if are_same else None
        chosen = (
            (same or begun) if goes_on or begun is None else (begun if begun.kind is Kind.NUMBER else same or begun)
        )
        if chosen is None:
            break
        found.append(chosen)
        are_same = chosen is same
        at += chosen.width
    return found


def _same(prefix: str, at: int, next_around: tuple[Container, ...]) -> Container | None:
    """The container of the block before that goes on here, if one does."""
    for one in next_around:
        hang = _QUOTE_BAR if one.kind is Kind.QUOTE else " " * one.width
        return one if prefix.startswith(hang, at) else None
    return None


def _begun(match: re.Match[str] | None, serial: int) -> Container | None:
    if match is None or not match[0]:
        return None
    if match["quote"]:
        return Container(Kind.QUOTE, len(_QUOTE_BAR), serial=serial)
    if match["footnote"]:
        return Container(Kind.FOOTNOTE, len(match[0]), int(match["note"]), serial=serial)
    number, box = int(match["number"] or 0), (match["box"] or "").strip()
    return Container(Kind.NUMBER if match["numbered"] else Kind.BULLET, len(match[0]), number, box, serial)
