"""Site: articles, what was marked in them, names and figures as pages that lead to one another (`site`)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reader.core.outgoing import OutFile, Outgoing, Parcel, Wishes
from reader.formats.outgoing.naming import article_names
from reader.formats.outgoing.web import indexes
from reader.formats.outgoing.web.article import Head, article_page, head_of
from reader.formats.outgoing.web.frame import Frame, Step
from reader.formats.outgoing.web.labels import Look, looks_of
from reader.formats.outgoing.web.note_blocks import entries
from reader.formats.outgoing.web.notes import Notes
from reader.formats.outgoing.web.places import Places, way

INDEX, NOTES, NAMES, FIGURES = "index.html", "notes.html", "names.html", "figures.html"
ARTICLES = "articles"
_WORDS = {INDEX: "Articles", NOTES: "Annotations", NAMES: "Names", FIGURES: "Figures"}
_NOTHING = Markup()


@dataclass(frozen=True, slots=True)
class Listed:
    """An article in the list of all.

    Attributes:
        href: What leads to its page.
        labels: How many of its annotations have which label.
    """

    head: Head
    href: str
    annotations: int
    labels: Sequence[tuple[Look, int]]


@dataclass(frozen=True, slots=True)
class Section:
    """What was marked in an article, or what figures stand in it."""

    head: Head
    href: str
    place: str
    notes: Markup = _NOTHING
    figures: Markup = _NOTHING


def files(parcel: Parcel, _wishes: Wishes) -> Iterator[OutFile]:
    """The pages of a site; it begins at `index.html`."""
    names = article_names(parcel.articles, ".html")
    paths = {uid: f"{ARTICLES}/{name}" for uid, name in names.items()}
    yield from _Site(parcel, Places(paths, tuple(parcel.articles), NAMES)).pages()


class _Site:
    def __init__(self, parcel: Parcel, places: Places) -> None:
        self._parcel, self._places = parcel, places
        self._frame = Frame(looks_of(parcel.articles, parcel.codebook), parcel.library)

    def pages(self) -> Iterator[OutFile]:
        every = self._places.articles
        yield self._page(INDEX, listed=[self._listed(each) for each in every])
        yield self._page(NOTES, sections=[self._noted(each) for each in every if each.excerpts])
        if self._has(NAMES):
            yield self._page(NAMES, groups=indexes.names(self._places, NAMES, every))
        if self._has(FIGURES):
            yield self._page(FIGURES, sections=[self._counted(each) for each in every if each.figures])
        for each in every:
            path = self._places.pages[each.id]
            frame = Frame(looks_of([each], self._parcel.codebook), self._parcel.library)
            yield OutFile(path, article_page(each, self._places, frame, self._nav(path)), each.id)

    def _page(self, name: str, **values: object) -> OutFile:
        title = f"{_WORDS[name]} · {self._parcel.library}"
        common = {"title": title, "heading": _WORDS[name], "body": "", "nav": self._nav(name)}
        return OutFile(name, self._frame.page(name, common | values))

    def _has(self, name: str) -> bool:
        every = self._places.articles
        if name == NAMES:
            return any(each.mentions for each in every)
        return name != FIGURES or any(each.figures for each in every)

    def _nav(self, here: str) -> list[Step]:
        return [Step(way(here, name), words, name == here) for name, words in _WORDS.items() if self._has(name)]

    def _listed(self, article: Outgoing) -> Listed:
        looks = self._frame.looks
        labels = [looks.of(each.annotation.label) for each in article.excerpts]
        counted = [(look, labels.count(look)) for look in looks.shown if look in labels]
        return Listed(head_of(article), self._places.page(INDEX, article.id), len(labels), counted)

    def _noted(self, article: Outgoing) -> Section:
        notes = Notes(self._places, self._frame.looks, NOTES)
        return self._section(article, NOTES, notes=entries(notes.note(article, each) for each in article.excerpts))

    def _counted(self, article: Outgoing) -> Section:
        return self._section(article, FIGURES, figures=indexes.figures(self._places, FIGURES, article))

    def _section(self, article: Outgoing, page: str, notes: Markup = _NOTHING, figures: Markup = _NOTHING) -> Section:
        place = f"of-{article.id}"
        return Section(head_of(article), self._places.page(page, article.id), place, notes, figures)
