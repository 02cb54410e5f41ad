from pathlib import Path

import pytest

from reader.core.slices import at_once
from reader.core.span import Span
from reader.library.annotating import annotate
from reader.library.beyond import names_beyond, noted_names
from reader.library.census import take_census
from reader.library.indexing import index
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.shelf import Entry, resolve
from tests.library.names_room import key, laid, with_model

TALKS = {
    "2025-05-16-first": "[Ann Reed|p] met the [Union|o]. [Reed|p Ann Reed] and the Reeds left Unionists in [Kyiv|l].",
    "2025-07-23-third": "[Ann Reed|p] came back.",
}


@pytest.fixture
def talks(library: Library, tmp_path: Path) -> Library:
    for each in library.articles.iterdir():
        each.unlink()
    with_names = with_model(library, tmp_path / "told")
    list(index(with_names, laid(with_names, TALKS)))
    return with_names


def _noted(library: Library, quote: str) -> Entry:
    opened = open_article(library, resolve(library, "first"))
    start = opened.document.text.index(quote)
    annotate(library, opened.entry, opened.document, Span(start, start + len(quote)))
    return opened.entry


def test_a_name_that_other_articles_have_too_is_beyond(talks: Library) -> None:
    first = resolve(talks, "first")
    assert names_beyond(take_census(talks), first.id) == {key("person:Ann Reed")}


def test_what_is_named_in_a_passage_is_noted_by_any_of_its_names(talks: Library) -> None:
    entry = _noted(talks, "Reed and the")
    assert at_once(noted_names(talks, take_census(talks))) == {key("person:Ann Reed"): {entry.id}}


def test_a_part_of_a_word_is_no_name(talks: Library) -> None:
    entry = _noted(talks, "Reeds left Unionists in Kyiv.")
    assert at_once(noted_names(talks, take_census(talks))) == {key("place:Kyiv"): {entry.id}}
