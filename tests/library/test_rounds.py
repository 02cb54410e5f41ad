"""Rounds: what is gone through at the review desk, and where it goes on."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from reader.core.slices import at_once
from reader.core.span import Span
from reader.library.annotating import annotate, relabel, retag, trash
from reader.library.census import take_census
from reader.library.indexing import index
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.rounds import (
    bring_back,
    forget,
    left,
    mark_done,
    renewing,
    round_of,
    rounds_left,
    stop_at,
)
from reader.library.shelf import resolve
from reader.store.state import library_key
from tests.library.names_room import laid, with_model
from tests.library.review_room import Room, room

OLD = "---\npublished: 2025-01-01\n---\n\n# Snow in the south\n\nSnow fell. Ann Reed spoke.\n"
NEW = "---\npublished: 2025-05-01\n---\n\n# Hail in the east\n\nHail fell. Nobody spoke.\n"


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Room]:
    made = room(tmp_path)
    (made.library.articles / "snow.md").write_text(OLD, "utf-8")
    (made.library.articles / "hail.md").write_text(NEW, "utf-8")
    yield made
    made.library.close()


def mark(here: Room, article: str, words: str) -> str:
    found = open_article(here.library, resolve(here.library, article))
    at = found.document.text.index(words)
    return annotate(here.library, found.entry, found.document, Span(at, at + len(words))).uid


def words(here: Room, typed: str = "") -> list[str]:
    return [row.quote for row in round_of(here.library, typed, take_census(here.library)).rows]


def test_a_round_goes_from_the_oldest_article_on_each_from_its_beginning(here: Room) -> None:
    for article, quote in [
        ("rain", "Night"),
        ("hail", "Nobody"),
        ("snow", "spoke"),
        ("rain", "Rain"),
        ("snow", "Snow"),
    ]:
        mark(here, article, quote)
    assert words(here) == ["Snow", "spoke", "Nobody", "Rain", "Night"]


def test_it_is_chosen_by_article_tag_label_name_and_day(here: Room) -> None:
    snow, hail = mark(here, "snow", "Ann Reed spoke"), mark(here, "hail", "Hail")
    retag(here.library, snow, ["law/tax"])
    relabel(here.library, hail, "doubt")
    assert words(here, "in:hail") == ["Hail"]
    assert words(here, "tag:law") == ["Ann Reed spoke"]
    assert words(here, "label:doubt") == ["Hail"]
    assert words(here, "after:2025-03") == ["Hail"]
    assert words(here, "before:2025-03 spoke") == ["Ann Reed spoke"]
    assert words(here, "nothing") == []


def test_it_is_chosen_by_any_name_of_what_passages_name(library: Library, tmp_path: Path) -> None:
    for each in library.articles.iterdir():
        each.unlink()
    named = with_model(library, tmp_path / "told")
    talks = {"2025-07-23-third": "[Ann Reed|p] came.", "2025-05-16-first": "[Ann Reed|p] met [Reed|p Ann Reed] here."}
    list(index(named, laid(named, talks)))
    for article, words_of in (("third", "came"), ("third", "Ann Reed came"), ("first", "met Reed"), ("first", "here")):
        found = open_article(named, resolve(named, article))
        at = found.document.text.index(words_of)
        annotate(named, found.entry, found.document, Span(at, at + len(words_of)))
    going = round_of(named, 'entity:"Ann Reed"', take_census(named))
    assert [row.quote for row in going.rows] == ["met Reed", "Ann Reed came"]
    assert round_of(named, 'entity:"Ann Reed"').rows == ()


def test_it_goes_on_where_it_was_left_also_in_another_run(here: Room) -> None:
    for quote in ("Rain", "river", "Night"):
        mark(here, "rain", quote)
    going = round_of(here.library, "in:rain")
    assert (going.place, going.done) == (0, 0)
    stop_at(here.library, going, 2)
    assert round_of(here.library, "in:rain").place == 2
    assert round_of(here.library, "").place == 0
    trash(here.library, going.rows[0].uid)
    assert round_of(here.library, " in:rain ").place == 1  # the same one, which has moved up
    trash(here.library, going.rows[2].uid)
    assert round_of(here.library, "in:rain").place == 0


def test_what_is_done_is_kept_and_the_next_is_what_is_not(here: Room) -> None:
    for quote in ("Rain", "river", "Night"):
        mark(here, "rain", quote)
    going = round_of(here.library, "")
    uids = [row.uid for row in going.rows]
    going = mark_done(here.library, going, uids[:2])
    assert (going.done, going.next_open(0), going.next_open(2)) == (2, 2, 2)
    going = mark_done(here.library, going, uids[:1], done=False)
    assert (going.done, going.next_open(2)) == (1, 0)
    going = mark_done(here.library, going, uids)
    assert going.next_open(0) is None
    assert round_of(here.library, "").done == 3


def test_what_another_program_marks_in_the_same_round_stays_marked(here: Room) -> None:
    for quote in ("Rain", "river", "Night"):
        mark(here, "rain", quote)
    one = other = round_of(here.library, "")
    uids = [row.uid for row in one.rows]
    one = mark_done(here.library, one, uids[:1])
    other = mark_done(here.library, other, uids[1:2])
    assert round_of(here.library, "").left.done == other.left.done == {*uids[:2]}
    one = stop_at(here.library, one, 2)
    assert one.left.done == {*uids[:2]}
    assert mark_done(here.library, one, uids[:1], done=False).left.done == {uids[1]}


def test_an_empty_round_has_nothing_to_go_on_with(here: Room) -> None:
    going = round_of(here.library, "")
    assert (going.rows, going.place, going.done, going.next_open(0)) == ((), 0, 0, None)
    assert stop_at(here.library, going, 0).place == 0


def test_rounds_are_listed_the_last_first_and_the_oldest_are_forgotten(here: Room) -> None:
    for number in range(60):
        here.clock.now += timedelta(minutes=1)
        stop_at(here.library, round_of(here.library, f"word{number}"), 0)
    stop_at(here.library, round_of(here.library, "word30"), 0)
    typed = [each.typed for each in rounds_left(here.library)]
    assert (typed[:2], len(typed), len(set(typed))) == (["word30", "word59"], 50, 50)
    assert left(here.library, "word1").when is None


def test_what_another_hand_wrote_is_let_be(here: Room) -> None:
    root = library_key(here.library.root)
    here.library.state.remember(root, "rounds", [{"typed": 3}, "x", "y"])
    here.library.state.remember(root, "round y", {"at": 3})
    assert rounds_left(here.library) == []
    stop_at(here.library, round_of(here.library, "x"), 0)
    assert [each.typed for each in rounds_left(here.library)] == ["x"]


def test_what_is_taken_from_a_round_stays_in_it_until_it_is_chosen_again(here: Room) -> None:
    uids = [mark(here, "rain", quote) for quote in ("Rain", "river", "Night")]
    for uid in uids:
        retag(here.library, uid, ["law"])
    going = round_of(here.library, "tag:law")
    retag(here.library, uids[1], [])
    now = at_once(renewing(here.library, going))
    assert ([row.uid for row in now.rows], now.rows[1].brief.tags) == (uids, ())
    retag(here.library, mark(here, "snow", "Snow"), ["law/tax"])
    trash(here.library, uids[0])
    now = at_once(renewing(here.library, now))
    assert [row.quote for row in now.rows] == ["Snow", "river", "Night"]
    assert words(here, "tag:law") == ["Snow", "Night"]


def test_a_round_that_is_forgotten_was_never_begun(here: Room) -> None:
    mark(here, "rain", "Rain")
    going = round_of(here.library, "rain")
    mark_done(here.library, going, [going.rows[0].uid])
    was = left(here.library, "rain")
    forget(here.library, " rain")
    assert (rounds_left(here.library), round_of(here.library, "rain").done) == ([], 0)
    bring_back(here.library, was)
    assert round_of(here.library, "rain").done == 1
