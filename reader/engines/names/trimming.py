"""Trimming: a name alone, without the small words around it, the possessive behind it, or stray marks."""

import re

from reader.core.entity import EntityKind
from reader.core.span import Span
from reader.engines.names.tags import Name

LONGEST_NAME = 150  # characters; what is longer is no name but text without spaces, or a list

_LEAD = re.compile(r"""(?:['’]s\b|[\s"“”„«»'‘’`*_#|()\[\]{}<>.,;:!?…–—-]+|(?:the|a|an)\s+(?=\S))+""", re.IGNORECASE)
_TAIL = re.compile(r"""(?:[\s"“”„«»'‘’`*_#|(\[{}<>,;:!?…–—-]+|['’][sS])+$""")
_SMALL_LEAD = re.compile(r"(?:second|third|fourth|fifth|former|late|then)\s+(?=[^\W\d_a-z])")
_SMALL_TAIL = re.compile(r"(?<=\w)\s+(?:&|(?:of|and|or|the|in|on|at|for|to|by|from|with)\b)$")
_SMALL_BEHIND = re.compile(r"(?<=[A-Z])(.*?\w)(?: [a-z]+)+$")
# A score is a figure; so is what stands behind a person, but not behind a firm or a road ("Radio 4", "Route 66").
_SCORE = re.compile(r"\s\d+[-–:]\d+$")
_QUANTITY = re.compile(
    r"""[$£€~<>±]?\d[\d.,]*\ ?(?:p|[CF]|°[CF]?|secs?|[kcm]?m|[km]?g|km/h|[km]ph|bn|mn|ft|st|lbs?|[ap]m)
    |(?:c\.\ ?)?\d{1,4}\ (?:BCE?|AD|CE)""",
    re.VERBOSE,
)
_FIGURE = re.compile(r"(?:\s[$£€]?\d[\d.,:–-]*%?)+$")
_IN_CAPITALS = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE})
_UNNUMBERED = frozenset({EntityKind.PERSON, EntityKind.GROUP})
_OPENED = re.compile(r"\s[(\[][^)\]]*$")
_ABBREVIATED = re.compile(r"(?:\b[A-Za-z]|\b(?:Jr|Sr|Inc|Corp|Co|Ltd|Bros|St|Mt|Dept|vs|No))\.$")


def trimmed(text: str, name: Name) -> Name | None:
    """The name without what is no part of it; None when nothing that could be a name is left."""
    span = name.span
    for lead in (_LEAD, _SMALL_LEAD):
        if match := lead.match(text, span.start, span.end):
            span = Span(match.end(), span.end)
    span = _without_tail(text, span)
    if len(span) > LONGEST_NAME:
        return None
    if name.kind in _IN_CAPITALS and (behind := _SMALL_BEHIND.search(span.of(text))):
        span = _without_tail(text, Span(span.start, span.start + behind.end(1)))
    figure = _SCORE if name.kind not in _UNNUMBERED else _FIGURE
    if number := figure.search(span.of(text)):
        span = _without_tail(text, Span(span.start, span.start + number.start()))
    return name.over(span) if _can_be_name(span.of(text), name.kind) else None


def _can_be_name(inside: str, kind: EntityKind) -> bool:
    if "://" in inside or _QUANTITY.fullmatch(inside):
        return False
    return any(map(str.isalpha, inside)) and not (kind is EntityKind.PERSON and len(inside) == 1)


def _without_tail(text: str, span: Span) -> Span:
    """Without the possessive, a small word, a bracket never closed or never opened, or a sentence's full stop."""
    while not span.is_empty:
        inside = span.of(text)
        if tail := _TAIL.search(inside) or _SMALL_TAIL.search(inside) or _OPENED.search(inside):
            span = Span(span.start, span.start + tail.start())
        elif (inside[-1] in ")]" and not set("([") & set(inside)) or (
            inside[-1] == "." and not _ABBREVIATED.search(inside)
        ):
            span = Span(span.start, span.end - 1)
        else:
            break
    return span
