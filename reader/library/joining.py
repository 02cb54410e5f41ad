"""Joining: which of the entities that articles name, each for itself, are one in the library."""

from collections import defaultdict
from collections.abc import Generator, Mapping

from reader.core.entity import EntityKey, EntityKind
from reader.engines.names.aliases import joining_names

CLEAR_MAJORITY = 4  # times as many articles as those that take a name for another kind


def joining(articles: Mapping[EntityKey, int]) -> Generator[None, None, dict[EntityKey, EntityKey]]:
    """Join entities of one kind by the rules for the names of one article; only where exactly one fuller name fits.

    Kinds are kept apart but for one case: where the same whole name is of another kind in few articles,
    and at least `CLEAR_MAJORITY` times as many agree on one kind, the few were mistaken.

    Args:
        articles: The entities as the articles have them, and in how many articles each is named.

    Yields:
        After each slice of the work.

    Returns:
        What each entity that is joined to another is in the library.
    """
    joins = _outvoted(articles)
    votes: defaultdict[EntityKind, dict[str, int]] = defaultdict(dict)
    for key, count in sorted(articles.items(), key=_by_name):
        kind, name = joins.get(key, key).kind, key.name
        votes[kind][name] = votes[kind].get(name, 0) + count
        yield
    fullest: dict[EntityKind, dict[str, str]] = {}
    for kind, names in votes.items():
        fullest[kind] = yield from joining_names(names, kind)
    for key in articles:
        kind = joins.get(key, key).kind
        into = fullest[kind][key.name]
        if (kind, into) != (key.kind, key.name):
            joins[key] = EntityKey(kind, into)
        yield
    return joins


def _outvoted(articles: Mapping[EntityKey, int]) -> dict[EntityKey, EntityKey]:
    """The entities whose whole name nearly all articles take for another kind."""
    kinds: defaultdict[str, list[EntityKey]] = defaultdict(list)
    for key in articles:
        kinds[key.name].append(key)
    joins: dict[EntityKey, EntityKey] = {}
    for keys in kinds.values():
        best = max(keys, key=articles.__getitem__)  # a clear majority is but one
        others = sum(articles[key] for key in keys) - articles[best]
        if others and articles[best] >= CLEAR_MAJORITY * others:
            joins |= {key: best for key in keys if key != best}
    return joins


def _by_name(counted: tuple[EntityKey, int]) -> tuple[str, EntityKind]:
    key, _ = counted
    return key.name, key.kind
