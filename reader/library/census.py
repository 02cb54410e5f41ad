"""Census: every entity that the articles of a library name, from what the cache holds; no engine is run."""

from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Sequence
from types import MappingProxyType

from reader.core.entity import EntityKey
from reader.core.slices import at_once, saying
from reader.library.joined import keep_joins, kept_joins
from reader.library.joining import joining
from reader.library.known import Census, Known, Presence, most_named
from reader.library.library import Library
from reader.library.marking import present_engine
from reader.library.named import Named, named_in
from reader.library.put_right import named_rightly
from reader.library.settling import corrector
from reader.library.shelf import Entry, bare_entries, newest_first

__all__ = ["Census", "Known", "Presence", "counting", "kept_joins", "take_census"]

SLICE = 128  # entities


def take_census(library: Library) -> Census:
    """Go through the library at once; see `counting`."""
    return at_once(counting(library))


def counting(library: Library) -> Generator[tuple[int, int], None, Census]:
    """Go through the library: its names joined over all articles, and as the reader put them right.

    Yields:
        How many articles are read, and how many there are, after a few milliseconds of work each.
    """
    engine = present_engine(library)
    shelf = newest_first((yield from saying((0, 0), bare_entries(library))))
    found: dict[str, list[Named]] = {}
    articles = Counter[EntityKey]()
    for done, entry in enumerate(shelf, 1):
        named = named_in(library, entry, engine) if engine else None
        if named is not None:
            found[entry.id] = named
            articles.update({each.key for each in named})
        yield done, len(shelf)
    everything = len(shelf), len(shelf)
    keep_joins(library, engine, (yield from saying(everything, joining(articles))))
    return (yield from saying(everything, _gathered(library, shelf, found)))


def _gathered(library: Library, shelf: Sequence[Entry], found: dict[str, list[Named]]) -> Generator[None, None, Census]:
    """The census, of what each article was found to name."""
    applied = corrector(library)
    presences: dict[EntityKey, list[Presence]] = {}
    by_article: dict[str, tuple[EntityKey, ...]] = {}
    for entry in shelf:
        here = list(_presences(entry.id, named_rightly(library, entry, found.get(entry.id, ()), applied)))
        for key, presence in here:
            presences.setdefault(key, []).append(presence)
        by_article[entry.id] = tuple(key for key, _ in sorted(here, key=_count_here, reverse=True))
        yield
    every = []
    for number, (key, its) in enumerate(presences.items()):
        every.append(Known(key, tuple(its)))
        if number % SLICE == 0:
            yield
    every.sort(key=most_named)
    unread = tuple(entry.id for entry in shelf if entry.id not in found)
    return Census(MappingProxyType({each.key: each for each in every}), unread, MappingProxyType(by_article))


def _presences(article: str, named: Iterable[tuple[EntityKey, Named]]) -> Iterator[tuple[EntityKey, Presence]]:
    """The entities of one article, in the order in which each is first named."""
    settled: dict[EntityKey, list[Named]] = {}
    for key, each in named:
        settled.setdefault(key, []).append(each)
    for key, group in settled.items():
        yield key, _presence(article, group)


def _presence(article: str, group: Sequence[Named]) -> Presence:
    if len(group) == 1:  # most often
        return Presence(article, group[0].count, (group[0].surface,), group[0].descriptions)
    commonest = sorted(group, key=_count, reverse=True)
    surfaces = dict.fromkeys(each.surface for each in commonest)
    descriptions = dict.fromkeys(said for each in commonest for said in each.descriptions)
    return Presence(article, sum(map(_count, group)), tuple(surfaces), tuple(descriptions))


def _count(named: Named) -> int:
    return named.count


def _count_here(pair: tuple[EntityKey, Presence]) -> int:
    return pair[1].count
