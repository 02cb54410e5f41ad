"""Ground: a text in which passages are looked for, and what makes one place in it more like a passage than another."""

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Indel, LCSseq

from reader.core.anchor import CONTEXT
from reader.core.carrying import Carried, Weights, carry_tokens, fitted
from reader.core.span import Span
from reader.core.tokens import Symbols, Tokens, tokens_of
from reader.core.word_diff import Run, diff_part

AROUND = 12  # tokens on either side that tell one place from another
GAP_MAX = 3  # tokens between what adjoins; none between a quote that stands verbatim and what is next to it
ROOM = 18  # tokens among which those around a passage are looked for
OCCURRENCES_MAX = 200  # places of one quote that are looked at; of more, those with the same neighbours
SEEN_MAX = 40  # a word that stands more often is not rare
WINDOWS_MAX = 16  # parts of the text that are looked at for a quote that does not stand there verbatim
VOTES_FLOOR = 1.2  # the weight of a passage's rare words that such a part must hold
_RARE = 12  # words of a passage by which such parts are found
_NEIGHBOURS = range(5)  # tokens by which a quote that stands too often is made longer


@dataclass(frozen=True, slots=True)
class Passage:
    """Something marked: the tokens from `first` to before `stop` of `source`, at `span` of its text.

    `source` is the version of the text in which it was marked or, where that is not known, what the anchor kept of it.
    """

    source: Tokens
    span: Span
    first: int
    stop: int

    @property
    def symbols(self) -> str:
        """Its tokens."""
        return self.source.symbols[self.first : self.stop]

    @property
    def around(self) -> tuple[int, int]:
        """Its tokens and those that tell it from others: the first, and the one after the last."""
        return max(0, self.first - AROUND), min(len(self.source), self.stop + AROUND)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage may be.

    Attributes:
        carried: Which tokens of the new text.
        weight: What of the passage is there.
        support: What of its surroundings is there.
        joined: What of them adjoins it there as it did.
    """

    carried: Carried
    weight: float
    support: float
    joined: float

    @property
    def worth(self) -> float:
        """By which places are compared."""
        return self.weight * self.carried.likeness + self.support

    def overlaps(self, other: Carried) -> bool:
        """Whether they share a token."""
        return max(self.carried.first, other.first) < min(self.carried.stop, other.stop)


class Ground:
    """A text, ready to be searched.

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        self.symbols = Symbols()
        self.tokens = tokens_of(text, self.symbols)
        self.weights = Weights(self.symbols, self.tokens.symbols)

    def passage(self, source: Tokens, span: Span) -> Passage | None:
        """What `span` marks in `source`; None when that is nothing but white space."""
        first, stop = source.touching(span)
        return Passage(source, span, first, stop) if first < stop else None

    def span_of(self, passage: Passage, carried: Carried) -> Span:
        """The characters of a place."""
        return fitted(passage.span, (passage.first, passage.stop), passage.source, carried, self.tokens)

    def occurrences(self, passage: Passage) -> list[Place]:
        """Where a passage stands word for word; none where that is too often to tell."""
        text, source = self.tokens.symbols, passage.source.symbols
        for more in _NEIGHBOURS:
            first = max(0, passage.first - more)
            longer = source[first : passage.stop + more]
            if text.count(longer) <= OCCURRENCES_MAX:
                break
        else:
            return []
        starts = [start + passage.first - first for start in self._starts(longer)]
        length = passage.stop - passage.first
        return [self.place(passage, Carried(start, start + length, 1.0, 1.0, whole=True)) for start in starts]

    def around(self, passage: Passage) -> float:
        """The weight of all that stood around a passage, as far as it is known."""
        first, stop = passage.around
        source = passage.source.symbols
        return self.weights.of(source[first : passage.first]) + self.weights.of(source[passage.stop : stop])

    def stands_once(self, passage: Passage) -> bool:
        """Whether what was marked stood once where it was marked, and stands once now."""
        return all(text.count(passage.symbols) == 1 for text in (passage.source.symbols, self.tokens.symbols))

    def words(self, passage: Passage) -> int:
        """How many words a passage has."""
        return sum(symbol not in self.symbols.signs for symbol in passage.symbols)

    def place(self, passage: Passage, carried: Carried) -> Place:
        """What speaks for a place."""
        source, new = passage.source.symbols, self.tokens.symbols
        first, stop = passage.around
        before = source[first : passage.first], new[max(0, carried.first - ROOM) : carried.first]
        after = source[passage.stop : stop], new[carried.stop : carried.stop + ROOM]
        nearest = 0 if carried.whole else GAP_MAX
        sides = self._shared(before[0][::-1], before[1][::-1], nearest), self._shared(*after, nearest)
        return Place(
            carried,
            weight=carried.share * self.weights.of(passage.symbols),
            support=sum(whole for whole, _ in sides),
            joined=sum(joined for _, joined in sides),
        )

    def closeness(self, passage: Passage, place: Carried) -> float:
        """How many characters agree next to a place, and in it; tells places apart whose words are the same."""
        old, new = passage.source.text, self.tokens.text
        was, now = passage.span, self.span_of(passage, place)
        before = Indel.similarity(_before(old, was), _before(new, now))
        after = Indel.similarity(_after(old, was), _after(new, now))
        return (before + after) / 2 + (CONTEXT if was.of(old) == now.of(new) else 0)

    def windows(self, passage: Passage) -> Iterator[tuple[int, int]]:
        """Parts of the text that hold rare words of a passage in its order, those that hold most first."""
        votes: dict[int, float] = {}
        reach = max(AROUND, passage.stop - passage.first)
        for index, symbol in self._rare(passage):
            for start in self._starts(symbol):
                part = (start - index + passage.first) // reach
                for each in (part, part + 1):
                    votes[each] = votes.get(each, 0) + self.weights[symbol]
        held = sorted((each for each in votes if votes[each] >= VOTES_FLOOR), key=lambda each: -votes[each])
        for part in held[:WINDOWS_MAX]:
            start = (part - 1) * reach
            yield max(0, start - AROUND), min(len(self.tokens), start + 3 * reach + AROUND)

    def fit(self, passage: Passage, window: tuple[int, int], *, alone: bool = False) -> Place | None:
        """Where a passage lies in a part of the text, as far as it is there; None when none of it is.

        It lies where the order of its surroundings lets it, unless it is looked for `alone`.
        """
        part = (passage.first, passage.stop) if alone else passage.around
        diff = diff_part(passage.source, self.tokens, (part, window), self.symbols.signs)
        found = carry_tokens(passage.first, passage.stop, diff, self.weights)
        return self.place(passage, found) if found else None

    def weight_of(self, runs: list[Run]) -> float:
        """What the runs weigh together."""
        return self.weights.of_runs(self.tokens, runs)

    def _starts(self, symbols: str) -> list[int]:
        text = self.tokens.symbols
        starts, start = [], text.find(symbols)
        while start >= 0:
            starts.append(start)
            start = text.find(symbols, start + 1)
        return starts

    def _rare(self, passage: Passage) -> list[tuple[int, str]]:
        first, stop = passage.around
        counted = (
            (self.weights.count(symbol), index, symbol)
            for index, symbol in enumerate(passage.source.symbols[first:stop], first)
            if symbol not in self.symbols.signs
        )
        return [(index, symbol) for count, index, symbol in sorted(counted) if 0 < count <= SEEN_MAX][:_RARE]

    def _shared(self, one: str, other: str, nearest: int) -> tuple[float, float]:
        """What two surroundings share, and what of it adjoins; both are read away from the passage."""
        whole = joined = 0.0
        reached, gap = (0, 0), nearest
        for step in LCSseq.opcodes(one, other):
            if step.tag == "equal":
                weight = self.weights.of(one[step.src_start : step.src_end])
                whole += weight
                if step.src_start - reached[0] <= gap and step.dest_start - reached[1] <= gap:
                    joined, reached, gap = joined + weight, (step.src_end, step.dest_end), GAP_MAX
        return whole, joined


def _before(text: str, span: Span) -> str:
    return text[max(0, span.start - CONTEXT) : span.start]


def _after(text: str, span: Span) -> str:
    return text[span.end : span.end + CONTEXT]
