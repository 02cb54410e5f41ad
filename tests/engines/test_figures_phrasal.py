"""The "over" of a phrasal verb is no comparator; the one of a quantity stays one."""

import pytest

from reader.engines.figures import find_figures


def read(text: str) -> tuple[str, bool]:
    """The words of the only figure, and whether its low end is excluded."""
    (figure,) = find_figures(text)
    return figure.span.of(text), figure.low_open


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The island must hand over 300 boats.", "300"),
        ("The miller handed over 40 sacks.", "40"),
        ("Turning over 500 acres, the abbey went.", "500 acres"),
        ("She signed over $5 million.", "$5 million"),
    ],
)
def test_over_after_a_verb_that_takes_it_is_no_comparator(text: str, words: str) -> None:
    assert read(text) == (words, False)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The island has over 300 boats.", "over 300"),
        ("Repairs took over three years.", "over three years"),
        ("She won over 60 percent.", "over 60 percent"),
        ("The party won over 60 seats.", "over 60"),
        ("The army took over 300 men.", "over 300"),
        ("On the other hand over 300 boats sank.", "over 300"),
        ("In turn over 300 boats sank.", "over 300"),
        ("They handed just over 300 boats back.", "just over 300"),
        ("They will hand over more than 300 boats.", "more than 300"),
    ],
)
def test_over_beside_a_quantity_compares(text: str, words: str) -> None:
    assert read(text) == (words, True)
