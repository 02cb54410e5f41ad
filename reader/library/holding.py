"""Holding: the annotations of an article in their places, each made whole only when it is asked for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from operator import itemgetter
from typing import NamedTuple, overload

from reader.core.annotation import Annotation
from reader.core.document import Document
from reader.core.relocate import How, Lost, Placed
from reader.core.span import Span
from reader.store.annotations import Values, whole

WHOLE = Placed(Span(0, 0), 1.0, How.EXACT)  # where a note on the whole article is placed


@dataclass(frozen=True, slots=True)
class Held:
    """An annotation, its note as a person reads it, and where it lies in the text at hand.

    A note on the whole article lies at `WHOLE`.
    """

    annotation: Annotation
    placed: Placed | Lost

    @property
    def span(self) -> Span | None:
        """Where it lies in the text at hand; None when it is lost, or about the whole article."""
        placed = self.placed
        if isinstance(placed, Lost):
            return None
        span = placed.span
        return span if span.start < span.end else None


class Lying(NamedTuple):
    """What is drawn of an annotation; a tuple, for thousands are made while an article opens.

    Attributes:
        span: Where it lies in the text at hand; None when it is lost, or about the whole article.
    """

    span: Span | None
    uid: str
    label: str
    note: str
    tags: tuple[str, ...]


class Stored(Sequence[Held]):
    """Annotations as they were stored; what a row holds is only read when it is asked for.

    Args:
        stored: Their columns, in the order of their places.
        lying: What is drawn of each.
        placed: Where those lie that do not lie where they were made, by id.
    """

    def __init__(
        self, stored: Sequence[Values], lying: Sequence[Lying], placed: Mapping[str, Placed | Lost] | None = None
    ) -> None:
        self._stored = stored
        self.lying = lying
        self._placed = placed or {}

    def __len__(self) -> int:
        return len(self._stored)

    @property
    def placed(self) -> Mapping[str, Placed | Lost]:
        """Where those lie that do not lie where they were made, by id."""
        return self._placed

    @overload
    def __getitem__(self, index: int) -> Held: ...
    @overload
    def __getitem__(self, index: slice) -> list[Held]: ...
    def __getitem__(self, index: int | slice) -> Held | list[Held]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        uid, span = self.lying[index].uid, self.lying[index].span
        placed = self._placed.get(uid) or (Placed(span, 1.0, How.EXACT) if span else WHOLE)
        return Held(whole(self._stored[index]), placed)


def unmoved(stored: Sequence[Values], document: Document) -> Stored | None:
    """Annotations as they were stored; None when any does not lie exactly where it was made."""
    text, digest, found = document.text, document.text_digest, list[Lying]()
    for values in stored:
        uid, label, note, tags, exact, start, end, text_digest = values[:8]
        if exact is None:
            span = None
        elif text_digest == digest and text[start:end] == exact and exact:
            span = Span(start, end)
        else:
            return None
        found.append(Lying(span, uid, label, note, tuple(tags.split("\x1f")) if tags else ()))
    return Stored(stored, found)


def moved(stored: Iterable[Values], placed: Mapping[str, Placed | Lost]) -> Stored:
    """Annotations in the order of their places: where they are `placed`, all others where they were made.

    Notes on the whole article come first, lost ones last.
    """
    lost, others = list[tuple[str, Values]](), list[tuple[int, int, str, Values]]()
    for values in stored:
        uid, exact, start, end = values[0], *values[4:7]
        place = placed.get(uid)
        if isinstance(place, Lost):
            lost.append((uid, values))
        elif place is not None:
            others.append((place.span.start, place.span.end, uid, values))
        else:
            others.append((start, end, uid, values) if exact is not None else (0, 0, uid, values))
    others.sort(key=itemgetter(0, 1, 2))
    lost.sort(key=itemgetter(0))
    drawn = [_lying(each[3], Span(each[0], each[1]) if each[0] < each[1] else None) for each in others]
    drawn += [_lying(values, None) for _, values in lost]
    return Stored([*(each[3] for each in others), *(values for _, values in lost)], drawn, placed)


def lying(held: Iterable[Held]) -> Sequence[Lying]:
    """What is drawn of annotations, in their order."""
    if isinstance(held, Stored):
        return held.lying
    made = ((each.span, each.annotation) for each in held)
    return [Lying(span, each.uid, each.label, each.note, each.tags) for span, each in made]


def on_whole(held: Iterable[Held]) -> list[Annotation]:
    """The notes on the whole article, which come first."""
    first = takewhile(lambda each: each.annotation.anchor is None, held)
    return [each.annotation for each in first]


def know_the_text(held: Sequence[Held]) -> bool:
    """Whether all of them were made on the text at hand, or written anew for it."""
    return isinstance(held, Stored) and not held.placed


def states_of(held: Sequence[Held]) -> dict[str, Placed | Lost]:
    """Where those lie that do not lie exactly as they were marked, by id."""
    placed = held.placed if isinstance(held, Stored) else {each.annotation.uid: each.placed for each in held}
    return {uid: place for uid, place in placed.items() if place.how is not How.EXACT}


def _lying(values: Values, span: Span | None) -> Lying:
    uid, label, note, tags = values[:4]
    return Lying(span, uid, label, note, tuple(tags.split("\x1f")) if tags else ())
