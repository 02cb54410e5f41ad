"""KOReader's book: what it keeps of one highlight, note or bookmark, and the record that this becomes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from reader.core.incoming import About, Incoming, Unread
from reader.formats.markdown_text import escaped
from reader.formats.moments import read_moment

BOOKMARK = "bookmark"  # the tag of a page that was marked

_USUAL = "lighten"  # the look that a highlight has unless another is chosen
_SHOWN_PLACE = re.compile(r"[\w\[\]. -]{1,16}")  # a page number; not the path into a book's files


@dataclass(frozen=True, slots=True)
class Entry:
    """One of them, in KOReader's words.

    Attributes:
        line: Where it stands in its file.
        text: The words that were marked; of a page, what KOReader or the reader called it.
        note: What the reader wrote.
        is_bookmark: Whether it marks a page and no words.
        drawer: How it is drawn: lighten, underscore, strikeout or invert.
        page: As a person is told it.
        created: As `2025-06-02 12:00:00`, without a zone; or seconds since 1970.
        changed: Likewise.
        place: Where it is in the book, to know it again.
    """

    line: int
    text: str
    note: str = ""
    is_bookmark: bool = False
    colour: str = ""
    drawer: str = ""
    page: str = ""
    chapter: str = ""
    created: str = ""
    changed: str = ""
    place: str = ""


def incoming(entry: Entry, about: About) -> Incoming | Unread:
    """The record that an entry becomes; unread where it has neither words nor note."""
    quote = "" if entry.is_bookmark else entry.text.strip()
    note = entry.note.strip()
    if entry.is_bookmark:
        note = "\n\n".join(filter(None, (_page(entry), note)))
    if not quote and not note:
        return Unread(entry.line, "a highlight without words, such as a part of a picture")
    drawn = (entry.drawer,) if entry.drawer not in {"", _USUAL} else ()
    return Incoming(
        line=entry.line,
        key="|".join((about.title, entry.created, entry.place or entry.text)),
        about=about,
        quote=quote,
        label=entry.colour,
        note=note,
        tags=(BOOKMARK,) if entry.is_bookmark else drawn,
        created=moment(entry.created),
        changed=moment(entry.changed) or moment(entry.created),
    )


def distinct(found: Iterable[Incoming | Unread]) -> Iterator[Incoming | Unread]:
    """Each record once; of two that are known by the same and say different things, the second has a key of its own."""
    seen: dict[str, set[tuple[str, str]]] = {}
    for each in found:
        if isinstance(each, Unread):
            yield each
            continue
        said = seen.setdefault(each.key, set())
        if (each.quote, each.note) in said:
            continue
        said.add((each.quote, each.note))
        yield each if len(said) == 1 else replace(each, key=f"{each.key}|{len(said)}")


def moment(told: str) -> datetime | None:
    """A time as KOReader tells it; without a zone it is taken as UTC, for the file does not say where it was."""
    try:
        return datetime.fromtimestamp(int(told), UTC) if told.isdigit() else read_moment(told)
    except (ValueError, OverflowError, OSError):
        return None


def _page(entry: Entry) -> str:
    """What a marked page is called; its number only where it is called nothing, for that differs from file to file."""
    number = f"page {entry.page}" if _SHOWN_PLACE.fullmatch(entry.page) else "a page"
    words = " ".join(entry.text.split()) or (f"in {entry.chapter}" if entry.chapter else number)
    return escaped(f"Bookmark: {words}")
