"""Version hits: which figures have another value in a new text, and which spans a change touches."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reader.core.figure import Figure
from reader.core.span import Span
from reader.core.version_diff import Kind, Piece


def figures_changed(
    inside: Iterable[Piece], old: str, new: str, olds: Sequence[Figure], news: Sequence[Figure]
) -> list[tuple[Figure, Figure]]:
    """The figures of the old text that have another value in the new one, each with what it became.

    Args:
        inside: The words of a piece.
        old: The old text.
        new: The new one.
        olds: The figures of the old text there.
        news: Those of the new one.
    """
    pairs: list[tuple[Figure, Figure]] = []
    for piece in inside:
        if piece.kind is not Kind.SAME:
            before = [each for each in olds if _meet(each.span, piece.old) and all(each != one for one, _ in pairs)]
            after = [each for each in news if _meet(each.span, piece.new) and all(each != other for _, other in pairs)]
            pairs += _paired(before, after)
    return [
        (one, other)
        for one, other in pairs
        if _value(one) != _value(other) or (_is_unknown(one) and one.span.of(old) != other.span.of(new))
    ]


def touches(inside: Iterable[Piece], old: Span) -> bool:
    """Whether words of the old text within this span were changed, or others put between them."""
    return any(piece.kind is not Kind.SAME and _lies_in(piece.old, old) for piece in inside)


def touches_new(inside: Iterable[Piece], new: Span) -> bool:
    """Whether words of the new text within this span are other than they were, or some are gone from it."""
    return any(piece.kind is not Kind.SAME and _lies_in(piece.new, new) for piece in inside)


def _meet(figure: Span, place: Span) -> bool:
    return figure.overlaps(place) or (place.is_empty and figure.start <= place.start <= figure.end)


def _paired(olds: list[Figure], news: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Figures of one kind in their order; a single one with a single one, whatever they are."""
    if len(olds) == len(news) == 1:
        yield olds[0], news[0]
        return
    left = list(news)
    for old in olds:
        like = next((each for each in left if each.kind is old.kind), None)
        if like is not None:
            left.remove(like)
            yield old, like


def _value(figure: Figure) -> Figure:
    """What a figure says, wherever it stands."""
    return replace(figure, span=Span(0, 0), counts="", change=None, speaker="")


def _is_unknown(figure: Figure) -> bool:
    return figure.low is None and figure.high is None and not figure.starts and not figure.until


def _lies_in(changed: Span, span: Span) -> bool:
    return changed.overlaps(span) or (changed.is_empty and span.start < changed.start < span.end)
