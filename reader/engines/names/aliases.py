"""Aliases: which of an article's names stand for the same entity, and what it is called."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from reader.core.entity import EntityKind
from reader.engines.names.spelling import is_same_word, sound_of, words_of
from reader.engines.names.titles import SUFFIXES, title_length

Words = tuple[str, ...]

# Other names of states and unions that newspapers use without ever giving the full one.
KNOWN_NAMES = {
    "us": "United States",
    "usa": "United States",
    "america": "United States",
    "states": "United States",
    "uk": "United Kingdom",
    "britain": "United Kingdom",
    "un": "United Nations",
    "eu": "European Union",
    "uae": "United Arab Emirates",
}
LONGEST_INITIALS = 3
_SMALL_WORDS = frozenset({"of", "the", "and", "for", "in", "on", "de", "du", "des", "la", "&", "at"})


def entities_of(mentions: Sequence[tuple[str, EntityKind]]) -> list[str]:
    """The entity of each mention, by its fullest name in the article; kinds never mix.

    Args:
        mentions: The surface and kind of every name, in reading order.
    """
    entities = {}
    for kind in dict.fromkeys(kind for _, kind in mentions):
        surfaces = [surface for surface, each in mentions if each is kind]
        for surface, entity in _grouped(surfaces, kind).items():
            entities[surface, kind] = entity
    return [entities[mention] for mention in mentions]


def _grouped(surfaces: Sequence[str], kind: EntityKind) -> dict[str, str]:
    """The entity of each surface of one kind."""
    fits = _FITS.get(kind, _is_same)
    groups: list[list[Words]] = []
    by_handle: defaultdict[str, list[int]] = defaultdict(list)  # keeps a long book from comparing all with all
    for words in sorted(dict.fromkeys(map(_words, surfaces)), key=lambda each: (-len(each), -len("".join(each)))):
        near = sorted({index for handle in _handles(words) for index in by_handle[handle]})
        fitting = [index for index in near if any(fits(words, fuller) for fuller in groups[index])]
        if len(fitting) == 1:
            home = fitting[0]
            groups[home].append(words)
        else:
            home = len(groups)
            groups.append([words])
        for handle in _handles(words) | _initials(words):
            by_handle[handle].append(home)
    counts = Counter(surfaces)
    names = {words: _fullest(group, counts) for group in groups for words in group}
    return {surface: names[_words(surface)] for surface in counts}


def _words(surface: str) -> Words:
    known = _known(surface)
    return words_of(known) if known else words_of(surface) or (surface,)


def _known(surface: str) -> str:
    """The full name behind a well-known other one; initials count only in capitals ("us" is a pronoun)."""
    name = "".join(words_of(surface))
    return (
        KNOWN_NAMES.get(name, "") if surface.isupper() or (surface.istitle() and len(name) > LONGEST_INITIALS) else ""
    )


def _handles(words: Words) -> set[str]:
    """What two names that fit each other share at least one of."""
    big = [word for word in words if word not in _SMALL_WORDS] or words
    return {form for word in big for form in (word, sound_of(word), sound_of(word.removesuffix("s")))}


def _fullest(group: Iterable[Words], counts: Counter[str]) -> str:
    """The surface with the most words, in capitals only if there is no other; the commonest of equals."""
    members = set(group)
    surfaces = [surface for surface in counts if _words(surface) in members]

    def rank(surface: str) -> tuple[int, bool, int, int]:
        return len(words_of(surface)), not surface.isupper(), counts[surface], len(surface)

    best = max(surfaces, key=rank)
    return _known(best) or best


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
    ends = short == full[-len(short) :] and not set(full[-len(short) - 1 : -len(short)]) & _SMALL_WORDS
    return begins or ends or _is_initials(short, full)


def _fits_place(short: Words, full: Words) -> bool:
    """Another spelling, its initials, or "United States" for "United States of America"."""
    begins = len(short) > 1 and full[: len(short) + 1] == (*short, "of")
    return begins or _is_same(short, full) or _is_initials(short, full)


def _is_initials(short: Words, full: Words) -> bool:
    return len(short) == 1 and short[0] in _initials(full)


def _initials(full: Words) -> set[str]:
    """The first letters of two words or more, with and without those of the small ones."""
    big = "".join(word[0] for word in full if word not in _SMALL_WORDS)
    return {initials for initials in (big, "".join(word[0] for word in full)) if len(initials) > 1}


_FITS: dict[EntityKind, Callable[[Words, Words], bool]] = {
    EntityKind.PERSON: _fits_person,
    EntityKind.ORGANISATION: _fits_organisation,
    EntityKind.PLACE: _fits_place,
    EntityKind.GROUP: _fits_group,
}
