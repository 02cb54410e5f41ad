"""Titles: what a person is, told apart from what a person is called."""

import re
from itertools import takewhile

from reader.core.entity import EntityKind
from reader.core.span import Span
from reader.engines.names.cues import PLACE_HEADS
from reader.engines.names.tags import Name

# Words that end a title before a name, in the abbreviations of news prose.
_FORMS_OF_ADDRESS = (
    "mr mrs ms miss dr prof professor sir lady lord dame",
    "president minister general gen sen senator gov governor judge justice captain colonel lt",
    "king queen prince princess pope emperor empress tsar czar",
)
_OFFICES = (
    "rev reverend fr hon vice-president premier chancellor secretary ambassador mayor congressman congresswoman",
    "representative deputy mp speaker chairman chairwoman chair director chief commissioner envoy",
    "spokesman spokeswoman spokesperson admiral commander lieutenant sergeant corporal",
    "adm col cmdr capt sgt cpl maj brig rep pres amb attorney prosecutor inspector detective officer coach",
    "correspondent reporter journalist editor analyst ayatollah sheikh sultan emir archbishop bishop cardinal",
)
FORMS_OF_ADDRESS = frozenset(" ".join(_FORMS_OF_ADDRESS).split())
TITLES = FORMS_OF_ADDRESS | frozenset(" ".join(_OFFICES).split())
SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])

# What an office looks after ("Defence Minister"); they name a ministry, but not alone and not before an office.
_CHARGES = (
    "defence defense foreign home interior internal finance justice health education trade transport energy",
    "environment agriculture economy culture communications security housing science technology industry information",
    "immigration migration tourism sport sports development infrastructure planning shadow first prime press affairs",
    "state",
)
PORTFOLIO = frozenset(" ".join(_CHARGES).split())
_JOINING = frozenset({"and", "&"})
_OFFICE = re.compile(
    r"\s(?:minister|(?:under)?secretary|spokes(?:man|woman|person)|commissioner|chief|adviser|advisor)s?\b",
    re.IGNORECASE,
)

_OFFICE_OF = re.compile(r"\b(?:minister|secretary)s?\s(?:of|for)\s(?:the\s)?$", re.IGNORECASE)
BEFORE = 20  # characters looked at before a name

# What is named after a person ends in one of these, or holds one.
_THINGS = ("of for and the party university college school hospital foundation centre center prize award cup day war",)
NOT_IN_PERSONS = PLACE_HEADS | frozenset(" ".join(_THINGS).split())
_MISTAKEN = frozenset({EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.GROUP})


def without_title(text: str, name: Name) -> Name | None:
    """The name without the title that leads it; None when it is (part of) a title and nothing else.

    What a form of address leads is a person, whatever the tagger took it for ("General de Meza").
    """
    words = [Span(*word.span()).shifted(name.span.start) for word in re.finditer(r"\S+", name.span.of(text))]
    bare = [word.of(text).rstrip(".,").casefold() for word in words]
    before = text[max(0, name.span.start - BEFORE) : name.span.start]
    if _is_portfolio(bare) and (_OFFICE.match(text, name.span.end) or _OFFICE_OF.search(before)):
        return None
    if name.kind in _MISTAKEN and _is_addressed(bare):
        name = Name(name.span, EntityKind.PERSON)
    if name.kind is not EntityKind.PERSON:
        return name
    length = title_length(bare)
    if length == len(words):
        return None
    return name.over(Span(words[length].start, name.span.end))


def title_length(words: list[str]) -> int:
    """How many of the small words of a person's name are title: all up to the last that ends one.

    The last word is a title only where nothing else is: "King" in "Stephen King" is a name.
    """
    if all(word in TITLES for word in words):
        return len(words)
    called = len(words) - len(list(takewhile(SUFFIXES.__contains__, reversed(words)))) - 1
    return max((index for index, word in enumerate(words[: max(called, 0)], 1) if word in TITLES), default=0)


def _is_addressed(words: list[str]) -> bool:
    return len(words) > 1 and words[0] in FORMS_OF_ADDRESS and not NOT_IN_PERSONS & set(words[1:])


def _is_portfolio(words: list[str]) -> bool:
    return bool(PORTFOLIO & set(words)) and set(words) <= PORTFOLIO | _JOINING
