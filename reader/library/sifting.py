"""Sifting: which annotations of the notebook are meant, and in what order, in steps that no key waits for."""

from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reader.core.entity import EntityKey
from reader.core.finding_names import NameFinder
from reader.core.matching import begins_words, loose
from reader.core.relocate import How, Lost, Placed
from reader.core.span import Span
from reader.core.tagging import lies_under
from reader.library.known import Census, Known
from reader.library.notebook import Row
from reader.library.shelf import Entry
from reader.library.wishing import About, Asked, Order, Wish

STEP = 200  # rows, a millisecond or two
FEW = 20  # rows whose names are looked for, likewise
NO_LABEL, NO_TAG, NO_NAME = "no label", "no tags", "no names"

Test = Callable[[Row], bool]
Head = tuple[int, str, str]  # what parts are sorted by, and what is said of one


@dataclass(frozen=True, slots=True)
class Names:
    """What passages name.

    Attributes:
        of: The entities that an annotation's passage names, by its id.
        called: All names of an entity, loose, a line each.
    """

    of: Mapping[str, tuple[EntityKey, ...]] = field(default_factory=dict)
    called: Mapping[EntityKey, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """Annotations that have something in common: their article, day, label, tag or name; `head` says it."""

    head: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What the notebook shows.

    Attributes:
        parts: The annotations in order.
        count: How many they are; one with several tags or names stands under each.
    """

    parts: tuple[Part, ...] = ()
    count: int = 0


def naming(census: Census, rows: Iterable[Row]) -> Generator[None, None, Names]:
    """The entities that each passage names: by whole words, under any name they go by in that article.

    Yields:
        After about a millisecond of work each.
    """
    rows = list(rows)
    keys_of = yield from _keys_of(census, {row.entry.id for row in rows})
    of: dict[str, tuple[EntityKey, ...]] = {}
    called: dict[EntityKey, str] = {}
    article, finder, keys = "", NameFinder(()), dict[str, EntityKey]()
    for number, row in enumerate(rows):
        if number % FEW == 0:
            yield
        if row.entry.id != article:
            article, keys = row.entry.id, keys_of.get(row.entry.id, {})
            finder = NameFinder(keys)
        named = tuple(dict.fromkeys(keys[name] for _, name in finder.find(row.quote)))
        if named:
            of[row.uid] = named
            called.update((key, _called(census.entities[key])) for key in named if key not in called)
    return Names(of, called)


def sifting(  # noqa: PLR0913, PLR0917 - what is listed, what is meant, and what it takes to tell
    rows: Sequence[Row],
    wish: Wish,
    labels: Sequence[str],
    names: Names,
    tied: Collection[str] = (),
    places: Mapping[str, Placed | Lost] | None = None,
) -> Generator[None, None, Page]:
    """The annotations that are meant, in order.

    Args:
        rows: All there are, in reading order.
        wish: What is meant.
        labels: The names of the labels, in the order of the codebook.
        names: What `naming` found, where that is needed.
        tied: The ids of those with references, where they are needed.
        places: Where those lie whose article has changed, by id, where that is needed.

    Yields:
        After a few milliseconds of work each, but for the sorting itself.
    """
    places = places or {}
    test = _test(rows, wish, names, tied, places)
    shown: list[Row] = []
    for number, row in enumerate(rows):
        if number % STEP == 0:
            yield
        if test(row):
            shown.append(row)
    if wish.order is Order.NEWEST:
        shown.sort(key=_made, reverse=True)
        yield
    groups: dict[Head, list[Row]] = {}
    for number, row in enumerate(shown):
        if number % STEP == 0:
            yield
        for head in _heads(row, wish.order, labels, names):
            groups.setdefault(head, []).append(row)
    if wish.order is Order.READING and places:  # those of an article that has changed as they lie there now
        changed = {_heads(row, wish.order, labels, names)[0] for row in shown if row.uid in places}
        groups |= {head: sorted(groups[head], key=_now_at(places)) for head in changed}
    if wish.order not in {Order.READING, Order.NEWEST}:  # those stand in order already
        groups = {head: groups[head] for head in sorted(groups)}
    return Page(tuple(Part(head[-1], tuple(group)) for head, group in groups.items()), len(shown))


def _test(
    rows: Sequence[Row], wish: Wish, names: Names, tied: Collection[str], places: Mapping[str, Placed | Lost]
) -> Test:
    asked = (
        (each, test)
        for each in wish.asked
        for test in ((_is(each.value, places),) if each.about is About.ANCHOR else _tests(rows, each, names, tied))
    )
    tests = [_without(test) if each.without else test for each, test in asked]
    return lambda row: all(test(row) for test in tests)


def _without(test: Test) -> Test:
    return lambda row: not test(row)


def _tests(rows: Sequence[Row], asked: Asked, names: Names, tied: Collection[str]) -> Iterator[Test]:
    """How a row is asked; what rows share is looked at once and not in each row."""
    value = asked.value
    match asked.about:
        case About.WORDS:
            yield _of_words(loose(value))
        case About.LABEL:
            yield _of_label(_meant({row.brief.label for row in rows}, value, _is_label))
        case About.TAG:
            yield _of_tag(_meant({tag for row in rows for tag in row.brief.tags}, value.removeprefix("#"), lies_under))
        case About.ARTICLE:
            yield _of_article(_articles(rows, lambda entry: entry.article.title, loose(value)))
        case About.AUTHOR:
            yield _of_article(
                _articles(rows, lambda entry: f"{entry.article.author} {entry.article.source}", loose(value))
            )
        case About.ENTITY:
            yield _of_entity({key for key, called in names.called.items() if _is_called(called, loose(value))}, names)
        case About.AFTER:
            yield lambda row: row.day >= value
        case About.BEFORE:
            yield lambda row: row.day < value
        case About.HAS:
            yield _has(value.casefold(), tied)


def _is(typed: str, places: Mapping[str, Placed | Lost]) -> Test:
    """What an annotation is in the text as it is now: exact, moved, changed, lost; or the beginning of that."""
    wanted = typed.casefold()
    return lambda row: (places[row.uid].how if row.uid in places else How.EXACT).startswith(wanted)


def _has(typed: str, tied: Collection[str]) -> Test:
    """Something that an annotation may have, by its name or, while it is typed, the beginning of it."""
    tests: dict[str, Test] = {
        "note": lambda row: bool(row.brief.note),
        "tag": lambda row: bool(row.brief.tags),
        "label": lambda row: bool(row.brief.label),
        "reference": lambda row: row.uid in tied,
    }
    meant = (test for word, test in tests.items() if f"{word}s".startswith(typed))
    return next(meant, lambda _: False)


def _articles(rows: Iterable[Row], said: Callable[[Entry], str], value: str) -> set[str]:
    entries = {row.entry.id: row.entry for row in rows}
    return {uid for uid, entry in entries.items() if value in loose(said(entry))}


def _of_label(labels: Collection[str]) -> Test:
    return lambda row: row.brief.label in labels


def _of_article(articles: Collection[str]) -> Test:
    return lambda row: row.entry.id in articles


def _of_tag(tags: set[str]) -> Test:
    return lambda row: not tags.isdisjoint(row.brief.tags)


def _of_entity(keys: set[EntityKey], names: Names) -> Test:
    return lambda row: not keys.isdisjoint(names.of.get(row.uid, ()))


def _of_words(words: str) -> Test:
    return lambda row: words in row.searched


def _is_label(label: str, value: str) -> bool:
    return loose(label) == loose(value) or (not label and loose(value) in {"none", NO_LABEL})


def _is_called(called: str, value: str) -> bool:
    return any(begins_words(value, name) for name in called.split("\n"))


def _meant(every: Collection[str], value: str, means: Callable[[str, str], bool]) -> set[str]:
    """Those that the value means; where it means none, those that it is the beginning of, for it is being typed."""
    return {each for each in every if means(each, value)} or {
        each for each in every if each and loose(each).startswith(loose(value))
    }


def _heads(row: Row, order: Order, labels: Sequence[str], names: Names) -> list[Head]:
    match order:
        case Order.READING:
            return [(row.rank, row.entry.id, row.entry.article.title)]
        case Order.NEWEST:
            day = f"{row.made.astimezone():%-d %B %Y}"
            return [(0, day, day)]
        case Order.LABEL:
            label = row.brief.label
            place = labels.index(label) if label in labels else len(labels) + (not label)
            return [(place, label, label or NO_LABEL)]
        case Order.TAG:
            return [(0, loose(tag), tag) for tag in row.brief.tags] or [(1, "", NO_TAG)]
        case Order.ENTITY:
            named = names.of.get(row.uid, ())
            return [(0, f"{loose(key.name)}\n{key.kind}", key.name) for key in named] or [(1, "", NO_NAME)]


def _now_at(places: Mapping[str, Placed | Lost]) -> Callable[[Row], tuple[bool, int, int]]:
    """What annotations of one article are sorted by: where they lie now, and after all others those that are lost."""

    def key(row: Row) -> tuple[bool, int, int]:
        place = places.get(row.uid)
        if isinstance(place, Lost):
            return True, row.brief.start, row.brief.end
        span = place.span if place is not None else Span(row.brief.start, row.brief.end)
        return False, span.start, span.end

    return key


def _made(row: Row) -> tuple[str, str]:
    return row.brief.created, row.uid


def _keys_of(census: Census, articles: Collection[str]) -> Generator[None, None, dict[str, dict[str, EntityKey]]]:
    """The entity that each name stands for in each of these articles."""
    found: dict[str, dict[str, EntityKey]] = {}
    for number, known in enumerate(census.entities.values()):
        if number % FEW == 0:
            yield
        for presence in known.presences:
            if presence.article in articles:
                found.setdefault(presence.article, {}).update(dict.fromkeys(presence.surfaces, known.key))
    return found


def _called(known: Known) -> str:
    return "\n".join(map(loose, (known.key.name, *known.aliases)))
