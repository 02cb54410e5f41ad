"""Checking: whether a library is whole, from the pages of its database to the place of every quote."""

from collections import Counter
from pathlib import Path

from reader.core.errors import ReaderError
from reader.core.relocate import How, Lost
from reader.library.finding import DATABASE
from reader.library.folders import Folders
from reader.library.gone import gone_words, rejoin_words
from reader.library.library import Library
from reader.library.opening import Held, open_article
from reader.library.replacing import are_let_be
from reader.library.shelf import Entry, entries
from reader.store.act_log import ActLog
from reader.store.examination import Trouble, examine, missing_acts

__all__ = ["Trouble", "anchors", "check", "check_database"]


def check(library: Library) -> list[Trouble]:
    """Everything that is wrong with a library; empty when all is well.

    An annotation that moved with its text is no trouble; one that is lost is, unless the reader lets it be.
    """
    never_made = library.database.read_only and not (library.root / DATABASE).exists()  # in a read-only folder
    troubles = [] if never_made else check_database(library.root, library.folders)
    if troubles:  # the articles are looked at through the database, which has to be whole first
        return troubles
    return [trouble for entry in _annotated(library) for trouble in _article_troubles(library, entry)]


def check_database(root: Path, folders: Folders) -> list[Trouble]:
    """Everything that is wrong with the database of the library at `root`, also when it cannot be opened."""
    database = root / DATABASE
    if not database.exists() and not folders.act_log(root).exists() and not folders.backups(root).exists():
        return [
            Trouble("nothing was ever kept here: it is no library yet", str(root), f"make it one: reader init {root}")
        ]
    return examine(database) + missing_acts(database, ActLog(folders.act_log(root)))


def anchors(library: Library) -> Counter[How]:
    """How many annotations lie in the present articles exactly where they were, moved, changed or are lost."""
    found: Counter[How] = Counter()
    for entry in _annotated(library):
        try:
            found.update(held.placed.how for held in open_article(library, entry).annotations)
        except ReaderError:
            found[How.LOST] += entry.annotations
    return found


def _annotated(library: Library) -> list[Entry]:
    return [entry for entry in entries(library) if entry.annotations]


def _article_troubles(library: Library, entry: Entry) -> list[Trouble]:
    hint = (
        rejoin_words(entry) if entry.maybe else f"put it back into {library.articles}, or `reader remove {entry.slug}`"
    )
    try:
        opened = open_article(library, entry)
    except ReaderError as error:
        return [Trouble(error.message, entry.slug, error.hint or hint)]
    what = f"{gone_words(entry)}; its text and notes are kept"
    gone = [Trouble(what, entry.slug, hint)] if opened.entry.missing else []
    left = are_let_be(library, opened)
    lost = [held for held in opened.annotations if isinstance(held.placed, Lost) and held.annotation.uid not in left]
    return gone + [_lost(entry, held) for held in lost]


def _lost(entry: Entry, held: Held) -> Trouble:
    reason = held.placed.reason if isinstance(held.placed, Lost) else ""
    return Trouble(
        f"it has lost its place: {reason}",
        f"annotation {held.annotation.uid} in {entry.slug}",
        f"place it in the reader, or: reader place {held.annotation.uid}",
    )
