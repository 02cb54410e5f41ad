"""Aliases: which of an article's names stand for the same entity, and what it is called."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from reader.core.entity import EntityKind
from reader.engines.names.fitting import Words, fits_of, handles, initials
from reader.engines.names.spelling import words_of

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
LONGEST_INITIALS = 3  # letters, of those above
COMMONEST_HANDLE = 64  # groups; a word that more of them share ("Corp") tells none from another


def entities_of(mentions: Sequence[tuple[str, EntityKind]]) -> list[str]:
    """The entity of each mention, by its fullest name in the article; kinds never mix.

    A name joins a fuller one only where exactly one fits.

    Args:
        mentions: The surface and kind of every name, in reading order.
    """
    counts: defaultdict[EntityKind, Counter[str]] = defaultdict(Counter)
    for surface, kind in mentions:
        counts[kind][surface] += 1
    entities = {kind: _entities(counted, kind) for kind, counted in counts.items()}
    return [entities[kind][surface] for surface, kind in mentions]


def _entities(counts: Counter[str], kind: EntityKind) -> dict[str, str]:
    """The entity of each surface of one kind."""
    surfaces: defaultdict[Words, list[str]] = defaultdict(list)
    for surface in counts:
        surfaces[_words(surface, kind)].append(surface)
    entities: dict[str, str] = {}
    for group in _groups(surfaces, kind):
        members = [surface for words in group for surface in surfaces[words]]
        entities |= dict.fromkeys(members, _fullest(members, counts, kind))
    return entities


def _groups(names: Iterable[Words], kind: EntityKind) -> list[list[Words]]:
    """The names that stand for one entity each, fullest first; found by handle, not all against all."""
    fits = fits_of(kind)
    groups: list[list[Words]] = []
    by_handle: defaultdict[str, set[int]] = defaultdict(set)
    for words in sorted(names, key=lambda each: (-len(each), -len("".join(each)))):
        shared = (by_handle[handle] for handle in handles(words))
        near = set().union(*(indices for indices in shared if len(indices) <= COMMONEST_HANDLE))
        fitting = [index for index in near if any(fits(words, fuller) for fuller in groups[index])]
        home = fitting[0] if len(fitting) == 1 else len(groups)
        if home == len(groups):
            groups.append([])
        groups[home].append(words)
        for handle in handles(words) | initials(words):
            by_handle[handle].add(home)
    return groups


def _words(surface: str, kind: EntityKind) -> Words:
    known = _known(surface, kind)
    return words_of(known) if known else words_of(surface) or (surface,)


def _known(surface: str, kind: EntityKind) -> str:
    """The full name behind a well-known other one; initials count only in capitals ("us" is a pronoun)."""
    name = "".join(words_of(surface))
    is_name = surface.isupper() or (surface.istitle() and len(name) > LONGEST_INITIALS)
    return KNOWN_NAMES.get(name, "") if is_name and kind is not EntityKind.PERSON else ""


def _fullest(surfaces: Iterable[str], counts: Counter[str], kind: EntityKind) -> str:
    """The surface with the most words, in capitals only if there is no other; the commonest of equals."""

    def rank(surface: str) -> tuple[int, bool, int, int]:
        return len(words_of(surface)), not surface.isupper(), counts[surface], len(surface)

    best = max(surfaces, key=rank)
    return _known(best, kind) or best
