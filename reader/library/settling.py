"""Settling: the library's joins and the reader's corrections, ready to be laid over the names of an article."""

from collections.abc import Iterable
from weakref import WeakKeyDictionary

from reader.core.correcting import Corrector
from reader.core.document import Document
from reader.core.entity import Mention
from reader.library.kept_joins import kept_joins
from reader.library.library import Library
from reader.library.prose import walled
from reader.library.shelf import Entry
from reader.store.corrections import all_corrections, corrections_state
from reader.store.database import Database

# Of each open database the last one, for every article that is opened asks, and a correction is seldom made.
_CORRECTORS: WeakKeyDictionary[Database, tuple[str, Corrector]] = WeakKeyDictionary()


def corrector(library: Library) -> Corrector:
    """What joins the names of the articles and applies the corrections to them."""
    state, joins = corrections_state(library.database), kept_joins(library)
    known = _CORRECTORS.get(library.database)
    if known is None or known[0] != state or not (known[1].joins is joins or known[1].joins == joins):
        known = state, Corrector(all_corrections(library.database), joins)
        _CORRECTORS[library.database] = known
    return known[1]


def corrected(library: Library, entry: Entry, document: Document, mentions: Iterable[Mention]) -> list[Mention]:
    """The names of an article joined and put right, and the marked ones found."""
    applied = corrector(library)
    return applied.corrected(document.text, mentions, entry.id, walled(document) if applied.marks else None)
