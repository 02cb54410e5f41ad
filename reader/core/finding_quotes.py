"""Finding quotes: where what an anchor marked stands in a text now, if that can be believed."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Indel

from reader.core.anchor import Anchor
from reader.core.carrying import carry_tokens
from reader.core.ground import AROUND, Ground, Passage, Place
from reader.core.span import Span
from reader.core.tokens import formed, tokens_of
from reader.core.word_diff import diff_words

BELIEVED_ALONE = 4.5  # weight, about that of four words, of a quote that needs no surroundings
BELIEVED_TOGETHER = 3.0  # weight of a shorter quote and of what agrees around it
BELIEVED_ONCE = 3  # words of a quote that stands once in either version; of fewer, one next to it must agree
ONE_WORD = 0.2  # what the commonest word weighs, and a sign does not
EVIDENCE_FLOOR = 1.0  # weight of what must agree around a quote that is not believed alone
BELIEVED_AROUND = 0.9  # of what was around a quote of any length
NEAR_FLOOR = 0.5  # of the words of a quote, below which a place is not like it
NEAR_SHARE = 0.7  # of the words of a quote that is found by its likeness
NEAR_SUPPORT = 2.0  # weight of what agrees around a quote of which less is left
NEAR_JOINED = 1.0  # weight of what must stand next to it as it did; less, where less of it is missing
NEAR_CLEAR = 0.85  # what the next place like it may be worth at most, of what the best is
SAME_SUPPORT = 0.5  # a difference in weight that does not tell one place from another
SAME_CLOSENESS = 2  # characters, likewise
NEARER = 0.1  # how far from its old offset a place may lie, of how far the next is, to be the one of several alike
TAKEN = 0.3  # of the weight of a place that is known to have been other passages before

TAKEN_IN_ORDER = 0.75  # likewise, of one between the same neighbours
ORDER_ROOM = 4  # how many times as long as a quote the part may be in which its neighbours let it lie

GONE = "the quote is no longer in the text"
LITTLE = "too little of the quote is left in the text"
SEVERAL = "the quote stands in several places and its surroundings do not tell which"
ALIKE = "several places are like the quote and its surroundings do not tell which"
SHORT = "the quote is short and stands only among other words now"
_UNCLEAR = frozenset({SEVERAL, ALIKE})
BLANK = "the quote holds no word"


@dataclass(frozen=True, slots=True)
class Found:
    """Where a quote stands now.

    Attributes:
        span: The place.
        agreement: How much of the quote and of its surroundings agrees, 0.0 to 1.0.
        is_verbatim: Whether its words are the same, but for white space, quotation marks, dashes and Unicode form.
    """

    span: Span
    agreement: float
    is_verbatim: bool


Within = Callable[[Span], bool]  # whether a place lies where the order of others lets it lie


class Finder:
    """Finds what was marked in one text; what it learns of the text serves each question.

    Args:
        new: The text.
        old: The version in which things were marked, when it is known.
    """

    def __init__(self, new: str, old: str | None = None) -> None:
        self._ground = Ground(new)
        self._old = tokens_of(old, self._ground.symbols) if old is not None else None
        signs = self._ground.symbols.signs
        self._diff = diff_words(self._old, self._ground.tokens, signs) if self._old else None

    def find(self, anchor: Anchor) -> Found | str:
        """Where the quote of an anchor stands now, or why that cannot be told."""
        return self._find(anchor, anchor.start)

    def find_all(self, anchors: Sequence[Anchor]) -> list[Found | str]:
        """Where the quotes of many anchors stand, in their order.

        Those that are found by themselves tell where others of their text may be.
        """
        if self._old is not None or len(anchors) == 1:
            return [self.find(anchor) for anchor in anchors]
        found = [self._find(anchor, None) for anchor in anchors]
        in_order = _Order(anchors, found)
        return [
            self._find(anchor, anchor.start, in_order.around(anchor)) if each in _UNCLEAR else each
            for anchor, each in zip(anchors, found, strict=True)
        ]

    def likeliest(self, anchor: Anchor, limit: int) -> list[Found]:
        """The places most like what an anchor marked, the best first, whether they can be believed or not."""
        passage = self._marked(anchor)
        if passage is None:
            return []
        places = self._ground.occurrences(passage) + self._fits(passage) + self._fits(passage, alone=True)
        best: list[Place] = []
        for place in sorted(places, key=lambda each: -each.worth):
            if len(best) < limit and not any(place.overlaps(other.carried) for other in best):
                best.append(place)
        return [self._found(passage, anchor, each) for each in best]

    def _found(self, passage: Passage, anchor: Anchor, place: Place) -> Found:
        text, span = self._ground.tokens.text, self._ground.span_of(passage, place.carried)
        before = _likeness(anchor.prefix, text[max(0, span.start - len(anchor.prefix)) : span.start])
        after = _likeness(anchor.suffix, text[span.end : span.end + len(anchor.suffix)])
        agreement = place.carried.likeness * (2 + before + after) / 4
        return Found(span, agreement, place.carried.whole and formed(anchor.exact) == formed(span.of(text)))

    def _find(self, anchor: Anchor, expected: int | None, within: Within | None = None) -> Found | str:
        passage = self._marked(anchor)
        if passage is None:
            return BLANK
        is_known = passage.source is self._old
        place = self._carried(passage) if is_known else self._searched(passage, expected, within)
        return place if isinstance(place, str) else self._found(passage, anchor, place)

    def _marked(self, anchor: Anchor) -> Passage | None:
        """What an anchor marks, in the old version, or in what it kept where that does not fit."""
        if self._old is not None and self._old.text[anchor.start : anchor.end] == anchor.exact:
            return self._ground.passage(self._old, anchor.span)
        kept = tokens_of(f"{anchor.prefix}{anchor.exact}{anchor.suffix}", self._ground.symbols)
        return self._ground.passage(kept, Span(0, len(anchor.exact)).shifted(len(anchor.prefix)))

    def _carried(self, passage: Passage) -> Place | str:
        """Where the diff carries a passage of the old version; else where it was moved to."""
        ground = self._ground
        found = carry_tokens(passage.first, passage.stop, self._diff, ground.weights) if self._diff else None
        place = ground.place(passage, found) if found else None
        if place and place.carried.whole and self._is_believed(passage, place, place.support):
            return place
        free = [each for each in ground.occurrences(passage) if not self._was_other(passage, each)]
        moved = self._chosen(passage, free, place, passage.span.start)
        if isinstance(moved, Place):
            return moved
        if (
            place
            and place.carried.survives
            and not place.carried.whole
            and self._is_believed(passage, place, place.support)
        ):
            return place
        near = self._near(passage)
        if isinstance(near, Place):
            return near
        return self._in_order(passage) or (moved if free else (LITTLE if place else near))

    def _in_order(self, passage: Passage) -> Place | None:
        """Where a passage lies between what was kept before and behind it, looked at once more by itself.

        The diff is of whole texts, and gives words to others that stand there as well.
        """
        if self._diff is None:
            return None
        first, stop = self._diff.between(passage.first, passage.stop)
        room = 2 * (passage.stop - passage.first + AROUND)
        if stop - first > ORDER_ROOM * room:
            return None
        place = self._ground.fit(passage, (max(0, first - room), min(len(self._ground.tokens), stop + room)))
        if place is None or not place.carried.survives or place.joined < NEAR_JOINED:
            return None
        return None if self._of_others(passage, place) > TAKEN_IN_ORDER * place.weight else place

    def _searched(self, passage: Passage, expected: int | None, within: Within | None) -> Place | str:
        """Where a passage is by its words and surroundings alone."""
        places = self._ground.occurrences(passage)
        if within and len(places) > 1:
            placed = [each for each in places if within(self._ground.span_of(passage, each.carried))]
            places = placed if len(placed) == 1 else places
        verbatim = self._chosen(passage, places, None, expected)
        if isinstance(verbatim, Place):
            return verbatim
        near = self._near(passage, within)
        return near if isinstance(near, Place) or not places else verbatim

    def _chosen(self, passage: Passage, places: list[Place], near: Place | None, expected: int | None) -> Place | str:
        """The place among those where a passage stands verbatim: where it is known to be, or by its surroundings."""
        here = [each for each in places if near and near.overlaps(each.carried)]
        ranked = sorted(here or places, key=lambda each: -each.support)
        if not ranked:
            return GONE
        best = ranked[0]
        alike = [each for each in ranked if each.support >= best.support - SAME_SUPPORT]
        if len(alike) > 1:
            chosen = self._told_apart(passage, alike, expected)
            if chosen is None:
                return SEVERAL
            best = chosen
        return best if self._is_believed(passage, best, best.joined) else (SEVERAL if len(ranked) > 1 else SHORT)

    def _told_apart(self, passage: Passage, places: list[Place], expected: int | None) -> Place | None:
        """The place among those with the same words around it: by characters, then by where it should be."""
        closeness = [(self._ground.closeness(passage, each.carried), each) for each in places]
        most = max(close for close, _ in closeness)
        left = [each for close, each in closeness if close >= most - SAME_CLOSENESS]
        if len(left) == 1 or expected is None:
            return left[0] if len(left) == 1 else None
        starts = self._ground.tokens.starts
        away = sorted((abs(starts[each.carried.first] - expected), number) for number, each in enumerate(left))
        return left[away[0][1]] if away[0][0] <= NEARER * away[1][0] else None

    def _near(self, passage: Passage, within: Within | None = None) -> Place | str:
        """Where something stands that is like a passage, and like it alone."""
        fits = [each for each in self._fits(passage) if each.carried.survives and each.carried.share >= NEAR_FLOOR]
        ranked = sorted((each for each in fits if not self._was_other(passage, each)), key=lambda each: -each.worth)
        if within:
            ranked = [each for each in ranked if within(self._ground.span_of(passage, each.carried))]
        if not ranked:
            return LITTLE if fits else GONE
        best = ranked[0]
        if any(not best.overlaps(each.carried) and each.worth > NEAR_CLEAR * best.worth for each in ranked):
            return ALIKE
        return best if self._is_like(passage, best) else LITTLE

    def _fits(self, passage: Passage, *, alone: bool = False) -> list[Place]:
        windows = (each for each in self._ground.windows(passage) if self._has_room(each))
        fits = (self._ground.fit(passage, each, alone=alone) for each in windows)
        return [each for each in fits if each]

    def _has_room(self, window: tuple[int, int]) -> bool:
        """Whether a part of the text holds anything that was not there before."""
        if self._diff is None:
            return True
        return sum(run.length for run in self._diff.origins(*window)) < window[1] - window[0]

    def _is_believed(self, passage: Passage, place: Place, evidence: float) -> bool:
        """Whether enough agrees: the quote, or it and what is around it, or all that was around it."""
        if place.weight >= BELIEVED_ALONE:
            return True
        if evidence >= EVIDENCE_FLOOR and place.weight + evidence >= BELIEVED_TOGETHER:
            return True
        if place.carried.whole and passage.source is self._old and self._ground.stands_once(passage):
            return place.joined >= ONE_WORD or self._ground.words(passage) >= BELIEVED_ONCE
        around = self._ground.around(passage)
        return around > 0 and evidence >= BELIEVED_AROUND * around

    def _is_like(self, passage: Passage, place: Place) -> bool:
        """Whether a place where a passage does not stand verbatim is believed; never without anything next to it."""
        missing = place.weight / place.carried.share - place.weight
        enough = place.carried.share >= NEAR_SHARE
        if passage.source is not self._old:  # no diff has looked where it stood
            enough = enough or place.support >= NEAR_SUPPORT
        return enough and place.joined >= min(missing, NEAR_JOINED) and place.weight + place.joined >= BELIEVED_TOGETHER

    def _was_other(self, passage: Passage, place: Place) -> bool:
        """Whether a place is known to have been other passages of the old version, and none of this one."""
        if self._diff is None or passage.source is not self._old:
            return False
        if not place.carried.whole:
            return self._of_others(passage, place) > TAKEN * place.weight
        first, stop = place.carried.first, place.carried.stop
        origins = self._diff.origins(first, stop)
        is_copy = len(origins) == 1 and origins[0].length == stop - first
        return is_copy and (origins[0].old_stop <= passage.first or origins[0].old >= passage.stop)

    def _of_others(self, passage: Passage, place: Place) -> float:
        """The weight of what, by the diff, was another passage."""
        origins = self._diff.origins(place.carried.first, place.carried.stop) if self._diff else []
        others = [run for run in origins if run.old_stop <= passage.first or run.old >= passage.stop]
        return self._ground.weight_of(others)


class _Order:
    """The order of what was found: between which places others of the same text lie."""

    def __init__(self, anchors: Sequence[Anchor], found: Sequence[Found | str]) -> None:
        pairs = [
            (anchor.start, each.span.start)
            for anchor, each in zip(anchors, found, strict=True)
            if isinstance(each, Found) and each.is_verbatim
        ]
        self._starts, self._places = (list(each) for each in zip(*sorted(pairs), strict=True)) if pairs else ([], [])

    def around(self, anchor: Anchor) -> Within:
        """Tells whether a place lies behind what stood before an anchor and before what stood behind it."""
        index = bisect_left(self._starts, anchor.start)
        low = self._places[index - 1] if index else -1
        high = self._places[index] if index < len(self._places) else None
        return lambda span: low < span.start and (high is None or span.start < high)


@lru_cache(maxsize=2)
def finder_for(new: str, old: str | None = None) -> Finder:
    """The finder for a text, kept for what is asked next."""
    return Finder(new, old)


def _likeness(one: str, other: str) -> float:
    return Indel.normalized_similarity(formed(one), formed(other))
