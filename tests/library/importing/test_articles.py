from collections.abc import Mapping
from pathlib import Path

import pytest

from reader.core.article import Article
from reader.core.document import Document
from reader.core.incoming import About
from reader.library.importing.articles import NO_ARTICLE, SEVERAL, Articles, normal_url
from reader.library.shelf import Entry

QUOTE = "the engineers counted forty bridges before the winter"
TEXTS: Mapping[str, str] = {
    "rain": f"Rain fell, and {QUOTE}. Nobody slept in the whole of the valley that night.",
    "snow": "Snow fell. The railway to the north was closed, and the letters lay in the station.",
    "snow2": "Snow fell again, said the engineer, and nobody counted anything that winter.",
}


def entry(slug: str, title: str, url: str = "", author: str = "") -> Entry:
    article = Article(title=title, url=url, author=author)
    return Entry(f"id-{slug}", slug, Path(f"/articles/{slug}.md"), article, "", "")


SHELF = (
    entry("rain", "Rain in the North: a report", "https://www.example.org/rain/?utm_source=x"),
    entry("snow", "Snow falls", "http://example.org/snow?id=2#top", "Ann Reed"),
    entry("snow2", "Snow Falls", "", "Bo Lind"),
)


def found(about: About, *quotes: str, among: frozenset[str] | None = None) -> str:
    articles = Articles(SHELF, lambda each: Document(TEXTS[each.slug]), among)
    made = articles.find(about, quotes)
    return made.slug if isinstance(made, Entry) else made


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        (About(article="id-snow2"), "snow2"),
        (About("Rain in the north: A Report", article="id-snow2"), "rain"),
        (About("Snow falls", article="id-snow2"), "snow2"),
        (About(url="http://example.org/rain#part"), "rain"),
        (About(url="https://example.org/snow?fbclid=1&id=2"), "snow"),
        (About("Other", url="https://EXAMPLE.org/rain/"), "rain"),
        (About("rain in the north"), "rain"),
        (About("RAIN IN THE NORTH — A REPORT"), "rain"),
        (About("Snow falls: what is known", "Bo Lind"), "snow2"),
        (About("Snow falls", "Ann Reed"), "snow"),
        (About("rain"), "rain"),
        (About("Snow falls"), SEVERAL),
        (About("Snow falls", "Cy Moor"), SEVERAL),
        (About("Hail"), NO_ARTICLE),
        (About(url="https://example.org/snow?id=3"), NO_ARTICLE),
        (About(), NO_ARTICLE),
    ],
)
def test_an_article_is_known_by_what_is_told_of_it(about: About, expected: str) -> None:
    assert found(about) == expected


def test_of_two_with_one_title_the_text_tells_which() -> None:
    assert found(About("Snow falls"), "and nobody counted anything that winter") == "snow2"


def test_an_article_is_known_by_its_text_alone() -> None:
    assert found(About("Page 7"), QUOTE) == "rain"
    assert found(About("Page 7"), QUOTE.replace(" ", "\n").replace("-", "—")) == "rain"


def test_short_words_or_those_of_several_articles_tell_nothing() -> None:
    assert found(About("Page 7"), "the winter", "Snow fell") == NO_ARTICLE
    assert found(About("Page 7"), QUOTE, "railway to the north was closed") == SEVERAL
    assert (
        found(About("Page 7"), QUOTE, *(f"what nobody ever said here, number {each}" for each in range(3)))
        == NO_ARTICLE
    )


def test_only_those_that_are_asked_for_are_found_and_an_ambiguity_stays_one() -> None:
    assert found(About("Rain in the north"), among=frozenset({"id-snow"})) == NO_ARTICLE
    assert found(About("Snow falls"), among=frozenset({"id-snow"})) == SEVERAL
    assert found(About("Page 7"), QUOTE, among=frozenset({"id-snow"})) == NO_ARTICLE
    assert found(About("Page 7"), QUOTE, among=frozenset({"id-rain"})) == "rain"


@pytest.mark.parametrize("url", ["", "  ", "http://[", "http://a:b/", "://", "http://"])
def test_what_is_no_url_is_none(url: str) -> None:
    assert normal_url(url) == ""
