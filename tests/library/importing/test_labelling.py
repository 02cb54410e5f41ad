import pytest

from reader.core.labels import Codebook
from reader.library.importing.labelling import colour_of, label_for


@pytest.mark.parametrize(
    ("told", "label"),
    [
        ("", ""),
        ("Doubt", "doubt"),
        (" yellow ", "important"),
        ("#00ff00", "evidence"),
        ("#FF0000", "doubt"),
        ("#ffeb3b", "important"),
        ("#8e24aa", "context"),
        ("2196f3", "question"),
        ("purple", "context"),
        ("orange", None),
        ("grey", None),
        ("nothing of ours", None),
    ],
)
def test_a_name_or_a_colour_is_a_label_of_the_codebook_or_none(told: str, label: str | None) -> None:
    assert label_for(Codebook(), told) == label


@pytest.mark.parametrize(("told", "colour"), [("#777777", "grey"), ("#000000", "grey"), ("Pink", "red"), ("plaid", "")])
def test_a_colour_is_the_nearest_of_ours(told: str, colour: str) -> None:
    assert colour_of(told) == colour
