"""Asking: what a reader asks of the list of entities: words, kinds, articles, and who is named with them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reader.core.entity import EntityKey, EntityKind
from reader.library.census import Census
from reader.library.shelf import Entry
from reader.tui.entities.kinds import TABS
from reader.tui.entities.roll import Listed, folded

_PART = re.compile(r'(?:(kind|in|with):)?(?:"([^"]*)"?|(\S+))')
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


def matching(wanted: Asked, roll: Sequence[Listed], census: Census, shelf: Mapping[str, Entry]) -> list[Listed]:
    """The entities that fit, in the order of the roll; their numbers count only the articles that are asked for."""
    found = roll
    if wanted.kinds:
        kinds = _kinds(wanted.kinds)
        found = [each for each in found if each.kind in kinds]
    for word in wanted.words:
        found = [each for each in found if word in each.searched]
    if not wanted.is_of_some_articles:
        return list(found)
    articles = _articles(wanted, roll, census, shelf)
    there = {key for article in articles for key in census.by_article.get(article, ())} - set(wanted.together)
    days = {article: shelf[article].article.published for article in articles if article in shelf}
    return [each.within(articles, days) for each in found if each.key in there]


def _kinds(typed: Iterable[str]) -> frozenset[EntityKind]:
    """The kinds that are called so, or stand under a tab that is."""
    called = [(kind.value, frozenset({kind})) for kind in EntityKind] + [(tab.words, tab.kinds) for tab in TABS]
    found = [kinds for each in typed for name, kinds in called if name.startswith(each)]
    return frozenset().union(*found)


def _articles(wanted: Asked, roll: Sequence[Listed], census: Census, shelf: Mapping[str, Entry]) -> frozenset[str]:
    articles = set(shelf)
    for part in wanted.articles:
        articles &= {
            each.id for each in shelf.values() if part in folded(each.path.stem) or part in folded(each.article.title)
        }
    for part in wanted.beside:
        articles &= {article for each in roll if part in each.searched for article in each.known.articles}
    if wanted.together:
        articles &= set(census.together(wanted.together))
    return frozenset(articles)
