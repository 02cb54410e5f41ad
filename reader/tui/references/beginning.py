"""Beginning: the `x` key of the lists: a reference begins at what the cursor stands on, or ends there."""

from collections.abc import Callable

from reader.core.entity import EntityKey
from reader.core.quotes import QUOTE_LENGTH, quoted
from reader.core.reference import Target, TargetKind, entity_target
from reader.core.segment import sentence_at
from reader.core.span import Span
from reader.library.comparing import target_of
from reader.library.ledger import FigureMention
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.passage import Passage
from reader.library.shelf import Entry
from reader.library.telling import entity_words
from reader.tui.references.loose_end import Begun
from reader.tui.services import Services

NOTHING = "there is nothing here to link"


def begin_at(here: Begun | None, services: Services, tell: Callable[[str], None]) -> None:
    """Begin a reference at what the cursor stands on, or end there the one that was begun.

    Args:
        here: What the cursor stands on; None for nothing.
        services: What the app does for screens.
        tell: Says something.
    """
    if here is None:
        tell(NOTHING)
    else:
        services.loose_end.take(here.end, here.words)


def at_entity(key: EntityKey) -> Begun:
    """An entity as an end."""
    return Begun(entity_target(key), entity_words(key))


def at_figure(mention: FigureMention) -> Begun:
    """A figure as an end."""
    return Begun(target_of(mention), quoted(mention.quote, QUOTE_LENGTH))


def at_annotation(uid: str, quote: str, entry: Entry) -> Begun:
    """An annotation as an end; without a quote it is a note on its whole article."""
    return Begun(
        Target(TargetKind.ANNOTATION, uid), quoted(quote, QUOTE_LENGTH) if quote else f"the note on {_titled(entry)}"
    )


def at_article(entry: Entry) -> Begun:
    """An article as an end."""
    return Begun(Target(TargetKind.ARTICLE, entry.id), _titled(entry))


def at_sentence(library: Library, entry: Entry, span: Span) -> Begun:
    """The sentence of an article at a span as an end; it is highlighted for it.

    Raises:
        ReaderError: The article cannot be read.
    """
    opened = open_article(library, entry)
    found = sentence_at(opened.document, span.start).joined(span).trimmed(opened.document.text)
    return Begun(Passage(opened.entry, opened.document, found), quoted(found.of(opened.document.text), QUOTE_LENGTH))


def _titled(entry: Entry) -> str:
    return f"“{entry.article.title}”"
