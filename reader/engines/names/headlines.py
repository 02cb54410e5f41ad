"""Headlines: the names in a line set in capitals, of which the tagger sees few, or several as one."""

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from reader.core.entity import EntityKind
from reader.core.span import Span
from reader.engines.names.cues import LAW_HEADS, ORGANISATION_HEADS, PLACE_HEADS
from reader.engines.names.firms import firms_of
from reader.engines.names.gazetteer import is_only_place, is_people, is_place
from reader.engines.names.roles import IN_ROLES, ROLES
from reader.engines.names.tags import Name
from reader.engines.names.whole import SHORTEST_SPREAD, kinds_of

_WORDS = re.compile(r"[^\W\d_][\w'’.-]*\w")
_SMALL = re.compile(r"(?<![\w'’-])[a-zß-ÿ]{3,}(?![\w'’-])")
_BETWEEN = ROLES | {"boss"}
MOST_WORDS = 4  # of a name looked for


def with_headlines(text: str, lines: Iterable[Span], names: Iterable[Name]) -> list[Name]:
    """The names, in order, and in `lines` the article's names, surnames and known places that are in none of them.

    Every word begins with a capital there, so that none tells of a longer name.
    """
    names = list(names)
    taken = [each.span for each in names]
    kinds = _kinds(text, names)
    for line in lines:
        here = [span for span in taken if line.overlaps(span)]
        names += [each for each in _known(text, line, kinds) if not any(map(each.span.overlaps, here))]
    return sorted(names)


def without_runs(text: str, lines: Sequence[Span], names: Iterable[Name]) -> list[Name]:
    """The names, in order; one in `lines` that holds several, or more than a name, is parted by what the article says.

    What the rest of the article names is known; a role stands between a house and a person ("Acme Chief Hill");
    and what the article also has in small letters is no end of a name.
    """
    names = list(names)
    if not lines:
        return names
    loud = {each for each in names if _is_in(each.span, lines)}
    runs = {each for each in loud if " " in each.span.of(text)}
    kinds = _kinds(text, [each for each in names if each not in loud]) if runs else {}
    small = {word[0] for word in _SMALL.finditer(text)} if runs else set()
    parted = [part for each in names for part in (_parted(text, each, kinds, small) if each in runs else [each])]
    return sorted(parted)


def _is_in(span: Span, lines: Sequence[Span]) -> bool:
    """Whether a span lies in one of the lines, which are in order."""
    number = bisect_right(lines, span.start, key=_start) - 1
    return number >= 0 and lines[number].overlaps(span)


def _start(line: Span) -> int:
    return line.start


def _kinds(text: str, names: Sequence[Name]) -> dict[str, EntityKind]:
    """The kinds of the article's names, small, and of the surnames and firms in them."""
    kinds = dict.fromkeys(firms_of(text, names), EntityKind.ORGANISATION) | kinds_of(text, names)
    return {surface.casefold(): kind for surface, kind in kinds.items()}


def _parted(text: str, name: Name, kinds: Mapping[str, EntityKind], small: Container[str]) -> list[Name]:
    """The names that one name of a headline is."""
    if kind := kinds.get(name.span.of(text).casefold()):
        return [Name(name.span, kind)]
    words = [Span(*word.span()) for word in _WORDS.finditer(text, name.span.start, name.span.end)]
    said = [word.of(text).casefold() for word in words]
    for index in range(1, len(words) - 1):
        if said[index] in _BETWEEN and said[index - 1] not in IN_ROLES:
            house, person = Span(words[0].start, words[index - 1].end), Span(words[index + 1].start, name.span.end)
            return [_house(text, house, kinds), Name(person, EntityKind.PERSON)]
    known = list(_known(text, name.span, kinds))
    if any(each.span.of(text).casefold() in kinds for each in known):
        return known
    while words and _is_no_end(words[-1].of(text).casefold(), small):
        words.pop()
    return [name.over(Span(name.span.start, words[-1].end))] if words else []


def _house(text: str, house: Span, kinds: Mapping[str, EntityKind]) -> Name:
    """What stands before an office: a house, or the place or the people that the office is of."""
    surface = house.of(text)
    kind = EntityKind.PLACE if is_place(surface) else EntityKind.GROUP if is_people(surface) else None
    return Name(house, kinds.get(surface.casefold(), kind or EntityKind.ORGANISATION))


def _is_no_end(word: str, small: Container[str]) -> bool:
    return word in small and word not in ORGANISATION_HEADS | PLACE_HEADS | LAW_HEADS


def _known(text: str, line: Span, kinds: Mapping[str, EntityKind]) -> Iterator[Name]:
    """The known names of a line, the longest at each word, none over another."""
    words = [Span(*word.span()) for word in _WORDS.finditer(text, line.start, line.end)]
    done = line.start
    for index, word in enumerate(words):
        for last in reversed(words[index : index + MOST_WORDS]):
            span = Span(word.start, last.end)
            surface = span.of(text)
            kind = EntityKind.PLACE if is_only_place(surface) else kinds.get(surface.casefold())
            if kind and word.start >= done and surface[0].isupper() and len(surface) >= SHORTEST_SPREAD:
                yield Name(span, kind)
                done = last.end
                break
