from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reader.core.anchor import Anchor, describe
from reader.core.errors import ReaderError
from reader.core.span import Span
from reader.library.annotating import annotate, rewrite
from reader.library.drafting import Draft, drafts, drop_draft, keep_draft
from reader.library.library import Library
from reader.library.noting import notes
from reader.library.opening import Opened, open_article
from reader.library.removing import remove
from reader.library.shelf import resolve
from reader.library.undoing import history, undo

NOON = datetime(2025, 6, 2, 12, tzinfo=UTC)


@pytest.fixture
def rain(library: Library) -> Opened:
    return open_article(library, resolve(library, "rain"))


def _draft(text: str, anchor: Anchor | None = None, key: str = "k", annotation: str = "") -> Draft:
    return Draft(key, "rain", "note", text, anchor, annotation, NOON)


def test_a_draft_is_there_for_the_next_program_with_what_it_is_about(
    opening: Callable[[], Library], library: Library, rain: Opened
) -> None:
    draft = _draft("half a thou", describe(rain.document, Span(0, 4)))
    keep_draft(library, draft)
    assert drafts(opening()) == [draft]


def test_typing_on_writes_over_the_draft(library: Library) -> None:
    for text in ("h", "ha", "hal", ""):
        keep_draft(library, _draft(text))
    assert [draft.text for draft in drafts(library)] == [""]


def test_drafts_are_listed_by_article(library: Library) -> None:
    keep_draft(library, _draft("one"))
    assert drafts(library, "rain")
    assert drafts(library, "talks") == []


def test_a_draft_is_never_refused_for_its_characters(library: Library) -> None:
    keep_draft(library, _draft("a\0b\ud800c"))
    assert drafts(library)[0].text == "a\ufffdb?c"


def test_a_draft_that_is_dropped_is_gone_and_dropping_it_twice_does_no_harm(library: Library) -> None:
    keep_draft(library, _draft("one"))
    drop_draft(library, "k")
    drop_draft(library, "k")
    assert drafts(library) == []


def test_a_draft_is_no_act(library: Library) -> None:
    keep_draft(library, _draft("one"))
    assert history(library) == []
    assert undo(library) is None


def test_a_draft_goes_in_the_act_that_keeps_it(library: Library, rain: Opened) -> None:
    keep_draft(library, _draft("one"))
    made = annotate(library, rain.entry, rain.document, Span(0, 4), note="one", draft="k")
    assert drafts(library) == []
    keep_draft(library, _draft("two", annotation=made.uid))
    rewrite(library, made.uid, "two", draft="k")
    assert drafts(library) == []


def test_a_draft_stays_when_its_note_cannot_be_kept(library: Library, rain: Opened) -> None:
    keep_draft(library, _draft("one"))
    with pytest.raises(ReaderError):
        annotate(library, rain.entry, rain.document, Span(0, 4), note="one", label="vague", draft="k")
    assert len(drafts(library)) == 1
    assert notes(library) == []


def test_a_draft_follows_an_article_that_is_renamed_before_anything_was_made_on_it(
    opening: Callable[[], Library], library: Library, rain: Opened
) -> None:
    draft = replace(_draft("half a thou"), article=rain.entry.id)
    keep_draft(library, draft, rain.entry, rain.document)
    keep_draft(library, replace(draft, text="half a thought"), rain.entry, rain.document)
    rain.entry.path.rename(rain.entry.path.with_name("wet.md"))
    other = opening()
    assert [each.text for each in drafts(other, resolve(other, "wet").id)] == ["half a thought"]
    assert (history(other), undo(other)) == ([], None)


def test_a_draft_is_kept_though_its_article_went_to_the_trash(library: Library, rain: Opened) -> None:
    remove(library, rain.entry)
    keep_draft(library, replace(_draft("half"), article=rain.entry.id), rain.entry, rain.document)
    assert [each.text for each in drafts(library)] == ["half"]
