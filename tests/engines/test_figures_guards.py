"""What looks like a number and is none: names, codes, addresses, results."""

import pytest

from reader.engines.figures import find_figures


@pytest.mark.parametrize(
    "text",
    [
        "Articles 31 to 36 bind them.",
        "Chapters 7 and 9 were cut.",
        "See pages 12–15.",
        "See pp. 12-15.",
        "Resolutions 88, 91 and 93 passed.",
        "27: who may appeal and when",
        "She has an iPhone 12.",
        "It runs version 4.1.7 at 10.20.0.1.",
        "ISBN 978-0-00-000000-2",
        "call (555) 010-4477",
        "write to tax@office9.example",
        "the Big Five met",
        "the Nine Sisters stood",
        "They won 4-2 at home.",
        "He lives at 88 Old Harbour Road.",
        "The 5G mast stood.",
        "They read Mark 4:3.",
    ],
)
def test_a_name_a_code_or_a_result_is_no_figure(text: str) -> None:
    assert [figure.span.of(text) for figure in find_figures(text)] == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("In Hall 4 and 70 guests came.", "70"),
        ("In Lagos 45 shops closed.", "45"),
        ("They lost 4-6 sheep.", "4-6"),
        ("About 3/4 agreed.", "About 3/4"),
    ],
)
def test_a_number_beside_a_name_may_still_count(text: str, number: str) -> None:
    assert [figure.span.of(text) for figure in find_figures(text)] == [number]
