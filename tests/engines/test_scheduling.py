"""Scheduling: against numbers that are worked out here, by the published formulas of FSRS-6.

https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm
"""

import math
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.day import ReviewDays
from reader.core.memory import NEW, Interval, Memory, Stage
from reader.core.recall import HIGHEST, LOWEST, Parameters, why_bad_weights
from reader.core.review import Grade, Review, log_order
from reader.engines.scheduling import Scheduling, fuzz_range, fuzzed

AGAIN, HARD, GOOD, EASY = Grade
PUBLISHED = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
    1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
OWN = (
    0.5, 1.1, 3.2, 12.5, 7.1, 0.6, 2.2, 0.02, 1.5, 0.12, 0.9, 1.9, 0.08, 0.3, 1.4, 0.4, 2.5, 0.7, 0.3, 0.12, 0.25,
)  # fmt: skip
START = datetime(2025, 6, 2, 9, tzinfo=UTC)
DAYS = ReviewDays(UTC, 4)
NO_STEPS = Parameters(learning=(), relearning=())


class Formulas:
    """The published formulas, one after the other, with D the difficulty, S the stability, R the retrievability."""

    def __init__(self, w: tuple[float, ...], retention: float = 0.9) -> None:
        self.w, self.retention = w, retention
        self.factor = math.pow(0.9, -1 / w[20]) - 1

    def first_s(self, g: int) -> float:
        return self.w[g - 1]

    def first_d(self, g: int) -> float:
        return self.w[4] - math.exp(self.w[5] * (g - 1)) + 1

    def next_d(self, d: float, g: int) -> float:
        damped = d + (-self.w[6] * (g - 3)) * (10 - d) / 9
        return clamped(self.w[7] * self.first_d(4) + (1 - self.w[7]) * damped)

    def r(self, days: int, s: float) -> float:
        return math.pow(1 + self.factor * days / s, -self.w[20])

    def recalled_s(self, d: float, s: float, r: float, g: int) -> float:
        w = self.w
        bonus = w[15] if g == 2 else w[16] if g == 4 else 1
        return s * (1 + math.exp(w[8]) * (11 - d) * math.pow(s, -w[9]) * (math.exp(w[10] * (1 - r)) - 1) * bonus)

    def forgotten_s(self, d: float, s: float, r: float) -> float:
        w = self.w
        long_term = w[11] * math.pow(d, -w[12]) * (math.pow(s + 1, w[13]) - 1) * math.exp(w[14] * (1 - r))
        return min(long_term, s / math.exp(w[17] * w[18]))

    def same_day_s(self, s: float, g: int) -> float:
        """Recalled on the same day, also with effort, it is no less: in the model that the parameters are fitted to."""
        w = self.w
        grown = math.exp(w[17] * (g - 3 + w[18])) * math.pow(s, -w[19])
        return s * (grown if g == 1 else max(grown, 1))

    def interval(self, s: float) -> int:
        return max(1, round(s / self.factor * (math.pow(self.retention, -1 / self.w[20]) - 1)))

    def after(self, answers: list[tuple[int, int]]) -> list[tuple[float, float]]:
        """Stability and difficulty after each of the grades, each given so many days after the one before."""
        made, s, d = list[tuple[float, float]](), 0.0, 0.0
        for days, g in answers:
            if not made:
                s, d = self.first_s(g), clamped(self.first_d(g))
            else:
                r = self.r(days, s)
                later = self.forgotten_s(d, s, r) if g == 1 else self.recalled_s(d, s, r, g)
                s = max(0.001, self.same_day_s(s, g) if not days else later)
                d = self.next_d(d, g)
            made.append((s, d))
        return made


def clamped(difficulty: float) -> float:
    return min(max(difficulty, 1), 10)


def own_or_published(weights: tuple[float, ...]) -> Parameters:
    return Parameters(weights=() if weights is PUBLISHED else weights, learning=(), relearning=())


@pytest.mark.parametrize("weights", [PUBLISHED, OWN], ids=["published", "own"])
@pytest.mark.parametrize(
    "answers",
    [
        [(0, GOOD), (2, GOOD), (11, GOOD), (46, GOOD), (163, GOOD)],
        [(0, AGAIN), (0, GOOD), (1, GOOD), (3, HARD), (4, EASY)],
        [(0, EASY), (8, AGAIN), (0, AGAIN), (1, HARD), (90, AGAIN), (400, EASY)],
        [(0, HARD), (0, HARD), (0, EASY), (1, AGAIN), (1, AGAIN), (1, AGAIN), (1, AGAIN), (30, GOOD)],
    ],
    ids=["always known", "learned", "forgotten", "hard"],
)
def test_stability_and_difficulty_are_those_of_the_formulas(
    weights: tuple[float, ...], answers: list[tuple[int, Grade]]
) -> None:
    scheduling, memory, at = Scheduling(own_or_published(weights), DAYS), NEW, START
    wanted = Formulas(weights).after([(days, int(each)) for days, each in answers])
    for (days, each), (stability, difficulty) in zip(answers, wanted, strict=True):
        at += timedelta(days=days)
        memory = scheduling.answered("card", memory, each, at).memory
        assert memory.stability == pytest.approx(stability, rel=1e-9)
        assert memory.difficulty == pytest.approx(difficulty, rel=1e-9)


weighed = st.tuples(*(st.floats(low, high) for low, high in zip(LOWEST, HIGHEST, strict=True)))
graded = st.lists(st.tuples(st.integers(0, 400), st.sampled_from(Grade)), min_size=1, max_size=12)


@given(weighed, graded)
def test_they_are_for_any_parameters_and_any_answers(
    weights: tuple[float, ...], answers: list[tuple[int, Grade]]
) -> None:
    formulas, scheduling, memory, at = Formulas(weights), Scheduling(own_or_published(weights), DAYS), NEW, START
    wanted = formulas.after([(days, int(each)) for days, each in answers])
    for number, ((days, each), (stability, difficulty)) in enumerate(zip(answers, wanted, strict=True)):
        at += timedelta(days=days if number else 0)
        memory = scheduling.answered("card", memory, each, at).memory
        assert memory.stability == pytest.approx(stability, rel=1e-6)
        assert memory.difficulty == pytest.approx(difficulty, rel=1e-6)


@pytest.mark.parametrize("weights", [PUBLISHED, OWN], ids=["published", "own"])
@pytest.mark.parametrize("retention", [0.8, 0.9, 0.97])
def test_a_card_is_due_when_its_recall_is_as_likely_as_was_asked_for(
    weights: tuple[float, ...], retention: float
) -> None:
    formulas = Formulas(weights, retention)
    chosen = Parameters(weights, retention, learning=(), relearning=())
    scheduling, memory, at = Scheduling(chosen, DAYS), NEW, START
    for each in (GOOD, GOOD, EASY, AGAIN, GOOD, GOOD):
        answered = scheduling.answered("card", memory, each, at)
        memory, plain = answered.memory, formulas.interval(answered.memory.stability)
        shortest, longest = fuzz_range(plain, 36500)
        assert shortest <= answered.interval.days <= longest
        assert memory.due_day == DAYS.of(at) + timedelta(days=answered.interval.days)
        at = memory.due


def test_what_is_likely_to_be_recalled_follows_the_curve() -> None:
    scheduling = Scheduling(NO_STEPS, DAYS)
    memory = scheduling.answered("card", NEW, GOOD, START).memory
    assert scheduling.recalled(memory, START) == 1
    for days in (1, 2, 10, 300):
        there = Formulas(PUBLISHED).r(days, memory.stability)
        assert scheduling.recalled(memory, START + timedelta(days=days)) == pytest.approx(there, rel=1e-9)
    assert Formulas(PUBLISHED).r(5, 5) == pytest.approx(0.9)
    assert scheduling.recalled(NEW, START) == 0


def test_the_numbers_used_here_are_parameters() -> None:
    assert not why_bad_weights(PUBLISHED)
    assert not why_bad_weights(OWN)


def test_a_new_card_goes_through_its_steps() -> None:
    scheduling = Scheduling(Parameters(), DAYS)
    steps = [each.step for each in scheduling.intervals("card", NEW, START)]
    assert steps == [timedelta(minutes=1), timedelta(minutes=5.5), timedelta(minutes=10), timedelta()]
    first = scheduling.answered("card", NEW, GOOD, START).memory
    assert (first.state, first.step, first.due, first.due_day) == (
        Stage.LEARNING,
        1,
        START + timedelta(minutes=10),
        None,
    )
    second = scheduling.answered("card", first, GOOD, first.due).memory
    assert (second.state, second.step, second.reps) == (Stage.REVIEW, None, 2)
    assert second.due_day == date(2025, 6, 4)
    assert second.due == datetime(2025, 6, 4, 4, tzinfo=UTC)


def test_what_was_forgotten_is_learned_again_and_counted() -> None:
    scheduling = Scheduling(Parameters(), DAYS)
    known = scheduling.replay("card", log("card", [(0, EASY), (9, GOOD)]))
    lapsed = scheduling.answered("card", known, AGAIN, known.due).memory
    assert (lapsed.state, lapsed.lapses, lapsed.due) == (Stage.RELEARNING, 1, known.due + timedelta(minutes=10))
    again = scheduling.answered("card", lapsed, AGAIN, lapsed.due).memory
    assert again.lapses == 1
    assert scheduling.answered("card", again, GOOD, again.due).memory.state is Stage.REVIEW


def test_what_was_slept_over_is_no_second_answer_of_one_day() -> None:
    scheduling = Scheduling(NO_STEPS, ReviewDays(ZoneInfo("Europe/Berlin"), 4))
    evening, morning = datetime(2025, 6, 2, 21, tzinfo=UTC), datetime(2025, 6, 3, 5, tzinfo=UTC)
    one = scheduling.answered("card", NEW, GOOD, evening).memory
    [_, (wanted, _)] = Formulas(PUBLISHED).after([(0, 3), (1, 3)])
    assert scheduling.answered("card", one, GOOD, morning).memory.stability == pytest.approx(wanted)
    [_, (wanted, _)] = Formulas(PUBLISHED).after([(0, 3), (0, 3)])
    after_midnight = evening + timedelta(hours=4)
    assert scheduling.answered("card", one, GOOD, after_midnight).memory.stability == pytest.approx(wanted)


def test_no_interval_is_longer_than_the_longest() -> None:
    scheduling = Scheduling(Parameters(interval_max=30), DAYS)
    memory = scheduling.replay("card", log("card", [(0, EASY), (30, EASY), (30, EASY), (30, EASY)]))
    assert {each.days for each in scheduling.intervals("card", memory, memory.due)[1:]} <= set(range(26, 31))


def test_the_intervals_that_are_told_are_those_that_come() -> None:
    scheduling = Scheduling(Parameters(), DAYS)
    memory = scheduling.replay("card", log("card", [(0, EASY), (9, GOOD), (40, GOOD)]))
    told = scheduling.intervals("card", memory, memory.due)
    assert told == tuple(scheduling.answered("card", memory, each, memory.due).interval for each in Grade)
    assert told[0] == Interval(step=timedelta(minutes=10))


def test_fuzz_is_within_the_published_ranges() -> None:
    # 1 day, and of the days from 2.5 to 7 a share of 0.15, from 7 to 20 of 0.1, beyond 20 of 0.05, either way.
    published = {1: (1, 1), 2: (2, 2), 3: (2, 4), 7: (5, 9), 10: (8, 12), 20: (17, 23), 100: (93, 107)}
    assert {days: fuzz_range(days, 36500) for days in published} == published
    assert fuzz_range(100, 100) == (93, 100)
    assert fuzz_range(36500, 36500)[1] == 36500


@given(st.integers(1, 36500), st.integers(1, 36500), st.text())
def test_a_fuzzed_interval_lies_in_its_range_and_is_the_same_each_time(days: int, longest: int, seed: str) -> None:
    days = min(days, longest)
    made = fuzzed(days, longest, seed)
    low, high = fuzz_range(days, longest)
    assert low <= made <= high <= max(longest, days)
    assert made == fuzzed(days, longest, seed)


@given(st.integers(1, 36500), st.integers(0, 400), st.integers(1, 36500), st.text())
def test_a_longer_interval_never_becomes_the_shorter_one(days: int, more: int, longest: int, seed: str) -> None:
    days, other = min(days, longest), min(days + more, longest)
    assert fuzzed(days, longest, seed) <= fuzzed(other, longest, seed)


def test_all_of_a_range_is_drawn_from() -> None:
    assert {fuzzed(20, 36500, str(seed)) for seed in range(200)} == set(range(17, 24))


answers = st.lists(st.tuples(st.floats(0, 60), st.sampled_from(Grade)), max_size=12)


@given(answers, st.sampled_from([Parameters(), NO_STEPS, Parameters(OWN, 0.85, 50)]))
def test_replaying_a_log_gives_the_live_state(given_: list[tuple[float, Grade]], parameters: Parameters) -> None:
    scheduling, memory = Scheduling(parameters, DAYS), NEW
    reviews = log("card", given_)
    for review in reviews:
        memory = scheduling.answered("card", memory, review.grade, review.at).memory
        assert not memory.due_day or memory.due_day > DAYS.of(review.at)
    assert Scheduling(parameters, DAYS).replay("card", reviews) == memory
    assert memory.reps == len(reviews)
    assert memory == NEW or (1 <= memory.difficulty <= 10 and memory.stability >= 0.001)


@given(answers, answers, st.randoms())
def test_two_logs_come_to_the_same_in_whatever_order_they_are_brought_together(
    one: list[tuple[float, Grade]],
    other: list[tuple[float, Grade]],
    random: Random,
) -> None:
    both = log("desk", one) + log("field", other)
    mixed = list(both)
    random.shuffle(mixed)
    scheduling = Scheduling(Parameters(), DAYS)
    memories = {scheduling.replay("card", sorted(each, key=log_order)) for each in (both, both[::-1], mixed)}
    assert len(memories) == 1
    [memory] = memories
    assert memory.reps == len(both)


def log(device: str, given_: list[tuple[float, Grade]]) -> list[Review]:
    """Answers on a device, each so many days after the one before."""
    at, reviews = START, list[Review]()
    for number, (days, each) in enumerate(given_):
        at += timedelta(days=round(days * 24 * 60) / (24 * 60))
        reviews.append(Review(f"{device}{number:03}", "card", at, each, device=device))
    assert all(one.at <= other.at for one, other in pairwise(reviews))
    return reviews


def test_a_card_that_was_never_answered_is_new() -> None:
    assert Scheduling(Parameters(), DAYS).replay("card", []) == Memory()
