"""Particles: the small words inside a person's name ("von der"), where the tagger cut it."""

import re
from collections.abc import Iterable, Sequence

from reader.core.entity import EntityKind
from reader.core.span import Span
from reader.engines.names.tags import Name

BEFORE = 30  # characters looked at before a surname

# Only those that are no words of English, French or Spanish sentences around a name.
_SURE = "von van vom zu zur der den ten ter te af av bin bint ibn abu del della dalla di da dos do das al el ad ul"
_PARTICLES = rf"(?:(?:{'|'.join([*_SURE.split(), 'de', 'du', 'la', 'le', 'les', 'los'])})(?: |(?=['’-])))+"
_GLUED = r"(?:(?:al|el|ad|as|an|ul)[-'’]|[dl]['’])"
_HUNG = rf"{_GLUED}?"
_CAPITAL = r"[^\W\d_a-zß-ÿ][\w'’-]*\w"
_REST = re.compile(rf" (?:{_PARTICLES}{_HUNG}|{_GLUED}){_CAPITAL}")
_LEADING = re.compile(rf"\b(?:{_PARTICLES}{_HUNG}|{_GLUED})$", re.IGNORECASE)
_OPENERS = "later then but and so when while as if meanwhile earlier yesterday today now still once after before for"
_NO_FIRST_NAMES = frozenset(_OPENERS.split())


def with_particles(text: str, names: Iterable[Name]) -> list[Name]:
    """The names, in order, and of persons the particles and the surname behind them that the tagger left out."""
    kept: list[Name] = []
    for each in sorted(names):
        whole = _whole(text, each)
        if kept and kept[-1].span.overlaps(whole.span):
            if kept[-1].kind is EntityKind.PERSON and kept[-1].span.end >= each.span.end:
                continue
            whole = each
        kept.append(whole)
    return kept


def with_surnames(text: str, names: Sequence[Name]) -> list[Name]:
    """The names, in order, and the particles before a surname that stand before it in a full name of the article."""
    known = {surname for each in names if each.kind is EntityKind.PERSON for surname in _surnames(each.span.of(text))}
    return [_led(text, each, known) if known and each.kind is EntityKind.PERSON else each for each in names]


def _whole(text: str, name: Name) -> Name:
    if name.kind is not EntityKind.PERSON:
        return name
    rest = _REST.match(text, name.span.end)
    if not rest:
        return name
    start = name.span.start
    if name.span.of(text).casefold() in _NO_FIRST_NAMES:
        start = name.span.end + 1
    return name.over(Span(start, rest.end()))


def _surnames(full: str) -> list[str]:
    """The surname of a full name with its particles, small, if it has any."""
    rest = _REST.search(full)
    return [rest[0].strip().casefold()] if rest else []


def _led(text: str, name: Name, known: set[str]) -> Name:
    before = max(0, name.span.start - BEFORE)
    lead = _LEADING.search(text[before : name.span.start])
    if not lead:
        return name
    span = Span(before + lead.start(), name.span.end)
    return name.over(span) if span.of(text).casefold() in known else name
