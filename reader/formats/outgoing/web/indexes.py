"""Indexes: the names and the figures of articles, each with what leads to where it stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reader.core.entity import EntityKind, Mention
from reader.core.figure import Figure
from reader.core.outgoing import Outgoing
from reader.core.wording import interval_words, period_words
from reader.formats.outgoing.web.escaping import told
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


def figures(places: Places, page: str, article: Outgoing) -> Markup:
    """The figures of an article in the order of its text, as a list; empty for none.

    There are thousands of them, and a template would take three times as long.
    """
    if not article.figures:
        return Markup()
    there = "" if page == places.pages[article.id] else way(page, places.pages[article.id])
    known = places.known_figures
    if article.id not in known:
        known[article.id] = _counted(article)
    rows = (f'<li><a href="{there}#{place}">{said}</li>\n' for place, said in known[article.id])
    return Markup(f'<ul class="list">\n{"".join(rows)}</ul>\n')  # noqa: S704 (all text in it is escaped where it is made)


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


def _counted(article: Outgoing) -> list[tuple[str, str]]:
    """The id of the place of each figure, and what is said of it, which is the same on any page."""
    text = article.document.text if article.document else ""
    first = {figure.span: figure for figure in reversed(article.figures)}
    return [(figure_id(span), _said(figure, _line(span.of(text)))) for span, figure in sorted(first.items())]


def _said(figure: Figure, words: str) -> str:
    """The words, what they count, what that is in numbers where they do not say so, and who said it."""
    value = period_words(figure) or interval_words(figure)
    counts, speaker = told(_line(figure.counts)), told(_line(figure.speaker))
    means = f' <span class="said">= {told(value)}</span>' if value and value.casefold() != words.casefold() else ""
    by = f' <span class="said">({speaker})</span>' if speaker else ""
    return f"<bdi>{told(words)}</bdi></a>{f' <bdi>{counts}</bdi>' if counts else ''}{means}{by}"


def _line(text: str) -> str:
    return " ".join(text.split())
