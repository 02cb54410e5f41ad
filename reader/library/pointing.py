"""Pointing: the two ends of a reference in words, and the text that a figure in a reference stands in."""

from reader.core.entity import EntityKey
from reader.core.quotes import QUOTE_LENGTH, quoted
from reader.core.reference import Target, TargetKind, figure_place
from reader.library.library import Library
from reader.library.note_words import shown_note
from reader.store.annotations import annotation
from reader.store.articles import article
from reader.store.versions import kept_text


def target_words(library: Library, target: Target) -> str:
    """What an end of a reference is: the words of a figure or an annotation, a name, a title."""
    match target.kind:
        case TargetKind.FIGURE:
            return quoted(figure_quote(library, target), QUOTE_LENGTH)
        case TargetKind.ENTITY:
            key = EntityKey.of(target.key)
            return f"the {key.kind} “{key.name}”"
        case TargetKind.ARTICLE:
            row = article(library.database, target.key)
            return f"“{row.article.title}”" if row else "an article that is gone"
        case TargetKind.ANNOTATION:
            found = annotation(library.database, target.key)
            quote = found.anchor.exact if found and found.anchor else shown_note(library, found.note) if found else ""
            return quoted(quote, QUOTE_LENGTH) if quote else "an annotation"


def figure_quote(library: Library, target: Target) -> str:
    """The words of a figure that a reference names, from the text that was kept with it.

    Raises:
        ValueError: It is no figure, or the text that was kept is damaged.
    """
    _, digest, span = figure_place(target)
    text = kept_text(library.database, digest)
    return span.of(text) if text is not None else "a figure"
