"""Persons: what the words around a name tell of a person whom the tagger took for something else."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from reader.core.entity import EntityKind
from reader.core.span import Span
from reader.engines.names.cues import ORGANISATION_HEADS
from reader.engines.names.gazetteer import is_place
from reader.engines.names.tags import Name
from reader.engines.names.titles import NOT_IN_PERSONS, TITLES

MOST_WORDS = 3  # of a name that may turn out to be a person's
NEAR_PRONOUN = 60  # characters behind a name
NEAR_OFFICE = 80
BEFORE = 20  # characters looked at before a name

_MISTAKEN = frozenset({EntityKind.ORGANISATION, EntityKind.PLACE})
_WORD = r"[^\W\d_a-z][\w'’-]*[a-zß-ÿ]"
_PERSONLIKE = re.compile(rf"{_WORD}(?: (?:[^\W\d_a-z]\.|de|du|van|von|bin|al|{_WORD}))*")
_ROLE = "|".join(sorted(TITLES | {"negotiator", "leader"}))
_NO_SUBJECT = re.compile(
    r"\b(?:in|at|from|to|of|for|with|by|near|the|on|into|through|over|across|around|against|between|among|and|than)\s$",
    re.IGNORECASE,
)
# A verb follows, and in its clause what only a person has or is.
_NO_VERB = "and|or|but|as|of|to|in|on|at|for|with|by|from|near|where|when|whose|which|that"
_VERB = rf"[^\S\n](?!(?:{_NO_VERB})\b)[a-z][^.!?;:()\n]*?"
_PRONOUN = re.compile(rf"(?:{_VERB}| and )\b(?:his|himself|herself|her)\b")
_AS_OFFICE = re.compile(rf"{_VERB}\sas\s(?:(?:the|an?|its|[A-Z][a-z]+)\s){{0,3}}(?:{_ROLE})\b", re.IGNORECASE)
_APPOSITION = re.compile(
    rf",\s(?:the|an?|then)\s(?:[\w-]+\s){{0,3}}(?:{_ROLE})\b(?=[,.;]|\s(?:of|for|in|at|to|from)\b)", re.IGNORECASE
)
_TITLED = re.compile(rf"\b(?:{_ROLE})\.?\s$", re.IGNORECASE)
_OFFICE_BEFORE = re.compile(
    r"\b(?:executive|minister|president|chief|head|leader|chancellor|premier|mayor|chairman|chairwoman|chair|secretary"
    r"|governor|ambassador|boss|founder|director|spokesman|spokeswoman|successor|predecessor|deputy)"
    r"(?: (?:of|for) [^,.;:()\n]{1,30})?, $",
    re.IGNORECASE,
)
_LINK = re.compile(r", (?:and )?| and ")


def with_persons(text: str, names: Iterable[Name]) -> list[Name]:
    """The names, in order; a pronoun, an office, a list or a titled surname makes those that they speak of persons."""
    names = sorted(names)
    persons = [each.span for each in names if each.kind is EntityKind.PERSON]
    titled = {span.of(text) for span in persons if _TITLED.search(text[max(0, span.start - BEFORE) : span.start])}
    told = [
        _may_be_person(text, each) and (_is_told(text, each, persons, titled) or _is_listed(text, names, index))
        for index, each in enumerate(names)
    ]
    surnames = {each.span.of(text) for each, is_told in zip(names, told, strict=True) if is_told}
    return [
        Name(each.span, EntityKind.PERSON) if is_told or _is_same_person(text, each, surnames) else each
        for each, is_told in zip(names, told, strict=True)
    ]


def joined(text: str, names: Sequence[Name]) -> list[Name]:
    """The names, in order, a first name made one with the surname behind it where either was taken for a place."""
    kept: list[Name] = []
    for each in names:
        if kept and (_is_first_name(text, kept[-1], each) or _is_surname(text, kept[-1], each)):
            kept.append(Name(Span(kept.pop().span.start, each.span.end), EntityKind.PERSON))
        else:
            kept.append(each)
    return kept


def _may_be_person(text: str, name: Name) -> bool:
    surface = name.span.of(text)
    words = surface.lower().split()
    fits = name.kind in _MISTAKEN and len(words) <= MOST_WORDS and not NOT_IN_PERSONS & set(words)
    return fits and bool(_PERSONLIKE.fullmatch(surface))


def _is_same_person(text: str, name: Name, told: set[str]) -> bool:
    """Whether it is one word that was told to be a person elsewhere."""
    surface = name.span.of(text)
    return name.kind in _MISTAKEN and surface in told and " " not in surface and not is_place(surface)


def _is_told(text: str, name: Name, persons: Sequence[Span], titled: set[str]) -> bool:
    start, end = name.span.start, name.span.end
    if name.kind is EntityKind.ORGANISATION:
        *firsts, last = name.span.of(text).split()
        if (firsts and last in titled) or _APPOSITION.match(text, end) or (firsts and _is_in_office(text, name.span)):
            return True
    if _NO_SUBJECT.search(text[max(0, start - BEFORE) : start]):
        return False
    index = bisect_left(persons, name.span)
    other = persons[index].start if index < len(persons) else len(text)
    return bool(
        _PRONOUN.match(text, end, min(end + NEAR_PRONOUN, other))
        or _AS_OFFICE.match(text, end, min(end + NEAR_OFFICE, other))
    )


def _is_in_office(text: str, name: Span) -> bool:
    """As in "its chief executive, Ann Hill, left"."""
    is_house = ORGANISATION_HEADS & set(name.of(text).casefold().split())
    return (
        text[name.end : name.end + 1] in {",", "."}
        and not is_house
        and bool(_OFFICE_BEFORE.search(text, max(0, name.start - NEAR_OFFICE), name.start))
    )


def _is_listed(text: str, names: Sequence[Name], index: int) -> bool:
    """Whether it stands in a list, a person before it and a person behind it."""
    if not 0 < index < len(names) - 1:
        return False
    before, name, behind = names[index - 1 : index + 2]
    return (
        before.kind is behind.kind is EntityKind.PERSON
        and bool(_LINK.fullmatch(text[before.span.end : name.span.start]))
        and bool(_LINK.fullmatch(text[name.span.end : behind.span.start]))
    )


def _is_first_name(text: str, name: Name, behind: Name) -> bool:
    return (
        behind.kind is EntityKind.PERSON
        and _are_two_words(text, name, behind)
        and _may_be_person(text, name)
        and not _NO_SUBJECT.search(text[max(0, name.span.start - BEFORE) : name.span.start])
    )


def _is_surname(text: str, first: Name, name: Name) -> bool:
    is_person = first.kind is EntityKind.PERSON and _may_be_person(text, name)
    return is_person and _are_two_words(text, first, name)


def _are_two_words(text: str, first: Name, second: Name) -> bool:
    gap = text[first.span.end : second.span.start]
    return gap == " " and " " not in first.span.of(text) + second.span.of(text)
