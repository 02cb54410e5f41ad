"""Outcomes: what becomes of each record that comes in: what it is about, where it lies, whether it is there already."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from reader.core.annotation import Annotation, Record
from reader.core.document import Document
from reader.core.ids import made_id
from reader.core.incoming import About, Incoming, IncomingLink, Unread
from reader.core.relocate import Lost
from reader.formats.stored_incoming import incoming_to_json
from reader.library.importing.articles import Articles
from reader.library.importing.cleaning import cleaned, cleaned_link
from reader.library.importing.existing import Existing
from reader.library.importing.labelling import label_for
from reader.library.importing.linking import TWICE, Ends, Linker, waiting
from reader.library.importing.placing import Lying, places
from reader.library.importing.planned import Given, Outcome, Plan, Planned
from reader.library.importing.reconciling import Said, reconciled
from reader.library.library import Library
from reader.library.notebook import document_of
from reader.library.shelf import Entry, entries
from reader.store.journal import newest_change
from reader.store.nouns import ANNOTATION
from reader.store.parked import ParkedRow

NOTHING = "it has no quote, no note and no tags"
OTHERWISE = "it came before with other changes; those are taken"
_OWN_ID = re.compile("[0-9a-z]{26}")


def outcomes(
    library: Library, given: Sequence[Given], article: Entry | None = None, among: frozenset[str] | None = None
) -> Plan:
    """What would become of records.

    Args:
        library: The library.
        given: The records.
        article: The article that all of them are about; None where each is to find its own.
        among: The ids of the articles that they may be found to be about; None for all.
    """
    newest = newest_change(library.database)
    return _Outcomes(library, given, article, among).plan(newest)


def id_of(given: Given) -> str:
    """The id that a record has or will have: the same however often it comes."""
    read = given.read
    if isinstance(read, Unread):
        return ""
    if _OWN_ID.fullmatch(read.uid):
        return read.uid
    kind = "link\0" if isinstance(read, IncomingLink) else ""
    return made_id(f"{given.format_name}\0{kind}{read.key}")


class _Outcomes:
    def __init__(
        self, library: Library, given: Sequence[Given], article: Entry | None, among: frozenset[str] | None
    ) -> None:
        self._library, self._article = library, article
        self._at = library.now()
        self._given = [replace(each, read=_clean(each.read)) for each in given]
        self._uids = [id_of(each) for each in given]
        self._existing = Existing(library, (uid for uid in self._uids if uid))
        shelf = entries(library)
        self._articles = Articles(shelf, lambda entry: document_of(library, entry), among)
        self._ends = Ends(frozenset(each.id for each in shelf))
        self._texts: dict[str, Document | None] = {}
        self._planned: dict[int, Planned] = {}

    def plan(self, newest: str) -> Plan:
        """The outcome of each record, in their order."""
        self._look_at_known()
        for entry, numbers in self._by_article():
            self._look_at_places(entry, numbers)
        self._look_at_links()
        planned = tuple(self._planned[number] for number in range(len(self._given)))
        texts = {uid: text for uid, text in self._texts.items() if text is not None}
        return Plan(planned, self._article, texts, newest)

    def _look_at_known(self) -> None:
        """What needs no article: what cannot be taken, stands twice, or is there."""
        seen: dict[str, Incoming] = {}
        for number, given in enumerate(self._given):
            read = given.read
            if isinstance(read, Unread):
                self._planned[number] = Planned(
                    given, Outcome.REMARK if read.is_remark else Outcome.UNREAD, why=read.why
                )
            elif isinstance(read, Incoming):
                uid = self._own_id(number, seen, read)
                known = self._known(given, read, uid, seen)
                if known is not None:
                    self._planned[number] = known
                seen.setdefault(uid, read)
                self._ends.keys[given.source, read.key] = uid if _says(read) else ""

    def _own_id(self, number: int, seen: dict[str, Incoming], read: Incoming) -> str:
        """The id of a record; another one for a second note under one key, so that neither is lost."""
        uid = self._uids[number]
        is_here = _is_ours(read) and uid in self._existing.annotations  # a copy of its file; no second note
        if uid in seen and seen[uid].note != read.note and not is_here:
            uid = self._uids[number] = made_id(f"{uid}\0{read.note}")
            self._existing.look_for(uid)
        return uid

    def _known(self, given: Given, read: Incoming, uid: str, seen: dict[str, Incoming]) -> Planned | None:
        if not _says(read):
            return Planned(given, Outcome.UNREAD, why=NOTHING)
        there = self._existing.annotations.get(uid)
        if uid in seen:
            return self._again(given, read, uid, there)
        if there is not None:
            return self._merged(given, read, there)
        parked = self._existing.parked.get(uid)
        if parked is not None and parked.record.deleted:
            return Planned(given, Outcome.DROPPED, uid, parked)
        return None

    def _again(self, given: Given, read: Incoming, uid: str, there: Annotation | None) -> Planned:
        """A record that came before: of several copies of what is here, the first that was changed counts."""
        before = self._existing.becoming.get(uid)
        if there is None or before is None or not _is_ours(read):
            return Planned(given, Outcome.THERE, uid, there, why=TWICE)
        found = self._merged(given, read, there)
        if found.outcome is not Outcome.UPDATED or before == there:
            return found
        after, self._existing.becoming[uid] = self._existing.becoming[uid], before
        if (after.label, after.note, after.tags) == (before.label, before.note, before.tags):
            return Planned(given, Outcome.THERE, uid, there, why=TWICE)
        return Planned(given, Outcome.OURS, uid, there, why=OTHERWISE)

    def _merged(self, given: Given, read: Incoming, there: Annotation) -> Planned:
        # A file of another program that has no label says nothing of it; in one of ours it was taken away.
        label = label_for(self._library.codebook, read.label) if read.label or read.uid else None
        said = Said(label, read.note, read.tags, read.changed, read.base)
        row, outcome, why = reconciled(self._library.database, there, said)
        self._existing.becoming[there.uid] = row
        return Planned(given, outcome, there.uid, row, why=why)

    def _by_article(self) -> list[tuple[Entry, list[int]]]:
        """The records that are new, by the articles they are about; those that find none wait."""
        quotes: dict[About, list[str]] = {}
        for each in self._given:  # also what is there: that a file came before is to make no difference
            if isinstance(each.read, Incoming):
                quotes.setdefault(each.read.about, []).append(each.read.quote)
        left = [
            (number, given.read)
            for number, given in enumerate(self._given)
            if number not in self._planned and isinstance(given.read, Incoming)
        ]
        groups: dict[str, tuple[Entry, list[int]]] = {}
        for number, read in left:
            found = self._article or self._articles.find(read.about, quotes[read.about])
            if isinstance(found, str):
                self._wait(number, read, found)
            else:
                self._ends.articles.setdefault(read.about.article or found.id, found.id)
                groups.setdefault(found.id, (found, []))[1].append(number)
        return list(groups.values())

    def _look_at_places(self, entry: Entry, numbers: Sequence[int]) -> None:
        document = self._text_of(entry)
        records = {number: read for number in numbers if isinstance(read := self._given[number].read, Incoming)}
        if document is None:
            for number, read in records.items():
                self._wait(number, read, "the file of its article is gone", entry.id)
            return
        quoted = [number for number, read in records.items() if read.quote]
        found = dict(zip(quoted, places(document, [records[number] for number in quoted]), strict=True))
        for number, read in records.items():
            lying = found.get(number)
            if isinstance(lying, Lost):
                self._wait(number, read, lying.reason, entry.id)
            else:
                self._planned[number] = self._new(number, read, entry, document, lying)

    def _new(self, number: int, read: Incoming, entry: Entry, document: Document, lying: Lying | None) -> Planned:
        uid, given = self._uids[number], self._given[number]
        spots = self._existing.spots(entry.id, document)
        other = spots.setdefault((lying.placed.span if lying else None, read.note), uid)
        placed = lying.placed if lying else None
        if uid not in (other, read.uid):  # one that carries an id of ours is itself, and no other like it
            self._ends.keys[given.source, read.key] = other
            return Planned(given, Outcome.THERE, other, self._existing.annotation(other), entry, placed)
        label = label_for(self._library.codebook, read.label) or ""
        anchor = lying.anchor if lying else None
        row = Annotation(self._record(uid, read), entry.id, anchor, label, read.note, read.tags)
        self._ends.coming.add(uid)
        return Planned(given, Outcome.NEW, uid, row, entry, placed, lying.text if lying else "")

    def _wait(self, number: int, read: Incoming, why: str, article: str = "") -> None:
        uid = self._uids[number]
        record = Record(uid, self._library.author, self._library.device, self._at, self._at)
        row = ParkedRow(
            record, ANNOTATION, replace(read.about, article=article), why, incoming_to_json(replace(read, uid=uid))
        )
        self._planned[number] = waiting(self._given[number], row, self._existing.parked)
        self._ends.waiting.add(uid)

    def _look_at_links(self) -> None:
        linker = Linker(self._library, self._existing, self._ends, self._at)
        for number, given in enumerate(self._given):
            if isinstance(given.read, IncomingLink):
                self._planned[number] = linker.plan(given, given.read, self._uids[number])

    def _record(self, uid: str, read: Incoming) -> Record:
        created = read.created or self._at
        changed: datetime = max(created, read.changed or created)
        return Record(uid, self._library.author, self._library.device, created, changed)

    def _text_of(self, entry: Entry) -> Document | None:
        if entry.id not in self._texts:
            self._texts[entry.id] = document_of(self._library, entry)
        return self._texts[entry.id]


def _is_ours(read: Incoming) -> bool:
    return bool(_OWN_ID.fullmatch(read.uid))


def _says(read: Incoming) -> bool:
    """Whether a record says anything; one of ours does by being there."""
    return bool(read.quote or read.note or read.tags or _is_ours(read))


def _clean(read: Incoming | IncomingLink | Unread) -> Incoming | IncomingLink | Unread:
    if isinstance(read, Incoming):
        return cleaned(read)
    return cleaned_link(read) if isinstance(read, IncomingLink) else read
