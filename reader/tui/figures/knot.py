"""Knot: what a figure is tied to: the reader's annotations on it, its references, and what may be like it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reader.core.entity import EntityKey
from reader.core.figure import Figure
from reader.core.reference import Reference, Target, TargetKind, figure_place
from reader.core.segment import sentence_at
from reader.library.comparing import Alike, suggestions, target_of
from reader.library.ledger import FigureMention, Ledger, mentions_of
from reader.library.library import Library
from reader.library.opening import Held, annotations_of, open_article
from reader.library.referencing import references_of
from reader.library.shelf import Entry
from reader.tui.reading.strata import place_of


@dataclass(frozen=True, slots=True)
class Knot:
    """What is known around one figure."""

    mention: FigureMention
    notes: tuple[Held, ...] = ()
    references: tuple[Reference, ...] = ()
    alike: tuple[Alike, ...] = ()


def knot_of(library: Library, entry: Entry, figure: Figure) -> Knot:
    """What the article itself and `annotations.db` say; not yet what may be like it.

    Raises:
        ReaderError: The article cannot be read.
    """
    opened = open_article(library, entry)
    mention = next((each for each in mentions_of(library, entry) if each.figure.span == figure.span), None)
    if mention is None:  # what cannot be told with its sentence is no part of the ledger
        document, article = opened.document, opened.entry.article
        sentence = sentence_at(document, figure.span.start).of(document.text)
        quote, digest = figure.span.of(document.text), document.text_digest
        mention = FigureMention(
            entry.id, digest, figure, quote, sentence, frozenset(), article.published, article.title
        )
    held = annotations_of(library, entry, opened.document)
    notes = tuple(each for each in held if (span := place_of(each)) and span.overlaps(figure.span))
    return Knot(mention, notes, tuple(references_of(library, target_of(mention))))


def with_suggestions(library: Library, knot: Knot, ledger: Ledger | None) -> Knot:
    """With what may be like it, where the library's ledger is known."""
    found = suggestions(library, ledger, knot.mention) if ledger is not None else []
    return replace(knot, alike=tuple(found))


def other_end(reference: Reference, own: Target) -> Target:
    """The end of a reference that is not the figure itself."""
    return reference.target if reference.source == own else reference.source


def end_words(target: Target, ledger: Ledger | None, shelf: Mapping[str, Entry]) -> str:
    """What stands at the other end of a reference."""
    if target.kind is TargetKind.ENTITY:
        return EntityKey.of(target.key).name
    if target.kind is TargetKind.ANNOTATION:
        return "an annotation"
    if target.kind is not TargetKind.FIGURE:
        entry = shelf.get(target.key)
        return f"“{entry.article.title}”" if entry else f"{target.kind} {target.key}"
    article, _, span = figure_place(target)
    entry = shelf.get(article)
    title = f" in “{entry.article.title}”" if entry else " in an article that is gone"
    known = ledger.of_article(article) if ledger else ()
    mention = next((each for each in known if each.figure.span == span), None)
    return (f"“{' '.join(mention.quote.split())}”" if mention else "a figure") + title
