"""Undoing: taking the newest act back, doing it again, and telling what was done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from reader.core.change import Change
from reader.core.errors import ReaderError
from reader.library.acting import Acting, act
from reader.library.codebook import undo_codebook
from reader.library.library import Library
from reader.library.rejoining import REJOINED, undo_rejoin
from reader.library.renewing import NEW_VERSION, undo_version
from reader.library.telling import act_words
from reader.library.trashing import undo_article
from reader.store import journal
from reader.store.journal import CODEBOOK, KEPT, SEALED, ActRow
from reader.store.nouns import ANNOTATION, ARTICLE, find_row
from reader.store.rows import ANCHOR_COLUMNS, Row


@dataclass(frozen=True, slots=True)
class Act:
    """Something that was done to the library.

    Attributes:
        at: When, in UTC.
        words: What changed and where, in words.
        undone: Whether it has been taken back since.
        changes: What it did, row by row.
    """

    uid: str
    at: datetime
    author: str
    device: str
    words: str
    undone: bool
    changes: tuple[Change, ...]


def undo(library: Library) -> Act | None:
    """Take back the newest act that stands, whichever program did it.

    Returns:
        What was taken back; None when there is nothing.

    Raises:
        ReaderError: What the act left is not there any more as it left it; nothing is changed.
    """
    with act(library) as acting:
        target = _to_undo(library)
        return _taken_back(acting, target) if target else None


def redo(library: Library) -> Act | None:
    """Do again what was last taken back, unless something else was done since.

    Returns:
        What was done again; None when there is nothing.

    Raises:
        ReaderError: What undo left is not there any more as it left it; nothing is changed.
    """
    with act(library) as acting:
        undone = _to_redo(library)
        if undone is None:
            return None
        _taken_back(acting, undone)
        return _act(library, undone.undoes, undone=False)


def seal(library: Library) -> None:
    """Make all that was done so far a part of the library: undo goes back no further, history still shows it."""
    with act(library) as acting:
        acting.note(SEALED, "journal", "", None, None)


def history(library: Library, limit: int = 50) -> list[Act]:
    """What was done, newest first; what was taken back is marked, and undo and redo are not listed themselves."""
    return list(islice(_acts(library), limit))


def acts(library: Library) -> Iterator[tuple[str, bool]]:
    """The ids of all acts of the reader's own, newest first, each with whether it has been taken back since."""
    for row, cancelled in _walk(library):
        if not row.undoes and not row.seals:
            yield row.act, cancelled


def act_told(library: Library, uid: str, *, undone: bool) -> Act:
    """One of the `acts`, with what changed, in words."""
    return _act(library, uid, undone=undone)


def _acts(library: Library) -> Iterator[Act]:
    return (act_told(library, uid, undone=undone) for uid, undone in acts(library))


def _walk(library: Library) -> Iterator[tuple[ActRow, bool]]:
    """All acts, newest first, each with whether a later one took it back."""
    cancelled: set[str] = set()
    for row in journal.acts(library.database):
        if row.undoes and row.act not in cancelled:
            cancelled.add(row.undoes)
        yield row, row.act in cancelled


def _to_undo(library: Library) -> ActRow | None:
    for row, cancelled in _walk(library):
        if row.seals:
            return None
        if not row.undoes and not cancelled:
            return row
    return None


def _to_redo(library: Library) -> ActRow | None:
    for row, cancelled in _walk(library):
        if not row.undoes:
            return None
        if not cancelled and not row.redoes:
            return row
    return None


def _taken_back(acting: Acting, target: ActRow) -> Act:
    acting.undoes = target.act
    taken = _act(acting.library, target.act, undone=True)
    for change in reversed(taken.changes):
        if change.verb == KEPT:  # which file an article is stays known
            continue
        if change.verb == NEW_VERSION:
            undo_version(acting, change)
        elif change.verb == REJOINED:
            undo_rejoin(acting, change)
        elif change.noun == ARTICLE:
            undo_article(acting, change)
        elif change.noun == CODEBOOK:
            undo_codebook(acting, change)
        else:
            _undo_row(acting, change)
    return taken


def _undo_row(acting: Acting, change: Change) -> None:
    database = acting.library.database
    found = find_row(database, change.noun, change.key)
    before, after = (dict(values) if values is not None else None for values in (change.before, change.after))
    if after is not None and found is not None:
        found = {name: value for name, value in found.items() if name in after}  # later schemas have more columns
        if change.noun == ANNOTATION and journal.was_kept(database, change.noun, change.key):
            before, after = _where_it_lies(before, after, found)
    if found != after:
        raise ReaderError(
            f"the {change.noun} {change.key} has changed since ({_difference(found, after)})",
            "undo on the device that changed it, or change it by hand",
        )
    acting.write(change.verb, change.noun, change.key, before)


def _where_it_lies(before: Row | None, after: Row, found: Row) -> tuple[Row | None, Row]:
    """What an act did to an annotation that has followed its text since: what the act did not move stays there."""
    if after["exact"] != found["exact"]:
        return before, after
    place = {name: found[name] for name in ANCHOR_COLUMNS}
    if before is not None and all(before[name] == after[name] for name in ANCHOR_COLUMNS):
        before |= place
    return before, after | place


def _difference(found: dict[str, object] | None, expected: dict[str, object] | None) -> str:
    if found is None or expected is None:
        return "it is gone" if found is None else "it is there"
    return ", ".join(name for name in found if found[name] != expected.get(name))


def _act(library: Library, uid: str, *, undone: bool) -> Act:
    changes = tuple(journal.changes_of(library.database, uid))
    first = changes[0]
    return Act(uid, first.at, first.author, first.device, act_words(library, changes), undone, changes)
