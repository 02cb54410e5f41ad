"""Retention: what a log of answers says of how well cards are kept in mind."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from reader.core.review import Grade, Review

MATURE_DAYS = 21  # a card that was left for so long is no longer a young one


@dataclass(frozen=True, slots=True)
class Given:
    """An answer, as far as it counts.

    Attributes:
        day: The review day.
        took: How long it took.
        waited: How many review days before that the card was answered last; None where it never was.
    """

    card: str
    day: date
    grade: Grade
    took: timedelta
    waited: int | None


@dataclass(frozen=True, slots=True)
class Retention:
    """How many cards were asked after some days, and how many of them were recalled."""

    asked: int = 0
    recalled: int = 0

    @property
    def share(self) -> float | None:
        """What share was recalled, from 0 to 1; None where none was asked."""
        return self.recalled / self.asked if self.asked else None


@dataclass(frozen=True, slots=True)
class Tally:
    """What answers come to.

    Attributes:
        answers: How many there are.
        cards: To how many cards.
        took: How long they took, all together.
        grades: How many there are of each of the four grades.
        young: The true retention of cards that were left for 1 to 20 days: of a day's answers to a card the first.
        mature: Of those that were left for longer.
    """

    answers: int
    cards: int
    took: timedelta
    grades: tuple[int, int, int, int]
    young: Retention
    mature: Retention


def given(
    logs: Iterable[tuple[str, Iterable[Review]]], day_of: Callable[[datetime], date], longest: timedelta
) -> Iterator[Given]:
    """The answers of a log.

    Args:
        logs: The cards, each with its answers, oldest first.
        day_of: The review day of a moment.
        longest: How long an answer counts at most; one that took longer was interrupted.
    """
    for card, reviews in logs:
        before: date | None = None
        for review in reviews:
            day = day_of(review.at)
            waited = None if before is None else max((day - before).days, 0)
            yield Given(card, day, review.grade, min(review.took, longest), waited)
            before = day


def tally(answers: Iterable[Given]) -> Tally:
    """What answers come to."""
    number, took, grades, cards = 0, timedelta(), [0, 0, 0, 0], set[str]()
    asked, recalled = [0, 0], [0, 0]  # young, mature
    for each in answers:
        number += 1
        took += each.took
        grades[each.grade - 1] += 1
        cards.add(each.card)
        if each.waited:
            age = each.waited >= MATURE_DAYS
            asked[age] += 1
            recalled[age] += each.grade is not Grade.AGAIN
    young, mature = (Retention(*both) for both in zip(asked, recalled, strict=True))
    again, hard, good, easy = grades
    return Tally(number, len(cards), took, (again, hard, good, easy), young, mature)


def joined(tallies: Iterable[Tally]) -> Tally:
    """What tallies of different cards come to together."""
    all_of = list(tallies)
    again, hard, good, easy = (sum(each.grades[place] for each in all_of) for place in range(4))
    return Tally(
        answers=sum(each.answers for each in all_of),
        cards=sum(each.cards for each in all_of),
        took=sum((each.took for each in all_of), timedelta()),
        grades=(again, hard, good, easy),
        young=_all_asked(each.young for each in all_of),
        mature=_all_asked(each.mature for each in all_of),
    )


def _all_asked(each: Iterable[Retention]) -> Retention:
    asked, recalled = 0, 0
    for one in each:
        asked, recalled = asked + one.asked, recalled + one.recalled
    return Retention(asked, recalled)


def streak(days: Iterable[date], today: date) -> int:
    """On how many days in a row there was something, up to today; or up to yesterday, for today is not over."""
    there = set(days)
    last = today if today in there else today - timedelta(days=1)
    number = 0
    while last - timedelta(days=number) in there:
        number += 1
    return number
