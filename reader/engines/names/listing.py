"""Listing: a name in a list is what its neighbours are."""

import re
from collections.abc import Iterable, Sequence

from reader.core.entity import EntityKind
from reader.engines.names.cues import ORGANISATION_HEADS
from reader.engines.names.gazetteer import is_people, is_place
from reader.engines.names.tags import Name

MOST_WORDS = 2  # of a name that its neighbours in a list may change
BEFORE = 9  # characters looked at before a name

_LINK = re.compile(r", (?:and |or )?| and | or ")
_IN = re.compile(r"\b(?:in|between|from|near|at|across|to)\s$")
_MISTAKEN = frozenset({EntityKind.PERSON, EntityKind.GROUP, EntityKind.WORK, EntityKind.PRODUCT})
_LISTED = {
    EntityKind.PLACE: _MISTAKEN | {EntityKind.ORGANISATION},
    EntityKind.ORGANISATION: _MISTAKEN | {EntityKind.PLACE},
}


def as_listed(text: str, names: Iterable[Name]) -> list[Name]:
    """The names, in order; one between two places or organisations is another, as is "Orla" of "in Orla and Riga"."""
    names = sorted(names)
    return [Name(each.span, _listed(text, names, index) or each.kind) for index, each in enumerate(names)]


def _listed(text: str, names: Sequence[Name], index: int) -> EntityKind | None:
    """The kind that the neighbours of a name give it; None where they give none."""
    name = names[index]
    behind = names[index + 1] if index + 1 < len(names) else None
    if not behind or not _is_linked(text, name, behind) or not _is_short(text, name):
        return None
    kind = behind.kind
    before = names[index - 1] if index else None
    if before and before.kind is kind and _is_linked(text, before, name):
        is_other = kind is EntityKind.ORGANISATION and is_place(name.span.of(text))
        return kind if name.kind in _LISTED.get(kind, ()) and not is_other else None
    is_where = _IN.search(text[max(0, name.span.start - BEFORE) : name.span.start])
    is_mistaken = name.kind in {EntityKind.PERSON, EntityKind.ORGANISATION} and is_place(behind.span.of(text))
    return EntityKind.PLACE if kind is EntityKind.PLACE and is_where and is_mistaken else None


def _is_linked(text: str, one: Name, other: Name) -> bool:
    return bool(_LINK.fullmatch(text, one.span.end, other.span.start))


def _is_short(text: str, name: Name) -> bool:
    words = name.span.of(text).lower().split()
    is_plain = not ORGANISATION_HEADS & set(words) and not is_people(name.span.of(text))
    return len(words) <= MOST_WORDS and is_plain
