from pathlib import Path

import pytest

from reader.core.span import Span
from reader.library.annotating import annotate
from reader.library.appearing import Appearance, appearances
from reader.library.census import take_census
from reader.library.indexing import index
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.shelf import resolve
from tests.library.names_room import key, laid, with_model

TALKS = {
    "2025-05-16-first": "(Mayor) [Ann Reed|p] counted 40 boats. There were 50 more. [Reed|p Ann Reed] left at 3 km.",
    "2025-07-23-third": "Nobody slept. (Chair) [Ann Reed|p] came for two days.",
}


@pytest.fixture
def talks(library: Library, tmp_path: Path) -> Library:
    for each in library.articles.iterdir():
        each.unlink()
    with_names = with_model(library, tmp_path / "told")
    list(index(with_names, laid(with_names, TALKS)))
    return with_names


def told(library: Library) -> list[Appearance]:
    return list(appearances(library, take_census(library).entities[key("person:Ann Reed")]))


def test_an_entity_appears_in_its_sentences_with_the_figures_beside_it(talks: Library) -> None:
    third, first = told(talks)
    text = first.document.text
    assert (third.entry.slug, first.entry.slug) == ("2025-07-23-third", "2025-05-16-first")
    assert [(each.surface, each.sentence.of(text)) for each in first.mentions] == [
        ("Ann Reed", "Mayor Ann Reed counted 40 boats."),
        ("Reed", "Reed left at 3 km."),
    ]
    assert [each.span.of(text) for each in first.mentions] == ["Ann Reed", "Reed"]
    assert [each.span.of(text) for each in first.figures] == ["40", "3 km"]
    assert [each.span.of(third.document.text) for each in third.figures] == ["two days"]
    assert {first.problem, third.problem} == {""}


def test_it_is_called_what_it_is_called_most_there(talks: Library) -> None:
    assert [each.description for each in told(talks)] == ["Chair", "Mayor"]


def test_the_annotations_are_those_that_touch_a_mention(talks: Library) -> None:
    opened = open_article(talks, resolve(talks, "first"))
    text = opened.document.text
    touching, beside = (Span(text.index(words), text.index(words) + 8) for words in ("Reed counted", "There"))
    made = annotate(talks, opened.entry, opened.document, touching)
    annotate(talks, opened.entry, opened.document, beside)
    _, first = told(talks)
    assert [each.annotation.uid for each in first.annotations] == [made.uid]


def test_an_article_that_changed_or_went_is_told_or_passed_over(talks: Library) -> None:
    known = take_census(talks).entities[key("person:Ann Reed")]
    changed, gone = (resolve(talks, name).path for name in ("first", "third"))
    changed.write_text("Another text.\n", "utf-8")
    gone.unlink()
    (left,) = appearances(talks, known)
    assert left.entry.path == changed
    assert left.mentions == ()
    assert left.problem


def test_of_a_marked_article_whose_file_is_gone_the_kept_text_is_shown(talks: Library) -> None:
    opened = open_article(talks, resolve(talks, "third"))
    annotate(talks, opened.entry, opened.document, Span(0, 6))
    known = take_census(talks).entities[key("person:Ann Reed")]
    opened.entry.path.unlink()
    third, first = appearances(talks, known)
    assert (third.entry.missing, len(third.mentions), third.problem) == (True, 1, "")
    assert (first.entry.missing, len(first.mentions), first.problem) == (False, 2, "")


def test_one_article_is_opened_at_a_time(talks: Library) -> None:
    steps = appearances(talks, take_census(talks).entities[key("person:Ann Reed")])
    next(steps)
    resolve(talks, "first").path.write_text("Nothing.\n", "utf-8")
    assert next(steps).problem
