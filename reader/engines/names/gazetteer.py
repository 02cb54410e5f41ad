"""Gazetteer: places and peoples known by name, whatever the tagger takes them for."""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from reader.engines.names.countries import COUNTRIES, PEOPLES
from reader.engines.names.places import ALSO_NAMES, CITIES, PARTS, REGIONS

_SAME_IN_MANY = ("ese", "ish", "ss", "ch", "sh", "men", "ze")  # "the Japanese", "the Swiss"


def is_city(surface: str) -> bool:
    """Whether a name is a city's, which its clubs and universities go by too."""
    return _folded(surface) in _CITIES


def is_land(surface: str) -> bool:
    """Whether a name is a country's, or that of a part of one or of the world."""
    return _folded(surface) in _LANDS


def is_place(surface: str) -> bool:
    """Whether a name is a place's; it may be something else's too."""
    return _folded(surface) in PLACES


def is_only_place(surface: str) -> bool:
    """Whether a name is a place's and hardly ever a person's or a thing's."""
    return _folded(surface) in _ONLY_PLACES


def is_people(surface: str) -> bool:
    """Whether a name is that of a people or a faith, as a noun or an adjective ("Ukrainian", "Swedes")."""
    return _folded(surface) in _PEOPLES


@lru_cache(maxsize=4096)
def _folded(surface: str) -> str:
    """Small, without accents and typographic apostrophes."""
    letters = unicodedata.normalize("NFKD", surface.replace("’", "'").casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _listed(text: str) -> Iterator[str]:
    names = (each.strip() for each in text.replace("\n", ",").split(","))
    return (_folded(each) for each in names if each)


def _fields(number: int) -> list[str]:
    fields = (line.split(";")[number].strip() for line in COUNTRIES.strip().splitlines())
    return [each for each in fields if each]


def _peoples(words: Iterable[str]) -> Iterator[str]:
    for word in map(_folded, words):
        yield word
        if not word.endswith(_SAME_IN_MANY):
            yield f"{word}s"


_CITIES = frozenset([*map(_folded, _fields(1)), *_listed(CITIES)])
_LANDS = frozenset([*map(_folded, _fields(0)), *_listed(PARTS), *_listed(REGIONS)])
PLACES = _CITIES | _LANDS
_ONLY_PLACES = PLACES - frozenset(_listed(ALSO_NAMES))
_OF_STATES = [word.replace("_", " ") for words in _fields(2) for word in words.split()]
_PEOPLES = frozenset(_peoples([*_OF_STATES, *" ".join(PEOPLES).split()])) - PLACES
