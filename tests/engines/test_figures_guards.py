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
        "They read Luke 2:14.",
        "The DAX 40 closed lower.",
        "Flight QX 412 lands late.",
        "It needs nadaOS 7.2 to run.",
        "They met on Hill 77 at dusk.",
        "We sat in row 9, seat 4.",
        "See s. 9(2) and § 4.",
        "It held so [14] before.",
        "ring 0700 555 010 or tel. 010 5550 4477",
        "ring 000 555 81-2090",
        "She won 6-2, 1-6, 7-5.",
        "One never knows.",
        "At one point it rained.",
        "Nine Mile Point stood.",
        "Mop the floor. 2. Dry it.",
        "We must: 1) stop; 2) think.",
        "the COP31 talks",
        "It reads v 24H1.",
        "at half-time",
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
        ("They will question 40 witnesses.", "40"),
        ("They will issue 4,000,000 new bonds.", "4,000,000"),
        ("The hall seats 60.", "60"),
        ("The CI 0.2-0.7 is wide.", "0.2-0.7"),
        ("In Lagos 45 killed", "45"),
        ("Town\tHouses lost\nNorholm\t340\n", "340"),
        ("Norholm\t34\nVestby\nwas spared.", "34"),
        ("In Norholm 340 were lost.", "340"),
        ("In Norholm 340 of them were lost.", "340"),
    ],
)
def test_a_number_beside_a_name_may_still_count(text: str, number: str) -> None:
    assert [figure.span.of(text) for figure in find_figures(text)] == [number]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Norholm\t340\t355\nVestby\t8,100\t8,250", ["340", "355", "8,100", "8,250"]),
        ("Norholm has 340 barns, Vestby 125 and Aas 70.", ["340", "125", "70"]),
        ("Norholm 8,100 barns, Vestby 125.", ["8,100", "125"]),
        ("They own 2 cars: a Volta 500, Zeta 208 and Orion 30.", ["2"]),
        ("In Hall 12 are two pianos.", ["two"]),
    ],
)
def test_a_list_of_places_may_leave_out_what_it_counts(text: str, numbers: list[str]) -> None:
    assert [figure.span.of(text) for figure in find_figures(text)] == numbers
