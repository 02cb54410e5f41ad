"""Retention: worked numbers of small logs."""

from datetime import UTC, date, datetime, timedelta

from reader.core.day import day_of
from reader.core.retention import Given, Retention, given, joined, streak, tally
from reader.core.review import Grade, Review

AGAIN, HARD, GOOD, EASY = Grade
MONDAY = date(2025, 6, 2)
MINUTE = timedelta(minutes=1)


def at(day: int, hour: int = 9) -> datetime:
    return datetime(2025, 6, 2, hour, tzinfo=UTC) + timedelta(days=day)


def answer(card: str, moment: datetime, grade: Grade, seconds: int = 10) -> Review:
    return Review(f"{card}{moment}", card, moment, grade, timedelta(seconds=seconds))


LOGS = [
    (
        "a",
        [
            answer("a", at(0), GOOD),
            answer("a", at(0, 10), GOOD),
            answer("a", at(2), GOOD),  # young, recalled
            answer("a", at(10), AGAIN),  # young, forgotten
            answer("a", at(10, 10), GOOD),  # of the same day: does not count
            answer("a", at(31), HARD),  # after 21 days: mature, recalled
        ],
    ),
    ("b", [answer("b", at(0), EASY), answer("b", at(40), AGAIN, 3600)]),  # mature, forgotten, interrupted
]


def answers() -> list[Given]:
    return list(given(LOGS, lambda moment: day_of(moment, UTC, 4), 2 * MINUTE))


def test_an_answer_has_its_day_and_how_long_the_card_was_left() -> None:
    assert [each.waited for each in answers()] == [None, 0, 2, 8, 0, 21, None, 40]
    assert [(each.day - MONDAY).days for each in answers()] == [0, 0, 2, 10, 10, 31, 0, 40]


def test_the_true_retention_is_of_the_first_answers_of_days_by_how_long_cards_were_left() -> None:
    found = tally(answers())
    assert (found.young, found.mature) == (Retention(2, 1), Retention(2, 1))
    assert (found.young.share, Retention().share) == (0.5, None)
    assert (found.answers, found.cards, found.grades) == (8, 2, (2, 1, 4, 1))
    assert found.took == timedelta(seconds=7 * 10 + 120)


def test_of_nothing_there_is_nothing() -> None:
    found = tally([])
    assert (found.answers, found.took, found.young.share) == (0, timedelta(), None)


def test_days_in_a_row_end_today_or_yesterday() -> None:
    days = [MONDAY - timedelta(days=each) for each in (0, 1, 2, 4)]
    assert streak(days, MONDAY) == 3
    assert streak(days, MONDAY + timedelta(days=1)) == 3
    assert streak(days, MONDAY + timedelta(days=2)) == 0
    assert streak([], MONDAY) == 0


def test_tallies_of_different_cards_come_to_the_tally_of_all() -> None:
    told = [tally(each for each in answers() if each.card == card) for card, _ in LOGS]
    assert joined(told) == tally(answers())
    assert joined([]) == tally([])
