import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.formats.csv_reading import Record, csv_records
from reader.formats.csv_text import csv_text

CELLS = st.text(st.characters(exclude_characters="\r\0", exclude_categories=["Cs"])) | st.sampled_from(
    ('"', '""', ",", "\n", ' "a" ', '",\n"', ";", "\t")
)


def fields(text: str) -> list[tuple[str, ...] | None]:
    return [each.fields for each in csv_records(text)]


def test_a_record_knows_the_line_it_begins_in() -> None:
    text = 'a,b\n"one\ntwo",2\n\n3,"4"\n'
    assert list(csv_records(text)) == [
        Record(1, ("a", "b")),
        Record(2, ("one\ntwo", "2")),
        Record(5, ("3", "4")),
    ]


@pytest.mark.parametrize("separator", [";", "\t"])
def test_what_parts_the_fields_is_told_from_the_first_line(separator: str) -> None:
    assert fields(f'a{separator}b\n"x{separator}y"{separator}z,w') == [("a", "b"), (f"x{separator}y", "z,w")]


def test_a_damaged_record_loses_no_other() -> None:
    assert fields('a,b\n"open,1\nx,2\n"shut" more,3\ny,"4"\n') == [("a", "b"), None, ("x", "2"), None, ("y", "4")]


def test_a_quotation_mark_that_is_never_closed_takes_only_its_line() -> None:
    assert fields('a,b\n"open,1\nx,2\n') == [("a", "b"), None, ("x", "2")]


def test_a_file_of_nothing_has_no_record() -> None:
    assert fields("") == fields("\n\n") == []


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=4))
def test_what_was_written_is_read(rows: list[list[str]]) -> None:
    text = csv_text(("a", "b"), [dict(zip("ab", row, strict=True)) for row in rows])
    assert fields(text) == [("a", "b"), *(tuple(row) for row in rows)]


@given(st.lists(st.lists(CELLS, min_size=2, max_size=3), min_size=1, max_size=4))
def test_what_the_standard_library_writes_is_read(rows: list[list[str]]) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerows([["a", "b"], *rows])
    assert fields(written.getvalue()) == [("a", "b"), *(tuple(row) for row in rows)]


@given(st.text('a",\n', max_size=40))
def test_any_text_is_read_to_its_end(text: str) -> None:
    lines = [each.line for each in csv_records(f"a,b\n{text}")]
    assert lines == sorted(set(lines))
