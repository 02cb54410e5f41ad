"""Fitting: whether a shorter name can stand for a fuller one of the same kind."""

from collections.abc import Callable

from reader.core.entity import EntityKind
from reader.engines.names.gazetteer import is_land
from reader.engines.names.spelling import is_same_town_word, is_same_word, sound_of, town_of
from reader.engines.names.titles import SUFFIXES, title_length

Words = tuple[str, ...]
Fits = Callable[[Words, Words], bool]

SMALL_WORDS = frozenset({"of", "the", "and", "for", "in", "on", "de", "du", "des", "la", "&", "at"})


def fits_of(kind: EntityKind) -> Fits:
    """The rule of a kind: whether a name's words, the first, can stand for those of a name as full, or fuller."""
    return _FITS.get(kind, _is_same)


def forms(word: str) -> set[str]:
    """The ways of writing a word of which two words that are one share at least one."""
    return {word, sound_of(word), sound_of(word.removesuffix("s")), town_of(word)}


def telling(words: Words, kind: EntityKind) -> list[str]:
    """The words of a name that a fuller one that it fits has too: of a person the last, else all but the small."""
    if kind is EntityKind.PERSON:
        return [_bare_person(words)[-1]]
    return [word for word in words if word not in SMALL_WORDS] or list(words)


def initials(full: Words) -> set[str]:
    """The first letters of two words or more, with and without those of the small ones."""
    big = "".join(word[0] for word in full if word not in SMALL_WORDS)
    return {each for each in (big, "".join(word[0] for word in full)) if len(each) > 1}


def _is_same_place(short: Words, full: Words) -> bool:
    return len(short) == len(full) and all(map(is_same_town_word, short, full))


def _is_same(short: Words, full: Words) -> bool:
    """Whether all words are the same, in number too."""
    return len(short) == len(full) and all(map(is_same_word, short, full))


def _fits_group(short: Words, full: Words) -> bool:
    return _is_same((*short[:-1], short[-1].removesuffix("s")), (*full[:-1], full[-1].removesuffix("s")))


def _fits_person(short: Words, full: Words) -> bool:
    """A surname, a first name, initials with a surname, a middle name left out, or another spelling."""
    short, full = _bare_person(short), _bare_person(full)
    if len(short) == 1:
        return len(short[0]) > 1 and any(is_same_word(short[0], word) for word in full)
    rest = iter(full)
    in_order = all(any(_is_word_or_initial(word, other) for other in rest) for word in short)
    return in_order and is_same_word(short[-1], full[-1])


def _bare_person(words: Words) -> Words:
    words = tuple(word for word in words if word not in SUFFIXES) or words
    return words[title_length(list(words)) :] or words


def _is_word_or_initial(word: str, other: str) -> bool:
    return is_same_word(word, other) or (1 in (len(word), len(other)) and word[0] == other[0])


def _fits_organisation(short: Words, full: Words) -> bool:
    """Another spelling, its initials, or its first or last words where they can stand alone."""
    if len(short) == len(full):
        return _is_same(short, full)
    begins = short == full[: len(short)] and full[len(short) : len(short) + 1] != ("and",)
    ends = short == full[-len(short) :] and not set(full[-len(short) - 1 : -len(short)]) & SMALL_WORDS
    return begins or ends or _is_initials(short, full)


def _fits_law(short: Words, full: Words) -> bool:
    """Another spelling, or its last word in words ("Convention") where that can stand alone."""
    return _is_same(short, full) or (short == full[-1:] and short[0].isalpha() and not SMALL_WORDS & set(full))


def _fits_place(short: Words, full: Words) -> bool:
    """Another spelling, its initials, "United States" for "United States of America", "Taipei" for "Taipei City"."""
    begins = len(short) > 1 and full[: len(short) + 1] == (*short, "of")
    is_city = full == (*short, "city") and not is_land(" ".join(short))
    return begins or is_city or _is_same_place(short, full) or _is_initials(short, full)


def _is_initials(short: Words, full: Words) -> bool:
    return len(short) == 1 and short[0] in initials(full)


_FITS: dict[EntityKind, Fits] = {
    EntityKind.PERSON: _fits_person,
    EntityKind.ORGANISATION: _fits_organisation,
    EntityKind.PLACE: _fits_place,
    EntityKind.GROUP: _fits_group,
    EntityKind.LAW: _fits_law,
}
