"""Aliases: which of an article's names stand for the same entity, and what it is called."""

from collections import Counter, defaultdict
from collections.abc import Generator, Iterable, Mapping, Sequence

from reader.core.entity import EntityKind
from reader.core.slices import at_once
from reader.engines.names.fitting import Words, fits_of, forms, initials, telling
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
    "gb": "United Kingdom",
    "greatbritain": "United Kingdom",
    "ussr": "Soviet Union",
    "holland": "Netherlands",
    "czechia": "Czech Republic",
    "burma": "Myanmar",
    "peking": "Beijing",
    "bombay": "Mumbai",
    "calcutta": "Kolkata",
    "nyc": "New York",
}
LONGEST_INITIALS = 3  # letters, of those above
COMMONEST_FORM = 100  # groups; a word that more of them share ("Corp") tells none from another


def entities_of(mentions: Sequence[tuple[str, EntityKind]]) -> list[str]:
    """The entity of each mention, by its fullest name in the article; kinds never mix.

    A name joins a fuller one only where exactly one fits.

    Args:
        mentions: The surface and kind of every name, in reading order.
    """
    counts: defaultdict[EntityKind, Counter[str]] = defaultdict(Counter)
    for surface, kind in mentions:
        counts[kind][surface] += 1
    entities = {kind: at_once(joining_names(counted, kind)) for kind, counted in counts.items()}
    return [entities[kind][surface] for surface, kind in mentions]


def joining_names(counts: Mapping[str, int], kind: EntityKind) -> Generator[None, None, dict[str, str]]:
    """The entity of each surface of one kind.

    Args:
        counts: The surfaces, and how often each is said.
        kind: What they name.

    Yields:
        After each slice of the work, for there may be those of a whole library.
    """
    surfaces: defaultdict[Words, list[str]] = defaultdict(list)
    for surface in counts:
        surfaces[_words(surface, kind)].append(surface)
        yield
    entities: dict[str, str] = {}
    for group in (yield from _groups(surfaces, kind)):
        members = [surface for words in group for surface in surfaces[words]]
        entities |= dict.fromkeys(members, _fullest(members, counts, kind))
        yield
    return entities


def _groups(names: Iterable[Words], kind: EntityKind) -> Generator[None, None, list[list[Words]]]:
    """The names that stand for one entity each, fullest first; found by a word they share, not all against all."""
    fits = fits_of(kind)
    groups: list[list[Words]] = []
    by_form: defaultdict[str, set[int]] = defaultdict(set)
    for words in sorted(names, key=lambda each: (-len(each), -len("".join(each)))):
        near = _near(telling(words, kind), by_form)
        fitting = [index for index in near if any(fits(words, fuller) for fuller in groups[index])]
        home = fitting[0] if len(fitting) == 1 else len(groups)
        if home == len(groups):
            groups.append([])
        groups[home].append(words)
        for form in initials(words).union(*map(forms, words)):
            by_form[form].add(home)
        yield
    return groups


def _near(words: Iterable[str], by_form: Mapping[str, set[int]]) -> set[int]:
    """The groups that share the word that fewest have; none where even that one tells nothing."""
    near = [[by_form[form] for form in forms(word) if form in by_form] for word in words]
    fewest = min(near, key=lambda shared: sum(map(len, shared)))
    return set().union(*fewest) if max(map(len, fewest), default=0) <= COMMONEST_FORM else set()


def _words(surface: str, kind: EntityKind) -> Words:
    known = _known(surface, kind)
    return words_of(known) if known else words_of(surface) or (surface,)


def _known(surface: str, kind: EntityKind) -> str:
    """The full name behind a well-known other one; initials count only in capitals ("us" is a pronoun)."""
    name = "".join(words_of(surface))
    is_name = surface.isupper() or (surface.istitle() and len(name) > LONGEST_INITIALS)
    return KNOWN_NAMES.get(name, "") if is_name and kind is not EntityKind.PERSON else ""


def _fullest(surfaces: Iterable[str], counts: Mapping[str, int], kind: EntityKind) -> str:
    """The surface with the most words, in capitals only if there is no other; the commonest of equals."""

    def rank(surface: str) -> tuple[int, bool, int, int]:
        return len(words_of(surface)), not surface.isupper(), counts[surface], len(surface)

    best = max(surfaces, key=rank)
    return _known(best, kind) or best
