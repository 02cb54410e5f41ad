"""Replacing: what is settled without asking, and what the reader does about the rest."""

from collections.abc import Callable

import pytest

from reader.core.errors import ReaderError
from reader.core.relocate import How
from reader.core.span import Span
from reader.library.annotating import annotate, relabel, trash
from reader.library.library import Library
from reader.library.noting import notes
from reader.library.opening import open_article
from reader.library.replacing import are_let_be, confirm, let_be, offers, place_anew, settle_places
from reader.library.shelf import resolve
from reader.library.undoing import history, redo, undo
from reader.store.annotations import annotation
from reader.store.versions import has_text
from tests.library.changed_room import CHANGED, EDITED, LOST, MOVED, TEXT, lying, marked, opened, states, written

Opening = Callable[[], Library]
NOW = "The river rose three metres in the night."


def test_the_states_of_an_article_that_was_edited_are_told_once(library: Library) -> None:
    marked(library, MOVED, CHANGED, LOST)
    found = written(library, EDITED)
    assert lying(library) == {MOVED: ("moved", MOVED), CHANGED: ("changed", NOW), LOST: ("lost", None)}
    assert settle_places(library, found) == "1 note moved, 1 changed, 1 needs you"
    assert settle_places(library, opened(library)) == "1 note needs you"


def test_what_moved_as_a_whole_is_written_with_the_text_and_knows_it_from_then_on(library: Library) -> None:
    uids = marked(library, MOVED, CHANGED)
    found = written(library, EDITED)
    settle_places(library, found)
    moved, changed = (annotation(library.database, uids[quote]) for quote in (MOVED, CHANGED))
    assert moved
    assert moved.anchor
    assert (moved.anchor.text_digest, moved.anchor.exact) == (found.document.text_digest, MOVED)
    assert changed
    assert changed.anchor
    assert changed.anchor.exact == CHANGED
    assert has_text(library.database, found.document.text_digest)
    assert lying(library) == {MOVED: ("exact", MOVED), CHANGED: ("changed", NOW)}


def test_an_article_whose_text_is_the_same_is_settled_by_writing_nothing(library: Library) -> None:
    marked(library, MOVED, CHANGED)
    file = library.root / "annotations.db"
    before = file.read_bytes()
    found = written(library, f"---\ntitle: Another\n---\n{TEXT}")
    assert settle_places(library, found) == ""
    assert file.read_bytes() == before


def test_what_cannot_be_settled_is_told_by_writing_nothing(library: Library) -> None:
    marked(library, CHANGED, LOST)
    found = written(library, EDITED)
    file = library.root / "annotations.db"
    before = file.read_bytes()
    assert settle_places(library, found) == "1 note changed, 1 needs you"
    assert file.read_bytes() == before


def test_listing_writes_nothing(library: Library) -> None:
    marked(library, MOVED, CHANGED, LOST)
    written(library, EDITED)
    file = library.root / "annotations.db"
    before = file.read_bytes()
    assert [each.placed.how for each in notes(library)] == [How.CHANGED, How.MOVED, How.LOST]
    assert file.read_bytes() == before


def test_the_next_act_on_the_article_settles_too(library: Library) -> None:
    uids = marked(library, MOVED)
    found = written(library, EDITED)
    annotate(library, found.entry, found.document, Span(0, 3))
    moved = annotation(library.database, uids[MOVED])
    assert moved
    assert moved.anchor
    assert moved.anchor.text_digest == found.document.text_digest
    assert next(act.words for act in history(library)) == "highlighted “The” in “The flood”"


def test_settling_is_no_act_of_the_reader(library: Library) -> None:
    marked(library, MOVED, CHANGED)
    told = history(library)
    settle_places(library, written(library, EDITED))
    assert history(library) == told


def test_two_programs_settle_the_same_once(opening: Opening) -> None:
    one, other = opening(), opening()
    marked(one, MOVED, CHANGED)
    first, second = written(one, EDITED), opened(other)
    settle_places(one, first)
    entries = one.database.rows("SELECT count(*) AS number FROM journal")
    settle_places(other, second)
    assert one.database.rows("SELECT count(*) AS number FROM journal") == entries
    assert lying(one) == lying(other)


def test_an_act_that_was_done_before_the_text_changed_is_undone_and_done_again(library: Library) -> None:
    uids = marked(library, MOVED)
    relabel(library, uids[MOVED], "doubt")
    settle_places(library, written(library, EDITED))
    undo(library)
    [held] = opened(library).annotations
    assert (held.annotation.label, held.placed.how) == ("", How.EXACT)
    redo(library)
    [held] = opened(library).annotations
    assert (held.annotation.label, held.placed.how) == ("doubt", How.EXACT)
    undo(library)
    undo(library)
    assert not opened(library).annotations
    redo(library)
    assert lying(library) == {MOVED: ("exact", MOVED)}


def test_undo_of_a_trashing_brings_a_note_back_to_where_its_text_is_now(library: Library) -> None:
    uids = marked(library, MOVED)
    trash(library, uids[MOVED])
    written(library, EDITED)
    undo(library)
    assert lying(library) == {MOVED: ("moved", MOVED)}


def test_what_is_confirmed_is_written_anew_at_its_place_and_undo_takes_that_back(library: Library) -> None:
    uids = marked(library, CHANGED)
    found = written(library, EDITED)
    assert confirm(library, found, uids[CHANGED]) == 1
    assert lying(library) == {CHANGED: ("exact", NOW)}
    assert history(library)[0].words == f"confirmed “{NOW[:40].rstrip()}…” in “The flood”"
    undo(library)
    assert lying(library) == {CHANGED: ("changed", NOW)}
    redo(library)
    assert lying(library) == {CHANGED: ("exact", NOW)}


def test_what_knows_the_text_needs_no_confirming(library: Library) -> None:
    uids = marked(library, MOVED)
    assert confirm(library, opened(library), uids[MOVED]) == 0


def test_what_is_lost_cannot_be_confirmed(library: Library) -> None:
    uids = marked(library, LOST)
    with pytest.raises(ReaderError) as caught:
        confirm(library, written(library, EDITED), uids[LOST])
    assert "no place" in caught.value.message


def test_a_lost_one_is_placed_by_hand_and_undo_takes_that_back(library: Library) -> None:
    uids = marked(library, LOST, MOVED)
    found = written(library, EDITED)
    start = found.document.text.index("Schools")
    place_anew(library, found, uids[LOST], Span(start, start + 7))
    assert lying(library) == {LOST: ("exact", "Schools"), MOVED: ("exact", MOVED)}
    assert history(library)[0].words == "placed anew “Schools” in “The flood”"
    undo(library)
    assert lying(library) == {LOST: ("lost", None), MOVED: ("exact", MOVED)}
    redo(library)
    assert lying(library)[LOST] == ("exact", "Schools")


def test_an_edit_that_is_taken_back_gives_all_back(library: Library) -> None:
    marked(library, MOVED, CHANGED, LOST)
    settle_places(library, written(library, EDITED))
    settle_places(library, written(library, TEXT))
    assert lying(library) == {quote: ("exact", quote) for quote in (MOVED, CHANGED, LOST)}


def test_a_lost_one_that_is_let_be_needs_nobody_until_the_text_changes(library: Library) -> None:
    uids = marked(library, LOST, CHANGED)
    found = written(library, EDITED)
    let_be(library, found, uids[LOST])
    assert settle_places(library, found) == "1 note changed"
    assert are_let_be(library, found) == {uids[LOST]}
    let_be(library, found, uids[LOST], again=True)
    assert settle_places(library, found) == "1 note needs you"
    let_be(library, found, uids[LOST])
    assert settle_places(library, written(library, f"{EDITED}\nMore.\n")) == "1 note changed, 1 needs you"


def test_the_likeliest_places_are_offered(library: Library) -> None:
    uids = marked(library, LOST)
    found = written(library, EDITED.replace("the dam.", "the dam. Somebody was hurt."))
    best, *_ = offers(library, found, uids[LOST])
    assert best.span.of(found.document.text) == "Somebody was hurt."
    assert best.words


def test_what_is_offered_are_whole_words(library: Library) -> None:
    marked(library, quote := "Nobody was hurt")
    found = written(library, EDITED + "\nOf 6,000 who fled nobody, it is said, was heard of again; 6,057 came.\n")
    uid = next(each.annotation.uid for each in notes(library))
    for each in offers(library, found, uid):
        text = found.document.text
        around = text[each.span.start - 1 : each.span.end + 1]
        assert (around[0] + around[-1]).strip(" \n,.;") == "", quote
        assert around[1].isalnum()
        assert around[-2].isalnum()


def test_what_only_shares_a_word_or_runs_over_a_heading_is_not_offered(library: Library) -> None:
    uids = marked(library, LOST)
    found = written(library, EDITED + "\nNobody.\n\n## Was\n\nHurt feelings aside, all is well.\n")
    assert offers(library, found, uids[LOST]) == []


def test_an_annotation_of_another_article_is_refused(library: Library) -> None:
    uids = marked(library, LOST)
    written(library, EDITED)
    (library.articles / "other.md").write_text("# Other\n\nText.\n")
    wrong = open_article(library, resolve(library, "other"))
    for verb in (confirm, offers, let_be):
        with pytest.raises(ReaderError):
            verb(library, wrong, uids[LOST])


def test_a_read_only_library_is_told_and_nothing_is_written(library: Library, opening: Opening) -> None:
    marked(library, MOVED, CHANGED)
    written(library, EDITED)
    file = library.root / "annotations.db"
    file.chmod(0o444)
    try:
        before = file.read_bytes()
        reader = opening()
        if reader.database.read_only:  # root may write to anything
            assert settle_places(reader, opened(reader)) == "1 note moved, 1 changed"
        assert file.read_bytes() == before
    finally:
        file.chmod(0o644)


def test_the_states_are_in_the_order_of_their_places(library: Library) -> None:
    marked(library, LOST, MOVED, CHANGED)
    written(library, EDITED)
    assert states(library) == [How.CHANGED, How.MOVED, How.LOST]


def test_a_passage_that_is_marked_again_after_it_changed_loses_nothing(library: Library) -> None:
    marked(library, CHANGED)
    found = written(library, EDITED)
    start = found.document.text.index(NOW)
    annotate(library, found.entry, found.document, Span(start, start + len(NOW)), note="again")
    assert lying(library) == {CHANGED: ("changed", NOW), "again": ("exact", NOW)}
    written(library, EDITED.replace("three metres", "four metres"))
    four = NOW.replace("three", "four")
    assert lying(library) == {CHANGED: ("changed", four), "again": ("changed", four)}
