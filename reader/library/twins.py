"""Twins: whether a file that is brought in is a new version of an article that is on the shelf already."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from reader.core.article import Article
from reader.library.entry import Entry


class Choice(StrEnum):
    """What is to become of a file whose article is known."""

    NEW_VERSION = "new version"
    AS_NEW = "as new"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Twin:
    """A file and the article that it may be a new version of.

    Attributes:
        source: The file; "-" for standard input.
        same: What they have in common: "url" or "title".
    """

    source: str
    article: Article
    known: Entry
    same: str


Decide = Callable[[Twin], Choice]


def as_new(twin: Twin) -> Choice:
    """Every file is an article of its own, whatever is on the shelf."""
    del twin
    return Choice.AS_NEW


def twin_of(source: str, article: Article, shelf: Iterable[Entry]) -> Twin | None:
    """The article with the same url, else with the same title, as far as its url does not say that it is another.

    A title that is but the name of a file tells nothing. Of several, that with most annotations is meant.
    """
    every = sorted(shelf, key=lambda each: -each.annotations)
    url, title = _address(article.url), _words(article.title)
    if url:
        same = next((each for each in every if _address(each.article.url) == url), None)
        if same is not None:
            return Twin(source, article, same, "url")
    if not title or article.title == Path(source).stem:
        return None
    named = (each for each in every if _words(each.article.title) == title and each.article.title != each.path.stem)
    same = next((each for each in named if not url or not each.article.url), None)
    return Twin(source, article, same, "title") if same is not None else None


def _address(url: str) -> str:
    """A url without what leads to the same page with and without it."""
    scheme, parted, rest = url.strip().partition("://")
    host, slash, path = (rest if parted else scheme).partition("#")[0].partition("/")
    return (host.lower().removeprefix("www.") + slash + path).rstrip("/")


def _words(title: str) -> str:
    return " ".join(title.split()).casefold()
