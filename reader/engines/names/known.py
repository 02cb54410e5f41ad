"""Known: what the lists of places, peoples and agencies say against the tagger."""

import re

from reader.core.entity import EntityKind
from reader.engines.names.agencies import AGENCIES
from reader.engines.names.gazetteer import is_city, is_only_place, is_people, is_place
from reader.engines.names.tags import Name

_THINGS = frozenset({EntityKind.GROUP, EntityKind.PRODUCT, EntityKind.WORK, EntityKind.EVENT, EntityKind.LAW})
_ALSO_FIRST_NAMES = frozenset(["christian", "roman", "german", "dane", "scot", "finn", "turk"])

# What everybody believes, has or speaks of is no name, capital or not; nor is what ends in -ism.
_BELIEVED = "islam brexit renaissance enlightenment covid hiv aids gdp ceo cfo mp mps mep meps ad bc latin iron"
_NO_NAMES = frozenset(_BELIEVED.split())
_TICKER = re.compile(r"[A-Z]{2,6}\.[A-Z]{1,2}")  # AAPL.O, of a share
_TEACHING = re.compile(r"[^\W\d_]+(?:ism|ianity)")


def is_no_name(surface: str) -> bool:
    """Whether it is a word that taggers take for a name."""
    small = surface.casefold()
    return small in _NO_NAMES or bool(_TICKER.fullmatch(surface)) or bool(_TEACHING.fullmatch(small))


def is_edited(text: str) -> bool:
    """Whether every line begins as edited text does; where none does, a name may be small too."""
    return not any(line[:1].islower() for line in text.split("\n"))


def is_handle(text: str, name: Name) -> bool:
    """Whether it is what somebody goes by in a network (@ada)."""
    return text[max(0, name.span.start - 2) : name.span.start].strip() == "@"


def as_known(text: str, name: Name) -> Name:
    """The name under the kind that it is known by.

    A city taken for an organisation stays: its clubs go by its name. A place or a people that is a
    person's name too stays a person.
    """
    surface = name.span.of(text)
    if not surface[:1].isupper():
        return name
    if surface in AGENCIES:
        return Name(name.span, EntityKind.ORGANISATION)
    if name.kind is EntityKind.PERSON:
        if is_only_place(surface):
            return Name(name.span, EntityKind.PLACE)
    elif name.kind is not EntityKind.PLACE and is_place(surface):
        is_club = name.kind is EntityKind.ORGANISATION and is_city(surface)
        return name if is_club else Name(name.span, EntityKind.PLACE)
    if name.kind is not EntityKind.GROUP and is_people(surface) and surface.casefold() not in _ALSO_FIRST_NAMES:
        return Name(name.span, EntityKind.GROUP)
    return name
