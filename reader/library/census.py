"""Census: every entity that the articles of a library name, from what the cache holds; no engine is run."""

from collections import Counter
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from types import MappingProxyType

from reader.core.entity import EntityKey
from reader.core.slices import at_once, saying
from reader.library.joining import joining
from reader.library.kept_joins import joined_of, keep_joins, kept_joins
from reader.library.known import Census, Known, Presence, PresenceRow, Presences, most_named
from reader.library.library import Library
from reader.library.marking import present_engine
from reader.library.put_right import putting_right
from reader.library.shelf import Entry, bare_entries, newest_first
from reader.library.summaries import Named, named_in
from reader.library.surfaces import keep_surfaces

__all__ = ["Census", "Known", "Presence", "counting", "kept_joins", "take_census"]

SLICE = 128  # entities


def take_census(library: Library) -> Census:
    """Go through the library at once; see `counting`."""
    return at_once(counting(library))


def counting(library: Library) -> Generator[tuple[int, int], None, Census]:
    """Go through the library: its names joined over all articles, and as the reader put them right.

    Which names are joined is worked out only where it was not for these very articles.

    Yields:
        How many articles are done, and how many there are, after a few milliseconds of work each.
    """
    engine = present_engine(library)
    shelf = newest_first((yield from saying((0, 0), bare_entries(library))))
    nothing_done = 0, len(shelf)
    read = yield from saying(nothing_done, _read(library, shelf, engine))
    made_of = _made_of(read)
    if engine and joined_of(library) != made_of:
        articles, surfaces = yield from saying(nothing_done, _articles_of(library, read, engine))
        keep_surfaces(library, surfaces)
        keep_joins(library, made_of, (yield from saying(nothing_done, joining(articles))))
    return (yield from _gathered(library, shelf, read, engine))


def _read(library: Library, shelf: Iterable[Entry], engine: str) -> Generator[None, None, dict[str, Entry]]:
    """The articles whose names are known, by id."""
    read = {}
    for entry in shelf:
        if engine and library.cache.has_entities(entry.prose_digest, engine):
            read[entry.id] = entry
        yield
    return read


def _made_of(read: Mapping[str, Entry]) -> str:
    return sha256("\n".join(sorted(entry.prose_digest for entry in read.values())).encode()).hexdigest()


def _articles_of(
    library: Library, read: Mapping[str, Entry], engine: str
) -> Generator[None, None, tuple[Mapping[EntityKey, int], Collection[tuple[EntityKey, str]]]]:
    """In how many articles each entity is named, and by which names any of them does."""
    articles, surfaces = Counter[EntityKey](), set[tuple[EntityKey, str]]()
    for entry in read.values():
        here = {(each.key, each.surface) for each in named_in(library, entry, engine) or ()}
        articles.update({key for key, _ in here})
        surfaces |= here
        yield
    return articles, surfaces


def _gathered(
    library: Library, shelf: Sequence[Entry], read: Mapping[str, Entry], engine: str
) -> Generator[tuple[int, int], None, Census]:
    """The census, once the joins are known."""
    rightly = putting_right(library, engine)
    presences: dict[EntityKey, list[PresenceRow]] = {}
    by_article: dict[str, tuple[EntityKey, ...]] = {}
    unread, shared = [], dict[tuple[str, ...], tuple[str, ...]]()
    for done, entry in enumerate(shelf, 1):
        named = named_in(library, entry, engine) if entry.id in read else None
        here = list(_presences(entry.id, rightly(entry, named or ())))
        for key, (article, count, surfaces, said) in here:
            row = article, count, shared.setdefault(surfaces, surfaces), shared.setdefault(said, said)
            presences.setdefault(key, []).append(row)
        by_article[entry.id] = tuple(key for key, _ in sorted(here, key=_count_here, reverse=True))
        if named is None:
            unread.append(entry.id)
        yield done, len(shelf)
    every = []
    for key, rows in presences.items():
        every.append(Known(key, Presences(rows)))
        if len(every) % SLICE == 0:
            yield len(shelf), len(shelf)
    every.sort(key=most_named)
    return Census(MappingProxyType({each.key: each for each in every}), tuple(unread), MappingProxyType(by_article))


def _presences(article: str, named: Iterable[tuple[EntityKey, Named]]) -> Iterator[tuple[EntityKey, PresenceRow]]:
    """The entities of one article, in the order in which each is first named."""
    settled: dict[EntityKey, list[Named]] = {}
    for key, each in named:
        settled.setdefault(key, []).append(each)
    for key, group in settled.items():
        yield key, _presence(article, group)


def _presence(article: str, group: Sequence[Named]) -> PresenceRow:
    if len(group) == 1:  # most often
        return article, group[0].count, (group[0].surface,), group[0].descriptions
    commonest = sorted(group, key=_count, reverse=True)
    surfaces = dict.fromkeys(each.surface for each in commonest)
    descriptions = dict.fromkeys(said for each in commonest for said in each.descriptions)
    return article, sum(map(_count, group)), tuple(surfaces), tuple(descriptions)


def _count(named: Named) -> int:
    return named.count


def _count_here(pair: tuple[EntityKey, PresenceRow]) -> int:
    return pair[1][1]
