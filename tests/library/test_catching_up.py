"""Catching up: memories are derived in slices, left and gone on with, by one program or by two of any settings."""

from collections.abc import Callable, Iterator
from datetime import UTC, timedelta
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from reader.core.settings import Settings
from reader.core.slices import at_once
from reader.library.reviewing import grade, queue
from reader.library.scheduling import behind, catching_up, memories, memory_of
from reader.library.undoing import undo
from tests.library.review_room import DAY, EASY, GOOD, MORNING, Room, room

YEARS = 3653 * DAY
CARDS = 120  # more than are kept at once
MANY = Settings(review_new=1000, review_max=1000)
BERLIN = ZoneInfo("Europe/Berlin")

Opened = Callable[..., Room]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    """Opens the same library again and again, as programs of different settings."""
    rooms = list[Room]()

    def open_again(settings: Settings = MANY) -> Room:
        rooms.append(room(tmp_path, settings, start=10_000 * len(rooms)))
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
    for card in (cards[0], cards[60], cards[-1]):
        assert grade(here.library, card, GOOD, zone=BERLIN).reps == 2
    at_once(work)
    assert behind(here.library, BERLIN) == 0
    assert [memory_of(here.library, card, BERLIN).reps for card in cards].count(2) == 3


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
