"""Evidence: what two figures share: the noun that is counted, the names beside them, the words around them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import exp

from reader.core.entity import EntityKey
from reader.core.likeness import Measure, measure_of, modifiers
from reader.core.nouns import ANYONE, akin, same_noun
from reader.core.topic import Topic, stem
from reader.library.figure_mention import FigureMention
from reader.library.postings import Postings

_NAMES, _WORDS = 1.0, 0.8  # how fast names and words that are shared come to say all they can
_BEFORE = 0.5  # what a word says that stands before the sentence, of what it says in it


@dataclass(frozen=True, slots=True)
class Noun:
    """How far what is counted speaks for it, 0.0 to 1.0, and what it is."""

    weight: float
    word: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What two figures share.

    Attributes:
        names: The entities that both stand with, rarest first.
        words: The words that both sentences say, rarest first.
        by_names: What the names say for it, 0.0 to 1.0.
        by_words: What the words say for it, 0.0 to 1.0, those before the sentences among them.
    """

    noun: Noun
    names: tuple[EntityKey, ...]
    words: tuple[str, ...]
    by_names: float
    by_words: float

    @property
    def topical(self) -> float:
        """What says that both are about one thing, whatever is counted."""
        return self.by_names + self.by_words


def evidence(postings: Postings, one: FigureMention, other: FigureMention) -> Evidence:
    """What two figures share, and how much each kind of it says."""
    noun = _noun(postings, one, other)
    names = sorted(one.names & other.names, key=lambda name: (-postings.rarity(name), name))
    said = {stem(noun.word), *(stem(word.casefold()) for name in names for word in name.name.split())}
    words = sorted((_around(one.topic) & _around(other.topic)) - said, key=_rarest(postings))
    both = one.topic.words & other.topic.words
    return Evidence(
        noun=noun,
        names=tuple(names),
        words=tuple(word for word in words if word in both),
        by_names=_sated(_NAMES, map(postings.rarity, names)),
        by_words=_sated(_WORDS, (postings.rarity(word) * (1 if word in both else _BEFORE) for word in words)),
    )


def _noun(postings: Postings, one: FigureMention, other: FigureMention) -> Noun:
    mine, yours = measure_of(one.figure), measure_of(other.figure)
    if mine is None or yours is None:
        return Noun(0.0)
    if mine.noun and yours.noun:
        return _both_named(one, other, mine, yours)
    if mine.noun or yours.noun:
        bare = other.topic if mine.noun else one.topic
        return _once_named(mine.noun or yours.noun, bare)
    return _unnamed(postings, one.topic, other.topic)


def _both_named(one: FigureMention, other: FigureMention, mine: Measure, yours: Measure) -> Noun:
    if not same_noun(mine.noun, yours.noun):
        return Noun(0.6, yours.noun) if akin(mine.noun, yours.noun) else Noun(0.0)
    said, also = modifiers(one.figure.counts), modifiers(other.figure.counts)
    return Noun(0.6 if said and also and not said & also else 1.0, mine.noun)


def _once_named(noun: str, bare: Topic) -> Noun:
    """A figure that counts nothing by name counts what the words around it speak of."""
    word = stem(noun)
    for words, weight in ((bare.near, 0.8), (bare.words, 0.6), (bare.context, 0.45)):
        if word in words:
            return Noun(weight, noun)
    return Noun(0.45 if noun in ANYONE else 0.0)


def _unnamed(postings: Postings, one: Topic, other: Topic) -> Noun:
    """Neither counts anything by name: what is counted elsewhere and spoken of beside both, else what is said."""
    for mine, yours, weight in ((one.near, other.near, 0.6), (_around(one), _around(other), 0.3)):
        counted = sorted((word for word in mine & yours if postings.is_counted(word)), key=_rarest(postings))
        if counted:
            return Noun(weight, counted[0])
    near = sum(postings.rarity(word) for word in one.near & other.near)
    return Noun(min(0.3 + 0.2 * near, 0.7) if near else 0.0)


def _around(topic: Topic) -> frozenset[str]:
    return topic.words | topic.context


def _rarest(postings: Postings) -> Callable[[str], tuple[float, str]]:
    return lambda word: (-postings.rarity(word), word)


def _sated(pace: float, rarities: Iterable[float]) -> float:
    """Much of one kind of evidence says hardly more than some of it."""
    return 1 - exp(-pace * sum(rarities))
