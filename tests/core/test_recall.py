"""Recall: the numbers by which cards are scheduled, as a person may write them."""

from datetime import timedelta

import pytest

from reader.core.recall import steps, why_bad_weights


def test_steps_are_read_from_their_words() -> None:
    assert steps(["30s", "10m", "2h", "1d"]) == (
        timedelta(seconds=30),
        timedelta(minutes=10),
        timedelta(hours=2),
        timedelta(days=1),
    )
    assert steps([]) == ()


@pytest.mark.parametrize("word", ["", "10", "m", "0m", "1.5h", "10 m", "-1m", "10M", "9999999d"])
def test_what_is_no_step_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match="is no step"):
        steps([word])


@pytest.mark.parametrize(
    ("weights", "why"),
    [
        ([], ""),
        ([1.0] * 20, "must be 21 numbers, or none"),
        ([1.0] * 21, "number 8 must be from 0.001 to 0.75"),
        ([True] * 21, "number 1 must be from 0.001 to 100"),
        (["1"] * 21, "number 1 must be from 0.001 to 100"),
    ],
)
def test_parameters_are_21_numbers_within_their_bounds(weights: list[object], why: str) -> None:
    assert why_bad_weights(weights) == why
