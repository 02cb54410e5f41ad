"""Anchoring: the one door where anchors become places."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.core.anchor import describe
from reader.core.document import Document
from reader.core.reference import figure_target
from reader.core.relocate import PLACING_RULE, How, Placed
from reader.core.slices import at_once
from reader.core.span import Span
from reader.formats.stored_places import PLACES_VERSION
from reader.library.anchoring import Places, found_in, place_of
from reader.library.annotating import trash
from reader.library.ends import Ends
from reader.library.folders import Folders
from reader.library.kept_texts import KeptTexts
from reader.library.library import Library, open_library
from reader.library.notebook import all_rows, placing
from reader.library.noting import notes
from reader.library.opening import Opened
from reader.library.replacing import settle_places
from reader.library.shelf import entries
from tests.library.changed_room import CHANGED, EDITED, LOST, MOVED, TEXT, lying, marked, opened, states, written

Opening = Callable[[], Library]
NOW = "The river rose three metres in the night."


def kept_in(library: Library, found: Opened) -> tuple[str, dict[str, object]]:
    """Under what the cache keeps the places of the first annotation's text, and these."""
    anchor = found.annotations[0].annotation.anchor
    assert anchor
    maker = f"{PLACING_RULE}.{PLACES_VERSION} {anchor.text_digest}"
    stored: dict[str, object] = json.loads(library.cache.places(found.document.text_digest, maker) or "")
    return maker, stored


def test_what_was_found_once_is_not_searched_again(library: Library) -> None:
    marked(library, CHANGED)
    found = written(library, EDITED)
    maker, stored = kept_in(library, found)
    assert len(stored) == 1
    other = {key: [0, 3, 0.5, "changed"] for key in stored}
    library.cache.keep_places(found.document.text_digest, maker, json.dumps(other))
    assert lying(library) == {CHANGED: ("changed", "The")}


@pytest.mark.parametrize("kept", ["", "[]", "{", '{"a": 1}', "damaged"])
def test_what_the_cache_holds_that_is_no_place_is_found_anew(library: Library, kept: str) -> None:
    marked(library, CHANGED)
    found = written(library, EDITED)
    maker, stored = kept_in(library, found)
    library.cache.keep_places(
        found.document.text_digest, maker, json.dumps({key: [1] for key in stored}) if kept == "damaged" else kept
    )
    assert lying(library) == {CHANGED: ("changed", NOW)}


def test_without_the_cache_all_is_where_it_was(library: Library, folders: Folders, opening: Opening) -> None:
    marked(library, MOVED, CHANGED, LOST)
    written(library, EDITED)
    before = lying(library)
    library.close()
    shutil.rmtree(folders.cache)
    assert lying(opening()) == before


def test_every_list_says_the_same(library: Library) -> None:
    marked(library, MOVED, CHANGED, LOST)
    written(library, EDITED)
    by_opening = {each.annotation.uid: each.placed for each in opened(library).annotations}
    assert {each.annotation.uid: each.placed for each in notes(library)} == by_opening
    assert at_once(placing(library, all_rows(library))) == by_opening
    found = opened(library)
    places = Places(library, found.entry.id, found.document)
    assert {each.annotation.uid: places.of(each.annotation) for each in found.annotations} == by_opening


def test_two_passages_that_come_to_one_place_are_told_apart_in_every_list(library: Library) -> None:
    one, other = "Rain fell on Monday in the north.", "Rain fell on Tuesday in the north."
    marked(library, one, other, text=f"# The flood\n\n{one} It was cold. {other} It was warm.\n")
    written(library, f"# The flood\n\n{one} It was cold.\n")
    expected = {one: ("exact", one), other: ("lost", None)}
    assert lying(library) == expected
    assert {each.annotation.note: each.placed.how for each in notes(library)} == {one: How.EXACT, other: How.LOST}


def test_what_is_in_question_is_not_written_so_that_it_stays_so(library: Library) -> None:
    marked(library, MOVED, CHANGED, LOST)
    found = written(library, EDITED)
    settle_places(library, found)
    first = states(library)
    settle_places(library, opened(library))
    assert states(library) == first


def test_anchors_of_several_old_texts_are_carried_each_from_its_own(library: Library) -> None:
    marked(library, CHANGED)
    written(library, EDITED)
    second = "This is the second edition of the report."
    marked(library, second, text=EDITED)
    third = EDITED.replace("second edition", "last edition").replace("three metres", "four metres")
    written(library, third)
    assert lying(library) == {
        CHANGED: ("changed", "The river rose four metres in the night."),
        second: ("changed", "This is the last edition of the report."),
    }


def test_one_in_the_trash_is_placed_as_if_it_lay_alone(library: Library) -> None:
    uids = marked(library, CHANGED)
    trash(library, uids[CHANGED])
    written(library, EDITED)
    [noted] = notes(library, trashed=True)
    assert noted.placed.how is How.CHANGED


def test_a_figure_of_a_reference_is_carried_from_the_text_that_was_kept(library: Library) -> None:
    marked(library, MOVED)
    before = opened(library)
    span = Span(before.document.text.index("two metres"), before.document.text.index("two metres") + 10)
    target = figure_target(before.entry.id, before.document.text_digest, span)
    after = written(library, EDITED)
    placed = KeptTexts(library).find(target, after.document)
    assert isinstance(placed, Placed)
    assert placed.span.of(after.document.text) == "three metres"
    end = Ends(library, entries(library)).end(target)
    assert (end.state.value, end.span) == ("changed", placed.span)


def test_a_text_that_was_never_kept_is_done_without(library: Library) -> None:
    anchor = describe(Document(TEXT), Span(TEXT.index(MOVED), TEXT.index(MOVED) + len(MOVED)))
    placed = place_of(library, anchor, Document(EDITED))
    assert isinstance(placed, Placed)
    assert placed.span.of(EDITED) == MOVED


def test_an_anchor_that_does_not_fit_its_own_text_is_searched(library: Library) -> None:
    document = Document(TEXT)
    anchor = describe(document, Span(TEXT.index(MOVED), TEXT.index(MOVED) + len(MOVED)))
    broken = type(anchor)(anchor.exact, anchor.prefix, anchor.suffix, 0, 5, "", document.text_digest)
    placed = found_in(library, {"a": broken}, document)["a"]
    assert isinstance(placed, Placed)
    assert placed.span.of(TEXT) == MOVED


SENTENCES = [
    "Rain fell over the whole valley for three days",
    "The mill by the old bridge lost its wheel",
    "Nobody in the upper town heard the bells",
    "Children carried the archive to the church",
    "A grey horse stood on the island until morning",
]
OTHERS = ["Snow is forecast for Friday.", "The council meets.", "Bread cost more.", "Cats slept."]
NEW = st.lists(st.sampled_from(OTHERS), max_size=1)  # much more would make it another article


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=settings().max_examples // 4)
@given(edits=st.lists(st.tuples(NEW, NEW), min_size=5, max_size=5), gone=st.sets(st.integers(0, 4), max_size=1))
def test_edits_outside_a_sentence_leave_its_words_and_taken_back_give_it_back(
    edits: list[tuple[list[str], list[str]]], gone: set[int]
) -> None:
    text = " ".join(f"{each}." for each in SENTENCES)
    edited = " ".join(
        " ".join([*before, *([] if number in gone else [f"{sentence}."]), *after])
        for number, (sentence, (before, after)) in enumerate(zip(SENTENCES, edits, strict=True))
    )
    with TemporaryDirectory() as folder:
        (Path(folder) / "library" / "articles").mkdir(parents=True)
        folders = Folders(*(Path(folder) / name for name in ("config", "data", "cache", "state")))
        library = open_library(Path(folder) / "library", folders)
        try:
            marked(library, *SENTENCES, text=f"# The flood\n\n{text}\n")
            settle_places(library, written(library, f"# The flood\n\n{edited}\n"))
            found = lying(library)
            assert {sentence: words for sentence, (_, words) in found.items()} == {
                sentence: None if number in gone else sentence for number, sentence in enumerate(SENTENCES)
            }
            settle_places(library, written(library, f"# The flood\n\n{text}\n"))
            assert {words for _, words in lying(library).values()} == set(SENTENCES)
        finally:
            library.close()
