"""Linking: the references of an import; each end is a thing of ours or a record of the same file."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from reader.core.annotation import Record
from reader.core.ids import made_id
from reader.core.incoming import About, IncomingLink
from reader.core.reference import Reference, Target, TargetKind, figure_place
from reader.formats.stored_incoming import incoming_to_json
from reader.library.importing.existing import Existing
from reader.library.importing.planned import Given, Outcome, Planned
from reader.library.library import Library
from reader.store.nouns import REFERENCE
from reader.store.parked import ParkedRow
from reader.store.references import relations
from reader.store.versions import has_text

OTHERWISE = "see also"  # what a reference says whose relation nobody knows here
ONE_END = "both its ends are one"
NOT_TAKEN = "what it leads {} was not taken"
NOT_HERE = "what it leads {} is not here"
TWICE = "it stands twice"
WAITS = "what it leads {} waits itself"


@dataclass(slots=True)
class Ends:
    """What the ends of references can be.

    Attributes:
        keys: The annotations of the records, by their file and key; empty for those that are not taken.
        waiting: The ids of annotations that wait.
        coming: Those that come in now.
        articles: The ids of articles here, by what files from elsewhere call them.
    """

    shelf: frozenset[str]
    keys: dict[tuple[str, str], str] = field(default_factory=dict)
    waiting: set[str] = field(default_factory=set)
    coming: set[str] = field(default_factory=set)
    articles: dict[str, str] = field(default_factory=dict)


class Linker:
    """Plans references.

    Args:
        library: The library.
        existing: What is there.
        ends: What they can lead to.
        at: When this is done.
    """

    def __init__(self, library: Library, existing: Existing, ends: Ends, at: datetime) -> None:
        self._library, self._existing, self._ends, self._at = library, existing, ends, at
        self._relations = relations(library.database)
        self._seen: dict[str, tuple[Target | str, str, Target | str, str]] = {}

    def plan(self, given: Given, link: IncomingLink, uid: str) -> Planned:
        """What is to become of one reference."""
        uid, is_twice = self._own_id(link, uid)
        if is_twice:
            return Planned(given, Outcome.THERE, uid, why=TWICE)
        return self._known(given, uid) or self._fresh(given, link, uid)

    def _known(self, given: Given, uid: str) -> Planned | None:
        there, waited = self._existing.reference(uid), self._existing.parked.get(uid)
        if there is not None:
            return Planned(given, Outcome.THERE, uid, there, why="it is in the trash" if there.record.deleted else "")
        if waited is not None and waited.record.deleted:
            return Planned(given, Outcome.DROPPED, uid, waited)
        return None

    def _fresh(self, given: Given, link: IncomingLink, uid: str) -> Planned:
        source, target = self._end(given, link.source), self._end(given, link.target)
        for each, way in ((source, "from"), (target, "to")):
            if each is None:
                return Planned(given, Outcome.UNREAD, why=NOT_TAKEN.format(way))
        if source is None or target is None or source == target:
            return Planned(given, Outcome.UNREAD, why=ONE_END)
        relation = self._relation(link.relation)
        made = replace(link, uid=uid, source=source, target=target, relation=relation)
        why = self._why_waits(source, "from") or self._why_waits(target, "to")
        if why:
            return self._parked(given, made, why)
        at = link.created or self._at
        record = Record(uid, self._library.author, self._library.device, at, at)
        return self._new(given, made, Reference(record, source, relation, target, link.note))

    def _own_id(self, link: IncomingLink, uid: str) -> tuple[str, bool]:
        """The id of a reference, another for a second under one key that says otherwise; and whether it was seen."""
        says = (link.source, link.relation, link.target, link.note)
        if self._seen.get(uid, says) != says:
            uid = made_id("\0".join((uid, *map(str, says))))
            self._existing.look_for(uid)
        is_twice = uid in self._seen
        self._seen[uid] = says
        return uid, is_twice

    def _new(self, given: Given, link: IncomingLink, made: Reference) -> Planned:
        tie = made.source, made.relation, made.target
        other = self._existing.ties.setdefault(tie, link.uid)
        if other != link.uid:
            return Planned(given, Outcome.THERE, other, made)
        return Planned(given, Outcome.NEW, link.uid, made, why=self._said_otherwise(given))

    def _said_otherwise(self, given: Given) -> str:
        link = given.read
        if not isinstance(link, IncomingLink) or link.relation.casefold() == self._relation(link.relation).casefold():
            return ""
        return f"no relation here is called “{link.relation}”; it says “{self._relation(link.relation)}”"

    def _parked(self, given: Given, link: IncomingLink, why: str) -> Planned:
        record = Record(link.uid, self._library.author, self._library.device, self._at, self._at)
        row = ParkedRow(record, REFERENCE, About(), why, incoming_to_json(link))
        return waiting(given, row, self._existing.parked)

    def _relation(self, told: str) -> str:
        known = {each.casefold(): each for each in self._relations}
        usual = OTHERWISE if OTHERWISE in self._relations else self._relations[0]
        return known.get(told.casefold(), usual)

    def _end(self, given: Given, end: Target | str) -> Target | None:
        """An end as a thing of ours; None for a record that is not there."""
        if isinstance(end, str):
            uid = self._ends.keys.get((given.source, end), "")
            return Target(TargetKind.ANNOTATION, uid) if uid else None
        if end.kind is TargetKind.ARTICLE:
            return replace(end, key=self._ends.articles.get(end.key, end.key))
        return end

    def _why_waits(self, end: Target, way: str) -> str:
        if end.kind is TargetKind.ANNOTATION:
            if end.key in self._ends.waiting:
                return WAITS.format(way)
            known = self._existing.annotation(end.key)
            is_there = end.key in self._ends.coming or (known is not None and not known.record.deleted)
            return "" if is_there else NOT_HERE.format(way)
        if end.kind is TargetKind.ARTICLE:
            return "" if end.key in self._ends.shelf else NOT_HERE.format(way)
        if end.kind is TargetKind.FIGURE:
            return "" if self._is_known_figure(end) else NOT_HERE.format(way)
        return ""

    def _is_known_figure(self, end: Target) -> bool:
        try:
            return has_text(self._library.database, figure_place(end)[1])
        except ValueError:
            return False


def waiting(given: Given, row: ParkedRow, known: Mapping[str, ParkedRow]) -> Planned:
    """What is to become of a record that has to wait: nothing, where it waits like this already."""
    before = known.get(row.uid)
    if before is None:
        return Planned(given, Outcome.PARKED, row.uid, row, why=row.why)
    made = replace(row, record=replace(row.record, created=before.record.created, changed=before.record.changed))
    if before.record.deleted:
        return Planned(given, Outcome.DROPPED, row.uid, before)
    if made == before:
        return Planned(given, Outcome.THERE, row.uid, before, why=f"it waits already: {row.why}")
    return Planned(
        given,
        Outcome.PARKED,
        row.uid,
        replace(made, record=replace(made.record, changed=row.record.changed)),
        why=row.why,
    )
