"""Carrying out: an import as planned, in one act, which one undo takes back."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from reader.core.annotation import Annotation
from reader.core.document import Document
from reader.core.reference import Reference, Target, TargetKind
from reader.core.wiki_links import OPENS
from reader.library.acting import Acting, act
from reader.library.backing import back_up
from reader.library.importing.outcomes import outcomes
from reader.library.importing.planned import Outcome, Plan, Planned
from reader.library.keeping import keep_article
from reader.library.library import Library
from reader.library.note_links import link_note
from reader.library.shelf import entries
from reader.store.annotations import annotation
from reader.store.journal import IMPORTED, newest_change
from reader.store.nouns import ANNOTATION, PARKED, REFERENCE
from reader.store.parked import ParkedRow, parked_of, parked_row
from reader.store.rows import annotation_row, reference_row
from reader.store.versions import RETOLD, keep_text

_WRITTEN = {Outcome.NEW, Outcome.UPDATED, Outcome.PARKED}


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did.

    Attributes:
        planned: What became of each record.
        counts: How many became what.
    """

    planned: tuple[Planned, ...]

    @property
    def counts(self) -> Mapping[Outcome, int]:
        """How many became what."""
        return Plan(self.planned).counts


def carry_out(library: Library, plan: Plan) -> Imported:
    """Write what is planned, all of it or nothing; what changed in the library since then is looked at anew.

    Before, a copy of the annotations is made.

    Raises:
        ReaderError: It cannot be saved, or the copy cannot be made.
    """
    if not plan.writes:
        return Imported(plan.planned)
    if not library.database.read_only:
        back_up(library)
    with act(library) as acting:
        if newest_change(library.database) != plan.newest:
            plan = outcomes(library, [each.given for each in plan.planned], plan.article)
        write(acting, plan)
    return Imported(plan.planned)


def write(acting: Acting, plan: Plan) -> None:
    """Write what is planned, as a part of an act."""
    _keep_texts(acting, plan)
    written = [each for each in plan.planned if each.outcome in _WRITTEN]
    linking: list[tuple[Annotation, str]] = []
    for each in written:
        if isinstance(each.row, Annotation):
            linking.append(_write_annotation(acting, each.row, is_new=each.outcome is Outcome.NEW))
        elif isinstance(each.row, ParkedRow):
            acting.write(IMPORTED, PARKED, each.uid, parked_row(each.row))
    for each in written:
        if isinstance(each.row, Reference):
            _write_reference(acting, each.row)
    for made, before in linking:  # the reference of a link may have come in itself, and is not to be made twice
        if OPENS in made.note or OPENS in before:
            link_note(acting, made, before)
    no_longer_waiting(acting, (each.uid for each in plan.planned if each.outcome is Outcome.NEW))


def no_longer_waiting(acting: Acting, uids: Iterable[str]) -> None:
    """Take out of the list of what waits what has found its place."""
    for row in parked_of(acting.library.database, uids).values():
        if not row.record.deleted:
            gone = replace(row, record=replace(row.record, changed=acting.at, deleted=acting.at))
            acting.write(IMPORTED, PARKED, row.uid, parked_row(gone))


def said(counts: Mapping[Outcome, int]) -> str:
    """What became of the records, in words: `12 imported, 3 wait for their article or place`."""
    parts = [f"{counts.get(outcome, 0):,} {words}" for outcome, words in _SAID if counts.get(outcome, 0)]
    return ", ".join(parts) or "nothing in it"


_SAID = (
    (Outcome.NEW, "imported"),
    (Outcome.UPDATED, "brought up to date"),
    (Outcome.THERE, "there already"),
    (Outcome.DROPPED, "dropped before"),
    (Outcome.OURS, "changed here and there, yours kept"),
    (Outcome.PARKED, "waiting for an article or a place"),
    (Outcome.UNREAD, "not taken"),
)


def _keep_texts(acting: Acting, plan: Plan) -> None:
    """Keep the articles that something new is on, with the texts that it counts in."""
    kept, texts = set[str](), set[str]()
    for each in plan.planned:
        if each.outcome is not Outcome.NEW or each.entry is None:
            continue
        if each.entry.id not in kept:
            kept.add(each.entry.id)
            keep_article(acting, each.entry, plan.texts.get(each.entry.id))
        if each.text and each.text not in texts:
            texts.add(each.text)
            digest = Document(each.text).text_digest
            keep_text(acting.library.database, each.entry.id, digest, each.text, acting.at, RETOLD)


def _write_annotation(acting: Acting, row: Annotation, *, is_new: bool) -> tuple[Annotation, str]:
    """The annotation as it is now, and the note that it had."""
    made = row if is_new else replace(row, record=replace(row.record, changed=acting.at))
    before = "" if is_new else _note_before(acting, row.uid)
    acting.write(IMPORTED, ANNOTATION, made.uid, annotation_row(made))
    return made, before


def _write_reference(acting: Acting, row: Reference) -> None:
    articles = {each.key for each in _article_ends(row)}
    for entry in entries(acting.library) if articles else ():
        if entry.id in articles:
            keep_article(acting, entry)
    acting.write(IMPORTED, REFERENCE, row.record.uid, reference_row(row))


def _article_ends(row: Reference) -> Iterator[Target]:
    return (each for each in (row.source, row.target) if each.kind is TargetKind.ARTICLE)


def _note_before(acting: Acting, uid: str) -> str:
    found = annotation(acting.library.database, uid)
    return found.note if found else ""
