from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.entity import EntityKind, Mention
from reader.core.figure import Figure, FigureKind, Trend
from reader.core.span import Span
from reader.engines.figures import ENGINE, find_figures
from reader.engines.names import NoModel, engine_version
from reader.library.library import Library
from reader.library.marking import (
    _figure,
    _figure_row,
    _json,
    _read,
    entities_of,
    figures_of,
    keep_entities,
    kept_entities,
    kept_under,
)
from reader.library.opening import Opened, open_article
from reader.library.shelf import resolve

ANN = Mention(Span(10, 18), EntityKind.PERSON, "Ann Reed", "capitals 1")
ends = st.none() | st.decimals(allow_nan=False, allow_infinity=False)
figures = st.builds(
    Figure,
    span=st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda pair: Span(min(pair), max(pair))),
    kind=st.sampled_from(FigureKind),
    low=ends,
    high=ends,
    low_open=st.booleans(),
    high_open=st.booleans(),
    approximate=st.booleans(),
    unit=st.text(),
    counts=st.text(),
    change=st.none() | st.sampled_from(Trend),
    speaker=st.text(),
    starts=st.text(),
    until=st.text(),
)


@dataclass
class Capitals:
    """Finds Ann Reed, and counts how often it was asked."""

    engine: str = "capitals 1"
    asked: list[str] = field(default_factory=list)

    def find(self, text: str) -> list[Mention]:
        self.asked.append(text)
        start = text.find("Ann Reed")
        return [Mention(Span(start, start + 8), EntityKind.PERSON, "Ann Reed", self.engine)] if start >= 0 else []


@pytest.fixture
def talks(library: Library) -> Opened:
    return open_article(library, resolve(library, "talks"))


def test_figures_are_those_of_the_engine_and_are_found_once(library: Library, talks: Opened) -> None:
    found = figures_of(library, talks.entry, talks.document)
    assert found == find_figures(talks.document.text)
    assert [figure.span.of(talks.document.text) for figure in found] == ["over 6,000"]
    assert library.cache.figures(talks.document.text_digest, "", ENGINE) is not None
    assert figures_of(library, talks.entry, talks.document) == found


def test_figures_of_another_day_are_found_anew(library: Library, talks: Opened) -> None:
    monday = replace(talks.entry, article=replace(talks.entry.article, published=date(2025, 6, 2)))
    figures_of(library, monday, talks.document)
    assert library.cache.figures(talks.document.text_digest, "2025-06-02", ENGINE) is not None
    assert library.cache.figures(talks.document.text_digest, "", ENGINE) is None


@given(st.lists(figures))
def test_figures_come_out_of_the_cache_as_they_went_in(found: list[Figure]) -> None:
    assert _read(_json(_figure_row(each) for each in found), _figure) == found


@pytest.mark.parametrize("stored", ["", "{}", "[1]", "[[1,2]]", '[[[5,1],["count",""],[null,null],[],[]]]'])
def test_a_stored_value_of_another_shape_is_found_anew(library: Library, talks: Opened, stored: str) -> None:
    library.cache.keep_figures(talks.document.text_digest, "", ENGINE, stored)
    library.cache.keep_entities(talks.document.text_digest, "capitals 1", stored.replace("{}", "7"))
    assert figures_of(library, talks.entry, talks.document) == find_figures(talks.document.text)
    assert entities_of(library, talks.document, Capitals()) == [ANN]


def test_names_are_asked_for_once_and_kept_for_the_next_program(opening: Callable[[], Library]) -> None:
    names = Capitals()
    for library in (opening(), opening()):
        opened = open_article(library, resolve(library, "talks"))
        assert entities_of(library, opened.document, names) == [ANN]
    assert len(names.asked) == 1


def test_a_description_is_kept_and_names_kept_without_any_are_still_read(library: Library, talks: Opened) -> None:
    described = replace(ANN, description="Mayor")
    keep_entities(library, talks.document, "capitals 1", [described])
    assert kept_under(library, talks.document.text_digest, "capitals 1") == [described]
    library.cache.keep_entities(talks.document.text_digest, "old", '[[10,18,"person","Ann Reed","old"]]')
    assert kept_under(library, talks.document.text_digest, "old") == [replace(ANN, engine="old")]


def test_another_engine_is_asked_again(library: Library, talks: Opened) -> None:
    entities_of(library, talks.document, Capitals())
    newer = Capitals("capitals 2")
    assert entities_of(library, talks.document, newer) == [replace(ANN, engine="capitals 2")]
    assert len(newer.asked) == 1


def test_kept_names_are_those_of_the_present_model(library: Library, talks: Opened) -> None:
    try:
        engine = engine_version(library.settings.model)
    except NoModel:
        engine = "no model"
    assert kept_entities(library, talks.document) is None
    keep_entities(library, talks.document, "another model", [ANN])
    assert kept_entities(library, talks.document) is None
    keep_entities(library, talks.document, engine, [replace(ANN, engine=engine)])
    assert kept_entities(library, talks.document) == (None if engine == "no model" else [replace(ANN, engine=engine)])


def test_without_a_model_no_names_are_kept(library: Library, talks: Opened) -> None:
    without = replace(library, settings=replace(library.settings, model="no_such_model"))
    assert kept_entities(without, talks.document) is None


HALF = "# T\n\nOver 6,000[^1] came, `5 km`. <b>7</b> men met Ann Reed.\n\n    Ann Reed, 12 km\n\n[^1]: Of 2024.\n"


def test_what_is_no_prose_holds_no_figures(library: Library) -> None:
    (library.articles / "half.md").write_text(HALF, "utf-8")
    half = open_article(library, resolve(library, "half"))
    found = figures_of(library, half.entry, half.document)
    assert [figure.span.of(half.document.text) for figure in found] == ["Over 6,000", "7", "2024"]
    assert figures_of(library, half.entry, half.document) == found


def test_what_is_no_prose_holds_no_names_and_is_not_kept(library: Library) -> None:
    (library.articles / "half.md").write_text(HALF, "utf-8")
    half = open_article(library, resolve(library, "half"))
    text = half.document.text
    first = text.index("Ann Reed")
    spans = [Span(first, first + 8), Span(text.index("Ann Reed", first + 8), text.rindex("Ann Reed") + 8)]
    mentions = [replace(ANN, span=span) for span in spans]
    assert keep_entities(library, half.document, "capitals 1", mentions) == mentions[:1]
    assert entities_of(library, half.document, Capitals()) == mentions[:1]


def test_the_same_words_as_plain_text_are_all_prose(library: Library) -> None:
    for name, text in (("code.md", "`5 km` off"), ("bare.txt", "5 km off")):
        (library.articles / name).write_text(text, "utf-8")
    opened = [open_article(library, resolve(library, name)) for name in ("code", "bare")]
    assert [len(figures_of(library, each.entry, each.document)) for each in opened] == [0, 1]
