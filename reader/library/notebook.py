"""Notebook: every annotation of the library, listed without opening an article."""

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from reader.core.document import Document
from reader.core.errors import ReaderError
from reader.core.matching import loose
from reader.core.relocate import Lost, Placed
from reader.core.slices import at_once, saying
from reader.library.anchoring import Places
from reader.library.library import Library
from reader.library.note_words import Calling
from reader.library.opening import open_article
from reader.library.parsing import parse_file
from reader.library.shelf import Entry, bare_entries
from reader.store import annotations as store
from reader.store.annotations import Brief
from reader.store.rows import text_moment

BRIEFS = 500  # annotations read at once, a few milliseconds


@dataclass(frozen=True, eq=False)
class Row:
    """An annotation as the notebook lists it; its words are made when they are asked for.

    Attributes:
        entry: The article.
        brief: What is stored of it, its note as a person reads it.
        rank: The place of the article in reading order: newest published first.
    """

    entry: Entry
    brief: Brief
    rank: int = 0

    @property
    def uid(self) -> str:
        """Its identity."""
        return self.brief.uid

    @property
    def quote(self) -> str:
        """What was marked; empty for a note on the whole article."""
        return self.brief.exact or ""

    @cached_property
    def searched(self) -> str:
        """What plain words are looked for in: quote, note and tags."""
        return loose(" ".join((self.quote, self.brief.note, *self.brief.tags)))

    @property
    def day(self) -> str:
        """The article's day, ISO 8601; where it has none, the day on which the annotation was made."""
        published = self.entry.article.published
        return published.isoformat() if published else self.brief.created[:10]

    @property
    def made(self) -> datetime:
        """When it was made, in UTC."""
        return text_moment(self.brief.created)

    @property
    def is_placed(self) -> bool:
        """Whether it lies where its anchor says, as far as is known without reading the article."""
        return not self.brief.text_digest or self.brief.text_digest == self.entry.text_digest


def gathering(library: Library, *, trashed: bool = False) -> Generator[list[Row], None, list[Row]]:
    """All annotations of the articles on the shelf, in reading order; or those of them that are in the trash.

    Yields:
        What there is so far, always the same list, after a few milliseconds of work each.
    """
    found: list[Row] = []
    calling = Calling(library)
    shelf = yield from saying(found, bare_entries(library))
    numbers = store.counts(library.database, trashed=trashed)
    for rank, entry in enumerate(in_reading_order(entry for entry in shelf if entry.id in numbers)):
        for briefs in _pages(library, entry, numbers[entry.id].annotations, trashed=trashed):
            found += [Row(entry, calling.brief(brief), rank) for brief in briefs]
            yield found
    return found


def _pages(library: Library, entry: Entry, count: int, *, trashed: bool) -> Iterable[list[Brief]]:
    if count > BRIEFS:
        return store.brief_pages(library.database, entry.id, BRIEFS, trashed=trashed)
    return [store.briefs_of(library.database, entry.id, trashed=trashed)]


def all_rows(library: Library, *, trashed: bool = False) -> list[Row]:
    """The same, at once."""
    return at_once(gathering(library, trashed=trashed))


def in_reading_order(shelf: Iterable[Entry]) -> list[Entry]:
    """Articles as the notebook goes through them: newest published first, those without a day last, else by path."""
    return sorted(sorted(shelf, key=lambda entry: str(entry.path)), key=_day_of, reverse=True)


def placing(library: Library, rows: Iterable[Row]) -> Generator[None, None, dict[str, Placed | Lost]]:
    """Where those lie that were made on another text than their article has now, by id.

    Yields:
        After each annotation.
    """
    found: dict[str, Placed | Lost] = {}
    changed: dict[str, list[Row]] = {}
    for row in rows:
        if not row.is_placed:
            changed.setdefault(row.entry.id, []).append(row)
    for group in changed.values():
        document = document_of(library, group[0].entry)
        if document is None:
            found.update((row.uid, Lost("the article cannot be read")) for row in group)
            continue
        places = Places(library, group[0].entry.id, document)
        for row in group:
            known = store.annotation(library.database, row.uid)
            if known is not None:
                found[row.uid] = places.of(known)
            yield
    return found


def document_of(library: Library, entry: Entry) -> Document | None:
    """The text of an article; None where it cannot be read, and none of it was kept."""
    try:
        return parse_file(library, entry.path)[0].document
    except ReaderError:
        pass  # a text that was kept with the annotations may stand in for it
    try:
        return open_article(library, entry).document
    except ReaderError:
        return None


def _day_of(entry: Entry) -> str:
    return entry.article.published.isoformat() if entry.article.published else ""
