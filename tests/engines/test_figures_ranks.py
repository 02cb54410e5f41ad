"""Ranks: counted from the start they have a value, counted from an end they have none yet are found."""

import pytest

from reader.core.figure import FigureKind
from reader.engines.figures import find_figures


def ranks(text: str) -> list[tuple[str, str]]:
    """The ranks of a text with their values, "" where there is none."""
    figures = [figure for figure in find_figures(text) if figure.kind is FigureKind.ORDINAL]
    return [(figure.span.of(text), "" if figure.low is None else str(figure.low)) for figure in figures]


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("Her horse came in fourth.", ("fourth", "4")),
        ("She beat the world No 4 easily.", ("No 4", "4")),
        ("It is the 31st bridge.", ("31st", "31")),
        ("The hundred and first guest.", ("first", "1")),
        ("The two hundred and ninth guest.", ("two hundred and ninth", "209")),
        ("Her horse came in second to last.", ("second to last", "")),
        ("Her horse came in third-to-last.", ("third-to-last", "")),
        ("Stop at the last but two.", ("the last but two", "")),
        ("Stop at the one before the last.", ("the one before the last", "")),
        ("The penultimate stage was flat.", ("penultimate", "")),
    ],
)
def test_a_rank_is_counted_from_the_start_or_from_the_end(text: str, rank: tuple[str, str]) -> None:
    assert ranks(text) == [rank]


@pytest.mark.parametrize(
    "text", ["The last ferry left.", "The next mayor agreed.", "The previous owner paid.", "It should last."]
)
def test_a_word_of_which_every_page_is_full_is_no_figure(text: str) -> None:
    assert ranks(text) == []
