import pytest

from reader.core.annotation import content_hash
from reader.core.document import Document
from reader.core.errors import ReaderError
from reader.core.relocate import How, Lost, Placed
from reader.core.span import Span
from reader.library.annotating import (
    annotate,
    find_annotation,
    find_quote,
    find_quotes,
    reanchor,
    relabel,
    restore,
    retag,
    rewrite,
    trash,
)
from reader.library.library import Library
from reader.library.noting import notes
from reader.library.opening import Opened, open_article
from reader.library.shelf import resolve
from reader.library.undoing import history
from reader.store.rows import row_tags
from reader.store.versions import kept_text

RIVER = "The river rose."


@pytest.fixture
def rain(library: Library) -> Opened:
    return open_article(library, resolve(library, "rain"))


def test_what_was_marked_is_there_with_quote_place_and_time(library: Library, rain: Opened) -> None:
    span = find_quote(rain.document, RIVER)
    made = annotate(library, rain.entry, rain.document, span, label="doubt", note="Whose gauge?", tags=["rivers", "cm"])
    [noted] = notes(library)
    assert noted.annotation == made
    assert noted.placed == Placed(span, 1.0, How.EXACT)
    assert (made.label, made.note, made.tags) == ("doubt", "Whose gauge?", ("rivers", "cm"))
    assert made.anchor is not None
    assert (made.anchor.exact, made.anchor.heading) == (RIVER, "Rain in the north")
    assert made.record.created == made.record.changed
    assert (made.record.author, made.record.device) == (library.author, library.device)


def test_the_text_that_was_marked_is_kept(library: Library, rain: Opened) -> None:
    annotate(library, rain.entry, rain.document, Span(0, 4))
    assert kept_text(library.database, rain.document.text_digest) == rain.document.text


def test_a_note_on_the_whole_article_has_no_anchor(library: Library, rain: Opened) -> None:
    made = annotate(library, rain.entry, rain.document, None, note="Thin.")
    assert made.anchor is None
    assert [held.annotation for held in open_article(library, rain.entry).annotations] == [made]


def test_annotations_may_overlap_and_lie_in_the_order_of_the_text(library: Library, rain: Opened) -> None:
    spans = [Span(20, 40), Span(4, 30), Span(20, 25)]
    for span in spans:
        annotate(library, rain.entry, rain.document, span)
    held = open_article(library, rain.entry).annotations
    assert [each.placed.span for each in held if isinstance(each.placed, Placed)] == sorted(spans)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (["  two  words "], ("two words",)),
        (["#rivers"], ("rivers",)),
        (["Rivers", "rivers", "cm"], ("Rivers", "cm")),
        (["cafe\u0301"], ("caf\u00e9",)),
        ([], ()),
    ],
)
def test_tags_are_trimmed_in_nfc_and_each_once(
    library: Library, rain: Opened, given: list[str], kept: tuple[str, ...]
) -> None:
    made = annotate(library, rain.entry, rain.document, Span(0, 4), tags=given)
    assert find_annotation(library, made.uid).tags == kept


def test_tags_that_another_program_changed_meanwhile_stay_so(library: Library, rain: Opened) -> None:
    made = annotate(library, rain.entry, rain.document, Span(0, 3), tags=["a", "b"])
    retag(library, made.uid, ["b", "theirs"])
    ours = retag(library, made.uid, ["a", "b", "ours"], seen=made.tags)
    assert ours.tags == ("b", "ours", "theirs")


@pytest.mark.parametrize("tag", ["", "  ", "#", "a\0b", "\ud800"])
def test_a_tag_that_cannot_be_kept_is_refused_and_nothing_is_made(library: Library, rain: Opened, tag: str) -> None:
    with pytest.raises(ReaderError):
        annotate(library, rain.entry, rain.document, Span(0, 4), tags=["good", tag])
    assert notes(library) == []


@pytest.mark.parametrize("note", ["a\0b", "half \udc80"])
def test_a_note_that_cannot_be_kept_is_refused(library: Library, rain: Opened, note: str) -> None:
    with pytest.raises(ReaderError):
        annotate(library, rain.entry, rain.document, Span(0, 4), note=note)


@pytest.mark.parametrize(
    "note", ["\x1b]52;c;eA==\x07", "[@click=app.quit]x[/]", "'; DROP TABLE annotations; --", "\u202e", "🧭" * 999]
)
def test_a_strange_note_is_kept_as_it_was_typed(library: Library, rain: Opened, note: str) -> None:
    made = annotate(library, rain.entry, rain.document, Span(0, 4), note=note)
    assert find_annotation(library, made.uid).note == note


def test_a_label_that_is_not_in_the_codebook_is_refused_with_those_that_are(library: Library, rain: Opened) -> None:
    with pytest.raises(ReaderError, match="no label") as caught:
        annotate(library, rain.entry, rain.document, Span(0, 4), label="vague")
    assert "doubt" in caught.value.hint


def test_a_label_is_written_as_the_codebook_writes_it(library: Library, rain: Opened) -> None:
    assert annotate(library, rain.entry, rain.document, Span(0, 4), label="DOUBT").label == "doubt"


def test_each_part_can_be_changed_and_the_rest_stays(library: Library, rain: Opened) -> None:
    made = annotate(library, rain.entry, rain.document, Span(0, 4), label="doubt", note="one", tags=["a"])
    relabel(library, made.uid, "evidence")
    rewrite(library, made.uid, "two")
    retag(library, made.uid, ["b", "c"])
    changed = find_annotation(library, made.uid)
    assert (changed.label, changed.note, changed.tags, changed.anchor) == ("evidence", "two", ("b", "c"), made.anchor)
    assert changed.record.created == made.record.created
    assert changed.record.changed > made.record.changed


def test_the_hash_follows_each_change(library: Library, rain: Opened) -> None:
    made = annotate(library, rain.entry, rain.document, Span(0, 4), note="one")
    relabel(library, made.uid, "question")
    rewrite(library, made.uid, "two")
    retag(library, made.uid, ["x"])
    reanchor(library, rain.entry, rain.document, made.uid, Span(5, 9))
    changes = [change for act in history(library) for change in act.changes if change.key == made.uid]
    assert len(changes) == 5
    for change in changes:
        assert change.after is not None
        parts = (str(change.after["exact"]), str(change.after["note"]), str(change.after["label"]))
        assert change.after["content_hash"] == content_hash(*parts, row_tags(change.after))


def test_a_change_to_what_it_is_already_writes_nothing(library: Library, rain: Opened) -> None:
    made = annotate(library, rain.entry, rain.document, Span(0, 4), note="one")
    before = library.database.path.read_bytes()
    assert rewrite(library, made.uid, "one") == made
    assert library.database.path.read_bytes() == before


def test_in_the_trash_it_is_out_of_sight_and_comes_back_whole(library: Library, rain: Opened) -> None:
    made = annotate(library, rain.entry, rain.document, Span(0, 4), note="one", tags=["a"])
    trash(library, made.uid)
    assert notes(library) == []
    assert [noted.annotation.uid for noted in notes(library, trashed=True)] == [made.uid]
    with pytest.raises(ReaderError, match="trash"):
        rewrite(library, made.uid, "two")
    back = restore(library, made.uid)
    assert (back.note, back.tags, back.record.deleted) == ("one", ("a",), None)
    assert [noted.annotation for noted in notes(library)] == [back]


def test_the_beginning_of_an_id_is_enough_when_it_is_the_only_one(library: Library, rain: Opened) -> None:
    made = annotate(library, rain.entry, rain.document, Span(0, 4))
    assert find_annotation(library, made.uid[:6].upper()) == made
    annotate(library, rain.entry, rain.document, Span(0, 4))
    with pytest.raises(ReaderError, match="2 annotations"):
        find_annotation(library, made.uid[:6])
    with pytest.raises(ReaderError, match="no annotation"):
        find_annotation(library, "zzzz")


def test_a_span_beyond_the_text_is_a_bug_and_nothing_is_written(library: Library, rain: Opened) -> None:
    with pytest.raises(ValueError, match="nothing to anchor"):
        annotate(library, rain.entry, rain.document, Span(5, 9999))
    assert library.database.rows("SELECT * FROM articles") == []


def test_an_annotation_is_not_moved_to_another_article(library: Library, rain: Opened) -> None:
    made = annotate(library, rain.entry, rain.document, Span(0, 4))
    talks = open_article(library, resolve(library, "talks"))
    with pytest.raises(ReaderError, match="not on"):
        reanchor(library, talks.entry, talks.document, made.uid, Span(0, 2))


def test_after_an_edit_of_the_file_what_still_stands_has_moved_and_the_rest_is_lost(
    library: Library, rain: Opened
) -> None:
    annotate(library, rain.entry, rain.document, find_quote(rain.document, RIVER))
    annotate(library, rain.entry, rain.document, find_quote(rain.document, "Night came."))
    rain.entry.path.write_text("# Rain in the north\n\nIt was grey. Rain fell. The river rose.\n", "utf-8")
    moved, lost = open_article(library, rain.entry).annotations
    assert isinstance(moved.placed, Placed)
    assert (moved.placed.span, moved.placed.how) == (Span(42, 57), How.MOVED)
    assert isinstance(lost.placed, Lost)
    assert [noted.placed.how for noted in notes(library)] == [How.MOVED, How.LOST]


def test_subscribers_are_told_once_it_is_saved_until_they_leave(library: Library, rain: Opened) -> None:
    told: list[str] = []
    leave = library.subscribe(lambda changes: told.extend(change.verb for change in changes))
    made = annotate(library, rain.entry, rain.document, Span(0, 4))
    leave()
    trash(library, made.uid)
    assert told == ["kept", "highlighted"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Rain  fell.\nThe river", "Rain fell. The river"),
        ("north Rain", "north\nRain"),
        ("Rain", "Rain"),
    ],
)
def test_white_space_in_a_quote_is_as_good_as_any_other(rain: Opened, typed: str, found: str) -> None:
    assert find_quote(rain.document, typed).of(rain.document.text) == found


@pytest.mark.parametrize("typed", ["", " ", "snow", "R.*n"])
def test_a_quote_that_is_not_there_is_refused(rain: Opened, typed: str) -> None:
    with pytest.raises(ReaderError):
        find_quote(rain.document, typed)


@pytest.mark.parametrize("typed", ['"at least 1,000"', "“at least 1,000”", "Umerov's", "Russia-Ukraine"])
def test_straight_quotes_and_hyphens_find_curly_ones_and_dashes(typed: str) -> None:
    text = "He said “at least 1,000” in the Russia–Ukraine talks, to Umerov’s side."
    assert len(find_quote(Document(text), typed)) == len(typed)


def test_of_several_the_one_asked_for_is_found(rain: Opened) -> None:
    assert find_quote(rain.document, "Rain", 1).start < find_quote(rain.document, "Rain", 2).start
    with pytest.raises(ReaderError, match="2 times"):
        find_quote(rain.document, "Rain", 3)


def test_every_place_of_a_quote_is_found_in_order(rain: Opened) -> None:
    assert [span.start for span in find_quotes(rain.document, "Rain")] == [0, 18]
    assert find_quotes(rain.document, "snow") == find_quotes(rain.document, " \n") == []
