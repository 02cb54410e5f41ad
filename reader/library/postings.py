"""Postings: where each name, word and value stands beside a figure, so that like figures are found without a scan."""

from collections import Counter
from collections.abc import Iterable, Iterator
from heapq import nlargest
from math import log
from operator import itemgetter

from reader.core.entity import EntityKey
from reader.core.figure import FigureKind
from reader.core.likeness import Measure, digits_of, is_small, measure_of, value_key
from reader.core.topic import stem
from reader.library.figure_mention import FigureMention

BACKGROUND = 30  # articles; in a smaller library a word is judged as in one of this size
TELLING = 0.2  # rarity, 0.0 to 1.0, from which a word or name leads to other figures
CONSIDERED = 60  # figures that are looked at closely, for one
DIGITS = 2  # from which a value itself leads to other figures

Term = str | EntityKey
Kind = tuple[FigureKind, str]  # family and base unit


class Postings:
    """The figures that measure something, by the names, words and values that they stand with."""

    def __init__(self) -> None:
        self._articles = 0
        self._spread: Counter[Term] = Counter()
        self._by_term: dict[Kind, dict[Term, list[FigureMention]]] = {}
        self._counted: set[str] = set()
        self._values: set[str] = set()

    def add(self, mentions: Iterable[FigureMention]) -> None:
        """Take in the figures of one more article."""
        seen: set[Term] = set()
        for mention in mentions:
            measure = measure_of(mention.figure)
            if measure is None:
                continue
            terms = _terms(mention)
            seen |= terms
            if measure.noun and not is_small(mention.figure):
                self._counted.add(stem(measure.noun))
            self._post(mention, measure, terms)
        self._spread.update(seen)
        self._articles += 1

    def rarity(self, term: Term) -> float:
        """How rare a word or a name is in the library: 0.0 where it is in all articles, towards 1.0 where in one."""
        return 1 - log(1 + self._spread[term]) / log(2 + max(self._articles, BACKGROUND))

    def is_counted(self, word: str) -> bool:
        """Whether something that goes by this stem is counted in the library, and more than a few of it."""
        return word in self._counted

    def candidates(self, mention: FigureMention) -> list[FigureMention]:
        """The figures of the same kind and unit that share the most with this one, itself left out."""
        measure = measure_of(mention.figure)
        if measure is None:
            return []
        shared: dict[tuple[str, int, int], float] = {}
        found: dict[tuple[str, int, int], FigureMention] = {}
        for weight, posted in self._lists(mention, measure):
            for other in posted:
                place = other.place
                shared[place] = shared.get(place, 0.0) + weight
                found[place] = other
        shared.pop(mention.place, None)
        best = nlargest(CONSIDERED, shared.items(), key=itemgetter(1))
        return [found[place] for place, _ in best]

    def says(self, article: str, mention: FigureMention) -> bool:
        """Whether an article gives the value of `mention`, in the same unit."""
        measure = measure_of(mention.figure)
        return measure is not None and _said(article, measure, value_key(mention.figure)) in self._values

    def _post(self, mention: FigureMention, measure: Measure, terms: Iterable[Term]) -> None:
        kind = measure.family, measure.unit
        by_term = self._by_term.setdefault(kind, {})
        value = value_key(mention.figure)
        for term in (*terms, value):
            by_term.setdefault(term, []).append(mention)
        self._values.add(_said(mention.article, measure, value))

    def _lists(self, mention: FigureMention, measure: Measure) -> Iterator[tuple[float, list[FigureMention]]]:
        by_term = self._by_term.get((measure.family, measure.unit), {})
        for term in _terms(mention):
            weight = self.rarity(term)
            if weight >= TELLING and term in by_term:
                yield weight, by_term[term]
        if digits_of(mention.figure) >= DIGITS:
            yield 1.0, by_term.get(value_key(mention.figure), [])


def _said(article: str, measure: Measure, value: str) -> str:
    return f"{article} {measure.family} {measure.unit} {value}"


def _terms(mention: FigureMention) -> frozenset[Term]:
    return mention.topic.words | mention.topic.context | mention.names
