import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from reader.formats.csv_text import csv_text

CELLS = st.text(st.characters(codec="utf-8") | st.sampled_from(',"\r\n;\t'), max_size=12)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=4))
def test_any_rows_are_read_back_as_they_were(rows: list[tuple[str, str]]) -> None:
    text = csv_text(("one", "two"), [{"one": one, "two": two} for one, two in rows])
    assert list(csv.reader(io.StringIO(text, newline=""))) == [["one", "two"], *map(list, rows)]


def test_true_and_false_are_words_and_what_is_not_known_is_nothing() -> None:
    assert csv_text(("a", "b", "c"), [{"a": True, "b": None, "c": 3}]) == "a,b,c\ntrue,,3\n"


def test_each_cell_goes_through_what_cleans_it_and_no_heading_does() -> None:
    assert csv_text(("a",), [{"a": "=1"}], lambda cell: f"'{cell}") == "a\n'=1\n"
