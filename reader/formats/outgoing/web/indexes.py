"""Indexes: the names and the figures of articles, each with what leads to where it stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.core.entity import EntityKind, Mention
from reader.core.figure import Figure
from reader.core.outgoing import Outgoing
from reader.core.wording import interval_words, period_words
from reader.formats.outgoing.web.places import Places, figure_id, name_id, way

KINDS = {
    EntityKind.PERSON: "People",
    EntityKind.ORGANISATION: "Organisations",
    EntityKind.PLACE: "Places",
    EntityKind.GROUP: "Groups",
    EntityKind.EVENT: "Events",
    EntityKind.WORK: "Works",
    EntityKind.LAW: "Laws",
    EntityKind.PRODUCT: "Products",
}


@dataclass(frozen=True, slots=True)
class At:
    """Where something stands: what leads there, and the words that stand there."""

    href: str
    words: str


@dataclass(frozen=True, slots=True)
class Where:
    """An article with the places in it where something stands; there is one at least."""

    title: str
    places: Sequence[At]


@dataclass(frozen=True, slots=True)
class Named:
    """An entity with where it is named."""

    name: str
    place: str
    times: int
    where: Sequence[Where]


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure.

    Attributes:
        at: Where it stands.
        value: Its interval, or its days, in words; empty where the text says the same.
        counts: What is counted.
        speaker: Who said it.
    """

    at: At
    value: str
    counts: str
    speaker: str


def names(places: Places, page: str, articles: Iterable[Outgoing]) -> list[tuple[str, list[Named]]]:
    """The entities of articles by their kinds, each kind in the order of the alphabet."""
    found: dict[EntityKind, dict[str, list[Where]]] = {}
    keys = {(mention.kind, mention.entity): mention.key for each in articles for mention in each.mentions}
    for article in articles:
        for mentions in _by_entity(article).values():
            first = mentions[0]
            where = _where(places, page, article, mentions)
            found.setdefault(first.kind, {}).setdefault(first.entity, []).append(where)
    return [
        (
            words,
            [
                Named(name, places.entity_ids[keys[kind, name]], sum(len(each.places) for each in where), where)
                for name, where in sorted(found[kind].items(), key=lambda each: (each[0].casefold(), each[0]))
            ],
        )
        for kind, words in KINDS.items()
        if kind in found
    ]


def figures(places: Places, page: str, article: Outgoing) -> list[Counted]:
    """The figures of an article in the order of its text."""
    text = article.document.text if article.document else ""
    there = places.pages[article.id]
    first = {figure.span: figure for figure in reversed(article.figures)}
    return [_counted(text, figure, way(page, there, figure_id(span))) for span, figure in sorted(first.items())]


def _by_entity(article: Outgoing) -> dict[tuple[EntityKind, str], list[Mention]]:
    found: dict[tuple[EntityKind, str], list[Mention]] = {}
    spans = {mention.span: mention for mention in reversed(article.mentions)}
    for _, mention in sorted(spans.items()):
        found.setdefault((mention.kind, mention.entity), []).append(mention)
    return found


def _where(places: Places, page: str, article: Outgoing, mentions: Iterable[Mention]) -> Where:
    text, there = article.document.text if article.document else "", places.pages[article.id]
    stand = [At(way(page, there, name_id(each.span)), _line(each.span.of(text))) for each in mentions]
    return Where(article.article.title, stand)


def _counted(text: str, figure: Figure, href: str) -> Counted:
    words = _line(figure.span.of(text))
    value = period_words(figure) or interval_words(figure)
    is_said = value.casefold() == words.casefold()
    return Counted(At(href, words), "" if is_said else value, _line(figure.counts), _line(figure.speaker))


def _line(text: str) -> str:
    return " ".join(text.split())
