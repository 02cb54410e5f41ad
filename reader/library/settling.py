"""Settling: the library's joins and the reader's corrections, ready to be laid over names."""

from collections.abc import Iterable, Iterator
from weakref import WeakKeyDictionary

from reader.core.correcting import Corrector
from reader.core.document import Document
from reader.core.entity import EntityKey, Mention
from reader.library.joined import kept_joins
from reader.library.library import Library
from reader.library.marking import present_engine
from reader.library.named import named_in
from reader.library.prose import walled
from reader.library.shelf import Entry, entries, newest_first
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


def exists(library: Library, key: EntityKey) -> bool:
    """Whether an article of the library names this entity, or the reader marked it."""
    return any(True for _ in surfaces_of(library, key))


def surfaces_of(library: Library, key: EntityKey, first: Entry | None = None) -> Iterator[tuple[str, str]]:
    """The names of an entity, with the id of the article that each stands in; empty for a name that was marked.

    Args:
        library: The library.
        key: The entity.
        first: The article to be gone through first.
    """
    applied, engine = corrector(library), present_engine(library)
    for mark in applied.marks:
        if applied.marked_as(mark, "") == key:
            yield "", mark
    shelf = newest_first(entries(library)) if engine else []
    for entry in sorted(shelf, key=lambda each: first is None or each.id != first.id):
        for named in named_in(library, entry, engine) or ():
            if applied.settled(named.key, named.surface, entry.id) == key:
                yield entry.id, named.surface
