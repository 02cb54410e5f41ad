import re
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.formats.spreadsheet import MARK, defused, defused_value

HARMLESS = ["", "Rain fell.", "a;b", "2+2", "Ann's", "“home”", "6,057", "https://a.org/?x=1", "one - two", "a\nb"]
LIVE = st.sampled_from("=+-@|%＝＋－＠\t\r\n;\"' \u200b\ufeff\xa0")


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1", "'  =1"),
        ("\t=1", "'\t'=1"),
        ("\n=1", "'\n'=1"),
        ("\r", "'\r"),
        ("＝1", "'＝1"),
        ('"=1', "'\"=1"),
        ("\u200b=1", "'\u200b=1"),
        ("a;=1", "a;'=1"),
        ("a\n=1", "a\n'=1"),
        ("- rain\n- river", "'- rain\n'- river"),
    ],
)
def test_a_mark_stands_before_what_would_be_run(cell: str, safe: str) -> None:
    assert defused(cell) == safe


@pytest.mark.parametrize("cell", HARMLESS)
def test_what_nothing_would_run_stays_as_it_is(cell: str) -> None:
    assert defused(cell) == cell


@given(st.text(LIVE | st.characters(), max_size=10))
def test_no_piece_of_a_cell_begins_a_formula_however_it_is_parted(cell: str) -> None:
    for piece in re.split("[;\t\r\n]", defused(cell)):
        bare = normalize("NFKC", piece).strip(' \u200b\ufeff\xa0"')
        assert not bare or bare[0] not in "=+-@|%"
    assert defused(cell).replace(MARK, "") == cell.replace(MARK, "")


def test_a_number_of_our_own_stays_a_number() -> None:
    assert [defused_value(cell) for cell in ("-5", "-0.5", "12", "-5+1")] == ["-5", "-0.5", "12", "'-5+1"]
