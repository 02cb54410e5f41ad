from datetime import date
from decimal import Decimal

import pytest

from reader.core.figure import Figure, FigureKind, Trend
from reader.engines.figures import ENGINE, find_figures

PUBLISHED = date(2025, 6, 4)  # a Wednesday


def found(text: str) -> list[Figure]:
    return find_figures(text, PUBLISHED)


def only(text: str) -> Figure:
    figures = found(text)
    assert len(figures) == 1, [figure.span.of(text) for figure in figures]
    return figures[0]


def interval(figure: Figure) -> str:
    """The interval as people write it: "[18, 25]", "(6000, ∞)", "~[0.5, 0.5]"."""
    low = "(-∞" if figure.low is None else f"{'(' if figure.low_open else '['}{figure.low}"
    high = "∞)" if figure.high is None else f"{figure.high}{')' if figure.high_open else ']'}"
    return f"{'~' if figure.approximate else ''}{low}, {high}"


def seen(text: str) -> list[tuple[str, str, str, str]]:
    return [(figure.span.of(text), str(figure.kind), interval(figure), figure.unit) for figure in found(text)]


def test_the_engine_says_its_name_and_version() -> None:
    assert ENGINE == "figures 5"


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("over 6,000 soldiers", ("over 6,000", "count", "(6000, ∞)", "", "soldiers")),
        ("at least 1,000 individuals", ("at least 1,000", "count", "[1000, ∞)", "", "individuals")),
        ("between the ages of 18 and 25", ("between the ages of 18 and 25", "age", "[18, 25]", "year", "")),
        ("less than a month", ("less than a month", "duration", "(-∞, 1)", "month", "")),
        ("thousands of fallen soldiers", ("thousands", "count", "~[1000, ∞)", "", "fallen soldiers")),
    ],
)
def test_each_row_of_the_products_table_comes_out_so(text: str, figure: tuple[str, ...]) -> None:
    assert (*seen(text)[0], only(text).counts) == figure


def test_a_change_has_a_direction_and_what_it_led_to_has_none() -> None:
    percent, money = found("up 4.5 percent to $3.2bn")
    assert (percent.kind, percent.low, percent.change) == (FigureKind.PERCENT, Decimal("4.5"), Trend.UP)
    assert (money.kind, money.low, money.unit, money.change) == (FigureKind.MONEY, Decimal(3200000000), "USD", None)


def test_a_share_and_what_it_is_a_share_of_are_two_figures() -> None:
    share, whole = found("nearly half of the 12 members")
    assert (share.kind, interval(share)) == (FigureKind.RATIO, "~[0.5, 0.5]")
    assert (whole.kind, interval(whole), whole.counts) == (FigureKind.COUNT, "[12, 12]", "members")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Thirty-one villages", "[31, 31]"),
        ("two and a half thousand homes", "[2500, 2500]"),
        ("half a million tents", "[500000, 500000]"),
        ("three quarters of a million parcels", "[750000, 750000]"),
        ("seven dozen crates", "[84, 84]"),
        ("4 lakh farmers", "[400000, 400000]"),
        ("2.5 crore voters", "[25000000, 25000000]"),
        ("8½ pages", "[8.5, 8.5]"),
        ("one hundred and nine cows", "[109, 109]"),
        ("no more than 40 lorries", "(-∞, 40]"),
        ("fewer than ninety beds", "(-∞, 90)"),
        ("some 700 tents", "~[700, 700]"),
        ("60 or more boats", "[60, ∞)"),
        ("four or five boats", "~[4, 5]"),
        ("from 12 to 15 trains", "[12, 15]"),
        ("12–15 trains", "[12, 15]"),
        ("more than 10 but fewer than 20 trains", "(10, 20)"),
        ("hundreds of thousands of euros-worth", "~[100000, ∞)"),
    ],
)
def test_a_count_is_an_interval(text: str, value: str) -> None:
    assert interval(only(text)) == value


@pytest.mark.parametrize(
    ("text", "seen_as"),
    [
        ("It cost £2-3 million.", ("£2-3 million", "money", "[2000000, 3000000]", "GBP")),
        ("It cost US$ 7.5 million.", ("US$ 7.5 million", "money", "[7500000, 7500000]", "USD")),
        ("It cost 900 Swiss francs.", ("900 Swiss francs", "money", "[900, 900]", "CHF")),
        ("It cost 80 cents.", ("80 cents", "money", "[0.8, 0.8]", "USD")),
        ("It cost 30 to 40 euros.", ("30 to 40 euros", "money", "[30, 40]", "EUR")),
        ("A wall 3 metres high.", ("3 metres", "measure", "[3, 3]", "metre")),
        ("A 14-mile road.", ("14-mile", "measure", "[14, 14]", "mile")),
        ("It drove 70 km/h.", ("70 km/h", "measure", "[70, 70]", "kilometre per hour")),
        ("It was 31°C at dusk.", ("31°C", "temperature", "[31, 31]", "celsius")),
        ("A 61-year-old farmer.", ("61-year-old", "age", "[61, 61]", "year")),
        ("All men aged 20 to 30.", ("aged 20 to 30", "age", "[20, 30]", "year")),
        ("It fell by 6 percentage points.", ("6 percentage points", "percent", "[6, 6]", "percentage point")),
        ("The talks took about two hours.", ("about two hours", "duration", "~[2, 2]", "hour")),
        ("She finished third.", ("third", "ordinal", "[3, 3]", "")),
        ("Roughly one in five voted.", ("Roughly one in five", "ratio", "~[0.2, 0.2]", "")),
    ],
)
def test_a_unit_belongs_to_its_figure(text: str, seen_as: tuple[str, str, str, str]) -> None:
    assert seen(text) == [seen_as]


@pytest.mark.parametrize(
    "text",
    [
        "an exchange all-for-all",
        "a Boeing 747 landed",
        "they met in Room 12",
        "the Group of Seven met",
        "Covid-19 spread",
        "G7 leaders and F-16 jets",
        "see https://example.org/2024/05/31/page-12",
        "call +44 20 7946 0958",
        "call 555-0134",
        "nobody knew the one they meant",
        "an MP3 player",
    ],
)
def test_a_name_or_code_is_no_figure(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "starts", "until"),
    [
        ("on 23 May 2025", "2025-05-23", "2025-05-24"),
        ("on May 23, 2025", "2025-05-23", "2025-05-24"),
        ("on 2025-05-23", "2025-05-23", "2025-05-24"),
        ("on Monday", "2025-06-02", "2025-06-03"),
        ("on Wednesday", "2025-06-04", "2025-06-05"),
        ("on 9 July", "2024-07-09", "2024-07-10"),
        ("yesterday", "2025-06-03", "2025-06-04"),
        ("three days ago", "2025-06-01", "2025-06-02"),
        ("last week", "2025-05-26", "2025-06-02"),
        ("in March", "2025-03-01", "2025-04-01"),
        ("in August", "2024-08-01", "2024-09-01"),
        ("in 2019", "2019-01-01", "2020-01-01"),
        ("in the 1980s", "1980-01-01", "1990-01-01"),
        ("from 3 to 9 May", "2025-05-03", "2025-05-10"),
        ("between 2014 and 2018", "2014-01-01", "2019-01-01"),
        ("early 2016", "2016-01-01", "2016-07-01"),
        ("earlier this year", "2025-01-01", "2025-06-04"),
        ("since April", "2025-04-01", ""),
        ("the third quarter of 2024", "2024-07-01", "2024-10-01"),
        ("the past two years", "2023-06-04", "2025-06-04"),
    ],
)
def test_a_date_is_resolved_into_the_past_of_its_publication(text: str, starts: str, until: str) -> None:
    figure = only(text)
    assert (figure.starts, figure.until) == (starts, until)


def test_a_date_that_cannot_be_resolved_keeps_its_text_and_no_value() -> None:
    text = "They met on Monday."
    (figure,) = find_figures(text)
    assert (figure.span.of(text), figure.kind, figure.starts, figure.until) == ("Monday", FigureKind.DATE, "", "")


def test_a_time_of_day_joins_its_day() -> None:
    figure = only("The train left on Tuesday at 3 pm.")
    assert figure.starts == "2025-06-03T15:00:00"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Maria Lopez said 40 houses burned.", "Maria Lopez"),
        ("“We lost 40 houses,” said Mayor Lopez.", "Lopez"),
        ("“We lost 40 houses,” said the town’s chief engineer and Deputy Mayor Maria Lopez.", "Maria Lopez"),
        ("The mayor, Maria Lopez, said 40 houses burned.", "Maria Lopez"),
        ("Maria Lopez, the mayor, said 40 houses burned.", "Maria Lopez"),
        ("According to the fire department, 40 houses burned.", "the fire department"),
        ("He said 40 houses burned.", ""),
        ("Maria Lopez said so. Then 40 houses burned.", ""),
    ],
)
def test_a_figure_knows_who_said_it(text: str, speaker: str) -> None:
    assert only(text).speaker == speaker


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("300 wounded men were flown out", "wounded men"),
        ("some 60 high-ranking officers met", "high-ranking officers"),
        ("dozens of aid workers left", "aid workers"),
        ("one boat sank", "boat"),
        ("45 percent of voters stayed home", "voters"),
        ("12 said no", ""),
    ],
)
def test_what_is_counted_is_the_noun_phrase_behind_the_number(text: str, counts: str) -> None:
    assert found(text)[0].counts == counts


def test_a_change_from_one_value_to_another_is_no_range() -> None:
    assert [figure[2] for figure in seen("It rose from 8 percent to 9 percent.")] == ["[8, 8]", "[9, 9]"]
