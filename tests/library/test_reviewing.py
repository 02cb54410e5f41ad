"""Reviewing: what is asked on a day, what an answer makes of a card, and what is to come."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, timedelta
from pathlib import Path

import pytest

from reader.core.card import CardKind
from reader.core.errors import ReaderError
from reader.core.memory import NEW, Interval, Stage
from reader.core.settings import Settings
from reader.library.annotating import restore, trash
from reader.library.cards import bury, make_card, make_clozes, resume, suspend, trash_cards
from reader.library.removing import remove
from reader.library.reviewing import forecast, grade, leeches, next_intervals, pace, today
from reader.library.scheduling import memories, memory_of
from reader.library.shelf import resolve
from reader.library.undoing import history, redo, undo
from reader.store.reviews import reviews_of
from tests.library.review_room import AGAIN, DAY, EASY, GOOD, HARD, MORNING, Room, room

Made = Callable[..., Room]


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    rooms: list[Room] = []

    def make(**chosen: object) -> Room:
        rooms.append(room(tmp_path, Settings(**chosen)))  # type: ignore[arg-type]
        return rooms[-1]

    yield make
    for each in rooms:
        each.library.close()


def test_a_new_card_is_asked_learned_in_steps_and_due_on_another_day(made: Made) -> None:
    here = made()
    [card] = here.cards(1)
    assert here.asked() == [card.uid]
    here.grade(card.uid)
    assert here.asked() == []
    assert [each.card for each in here.queue().later] == [card.uid]
    here.clock.now += timedelta(minutes=10)
    assert [each.card for each in here.queue().learning] == [card.uid]
    memory = here.grade(card.uid)
    assert (memory.state, memory.due_day) == (Stage.REVIEW, date(2025, 6, 4))
    assert here.queue().later == ()
    here.clock.now = MORNING + 2 * DAY
    assert [each.card for each in here.queue().due] == [card.uid]


def test_an_answer_is_one_act_told_undone_and_done_again(made: Made) -> None:
    here = made()
    [card] = here.cards(1)
    before = here.grade(card.uid, EASY)
    here.clock.now = before.due
    after = here.grade(card.uid, HARD)
    assert history(here.library)[0].words == "reviewed “What, 0?” as hard"
    undo(here.library)
    assert memory_of(here.library, card.uid, UTC) == before
    assert here.asked() == [card.uid]
    here.grade(card.uid, AGAIN)
    undo(here.library)
    undo(here.library)
    assert memory_of(here.library, card.uid, UTC) == NEW
    redo(here.library)
    assert memory_of(here.library, card.uid, UTC) == before
    assert after.reps == 2


def test_what_was_typed_and_how_long_it_took_is_kept(made: Made) -> None:
    here = made()
    [card] = here.cards(1)
    grade(here.library, card.uid, GOOD, took=timedelta(seconds=4.2), typed="1,200", zone=UTC)
    [review] = reviews_of(here.library.database, card.uid)
    assert (review.took, review.typed, review.grade) == (timedelta(seconds=4.2), "1,200", GOOD)
    assert pace(here.library) == timedelta(seconds=4.2)


def test_a_card_in_the_trash_is_not_answered(made: Made) -> None:
    here = made()
    [card] = here.cards(1)
    trash_cards(here.library, [card.uid])
    with pytest.raises(ReaderError, match="in the trash"):
        here.grade(card.uid)
    with pytest.raises(ReaderError, match="there is no card nothing"):
        here.grade("nothing")


def test_the_limits_of_a_day_hold_and_begin_anew_on_the_next(made: Made) -> None:
    here = made(review_new=3, review_max=4)
    cards = [card.uid for card in here.cards(12)]
    seen = list[str]()
    for day in range(4):
        here.clock.now = MORNING + day * DAY
        assert set(here.answer_all(EASY)) == set(cards[3 * day : 3 * day + 3])
        assert here.queue().new_over == 12 - 3 * (day + 1)
    here.clock.now = MORNING + 60 * DAY
    for day in range(3):
        here.clock.now = MORNING + (60 + day) * DAY
        assert here.queue().over == (8, 4, 0)[day]
        asked = here.answer_all(EASY)
        assert len(asked) == 4
        assert here.queue().done == 4
        seen += asked
    assert sorted(seen) == sorted(cards)


def test_an_undone_answer_frees_its_place_under_the_limit(made: Made) -> None:
    here = made(review_new=1)
    first, second = (card.uid for card in here.cards(2))
    here.grade(first, EASY)
    assert here.asked() == []
    undo(here.library)
    assert here.asked() == [first]
    here.grade(second, EASY)
    assert here.asked() == []


def test_of_a_family_one_card_is_asked_a_day(made: Made) -> None:
    here = made()
    first, second, third = (
        card.uid for card in make_clozes(here.library, here.note(), "{{c1::a}} {{c2::b}} {{c3::c}}")
    )
    assert here.asked() == [first]
    assert here.queue().siblings == 2
    here.answer_all(EASY)
    assert here.asked() == []
    here.clock.now += DAY
    assert here.answer_all(EASY) == [second]
    here.clock.now += DAY
    assert here.answer_all(EASY) == [third]
    here.clock.now += 60 * DAY
    assert len(here.queue().due) == 1
    assert {*here.answer_all(EASY), *_next_day(here), *_next_day(here)} == {first, second, third}


def _next_day(here: Room) -> list[str]:
    here.clock.now += DAY
    return here.answer_all(EASY)


def test_a_family_of_cards_can_be_chosen(made: Made) -> None:
    here = made()
    one = make_card(here.library, here.note(), CardKind.FIGURE, "How many?", "over 6,000")
    make_card(here.library, one.annotation, CardKind.SPEAKER, "Who said so?", "Ann Reed", family=one.family)
    assert here.asked() == [one.uid]


def test_what_is_suspended_or_buried_is_not_asked(made: Made) -> None:
    here = made()
    first, second, third = (card.uid for card in here.cards(3))
    suspend(here.library, [first])
    bury(here.library, [second], today(here.library, zone=UTC))
    assert here.asked() == [third]
    here.clock.now += DAY
    assert here.asked() == [second, third]
    resume(here.library, [first])
    assert here.asked() == [first, second, third]


def test_cards_rest_while_their_annotation_or_article_is_in_the_trash(made: Made) -> None:
    here = made()
    [card] = here.cards(1)
    trash(here.library, card.annotation)
    assert here.asked() == []
    restore(here.library, card.annotation)
    assert here.asked() == [card.uid]
    remove(here.library, resolve(here.library, "rain"))
    assert here.asked() == []
    undo(here.library)
    assert here.asked() == [card.uid]


def test_the_day_begins_at_the_hour_of_the_settings(made: Made) -> None:
    here = made(review_new=1, review_day_starts=5)
    here.cards(2)
    here.clock.now = MORNING.replace(hour=23)
    here.answer_all(EASY)
    here.clock.now = MORNING.replace(hour=4, minute=59) + DAY
    assert here.asked() == []
    here.clock.now += timedelta(minutes=1)
    assert len(here.asked()) == 1


def test_the_queue_is_the_same_each_time_and_mixed_within_a_day(made: Made) -> None:
    here = made(review_new=30)
    cards = [card.uid for card in here.cards(30)]
    for card in cards:
        here.grade(card, EASY)
    here.clock.now += 30 * DAY
    asked = here.asked()
    assert asked == here.asked()
    assert sorted(asked) == cards
    assert asked != cards
    by_day = [each.memory.due_day for each in here.queue().due]
    assert by_day == sorted(by_day, key=str)


def test_the_intervals_on_the_keys_are_those_that_come(made: Made) -> None:
    here = made()
    [card] = here.cards(1)
    told = next_intervals(here.library, card.uid, zone=UTC)
    assert told[:3] == tuple(Interval(step=timedelta(minutes=each)) for each in (1, 5.5, 10))
    memory = here.grade(card.uid, EASY)
    assert memory.due_day == MORNING.date() + timedelta(days=told[3].days)


def test_cards_that_are_forgotten_again_and_again_are_leeches(made: Made) -> None:
    here = made(review_leech=3)
    card, other = (card.uid for card in here.cards(2))
    here.grade(other, EASY)
    for _ in range(3):
        assert leeches(here.library, UTC) == []
        here.answer_all(EASY)
        here.clock.now = memory_of(here.library, card, UTC).due
        here.grade(card, AGAIN)
    assert leeches(here.library, UTC) == [card]
    undo(here.library)
    assert leeches(here.library, UTC) == []


def test_the_forecast_is_what_then_comes_due(made: Made) -> None:
    here = made(review_new=40, review_max=0)
    for number, card in enumerate(here.cards(40)):
        here.grade(card.uid, (GOOD, EASY)[number % 2])
        here.clock.now += timedelta(minutes=11)
        if number % 4 == 0:
            here.grade(card.uid)
    told = forecast(here.library, 30, zone=UTC)
    before = 0
    for each in told:
        here.clock.now = MORNING.replace(hour=23) + (each.day - MORNING.date())
        now = here.queue()
        there = now.over + len(now.learning) + len(now.later)
        assert there - before == each.due
        before = there
    assert before == 40


def test_what_is_buried_comes_in_the_forecast_when_it_comes_back(made: Made) -> None:
    here = made()
    [card] = here.cards(1)
    here.clock.now = here.grade(card.uid, EASY).due
    bury(here.library, [card.uid], today(here.library, zone=UTC))
    assert [each.due for each in forecast(here.library, 3, zone=UTC)] == [0, 1, 0]


def test_memories_are_derived_again_where_the_cache_is_gone_or_the_settings_are_others(tmp_path: Path) -> None:
    here = room(tmp_path)
    [card] = here.cards(1)
    here.grade(card.uid, EASY)
    known = memories(here.library, UTC)
    here.library.close()
    file = here.library.folders.memories(here.library.root)
    assert file.exists()
    for content in (None, b"", b"no database", file.read_bytes()[:5000]):
        file.unlink() if content is None else file.write_bytes(content)
        again = room(tmp_path, start=1000)
        assert memories(again.library, UTC) == known
        again.library.close()
    other = room(tmp_path, Settings(review_retention=0.99), start=2000)
    due = memories(other.library, UTC)[card.uid].due
    assert due < known[card.uid].due
    other.library.close()


def test_what_another_program_answered_counts(tmp_path: Path) -> None:
    one, other = room(tmp_path), room(tmp_path, start=5000)
    [card] = one.cards(1)
    assert other.asked() == [card.uid]
    one.grade(card.uid)
    assert other.asked() == []
    assert memories(other.library, UTC) == memories(one.library, UTC)
    undo(other.library)
    assert one.asked() == [card.uid]
    one.library.close()
    other.library.close()
