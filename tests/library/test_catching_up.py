"""Catching up: memories are derived in slices, left and gone on with, by one program or by two of any settings."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, timedelta, tzinfo
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.core.errors import ReaderError
from reader.core.memory import Memory
from reader.core.review import Grade
from reader.core.settings import Settings
from reader.core.slices import at_once
from reader.library.library import open_library
from reader.library.reviewing import grade, queue
from reader.library.scheduling import behind, catching_up, memories, memory_of
from reader.library.undoing import redo, undo
from tests.library.review_room import DAY, EASY, GOOD, MORNING, Room, room

YEARS = 3653 * DAY
CARDS = 60  # more than are kept at once
MANY = Settings(review_new=1000, review_max=1000)
BERLIN = ZoneInfo("Europe/Berlin")

Opened = Callable[..., Room]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    """Opens the same library again and again, as programs of different settings."""
    rooms = list[Room]()

    def open_again(chosen: Settings = MANY) -> Room:
        rooms.append(room(tmp_path, chosen, start=10_000 * len(rooms)))
        return rooms[-1]

    yield open_again
    for each in rooms:
        each.library.close()


def answered(here: Room) -> list[str]:
    """Cards that were answered once."""
    cards = [card.uid for card in here.cards(CARDS)]
    for card in cards:
        grade(here.library, card, EASY, zone=UTC)
    return cards


def test_a_change_of_the_zone_makes_all_memories_stale_and_nothing_else_does(opened: Opened) -> None:
    here = opened()
    cards = answered(here)
    assert behind(here.library, UTC) == 0
    assert behind(here.library, BERLIN) == CARDS
    at_once(catching_up(here.library, BERLIN))
    assert behind(here.library, BERLIN) == 0
    grade(here.library, cards[0], GOOD, zone=BERLIN)
    assert behind(here.library, BERLIN) == 0
    undo(here.library)
    assert behind(here.library, BERLIN) == 1


def test_it_says_how_far_it_is(opened: Opened) -> None:
    here = opened()
    answered(here)
    told = list(catching_up(here.library, BERLIN))
    assert told == [(number, CARDS) for number in range(1, CARDS + 1)]


def test_what_was_left_is_gone_on_with_by_the_next_program(opened: Opened) -> None:
    here = opened()
    answered(here)
    list(islice(catching_up(here.library, BERLIN), CARDS - 1))
    other = opened()
    left = behind(other.library, BERLIN)
    assert 0 < left < CARDS
    assert len(list(catching_up(other.library, BERLIN))) == left
    assert memories(other.library, BERLIN) == memories(here.library, BERLIN)


def test_an_answer_in_the_middle_of_it_counts(opened: Opened) -> None:
    here = opened()
    cards = answered(here)
    work = catching_up(here.library, BERLIN)
    list(islice(work, 10))
    for card in (cards[0], cards[30], cards[-1]):
        assert grade(here.library, card, GOOD, zone=BERLIN).reps == 2
    at_once(work)
    assert behind(here.library, BERLIN) == 0
    assert [memory_of(here.library, card, BERLIN).reps for card in cards].count(2) == 3


def test_one_card_is_known_and_answered_without_the_others(opened: Opened) -> None:
    here = opened()
    cards = answered(here)
    known = memory_of(here.library, cards[0], BERLIN)
    assert behind(here.library, BERLIN) == CARDS
    after = grade(here.library, cards[1], GOOD, zone=BERLIN)
    assert behind(here.library, BERLIN) == CARDS
    every = memories(here.library, BERLIN)
    assert (every[cards[0]], every[cards[1]]) == (known, after)


def test_two_programs_that_do_it_at_once_come_to_the_same(opened: Opened) -> None:
    one, other = opened(), opened()
    answered(one)
    for _ in zip(catching_up(one.library, BERLIN), catching_up(other.library, BERLIN), strict=False):
        pass
    assert memories(one.library, BERLIN) == memories(other.library, BERLIN)
    assert len(memories(one.library, BERLIN)) == CARDS


def test_two_programs_of_different_settings_do_not_wait_for_each_other(opened: Opened) -> None:
    one, other = opened(), opened(Settings(review_retention=0.8))
    cards = answered(one)
    works = [catching_up(one.library, BERLIN), catching_up(other.library, BERLIN)]
    steps = 0
    while works:
        works = [work for work in works if next(work, None) is not None]
        steps += 1
        assert steps < 20 * CARDS
    assert memory_of(one.library, cards[0], BERLIN).due < memory_of(other.library, cards[0], BERLIN).due
    assert len(memories(one.library, BERLIN)) == len(memories(other.library, BERLIN)) == CARDS


def test_what_a_wrong_clock_makes_of_the_log_is_worked_out_once(opened: Opened) -> None:
    here = opened()
    here.clock.now += YEARS
    answered(here)
    here.clock.now = MORNING
    assert behind(here.library, UTC) == CARDS
    assert queue(here.library, zone=UTC).done == CARDS
    for later in range(3):
        here.clock.now = MORNING + timedelta(hours=later)
        assert behind(here.library, UTC) == 0
    again = opened()
    assert behind(again.library, UTC) == 0
    assert queue(again.library, zone=UTC).done == CARDS
    here.clock.now = MORNING + YEARS
    assert behind(here.library, UTC) == CARDS
    assert queue(here.library, zone=UTC).notices == ()


def test_two_programs_notice_a_wrong_clock_together(opened: Opened) -> None:
    one, other = opened(), opened()
    one.clock.now += YEARS
    [card] = one.cards(1)
    grade(one.library, card.uid, EASY, zone=UTC)
    one.clock.now = MORNING
    other.clock.now = MORNING + timedelta(minutes=1)
    first = memory_of(one.library, card.uid, UTC)
    assert first.last == MORNING
    assert memory_of(other.library, card.uid, BERLIN).last == MORNING
    assert memory_of(one.library, card.uid, UTC) == first


STEPS = st.one_of(
    st.tuples(st.just("grade"), st.integers(0, 3), st.sampled_from(Grade)),
    st.tuples(st.just("clock"), st.sampled_from([-3653, -30, -1, 0, 1, 3, 40, 3653]), st.integers(0, 20 * 60)),
    st.tuples(st.just("undo"), st.just(0), st.just(0)),
    st.tuples(st.just("redo"), st.just(0), st.just(0)),
    st.tuples(st.just("look"), st.integers(0, 1), st.just(0)),
)


@settings(max_examples=settings().max_examples // 8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(STEPS, max_size=14))
def test_what_was_followed_step_by_step_is_what_the_whole_log_comes_to(steps: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        here = room(Path(folder), MANY)
        cards = [card.uid for card in here.cards(4)]
        acts: dict[str, Callable[[int, int], object]] = {
            "grade": lambda card, given: here.grade(cards[card], Grade(given)),
            "undo": lambda *_: undo(here.library),
            "redo": lambda *_: redo(here.library),
        }
        for what, one, other in steps:
            if what == "clock":
                here.clock.now += timedelta(days=one, minutes=other)
            elif what == "look":
                memories(here.library, (UTC, BERLIN)[one])
            else:
                with suppress(ReaderError):  # nothing is left to be taken back; the card was
                    acts[what](one, other)
        for zone in (UTC, BERLIN):
            assert memories(here.library, zone) == afresh(here, zone)
        here.library.close()


def afresh(here: Room, zone: tzinfo) -> dict[str, Memory]:
    """The same, derived by a program that has nothing kept."""
    folders = replace(here.library.folders, cache=here.library.root.parent / "another cache")
    other = open_library(here.library.root, folders, clock=here.clock, settings=MANY)
    found = memories(other, zone)
    other.close()
    return found
