"""Bracketed: the initials that an article gives in brackets behind a full name."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from reader.core.entity import EntityKind
from reader.core.span import Span
from reader.engines.names.fitting import initials
from reader.engines.names.gazetteer import is_place
from reader.engines.names.spelling import words_of
from reader.engines.names.tags import Name

FEWEST_CAPITALS = 2

_BRACKET = re.compile(r"\s\((?:the\s)?[\"“]?([A-Z][A-Za-z&.-]{1,9})[\"”]?(?=[;,)])")
_OPENING = re.compile(r"\s\((?:the\s)?[\"“]?")
_NO_INITIALS = frozenset({EntityKind.PERSON, EntityKind.WORK})


def with_initials(text: str, names: Iterable[Name]) -> list[Name]:
    """The names, in order, and the initials in brackets behind each, both of one kind.

    An organisation may have its letters from another language ("Basque Nationalist Party (PNV)"); others' must fit.
    """
    found = {each.span: each for each in names}
    for full in sorted(found.values()):
        short = _BRACKET.match(text, full.span.end)
        span = Span(*short.span(1)) if short else full.span
        tagged = found.get(span)
        is_free = tagged is not None or not _overlaps(found, span)
        if short and is_free and _are_initials(text, full, span):
            kinds = {full.kind, tagged.kind if tagged else full.kind}
            kind = EntityKind.ORGANISATION if EntityKind.ORGANISATION in kinds else full.kind
            found |= {full.span: Name(full.span, kind), span: Name(span, kind)}
    return sorted(found.values())


def full_names(text: str, names: Sequence[Name]) -> dict[tuple[str, EntityKind], str]:
    """The full name behind each surface and kind that brackets give once, of names in order."""
    fulls: dict[tuple[str, EntityKind], str] = {}
    for full, short in pairwise(names):
        is_pair = full.kind is short.kind and _OPENING.fullmatch(text, full.span.end, short.span.start)
        if is_pair and _BRACKET.match(text, full.span.end) and _are_initials(text, full, short.span):
            fulls.setdefault((short.span.of(text), short.kind), full.span.of(text))
    return fulls


def _overlaps(names: Iterable[Span], span: Span) -> bool:
    return any(each.overlaps(span) for each in names)


def _are_initials(text: str, full: Name, span: Span) -> bool:
    surface, short = full.span.of(text), span.of(text)
    if " " not in surface or full.kind in _NO_INITIALS or sum(map(str.isupper, short)) < FEWEST_CAPITALS:
        return False
    fits = "".join(words_of(short)) in initials(words_of(surface))
    is_ticker = "." in short  # AAPL.O
    return fits or (full.kind is EntityKind.ORGANISATION and not is_ticker and not is_place(short))
