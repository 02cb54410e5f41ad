"""Wrong clocks: whatever the clock of the machine does, no card is lost, none is due twice, and it is said."""

import tempfile
from collections.abc import Iterator
from datetime import UTC, timedelta, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.core.settings import Settings
from reader.library.cards import bury
from reader.library.reviewing import grade, queue, today
from reader.library.scheduling import memories
from reader.library.undoing import undo
from tests.library.review_room import DAY, EASY, GOOD, MORNING, Room, room

YEARS = 3653 * DAY
MANY = Settings(review_new=100, review_max=1000)


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Room]:
    made = room(tmp_path, MANY)
    yield made
    made.library.close()


def test_a_clock_that_is_set_back_a_day_asks_nothing_twice(here: Room) -> None:
    cards = [card.uid for card in here.cards(6)]
    for card in cards[:3]:
        here.grade(card, GOOD)
    here.clock.now += timedelta(minutes=10)
    for card in cards[:2]:
        here.grade(card, GOOD)
    here.clock.now -= DAY
    assert here.asked() == cards[3:]
    assert here.queue().notices == (
        "the clock went back: the last review was at 09:10 on 2 June 2025, now it is 09:10 on 1 June 2025",
    )
    here.clock.now += DAY
    assert here.asked() == [cards[2], *cards[3:]]
    assert here.queue().notices == ()
    assert set(here.answer_all(EASY)) == set(cards[2:])


def test_an_answer_after_the_clock_went_back_follows_the_one_before(here: Room) -> None:
    [card] = here.cards(1)
    here.grade(card.uid, GOOD)
    here.clock.now -= DAY
    memory = here.grade(card.uid, GOOD)
    assert (memory.reps, memory.last) == (2, MORNING + timedelta(milliseconds=1))
    assert memory.due_day == (MORNING + 2 * DAY).date()


def test_a_clock_that_was_ten_years_ahead_loses_no_card(here: Room) -> None:
    cards = [card.uid for card in here.cards(8)]
    known = {card: here.grade(card, EASY) for card in cards}
    here.clock.now += 10 * DAY
    right = here.clock.now
    here.clock.now += YEARS
    assert here.queue().notices[0].startswith("the last review was on 2 June 2025; if it is not 13 June 2035,")
    assert set(here.asked()) == set(cards)
    for card in cards[:5]:
        here.grade(card, GOOD)
    here.clock.now = right
    now = here.queue()
    [notice] = now.notices
    assert notice.startswith("5 reviews are dated up to 13 June 2035, and this machine says that it is 12 June 2025:")
    assert notice.endswith("they count as given when this was noticed")
    assert {each.card for each in now.asked} == {card for card in cards[5:] if known[card].due <= right}
    seen = _asked_in(here, 120)
    assert sorted(seen) == sorted(cards)


def test_what_was_learned_when_the_clock_was_ahead_goes_on_when_it_is_right(here: Room) -> None:
    [card] = here.cards(1)
    here.clock.now += YEARS
    here.grade(card.uid, GOOD)
    here.clock.now = MORNING + timedelta(hours=1)
    assert [each.card for each in here.queue().later] == [card.uid]
    here.clock.now += timedelta(minutes=10)
    assert here.asked() == [card.uid]
    memory = here.grade(card.uid, GOOD)
    assert memory.due_day == (MORNING + 2 * DAY).date()
    here.clock.now += DAY
    assert here.asked() == []
    here.clock.now += DAY
    assert here.asked() == [card.uid]
    assert memories(here.library, UTC) == {card.uid: memory}


def test_what_was_noticed_on_a_day_counts_for_its_limits(tmp_path: Path) -> None:
    here = room(tmp_path, Settings(review_new=2))
    here.cards(6)
    here.clock.now += YEARS
    here.answer_all(EASY)
    here.clock.now = MORNING + timedelta(hours=1)
    assert here.asked() == []
    here.clock.now += DAY
    assert len(here.asked()) == 2
    here.library.close()


def test_what_was_undone_is_dated_ahead_no_more(here: Room) -> None:
    [card] = here.cards(1)
    here.clock.now += YEARS
    here.grade(card.uid, EASY)
    here.clock.now = MORNING
    assert here.asked() == []
    undo(here.library)
    assert here.asked() == [card.uid]
    assert here.queue().notices == ()


def test_a_card_that_was_buried_when_the_clock_was_ahead_comes_back(here: Room) -> None:
    [card] = here.cards(1)
    here.clock.now += YEARS
    bury(here.library, [card.uid], today(here.library, zone=UTC))
    assert here.asked() == []
    here.clock.now = MORNING
    assert here.asked() == [card.uid]


def test_whoever_travels_is_asked_each_card_once_a_day(here: Room) -> None:
    zones = [ZoneInfo(name) for name in ("Europe/Berlin", "Asia/Kathmandu", "Pacific/Auckland", "America/Los_Angeles")]
    cards = [card.uid for card in here.cards(10)]
    for card in cards:
        here.grade(card, EASY)
    asked = set[str]()
    for hour in range(0, 24 * 20, 6):
        here.clock.now = MORNING + timedelta(hours=hour)
        zone = zones[hour // 24 % len(zones)]
        for each in queue(here.library, zone=zone).asked:
            assert each.card not in asked
            grade(here.library, each.card, EASY, zone=zone)
            asked.add(each.card)
    assert asked == set(cards)


def test_summer_time_moves_no_card_to_another_day(here: Room) -> None:
    zone = ZoneInfo("Europe/Berlin")
    here.clock.now = MORNING.replace(month=10, day=24, hour=21)  # 23:00; on the 26th the clocks go back
    [card] = here.cards(1)
    memory = grade(here.library, card.uid, EASY, zone=zone)
    assert memory.due_day
    assert memory.due.astimezone(zone).hour == 4
    assert memory.due.hour == 3
    here.clock.now = memory.due - timedelta(seconds=1)
    assert not queue(here.library, zone=zone).asked
    here.clock.now = memory.due
    assert queue(here.library, zone=zone).asked


JUMPS = st.lists(st.sampled_from([-YEARS, -30 * DAY, -DAY, -timedelta(hours=1), DAY, 3 * DAY, YEARS]), max_size=5)


@settings(max_examples=settings().max_examples // 8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(JUMPS, st.sampled_from([UTC, ZoneInfo("Europe/Berlin"), ZoneInfo("Pacific/Apia")]), st.integers(0, 23))
def test_however_a_clock_jumped_each_card_comes_back_once_it_is_right_and_once_a_day(
    jumps: list[timedelta], zone: tzinfo, hour: int
) -> None:
    chosen = Settings(review_new=100, review_max=1000, review_interval_max=10, review_day_starts=hour)
    with tempfile.TemporaryDirectory() as folder:
        here = room(Path(folder), chosen)
        cards = {card.uid for card in here.cards(5)}
        for number, jump in enumerate([*jumps, timedelta()]):
            here.clock.now = MORNING + number * DAY + jump
            asked = [each.card for each in queue(here.library, zone=zone).asked]
            for card in asked[: number % 2 + 2]:
                grade(here.library, card, EASY, zone=zone)
                assert card not in {each.card for each in queue(here.library, zone=zone).asked}
        right, seen = MORNING + (len(jumps) + 1) * DAY, set[str]()
        for day in range(14):
            here.clock.now = right + day * DAY
            asked = [each.card for each in queue(here.library, zone=zone).asked]
            assert len(asked) == len(set(asked))
            for card in asked:
                grade(here.library, card, EASY, zone=zone)
            assert not queue(here.library, zone=zone).asked
            seen |= set(asked)
        assert seen == cards
        here.library.close()


def _asked_in(here: Room, days: int) -> list[str]:
    """The cards that are asked on the days to come, each answered, until all had their turn."""
    seen, start = list[str](), here.clock.now
    for day in range(days):
        here.clock.now = max(here.clock.now, start + day * DAY)
        for card in here.answer_all(EASY):
            assert seen.count(card) < 3
            if card not in seen:
                seen.append(card)
    return seen
