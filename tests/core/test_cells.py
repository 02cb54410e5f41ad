"""Cells: what may be drawn, and how wide it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.core.cells import (
    MARKS_KEPT,
    WIDEST_CLUSTER,
    cluster_width,
    clusters,
    fitted,
    is_simple,
    is_single,
    shown,
    width_of,
)
from tests.core.pictures import strange_texts

HOSTILE = [*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029, 0xFEFF]


@pytest.mark.parametrize("code", [*HOSTILE, 0xD800, 0xDFFF, 0xE0001, 0xE0041, 0xE007F])
def test_a_control_is_shown_as_one_visible_character(code: int) -> None:
    drawn = shown(f"a{chr(code)}b")
    assert len(drawn) == 3
    assert cell_len(drawn) == 3
    assert chr(code) not in drawn


@pytest.mark.parametrize("code", [0xAD, 0x200B, 0x2060])
def test_what_takes_no_cell_is_dropped(code: int) -> None:
    assert shown(f"a{chr(code)}b") == "ab"


def test_an_escape_sequence_is_only_text() -> None:
    assert shown("a\x1b]0;title\x07\x9b31m") == "a␛]0;title␇\ufffd31m"


def test_plain_text_is_shown_as_it_is() -> None:
    text = "“Rain” fell — 日本語 👩‍👩‍👧 e\u0301 ❤️ שלום"
    assert shown(text) == text


def test_marks_past_the_fourth_on_one_base_are_not_drawn() -> None:
    assert shown("e" + "\u0301" * 99 + "f") == "e" + "\u0301" * MARKS_KEPT + "f"


def test_a_joiner_takes_no_hold_of_a_letter() -> None:
    assert shown("a\u200db") == "ab"
    assert width_of("a\u200db") == 2


@given(strange_texts)
def test_nothing_shown_is_a_control(text: str) -> None:
    drawn = shown(text)
    assert not {chr(code) for code in HOSTILE} & set(drawn)
    assert not any("\ud800" <= character <= "\udfff" for character in drawn)


@given(strange_texts)
def test_what_is_shown_may_be_shown_again(text: str) -> None:
    assert width_of(shown(text)) == width_of(text)


@given(strange_texts)
def test_the_widths_of_the_pieces_add_up(text: str) -> None:
    pieces = clusters(text)
    assert sum(map(len, pieces)) == len(text)
    assert sum(map(cluster_width, pieces)) == width_of(text) == cell_len(shown(text))
    assert all(cluster_width(piece) <= WIDEST_CLUSTER for piece in pieces)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_simple_text_has_a_piece_a_character(text: str) -> None:
    if is_simple(text):
        assert clusters(text + "\t")[:-1] == list(text)
        assert shown(text) == text
    if is_single(text):
        assert width_of(text) == len(text)


@given(strange_texts, st.integers(0, 20))
def test_fitted_text_fits(text: str, width: int) -> None:
    assert cell_len(fitted(text, width)) <= width
    if width_of(text) <= width:
        assert fitted(text, width) == shown(text)


def test_a_cut_has_an_ellipsis() -> None:
    assert fitted("The river rose", 9) == "The rive…"
    assert fitted("日本語です", 6) == "日本…"
    assert fitted("rain", 4) == "rain"
    assert fitted("rain", 0) == ""
