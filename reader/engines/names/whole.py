"""Whole: what the whole article knows about a name that one sentence does not."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from reader.core.entity import EntityKind
from reader.core.span import Span
from reader.engines.names.agencies import AGENCIES
from reader.engines.names.tags import Name
from reader.engines.names.titles import SUFFIXES

SHORTEST_SPREAD = 3  # characters; shorter names are too often something else

_FIRST_WORD = re.compile(r"\w+")
_WORD_START = re.compile(r"(?<![\w@#/.-])[^\W\d_]\w*")
_GOES_ON = re.compile(r"[\w@/]|-\w")
_CAPITAL_BEHIND = re.compile(r"[^\S\n][A-Z]")
_CAPITAL_BEFORE = re.compile(r"\b([A-Z][\w'’-]*)[^\S\n]$")
_FUNCTION_WORDS = (
    "a an the this that these those his her its their our my your all both some many most other another no every each",
    "in on at from to of for with without by against between among across over under through into inside outside near",
    "after before since until during while when where as if although though because once then now here there so",
    "and but or nor yet not only even also still like unlike despite besides amid per via about around",
    "is are was were has have had will would can could may might must should did does do mr mrs ms",
)
_AGENCIES = dict.fromkeys(AGENCIES, EntityKind.ORGANISATION)
_NEVER_IN_NAMES = frozenset(" ".join(_FUNCTION_WORDS).split())


def voted(text: str, names: Iterable[Name]) -> list[Name]:
    """One surface, one kind: the minority follows the majority, and a surname its full name."""
    names = list(names)
    kinds = _kinds(text, names)
    return [Name(each.span, kinds[each.span.of(text)]) for each in names]


def spread(text: str, names: Iterable[Name]) -> list[Name]:
    """The names, and wherever else their surfaces, the surnames in them or known agencies stand alone, in order."""
    names = sorted(names)
    kinds = _AGENCIES | kinds_of(text, names)
    starts = [each.span.start for each in names]
    found = []
    for span in _occurrences(text, kinds):
        before = bisect_left(starts, span.end) - 1
        is_taken = before >= 0 and names[before].span.overlaps(span)
        kind = kinds[span.of(text)]
        if not is_taken and _stands_alone(text, span, kind):
            found.append(Name(span, kind))
    return sorted([*names, *found])


def kinds_of(text: str, names: Iterable[Name]) -> dict[str, EntityKind]:
    """The kind of each surface of the names, and of the surnames in them."""
    kinds = _kinds(text, names)
    return dict.fromkeys(_surnames(kinds), EntityKind.PERSON) | kinds


def _kinds(text: str, names: Iterable[Name]) -> dict[str, EntityKind]:
    """The kind that most mentions of a surface have; the first seen where votes are even."""
    votes: defaultdict[str, Counter[EntityKind]] = defaultdict(Counter)
    for each in names:
        votes[each.span.of(text)][each.kind] += 1
    kinds = {surface: counted.most_common(1)[0][0] for surface, counted in votes.items()}
    return kinds | {surname: EntityKind.PERSON for surname in _surnames(kinds) if surname in kinds}


def _surnames(kinds: Mapping[str, EntityKind]) -> set[str]:
    """The last words of the full names of persons."""
    persons = [surface.split() for surface, kind in kinds.items() if kind is EntityKind.PERSON and " " in surface]
    bare = ([word for word in words if word.rstrip(".").lower() not in SUFFIXES] for words in persons)
    lasts = {words[-1].rstrip(",") for words in bare if len(words) > 1}
    return {last for last in lasts if len(last) >= SHORTEST_SPREAD and last[0].isupper()}


def _occurrences(text: str, surfaces: Iterable[str]) -> Iterator[Span]:
    """Where the surfaces stand as whole words, the longest at each place, none over another."""
    by_first: defaultdict[str, list[str]] = defaultdict(list)
    for surface in sorted(surfaces, key=len, reverse=True):
        first = _FIRST_WORD.match(surface)
        if first and len(surface) >= SHORTEST_SPREAD and surface[0].isupper():
            by_first[first[0]].append(surface)
    done = 0
    for word in _WORD_START.finditer(text):
        for surface in by_first.get(word[0], ()) if word.start() >= done else ():
            end = word.start() + len(surface)
            if text.startswith(surface, word.start()) and not _GOES_ON.match(text, end):
                yield Span(word.start(), end)
                done = end
                break


def _stands_alone(text: str, span: Span, kind: EntityKind) -> bool:
    """Whether it is no part of a longer name that the tagger chose to leave."""
    if _CAPITAL_BEHIND.match(text, span.end):
        return False
    if kind is EntityKind.PERSON:
        return True  # what stands before it is a title, or a first name that the tagger did not know
    before = _CAPITAL_BEFORE.search(text[max(0, span.start - 30) : span.start])
    return not before or before[1].lower() in _NEVER_IN_NAMES
