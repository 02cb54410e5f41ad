"""Joining: parts of one name that the tagger left as two, or in part."""

import re
from collections.abc import Iterable, Sequence

from reader.core.entity import EntityKind
from reader.core.span import Span
from reader.engines.names.gazetteer import is_city
from reader.engines.names.tags import Name

BEFORE = 30  # characters looked at before a name

_STATE_OF = re.compile(
    r"\b(?:(?:Democratic|People['’]s|Islamic|Grand) ){0,2}"
    r"(?:Kingdom|Republic|Duchy|Principality|Isle|Gulf|Bay|Straits?|Sea|Cape|Emirate|Sultanate|Commonwealth)"
    r" of (?:the )?$"
)
_POST_CODE = re.compile(r"\s?\d")
_CLUB_BEFORE = re.compile(
    r"\b(?:Real|Atl[eé]tico|Inter|[AF]C|AS|CSKA|D[yi]namo|Spartak|Lokomotiv|Bayern|Borussia|Sporting) $"
)
_CLUB_BEHIND = re.compile(r" (?:United|Rovers|Wanderers|[AC]?FC|Albion|Hotspur)\b")
_DISTRICT = frozenset({"D.C.", "D.C", "DC"})


def joined_places(text: str, names: Sequence[Name]) -> list[Name]:
    """The names, in order, "Kingdom of Spain" and "Washington, D.C." one name each."""
    kept: list[Name] = []
    for each in sorted(names):
        if kept and _is_capital(text, kept[-1].span, each.span):
            kept.append(Name(Span(kept.pop().span.start, each.span.end), EntityKind.PLACE))
        else:
            start = _start_of_state(text, each)
            while kept and start <= kept[-1].span.start < kept[-1].span.end <= each.span.start:
                kept.pop()
            is_free = not kept or kept[-1].span.end <= start
            kept.append(each.over(Span(start, each.span.end)) if is_free else each)
    return kept


def with_clubs(text: str, names: Iterable[Name]) -> list[Name]:
    """The names, in order, and the clubs whole of which the tagger saw the town alone: "Real Madrid"."""
    return [_as_club(text, each) for each in sorted(names)]


def _as_club(text: str, name: Name) -> Name:
    if name.kind not in {EntityKind.PLACE, EntityKind.ORGANISATION} or not is_city(name.span.of(text)):
        return name
    before = _CLUB_BEFORE.search(text, max(0, name.span.start - BEFORE), name.span.start)
    behind = _CLUB_BEHIND.match(text, name.span.end)
    start, end = before.start() if before else name.span.start, behind.end() if behind else name.span.end
    return Name(Span(start, end), EntityKind.ORGANISATION) if before or behind else name


def _is_capital(text: str, city: Span, district: Span) -> bool:
    gap = text[city.end : district.start]
    is_address = _POST_CODE.match(text, district.end)
    return not is_address and gap in {", ", " "} and city.of(text) == "Washington" and district.of(text) in _DISTRICT


def _start_of_state(text: str, name: Name) -> int:
    if name.kind is not EntityKind.PLACE:
        return name.span.start
    before = max(0, name.span.start - BEFORE)
    state = _STATE_OF.search(text[before : name.span.start])
    return before + state.start() if state else name.span.start
