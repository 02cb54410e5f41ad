"""Parking: what came in from elsewhere and waits for its article or its place: listed, tried again, placed, dropped."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reader.core.anchor import describe
from reader.core.annotation import Annotation, Record
from reader.core.document import Document
from reader.core.errors import ReaderError
from reader.core.ids import meant_id
from reader.core.incoming import About, Incoming, IncomingLink
from reader.core.span import Span
from reader.core.wiki_links import OPENS
from reader.formats.stored_incoming import incoming_from_json
from reader.library.acting import Acting, act
from reader.library.importing.carrying_out import Imported, no_longer_waiting, write
from reader.library.importing.labelling import label_for
from reader.library.importing.outcomes import outcomes
from reader.library.importing.planned import Given
from reader.library.keeping import keep_article
from reader.library.library import Library
from reader.library.note_links import link_note
from reader.library.shelf import Entry
from reader.store import parked as store
from reader.store.journal import PLACED
from reader.store.nouns import ANNOTATION, PARKED
from reader.store.parked import ParkedRow, parked_row
from reader.store.rows import annotation_row

NOTHING_TRIED = Imported(())


@dataclass(frozen=True, slots=True)
class Parked:
    """Something that waits.

    Attributes:
        record: Its `uid` is the one that it will have.
        what: All that its file said.
        about: Its article as it was told; `article` in it is the id when that is known, and only the place is not.
        why: Why it waits, in words.
    """

    record: Record
    what: Incoming | IncomingLink
    about: About
    why: str

    @property
    def uid(self) -> str:
        """Its identity."""
        return self.record.uid


def parked(library: Library) -> list[Parked]:
    """All that waits, by what was told of their articles, then oldest first."""
    return [_read(row) for row in store.parked(library.database)]


def find_parked(library: Library, uid: str) -> Parked:
    """What waits under this id, or under the only one that begins so.

    Raises:
        ReaderError: There is none, or there are several.
    """
    meant = meant_id(uid, store.parked_starting(library.database, uid.lower()), "waiting notes")
    found = store.parked_of(library.database, [meant or uid]).get(meant or uid)
    if found is None or found.record.deleted:
        raise ReaderError(f"nothing waits under “{uid}”", "`reader parked` lists what waits")
    return _read(found)


def retry(library: Library, among: Iterable[Entry] | None = None) -> Imported:
    """Try again to find articles and places for what waits, in one act; nothing is written where none is found.

    Args:
        library: The library.
        among: The articles that may be meant, such as those that were added; None for all.
    """
    if not store.is_anything_parked(library.database):
        return NOTHING_TRIED
    with act(library) as acting:
        return retry_within(acting, None if among is None else frozenset(each.id for each in among))


def retry_within(acting: Acting, among: frozenset[str] | None = None) -> Imported:
    """Try again, as a part of an act, to find places in the articles with these ids; see `retry`."""
    library = acting.library
    waiting = store.parked(library.database)
    if not waiting:
        return NOTHING_TRIED
    given = [Given("", "", incoming_from_json(row.content)) for row in waiting]
    plan = outcomes(library, given, among=among)
    found = [each for each in plan.planned if not isinstance(each.row, ParkedRow)]
    known = [each for row, each in zip(waiting, plan.planned, strict=True) if _is_known_now(row, each.row)]
    write(acting, replace(plan, planned=(*found, *known)))
    no_longer_waiting(
        acting,
        [row.uid for row, each in zip(waiting, plan.planned, strict=True) if not isinstance(each.row, ParkedRow)],
    )
    return Imported(tuple(found))


def _is_known_now(before: ParkedRow, now: object) -> bool:
    """Whether the article of what goes on waiting was found."""
    return isinstance(now, ParkedRow) and bool(now.about.article) and not before.about.article


def place_parked(library: Library, uid: str, entry: Entry, document: Document, span: Span | None) -> Annotation:
    """Make an annotation of what waits, by hand: on `span`, or on the whole article when that is None.

    Raises:
        ReaderError: Nothing waits under this id, or it is a reference.
        ValueError: `span` is empty or reaches beyond the text.
    """
    found = find_parked(library, uid)
    what = found.what
    if isinstance(what, IncomingLink):
        raise ReaderError("that is a reference, and waits for what it leads to", "place the notes that it joins")
    anchor = describe(document, span) if span else None
    with act(library) as acting:
        keep_article(acting, entry, document)
        created = what.created or acting.at
        record = replace(acting.new_record(found.uid), created=created)
        label = label_for(library.codebook, what.label) or ""
        made = Annotation(record, entry.id, anchor, label, what.note, what.tags)
        acting.write(PLACED, ANNOTATION, made.uid, annotation_row(made))
        no_longer_waiting(acting, [made.uid])
        retry_within(acting, frozenset())  # the references that waited for it, also those of links in its note
        if OPENS in made.note:
            link_note(acting, made, "")
    return made


def drop(library: Library, uids: Iterable[str]) -> int:
    """Put what waits into the trash, in one act; it does not come in again.

    Returns:
        How many were dropped.

    Raises:
        ReaderError: Nothing waits under one of the ids.
    """
    found = [find_parked(library, uid).uid for uid in uids]
    with act(library) as acting:
        rows = store.parked_of(library.database, found)
        for row in rows.values():
            gone = replace(row, record=replace(row.record, changed=acting.at, deleted=acting.at))
            acting.write("dropped", PARKED, row.uid, parked_row(gone))
    return len(rows)


def _read(row: ParkedRow) -> Parked:
    return Parked(row.record, incoming_from_json(row.content), row.about, row.why)
