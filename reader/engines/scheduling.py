"""Scheduling: when a card is due, by the FSRS-6 algorithm; a log of answers in, what is derived of it out.

The `fsrs` package counts days of 24 hours, and a card that is due tomorrow may be answered tomorrow morning. It is
given review days instead, so that what was slept over is never taken for a second answer of one day. Its fuzz is left
off, because it is another one each time: ours follows from the card and the number of the answer.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

import fsrs

from reader.core.day import ReviewDays
from reader.core.memory import NEW, Interval, Memory, Stage
from reader.core.recall import Parameters
from reader.core.review import Grade, Review

_FUZZED_FROM_DAYS = 2.5
_FUZZ = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float("inf"), 0.05))  # from, to, share of the days in between
_DRAWN_BYTES = 8
_DAY = timedelta(days=1)
_LEARNING, _REVIEW, _RELEARNING = fsrs.State.Learning, fsrs.State.Review, fsrs.State.Relearning
_STAGES = {_LEARNING: Stage.LEARNING, _REVIEW: Stage.REVIEW, _RELEARNING: Stage.RELEARNING}
_STATES = {stage: state for state, stage in _STAGES.items()}


@dataclass(frozen=True, slots=True)
class Answered:
    """A card after an answer, and how long it is until it is due."""

    memory: Memory
    interval: Interval


class Scheduling:
    """The algorithm with its numbers, and the review days that it counts in."""

    def __init__(self, parameters: Parameters, days: ReviewDays) -> None:
        self._days = days
        self._interval_max = parameters.interval_max
        weights = parameters.weights or fsrs.scheduler.DEFAULT_PARAMETERS
        self._scheduler = fsrs.Scheduler(
            weights,
            parameters.retention,
            parameters.learning,
            parameters.relearning,
            parameters.interval_max,
            enable_fuzzing=False,
        )

    def replay(self, card: str, reviews: Iterable[Review]) -> Memory:
        """What a card's log comes to.

        Args:
            card: The id of the card.
            reviews: Its answers, in the order of the log.
        """
        memory = NEW
        for review in reviews:
            memory = self.answered(card, memory, review.grade, review.at).memory
        return memory

    def answered(self, card: str, memory: Memory, grade: Grade, at: datetime) -> Answered:
        """What a card comes to by one more answer."""
        today = self._days.of(at)
        before = self._known(memory)
        after, _ = self._scheduler.review_card(before, fsrs.Rating(grade), _noon(today))
        wait = after.due - _noon(today)
        lapsed = memory.state is Stage.REVIEW and grade is Grade.AGAIN
        made = Memory(
            state=_STAGES[after.state],
            stability=after.stability or 0.0,
            difficulty=after.difficulty or 0.0,
            step=after.step,
            reps=memory.reps + 1,
            lapses=memory.lapses + lapsed,
            last=at,
            first=memory.first or at,
        )
        if made.state.is_learning:
            return Answered(replace(made, due=at + wait), Interval(step=wait))
        number = fuzzed(wait.days, self._interval_max, f"{card} {made.reps}")
        due_day = today + number * _DAY
        return Answered(replace(made, due=self._days.bounds(due_day)[0], due_day=due_day), Interval(days=number))

    def intervals(self, card: str, memory: Memory, now: datetime) -> tuple[Interval, Interval, Interval, Interval]:
        """How long it would be until a card is due again, for the four grades."""
        again, hard, good, easy = (self.answered(card, memory, grade, now).interval for grade in Grade)
        return again, hard, good, easy

    def recalled(self, memory: Memory, now: datetime) -> float:
        """The probability, from 0 to 1, that a card would be recalled now; 0 for a new one."""
        if memory.last is None:
            return 0.0
        return float(self._scheduler.get_card_retrievability(self._known(memory), _noon(self._days.of(now))))

    def _known(self, memory: Memory) -> fsrs.Card:
        """A card as the package knows it; with an id, for without one it waits a millisecond to make one."""
        if memory.last is None:
            return fsrs.Card(card_id=0, due=memory.due)
        return fsrs.Card(
            card_id=0,
            state=_STATES[memory.state],
            step=memory.step,
            stability=memory.stability,
            difficulty=memory.difficulty,
            due=memory.due,
            last_review=_noon(self._days.of(memory.last)),
        )


def fuzz_range(days: int, interval_max: int) -> tuple[int, int]:
    """The shortest and the longest interval, in days, that one of so many days may become, as it was published."""
    if days < _FUZZED_FROM_DAYS:
        return days, days
    delta = 1.0 + sum(share * max(min(days, end) - start, 0.0) for start, end, share in _FUZZ)
    longest = min(round(days + delta), interval_max)
    return min(max(2, round(days - delta)), longest), longest


def fuzzed(days: int, interval_max: int, seed: str) -> int:
    """An interval in its range, so that cards that were made together part; the same for the same seed."""
    shortest, longest = fuzz_range(days, interval_max)
    if shortest == longest:
        return longest
    drawn = int.from_bytes(sha256(seed.encode()).digest()[:_DRAWN_BYTES])
    return shortest + (drawn * (longest - shortest + 1) >> 8 * _DRAWN_BYTES)  # a share: of two ranges, in their order


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
