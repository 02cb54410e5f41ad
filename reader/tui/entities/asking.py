"""Asking: what a reader asks of the list of entities: words, kinds, articles, and who is named with them."""

import re
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from reader.core.entity import EntityKey, EntityKind
from reader.tui.entities.gathering import Gathered
from reader.tui.entities.kinds import TABS
from reader.tui.entities.roll import Listed, Order, folded

_PART = re.compile(r'(?:(kind|in|with):)?(?:"([^"]*)"?|(\S+))')
STEP, FEW = 250, 25  # entities, or articles, in about a millisecond

Item = TypeVar("Item")

_TYPED_NAMES = ("kind:", "in:", "with:")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the list is to show.

    Attributes:
        words: Each is in a name or in another name of the entity.
        kinds: Beginnings of kinds or of tabs; one of them fits.
        articles: Parts of the titles or slugs of articles; it is named in one such.
        beside: Parts of names; something called so is named in the same article, for each of them.
        together: Entities that are all named in the same article with it.
    """

    words: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    together: tuple[EntityKey, ...] = ()

    @property
    def is_of_some_articles(self) -> bool:
        """Whether only some articles count."""
        return bool(self.articles or self.beside or self.together)


def asked(typed: str, together: Iterable[EntityKey] = ()) -> Asked:
    """Read what was typed: `umerov kind:person in:istanbul with:"Hakan Fidan"`."""
    found: dict[str, list[str]] = {"": [], "kind": [], "in": [], "with": []}
    for name, quoted, plain in _PART.findall(typed):
        wanted = folded(quoted or plain)
        if wanted and plain not in _TYPED_NAMES:
            found[name].append(wanted)
    words = [word for each in found[""] for word in each.split()]
    return Asked(tuple(words), tuple(found["kind"]), tuple(found["in"]), tuple(found["with"]), tuple(together))


def matching(wanted: Asked, order: Order, gathered: Gathered) -> Generator[None, None, list[Listed]]:
    """The entities that fit, in an order; their numbers count only the articles that are asked for.

    Yields:
        After about a millisecond of work each, but for the sorting itself.
    """
    kinds, found = _kinds(wanted.kinds), list[Listed]()
    for some in _stepwise(gathered.in_order(order)):
        yield
        found += [each for each in some if _is_called(each, wanted.words) and (not kinds or each.kind in kinds)]
    if not wanted.is_of_some_articles:
        return found
    articles = yield from _articles(wanted, gathered)
    days = {article: gathered.shelf[article].article.published for article in articles if article in gathered.shelf}
    there = set[EntityKey]()
    for few in _stepwise(tuple(articles), FEW):
        yield
        there.update(key for article in few for key in gathered.census.by_article.get(article, ()))
    there.difference_update(wanted.together)
    within = list[Listed]()
    for some in _stepwise(found):
        yield
        within += [each.within(articles, days) for each in some if each.key in there]
    yield
    return sorted(within, key=order.key)  # their numbers are others there


def _is_called(each: Listed, words: Iterable[str]) -> bool:
    return all(word in each.searched for word in words)


def _stepwise(every: Sequence[Item], step: int = STEP) -> Iterator[Sequence[Item]]:
    for start in range(0, len(every), step):
        yield every[start : start + step]


def _kinds(typed: Iterable[str]) -> frozenset[EntityKind]:
    """The kinds that are called so, or stand under a tab that is."""
    called = [(kind.value, frozenset({kind})) for kind in EntityKind] + [(tab.words, tab.kinds) for tab in TABS]
    found = [kinds for each in typed for name, kinds in called if name.startswith(each)]
    return frozenset().union(*found)


def _articles(wanted: Asked, gathered: Gathered) -> Generator[None, None, frozenset[str]]:
    """The articles that are asked for."""
    shelf = gathered.shelf
    articles = set(shelf)
    for part in wanted.articles:
        articles &= {
            each.id for each in shelf.values() if part in folded(each.path.stem) or part in folded(each.article.title)
        }
        yield
    for part in wanted.beside:
        named = set[str]()
        for some in _stepwise(gathered.roll):
            yield
            named.update(article for each in some if part in each.searched for article in each.known.articles)
        articles &= named
    if wanted.together:
        articles &= set(gathered.census.together(wanted.together))
        yield
    return frozenset(articles)
