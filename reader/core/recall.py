"""Recall: by which numbers cards are scheduled: the parameters of FSRS-6, the steps, the limits of an interval."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

STEP_WORDS = "a number with s, m, h or d: “10m”"

# The bounds that the algorithm was published with, parameter by parameter.
LOWEST = (0.001,) * 4 + (1.0,) + (0.001,) * 3 + (0.0,) * 2 + (0.001,) * 4 + (0.0,) * 2 + (1.0,) + (0.0,) * 3 + (0.1,)
HIGHEST = (
    100.0, 100.0, 100.0, 100.0, 10.0, 4.0, 4.0, 0.75, 4.5, 0.8, 3.5, 5.0, 0.25, 0.9, 4.0, 1.0, 6.0, 2.0, 2.0, 0.8, 0.8
)  # fmt: skip
_STEP = re.compile(r"(\d{1,6})([smhd])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


@dataclass(frozen=True, slots=True)
class Parameters:
    """By which numbers cards are scheduled.

    Attributes:
        weights: The 21 of FSRS-6; empty for those that it was published with.
        retention: The probability with which a card is to be recalled when it is due.
        interval_max: The longest time until a card is asked again, in days.
        learning: The steps of a new card.
        relearning: The steps of one that was forgotten.
    """

    weights: tuple[float, ...] = ()
    retention: float = 0.9
    interval_max: int = 36500
    learning: tuple[timedelta, ...] = (timedelta(minutes=1), timedelta(minutes=10))
    relearning: tuple[timedelta, ...] = (timedelta(minutes=10),)


DEFAULT = Parameters()


def steps(words: Iterable[str]) -> tuple[timedelta, ...]:
    """Steps from their words: `1m`, `10m`.

    Raises:
        ValueError: One is none.
    """
    return tuple(map(_step, words))


def why_bad_weights(weights: Sequence[object]) -> str:
    """Why these are no parameters of FSRS-6, in words; empty where they are, and for none."""
    if weights and len(weights) != len(LOWEST):
        return f"must be {len(LOWEST)} numbers, or none"
    for place, (weight, lowest, highest) in enumerate(zip(weights, LOWEST, HIGHEST, strict=False)):
        if isinstance(weight, bool) or not isinstance(weight, (int, float)) or not lowest <= weight <= highest:
            return f"number {place + 1} must be from {lowest:g} to {highest:g}"
    return ""


def _step(word: str) -> timedelta:
    found = _STEP.fullmatch(word)
    step = timedelta(**{_UNITS[found[2]]: int(found[1])}) if found else timedelta()
    if not step:
        raise ValueError(f"“{word}” is no step")
    return step
