"""What a number counts: the noun phrase behind it, or nothing when it is not sure."""

import pytest

from reader.engines.figures import find_figures


def counts(text: str) -> list[str]:
    return [figure.counts for figure in find_figures(text)]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Forty fallen oaks lay there.", "fallen oaks"),
        ("She found 900 more boxes of letters.", "boxes"),
        ("They freed 80 sailors from either ship.", "sailors"),
        ("They freed 80 from either ship.", ""),
        ("They freed 80 Dutch and 60 Danish sailors.", "Dutch sailors"),
        ("They freed 80 and 60 Danish sailors.", ""),
        ("They asked 80 MPs.", "MPs"),
        ("Each card on one shelf needs a label.", "shelf"),
        ("One badly burned baker was seen.", "badly burned baker"),
        ("One baker burned his bread.", "baker"),
        ("Some 30 tired and hungry riders came.", "tired and hungry riders"),
        ("Some 30 tired, hungry riders came.", "tired, hungry riders"),
        ("Four music festival organisers met.", "music festival organisers"),
        ("Four arms trade experts met.", "arms trade experts"),
        ("Four film crews left.", "film crews"),
        ("It flew 18 aircraft and 5 spacecraft.", "aircraft"),
        ("About 60 firemen came.", "firemen"),
        ("A nine-member jury sat.", "member"),
        ("A 3-way split.", ""),
        ("All six bells rang.", "bells"),
        ("Thousands were freed.", ""),
        ("Eight said nothing.", ""),
        ("It was 12 per cent of the whole and grew.", "whole"),
        ("It was 12 per cent of the town's income.", "town's income"),
        ("Half of the harbour burned.", "harbour"),
        ("Some 12 of the 27 towns agreed.", "towns"),
        ("They freed 14 Danish ones.", ""),
        ("A third of voters stayed away.", "voters"),
        ("One in nine gardeners agreed.", "gardeners"),
        ("It holds 20 tonnes of barley.", "barley"),
        ("They sent $4m in emergency aid.", "emergency aid"),
        ("They sent £4m worth of tents.", "tents"),
        ("They sent £4m in return.", ""),
    ],
)
def test_what_is_counted_is_the_noun_phrase_behind_the_number(text: str, noun: str) -> None:
    assert counts(text)[0] == noun
