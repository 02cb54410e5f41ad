"""Taken away: references in the trash and suggestions that were dismissed; each can be brought back."""

from collections.abc import Iterable
from dataclasses import replace

from reader.core.ids import meant_id
from reader.core.reference import Dismissal, Reference
from reader.library.acting import act
from reader.library.ends import Ends
from reader.library.library import Library
from reader.library.links import Gathered, Linking
from reader.library.referencing import restore
from reader.library.shelf import Entry
from reader.store import references as store
from reader.store.dismissals import all_dismissals, dismissal_row
from reader.store.nouns import DISMISSAL

DISMISSED = "dismissed"  # what stands for the relation of a suggestion that was dismissed


def taken_away(library: Library, shelf: Iterable[Entry]) -> Gathered:
    """What was taken away, the last taken last; a suggestion stands there as a reference that says `dismissed`.

    Args:
        library: The library.
        shelf: Its articles.
    """
    trashed = store.all_references(library.database, trashed=True)
    every = [*trashed, *map(_as_reference, all_dismissals(library.database))]
    ends = Ends(library, shelf)
    every.sort(key=lambda each: (each.record.deleted or each.record.created, each.record.uid))
    return Gathered(Linking(every, ends), ends)


def bring_link_back(library: Library, uid: str) -> None:
    """Bring a reference back from the trash, or let a suggestion be made again.

    Args:
        library: The library.
        uid: Its id, or the beginning of it.

    Raises:
        ReaderError: There is none, or several begin so.
    """
    found = _dismissal(library, uid)
    if found is None:
        restore(library, uid)
        return
    with act(library) as acting:
        again = replace(found, record=replace(found.record, deleted=acting.at, changed=acting.at))
        acting.write("no longer dismissed", DISMISSAL, found.record.uid, dismissal_row(again))


def _dismissal(library: Library, uid: str) -> Dismissal | None:
    every = {each.record.uid: each for each in all_dismissals(library.database)}
    meant = meant_id(uid, every, "dismissed suggestions")
    return every[meant] if meant else None


def _as_reference(dismissal: Dismissal) -> Reference:
    return Reference(dismissal.record, dismissal.source, DISMISSED, dismissal.target)
