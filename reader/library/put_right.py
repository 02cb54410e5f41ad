"""Put right: what an article names under the reader's corrections, from its summary where that is enough."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from hashlib import sha256

from reader.core.correcting import Corrector
from reader.core.document import Document
from reader.core.entity import EntityKey
from reader.core.errors import ReaderError
from reader.core.finding_names import NameFinder
from reader.library.kept_joins import joined_of
from reader.library.library import Library
from reader.library.naming import names_here
from reader.library.opening import open_article
from reader.library.prose import prose_digest, walled
from reader.library.settling import corrector
from reader.library.shelf import Entry
from reader.library.summaries import Named, named_text, summed, text_named
from reader.store.corrections import corrections_state

Rightly = list[tuple[EntityKey, Named]]

HOLDS, LACKS = "holds", "lacks"
MAKER = "put right"


def putting_right(library: Library, engine: str) -> Callable[[Entry, Iterable[Named]], Rightly]:
    """Give what tells, of an article and what the engine found in it, what it names and which entity each is.

    Only an article that holds a name which the reader marked is opened, and that but once under the same corrections.

    Args:
        library: The library, its joins known.
        engine: What found the names.
    """
    applied = corrector(library)
    state = f"{engine}, {corrections_state(library.database)}, {joined_of(library)}"

    def put_right(entry: Entry, named: Iterable[Named]) -> Rightly:
        found = _with_marks(library, entry, applied.marks, f"{state}, {entry.id}") if applied.marks else None
        return _settled(applied, entry, named) if found is None else [(each.key, each) for each in found]

    return put_right


def _settled(applied: Corrector, entry: Entry, named: Iterable[Named]) -> Rightly:
    settled = ((applied.settled(each.key, each.surface, entry.id), each) for each in named)
    return [(key, each) for key, each in settled if key is not None]


def _with_marks(library: Library, entry: Entry, marks: tuple[str, ...], state: str) -> list[Named] | None:
    """What an article names that holds one of the marked names; None for one that holds none."""
    if library.cache.summary(entry.prose_digest, _maker(marks)) == LACKS:
        return None
    kept_for, _, kept = (library.cache.summary(entry.prose_digest, MAKER) or "").partition("\n")
    if kept_for == state and (found := text_named(kept)) is not None:
        return found
    try:
        document = open_article(library, entry).document
    except ReaderError:  # gone in this moment
        return None
    if prose_digest(document) != entry.prose_digest or not _holds(library, entry, marks, document):
        return None  # changed in this moment, or without any
    found = summed(names_here(library, entry, document), document.text)
    library.cache.keep_summary(entry.prose_digest, MAKER, f"{state}\n{named_text(found)}")
    return found


def _holds(library: Library, entry: Entry, marks: tuple[str, ...], document: Document) -> bool:
    known = library.cache.summary(entry.prose_digest, _maker(marks))
    if known is None:
        known = HOLDS if _finder(marks).find(walled(document)) else LACKS
        library.cache.keep_summary(entry.prose_digest, _maker(marks), known)
    return known == HOLDS


@lru_cache(maxsize=1)
def _finder(marks: tuple[str, ...]) -> NameFinder:
    return NameFinder(marks)


@lru_cache(maxsize=1)
def _maker(marks: tuple[str, ...]) -> str:
    return f"marks {sha256(chr(9).join(marks).encode('utf-8', 'surrogatepass')).hexdigest()}"
