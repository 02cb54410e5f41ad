"""Whole: what the whole article knows about a name that one sentence does not."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from reader.core.entity import EntityKind
from reader.core.span import Span
from reader.engines.names.tags import Name

SHORTEST_SPREAD = 3  # characters; shorter names are too often something else
_NEXT_TO_CAPITAL = re.compile(r"[^\S\n](?:[A-Z][\w'’-]*)")
_CAPITAL_BEFORE = re.compile(r"[A-Z][\w'’-]*[^\S\n]$")
_SENTENCE_START = re.compile(r"(?:^|[\n.!?:“\"‘(•]\s?)$")


def voted(text: str, names: Iterable[Name]) -> list[Name]:
    """One surface, one kind: the minority follows the majority, and surnames follow full names."""
    names = list(names)
    kinds = _kinds_by_surface(text, names)
    return [Name(each.span, kinds[each.span.of(text)]) for each in names]


def spread(text: str, names: Iterable[Name]) -> list[Name]:
    """A name found once is found everywhere: the names, and where else their surfaces stand alone."""
    names = sorted(names)
    kinds = _with_surnames(_kinds_by_surface(text, names))
    surfaces = [each for each in kinds if len(each) >= SHORTEST_SPREAD and each[0].isupper()]
    if not surfaces:
        return names
    starts = [each.span.start for each in names]
    found = []
    for span in _occurrences(text, surfaces):
        before = bisect_right(starts, span.end - 1) - 1
        if before >= 0 and names[before].span.overlaps(span):
            continue
        kind = kinds[span.of(text)]
        if _stands_alone(text, span, kind):
            found.append(Name(span, kind))
    return sorted([*names, *found])


def _kinds_by_surface(text: str, names: Iterable[Name]) -> dict[str, EntityKind]:
    votes: defaultdict[str, Counter[EntityKind]] = defaultdict(Counter)
    for each in names:
        votes[each.span.of(text)][each.kind] += 1
    kinds = {surface: counted.most_common(1)[0][0] for surface, counted in votes.items()}
    for surname in _surnames(kinds):
        counted = votes.get(surname)
        if counted and counted[EntityKind.PERSON] * 2 >= 0:
            kinds[surname] = EntityKind.PERSON
    return kinds


def _with_surnames(kinds: Mapping[str, EntityKind]) -> dict[str, EntityKind]:
    return dict.fromkeys(_surnames(kinds), EntityKind.PERSON) | dict(kinds)


def _surnames(kinds: Mapping[str, EntityKind]) -> Iterator[str]:
    for surface, kind in kinds.items():
        words = surface.split()
        if kind is EntityKind.PERSON and len(words) > 1 and len(words[-1]) >= SHORTEST_SPREAD:
            last = words[-1]
            if last[0].isupper() and last.rstrip(".").lower() not in {"jr", "sr", "iii"}:
                yield last


def _occurrences(text: str, surfaces: Iterable[str]) -> Iterator[Span]:
    longest_first = sorted(surfaces, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w@#/.-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w@/]|-\w)")
    for match in pattern.finditer(text):
        yield Span(*match.span())


def _stands_alone(text: str, span: Span, kind: EntityKind) -> bool:
    """Whether it is no part of a longer name that the tagger chose to leave."""
    if _NEXT_TO_CAPITAL.match(text, span.end):
        return False
    before = text[max(0, span.start - 30) : span.start]
    return kind is EntityKind.PERSON or not _CAPITAL_BEFORE.search(before)
