"""Said where: in which sentences of the library each name and each telling word stands."""

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from heapq import nlargest
from math import log
from operator import itemgetter
from weakref import WeakKeyDictionary

from reader.core.correcting import Corrector
from reader.core.entity import EntityKey
from reader.core.slices import at_once
from reader.library.library import Library
from reader.library.marking import present_engine
from reader.library.sayings import Said, Saying, said_in
from reader.library.settling import corrector
from reader.library.shelf import Entry, bare_entries
from reader.store.database import Database

BACKGROUND = 30  # articles; in a smaller library a word is judged as in one of this size
LEADING = 0.25  # rarity, 0.0 to 1.0, from which a name or word leads to other sentences
CONSIDERED = 60  # sentences that are looked at closely, for one

Term = str | EntityKey


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the library.

    Attributes:
        names: Its entities, joined and put right.
    """

    entry: Entry
    text_digest: str
    saying: Saying
    names: frozenset[EntityKey]

    @property
    def terms(self) -> Iterator[Term]:
        """What it is found by."""
        yield from self.saying.words
        yield from self.names


class SaidWhere:
    """The sentences of a library by what they name and say."""

    def __init__(self) -> None:
        self._articles = 0
        self._spread: Counter[Term] = Counter()
        self._numbers: dict[Term, array[int]] = {}
        self._sentences: list[Sentence] = []
        self._starts: dict[str, tuple[int, list[int]]] = {}

    def add(self, entry: Entry, said: Said, names: Corrector) -> None:
        """Take in the sentences of one more article."""
        seen: set[Term] = set()
        self._starts[entry.id] = len(self._sentences), [saying.span.start for saying in said.sayings]
        for saying in said.sayings:
            sentence = Sentence(entry, said.text_digest, saying, keys_of(saying, names, entry.id))
            for term in sentence.terms:
                self._numbers.setdefault(term, array("I")).append(len(self._sentences))
                seen.add(term)
            self._sentences.append(sentence)
        self._spread.update(seen)
        self._articles += 1

    def sentence(self, article: str, offset: int) -> Sentence | None:
        """The sentence that lies at an offset of an article."""
        first, starts = self._starts.get(article, (0, []))
        index = bisect_right(starts, offset) - 1
        found = self._sentences[first + index] if index >= 0 else None
        return found if found is not None and offset < found.saying.span.end else None

    def rarity(self, term: Term) -> float:
        """How rare a word or a name is in the library: 0.0 where it is in all articles, towards 1.0 where in one."""
        return 1 - log(1 + self._spread[term]) / log(2 + max(self._articles, BACKGROUND))

    def like(self, terms: Iterable[Term], article: str) -> list[Sentence]:
        """The sentences of other articles that share the most with these terms, the best first."""
        shared: dict[int, float] = {}
        for term in terms:
            weight = self.rarity(term)
            if weight >= LEADING:
                for number in self._numbers.get(term, ()):
                    shared[number] = shared.get(number, 0.0) + weight
        best = nlargest(2 * CONSIDERED, shared.items(), key=itemgetter(1))
        found = (self._sentences[number] for number, _ in best)
        return [each for each in found if each.entry.id != article][:CONSIDERED]


def keys_of(saying: Saying, names: Corrector, article: str) -> frozenset[EntityKey]:
    """The entities of a sentence, joined and put right."""
    found = saying.names if names.is_idle else names.corrected(saying.text, saying.names, article)
    return frozenset(each.key for each in found)


def gathering(library: Library) -> Generator[None, None, SaidWhere]:
    """Gather what all articles say; what was taken from one before comes from the cache.

    Yields:
        After each article, so that the work can be done in slices.

    Returns:
        What was gathered last, while nothing has changed since.
    """
    engine, names = present_engine(library), corrector(library)
    shelf = yield from bare_entries(library)
    parts: list[tuple[Entry, Said]] = []
    for entry in shelf:
        said = None if entry.missing else said_in(library, entry, engine)
        if said is not None:
            parts.append((entry, said))
        yield
    made_of = tuple((entry.id, entry.source_digest, said.named) for entry, said in parts)
    last = _LAST.get(library.database)
    if last is not None and last[0] is names and last[1] == made_of:
        return last[2]
    found = SaidWhere()
    for entry, said in parts:
        found.add(entry, said, names)
        yield
    _LAST[library.database] = names, made_of, found
    return found


def gather(library: Library) -> SaidWhere:
    """What all articles say, gathered at once."""
    return at_once(gathering(library))


# Of each open database the last one: it is asked for again and again while one article is read.
_LAST: WeakKeyDictionary[Database, tuple[Corrector, tuple[object, ...], SaidWhere]] = WeakKeyDictionary()
