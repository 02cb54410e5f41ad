"""Knot: what a figure is tied to: the reader's annotations on it, its references, and what may be like it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reader.core.errors import ReaderError
from reader.core.figure import Figure
from reader.core.reference import TargetKind
from reader.core.segment import sentence_at
from reader.library.comparing import Alike, suggestions, target_of, turned_down
from reader.library.ledger import FigureMention, Ledger, mentions_of
from reader.library.library import Library
from reader.library.links import Gathered, gathered
from reader.library.opening import Held, Opened, annotations_of, open_article
from reader.library.shelf import Entry


@dataclass(frozen=True, slots=True)
class Knot:
    """What is known around one figure.

    Attributes:
        references: Those at it; None while they are not known.
        alike: What may be the same measure, but for what the reader dismissed or confirmed.
        dismissed: How many of those the reader dismissed.
    """

    mention: FigureMention
    notes: tuple[Held, ...] = ()
    references: Gathered | None = None
    alike: tuple[Alike, ...] = ()
    dismissed: int = 0

    @property
    def confirmed(self) -> int:
        """How many references lead to another figure."""
        every = [each.reference for each in self.references.found] if self.references else []
        return sum(each.source.kind is each.target.kind is TargetKind.FIGURE for each in every)


def knot_of(library: Library, entry: Entry, figure: Figure, before: FigureMention | None = None) -> Knot:
    """What the article itself and the notes on it say; not yet what it is tied to elsewhere.

    Args:
        library: The library.
        entry: The article.
        figure: The figure, as it stands in the article now, or as it stood `before`.
        before: How it was last read; where the article has changed since, it is looked for by its words.

    Raises:
        ReaderError: The article cannot be read, or it does not give the figure any more.
    """
    opened = open_article(library, entry)
    every = mentions_of(library, opened.entry)
    if before is not None and before.text_digest != opened.document.text_digest:
        mention = _again(before, every)
    else:
        found = (each for each in every if each.figure.span == figure.span)
        mention = next(found, None) or _alone(opened, figure)
    held = annotations_of(library, opened.entry, opened.document)
    span = mention.figure.span
    notes = tuple(each for each in held if (place := each.span) and place.overlaps(span))
    return Knot(mention, notes)


def _again(before: FigureMention, every: Iterable[FigureMention]) -> FigureMention:
    """The figure in the new text of its article."""
    same = [each for each in every if each.quote == before.quote]
    found = next((each for each in same if each.sentence == before.sentence), same[0] if len(same) == 1 else None)
    if found is None:
        raise ReaderError(f"the article has changed, and “{before.quote}” is not in it any more", "esc leaves the card")
    return found


def _alone(opened: Opened, figure: Figure) -> FigureMention:
    """A figure that cannot be told as the ledger tells it, and is no part of that."""
    document, article = opened.document, opened.entry.article
    sentence = sentence_at(document, figure.span.start).of(document.text)
    quote, digest = figure.span.of(document.text), document.text_digest
    return FigureMention(
        opened.entry.id, digest, figure, quote, sentence, frozenset(), article.published, article.title
    )


def with_references(library: Library, knot: Knot, shelf: Iterable[Entry]) -> Knot:
    """With the references at it, where the articles are known that their other ends stand in."""
    return replace(knot, references=gathered(library, shelf, target_of(knot.mention)))


def with_suggestions(library: Library, knot: Knot, ledger: Ledger | None) -> Knot:
    """With what may be like it, where the library's ledger is known."""
    if ledger is None:
        return replace(knot, alike=(), dismissed=0)
    down = turned_down(library, ledger, knot.mention)
    return replace(knot, alike=tuple(suggestions(library, ledger, knot.mention)), dismissed=len(down))
