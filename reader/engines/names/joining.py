"""Joining: parts of one name that the tagger left as two, or in part."""

import re
from collections.abc import Sequence

from reader.core.entity import EntityKind
from reader.core.span import Span
from reader.engines.names.tags import Name

BEFORE = 30  # characters looked at before a name

_STATE_OF = re.compile(
    r"\b(?:(?:Democratic|People['’]s|Islamic|Grand) ){0,2}"
    r"(?:Kingdom|Republic|Duchy|Principality|Isle|Gulf|Bay|Straits?|Sea|Cape|Emirate|Sultanate|Commonwealth)"
    r" of (?:the )?$"
)
_POST_CODE = re.compile(r"\s?\d")
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
