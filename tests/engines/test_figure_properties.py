from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from reader.core.figure import Figure, FigureKind
from reader.engines.figures import find_figures

WORDS = st.sampled_from(
    [
        *(
            "over",
            "about",
            "between",
            "and",
            "from",
            "to",
            "the",
            "of",
            "a",
            "in",
            "out",
            "since",
            "before",
            "every",
            "per",
        ),
        *(
            "6,000",
            "18",
            "3.2",
            "1/2",
            "2024",
            "12",
            "30",
            "0",
            "9999",
            "0001",
            "99999999999",
            "9999-12-31",
            "1e5",
            "½",
        ),
        *("half", "million", "third", "five", "hundred", "one", "twenty", "zero", "dozens", "thousands", "x10^6", "^"),
        *("$", "€", "bn", "US", "USD", "percent", "cent", "km", "m", "°", "C", "%", "old", "-year-old", "ages", "st"),
        *(
            "May",
            "June",
            "February",
            "Monday",
            "31",
            "last",
            "next",
            "two",
            "days",
            "ago",
            "week",
            "decade",
            "century",
            "rest",
            "later",
            "earlier",
            "this",
        ),
        *(
            "years",
            "later",
            "early",
            "mid",
            "late",
            "pm",
            "said",
            "John",
            "-",
            "–",
            ",",
            ".",
            "/",
            ":",
            "“",
            "”",
            "'",
            "\n",
        ),
    ]
)
TEXTS = st.text() | st.lists(WORDS, max_size=30).map(" ".join) | st.lists(WORDS, max_size=30).map("".join)
DAYS = st.none() | st.dates() | st.datetimes() | st.sampled_from([date.min, date.max])


def checked(text: str, published: date | None) -> list[Figure]:
    figures = find_figures(text, published)
    ends = 0
    for figure in figures:
        assert ends <= figure.span.start < figure.span.end <= len(text)
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        assert figure.low is None or "E" not in str(figure.low)
        if figure.starts and figure.until and figure.kind is not FigureKind.TIME:
            assert figure.starts < figure.until
        ends = figure.span.end
    return figures


@given(TEXTS, DAYS)
def test_any_text_gives_sorted_figures_that_lie_in_it(text: str, published: date | None) -> None:
    checked(text, published)


@given(st.integers(min_value=2, max_value=10**12))
def test_a_number_with_separators_is_read_back(number: int) -> None:
    (figure,) = checked(f"They sent {number:,} letters.", None)
    assert figure.low == figure.high == number
    assert figure.counts == "letters"


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2100, 1, 1)))
def test_a_day_in_full_is_read_back(day: date) -> None:
    (figure,) = checked(f"It was {day.day} {day:%B} {day.year} then.", None)
    assert figure.starts == day.isoformat()


@given(st.dates(min_value=date(1600, 1, 1)))
def test_a_weekday_is_never_after_its_publication_and_never_a_week_before(published: date) -> None:
    for name in ("Monday", "Thursday", "Sunday"):
        (figure,) = checked(f"They met on {name}.", published)
        assert 0 <= (published - date.fromisoformat(figure.starts)).days < 7


def test_the_rest_of_a_week_begins_with_the_day_of_a_moment() -> None:
    (figure,) = checked("Closed for the rest of the week.", datetime(2025, 6, 4, 10, tzinfo=UTC))
    assert (figure.starts, figure.until) == ("2025-06-04", "2025-06-09")
