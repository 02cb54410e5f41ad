"""Passage: where a card or a highlight is from, and its passage in its paragraph."""

from reader.core.errors import ReaderError
from reader.core.relocate import Placed
from reader.library.anchoring import Places
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.shelf import Entry, resolve
from reader.store.annotations import annotation
from reader.tui.references.showing import neighbourhood_rows
from reader.tui.widgets.margin import broken
from reader.tui.widgets.rows_view import Row

ROWS = 16


def article_of(library: Library, uid: str) -> Entry:
    """The article of an annotation.

    Raises:
        ReaderError: The annotation or the article is not there.
    """
    found = annotation(library.database, uid)
    if found is None:
        raise ReaderError("the annotation is not in the library any more")
    return resolve(library, found.article)


def passage_rows(library: Library, uid: str, width: int) -> list[Row]:
    """The passage in its paragraph, with what stands around that; or why it cannot be seen."""
    try:
        entry = article_of(library, uid)
        document = open_article(library, entry).document
    except ReaderError as error:
        return [((line, "byline"),) for line in broken(str(error), width)]
    found = annotation(library.database, uid)
    placed = Places(library, entry.id, document).of(found) if found is not None else None
    if not isinstance(placed, Placed):
        return [((line, "byline"),) for line in broken("Its passage is not in the article any more.", width)]
    return neighbourhood_rows(document, placed.span, width, ROWS)
