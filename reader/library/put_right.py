"""Put right: what an article names under the reader's corrections, of its short account where that is enough."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha256

from reader.core.correcting import Corrector
from reader.core.document import Document
from reader.core.entity import EntityKey
from reader.core.errors import ReaderError
from reader.core.finding_names import NameFinder
from reader.library.library import Library
from reader.library.named import Named, summed
from reader.library.naming import names_here
from reader.library.opening import open_article
from reader.library.prose import walled
from reader.library.shelf import Entry

HOLDS, LACKS = "holds", "lacks"


def named_rightly(
    library: Library, entry: Entry, named: Iterable[Named], applied: Corrector
) -> Iterator[tuple[EntityKey, Named]]:
    """What an article names, with the entity that each is in the library.

    Only an article that holds a name which the reader marked is opened; that it does is remembered.

    Args:
        library: The library.
        entry: The article.
        named: What the engine found; nothing where it has not looked.
        applied: The corrections.
    """
    document = _with_marks(library, entry, applied.marks) if applied.marks else None
    if document is not None:
        yield from ((each.key, each) for each in summed(names_here(library, entry, document), document.text))
        return
    for each in named:
        key = applied.settled(each.key, each.surface, entry.id)
        if key is not None:
            yield key, each


def _with_marks(library: Library, entry: Entry, marks: tuple[str, ...]) -> Document | None:
    """The text of an article that holds one of the marked names; None for one that holds none."""
    maker = _maker(marks)
    known = library.cache.summary(entry.prose_digest, maker)
    if known == LACKS:
        return None
    try:
        document = open_article(library, entry).document
    except ReaderError:  # gone in this moment
        return None
    if known is None:
        known = HOLDS if _finder(marks).find(walled(document)) else LACKS
        library.cache.keep_summary(entry.prose_digest, maker, known)
    return document if known == HOLDS else None


@lru_cache(maxsize=1)
def _finder(marks: tuple[str, ...]) -> NameFinder:
    return NameFinder(marks)


@lru_cache(maxsize=1)
def _maker(marks: tuple[str, ...]) -> str:
    return f"marks {sha256(chr(9).join(marks).encode('utf-8', 'surrogatepass')).hexdigest()}"
