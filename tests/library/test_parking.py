from collections.abc import Callable
from pathlib import Path

import pytest

from reader.core.errors import ReaderError
from reader.core.incoming import About, IncomingLink
from reader.core.span import Span
from reader.library.adding import add
from reader.library.checking import check
from reader.library.importing.planned import Outcome
from reader.library.library import Library
from reader.library.noting import notes
from reader.library.opening import open_article
from reader.library.parking import drop, find_parked, parked, place_parked, retry
from reader.library.recounting import recounted
from reader.library.shelf import resolve
from reader.library.undoing import history, redo, undo
from reader.store.references import all_references
from tests.library.importing.coming_in import became, brought_in, everything, record, said

SNOW = About("Snow in the south")
TEXT = "# Snow in the south\n\nSnow fell. The railway was closed.\n"
WAITING = (
    record("1", "Snow fell.", SNOW, "Whose?", tags=("wet",)),
    record("2", "The river rose."),
    record("3", "Nothing of the kind.", SNOW),
    IncomingLink(4, "l", "1", "supports", "2"),
)


@pytest.fixture
def snow(tmp_path: Path) -> str:
    file = tmp_path / "snow.md"
    file.write_text(TEXT)
    return str(file)


def test_adding_the_article_places_what_waits_for_it_in_the_same_act(library: Library, snow: str) -> None:
    brought_in(library, *WAITING)
    before = everything(library)
    assert len(parked(library)) == 3
    add(library, [snow])
    assert ("Snow fell.", "exact", "Whose?") in said(library)
    assert len(all_references(library.database)) == 1
    [left] = parked(library)
    assert (left.what.key, left.about.article) == ("3", resolve(library, "snow").id)
    assert check(library) == []
    assert history(library)[0].words == "added “Snow in the south”, with 1 annotation, 1 reference that waited"
    assert len(history(library)) == 2
    undo(library)
    assert everything(library) == before
    redo(library)
    assert len(parked(library)) == 1


def test_the_history_tells_what_waits_and_why(library: Library) -> None:
    brought_in(library, WAITING[0])
    [told] = recounted(library, history(library)[0].changes)
    assert told.words == "imported a note that waits for “Snow in the south”"
    assert {part.name: part.after for part in told.parts} == {
        "article": "Snow in the south",
        "note": "Whose?",
        "passage": "“Snow fell.”",
        "waits": parked(library)[0].why,
    }


def test_adding_another_article_writes_nothing_of_what_waits(library: Library, tmp_path: Path) -> None:
    brought_in(library, *WAITING)
    before = everything(library)
    (tmp_path / "hail.md").write_text("# Hail\n\nHail fell.\n")
    add(library, [str(tmp_path / "hail.md")])
    assert everything(library) == before


def test_a_file_that_was_put_there_by_hand_is_found_by_trying_again(library: Library, root: Path) -> None:
    brought_in(library, *WAITING)
    assert retry(library).planned == ()
    (root / "articles" / "snow.md").write_text(TEXT)
    assert became(retry(library)) == [Outcome.NEW, Outcome.NEW]
    assert retry(library).planned == ()


def test_trying_again_where_nothing_waits_is_no_act(library: Library) -> None:
    assert retry(library).planned == ()
    assert history(library) == []


def test_what_waits_is_placed_by_hand_with_the_references_that_wait_for_it(library: Library) -> None:
    made = brought_in(library, *WAITING)
    opened = open_article(library, resolve(library, "talks"))
    uid = made.planned[0].uid
    placed = place_parked(library, uid[:8], opened.entry, opened.document, Span(0, 5))
    assert (placed.uid, placed.note, placed.tags) == (uid, "Whose?", ("wet",))
    assert history(library)[0].words == "placed “Talks” in “Talks end”, with 1 reference that waited"
    assert len(all_references(library.database)) == 1
    assert [each.what.key for each in parked(library)] == ["3"]
    undo(library)
    assert len(parked(library)) == 3
    place_parked(library, uid, opened.entry, opened.document, None)
    assert [each.annotation.anchor for each in notes(library, opened.entry)] == [None]


def test_the_links_in_a_note_lead_to_what_they_name_once_it_is_placed(library: Library) -> None:
    rain = resolve(library, "rain")
    made = brought_in(library, record("1", "Snow fell.", SNOW, f"As in [[article:{rain.id}|Rain in the north]]."))
    assert not all_references(library.database)
    opened = open_article(library, resolve(library, "talks"))
    place_parked(library, made.planned[0].uid, opened.entry, opened.document, Span(0, 5))
    [reference] = all_references(library.database)
    assert (reference.source.key, reference.target.key) == (made.planned[0].uid, rain.id)
    undo(library)
    assert not all_references(library.database)


def test_a_reference_that_waits_is_not_placed_by_hand(library: Library) -> None:
    made = brought_in(library, *WAITING)
    opened = open_article(library, resolve(library, "talks"))
    with pytest.raises(ReaderError, match="that is a reference"):
        place_parked(library, made.planned[3].uid, opened.entry, opened.document, None)


def test_what_is_dropped_waits_no_more_until_that_is_undone(library: Library) -> None:
    made = brought_in(library, *WAITING)
    uid = made.planned[0].uid
    assert drop(library, [uid[:8]]) == 1
    assert uid not in [each.uid for each in parked(library)]
    with pytest.raises(ReaderError, match="nothing waits"):
        find_parked(library, uid)
    assert history(library)[0].words == "dropped a note that waited for “Snow in the south”"
    undo(library)
    assert find_parked(library, uid[:8]).uid == uid
    with pytest.raises(ReaderError, match="nothing waits"):
        drop(library, ["zzzz"])


def test_a_reference_that_was_dropped_does_not_come_again_once_its_ends_are_there(library: Library, snow: str) -> None:
    made = brought_in(library, *WAITING)
    drop(library, [made.planned[3].uid])
    add(library, [snow])
    again = brought_in(library, *WAITING)
    assert again.planned[3].outcome is Outcome.DROPPED
    assert not all_references(library.database)


def test_what_waits_for_another_program_is_there_for_it_too(library: Library, opening: Callable[[], Library]) -> None:
    brought_in(library, *WAITING)
    [first, *_] = parked(opening())
    assert (first.about.title, first.why) == (parked(library)[0].about.title, parked(library)[0].why)


def test_a_note_of_two_articles_with_one_title_waits_for_a_person(library: Library, root: Path, snow: str) -> None:
    (root / "articles" / "one.md").write_text("# Snow in the south\n\nSnow fell.\n")
    (root / "articles" / "two.md").write_text("# Snow in the south\n\nSnow fell.\n")
    brought_in(library, WAITING[0])
    add(library, [snow])
    assert len(parked(library)) == 1
