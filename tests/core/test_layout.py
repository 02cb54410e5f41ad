"""Layout: lines tile the text, fit the width, and places lead back to offsets."""

from inspect import cleandoc

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.core.cells import WIDEST_CLUSTER, clusters, shown, width_of
from reader.core.document import BlockKind, Document
from reader.core.layout import Layout, Place, lay_out
from reader.core.paint import paint
from reader.core.segment import graphemes
from reader.core.span import Span
from tests.core.pictures import document, paragraphs, strange_documents, strange_lines

widths = st.sampled_from((20, 21, 33, 40, 80))


def drawn(layout: Layout) -> list[str]:
    return ["".join(run.text for run in paint(layout, row, ())).rstrip() for row in range(len(layout))]


def picture(text: str) -> list[str]:
    return cleandoc(text).split("\n")


@given(strange_documents, widths)
def test_joined_lines_give_the_text_back(given_document: Document, width: int) -> None:
    layout = lay_out(given_document, width)
    lines = [layout.line_at(row) for row in range(len(layout))]
    assert "".join(line.span.of(given_document.text) for line in lines) == given_document.text
    assert all(line.span.is_empty for line in lines if line.is_gap)


@given(strange_documents, widths)
def test_no_line_is_drawn_wider_than_the_width(given_document: Document, width: int) -> None:
    layout = lay_out(given_document, width)
    for row in range(len(layout)):
        assert cell_len("".join(run.text for run in paint(layout, row, ()))) <= width


@given(strange_documents, widths)
def test_the_place_of_a_grapheme_leads_back_to_it(given_document: Document, width: int) -> None:
    text = given_document.text
    layout = lay_out(given_document, width)
    for grapheme in graphemes(text, Span(0, len(text))):
        inside = grapheme.of(text)
        if inside.startswith(("\n", "\r\n")) or not 0 < width_of(inside) <= WIDEST_CLUSTER:
            continue
        assert layout.offset_at(layout.place_of(grapheme.start)) == grapheme.start


@given(strange_documents, widths, st.data())
def test_the_rows_of_a_span_are_those_whose_lines_it_touches(
    given_document: Document, width: int, data: st.DataObject
) -> None:
    length = len(given_document.text)
    start = data.draw(st.integers(0, max(length - 1, 0)))
    span = Span(start, data.draw(st.integers(start, length)))
    layout = lay_out(given_document, width)
    touched = [row for row in range(len(layout)) if layout.line_at(row).span.overlaps(span)]
    rows = layout.lines_of(span)
    if touched:
        assert (rows[0], rows[-1]) == (touched[0], touched[-1])
    else:
        assert len(rows) == 1


@given(strange_lines)
def test_text_of_any_make_wraps_within_the_width_and_breaks_only_between_graphemes(line: str) -> None:
    layout = lay_out(paragraphs(line), 20)
    whole = clusters(line)
    edges = {sum(map(len, whole[:count])) for count in range(len(whole) + 1)}
    assert {layout.line_at(row).span.start for row in range(len(layout))} <= edges


def test_words_move_whole_and_the_space_between_stays_with_the_line_above() -> None:
    layout = lay_out(paragraphs("The river rose in the night and the town slept."), 20)
    assert [layout.line_at(row).span.of(layout.document.text) for row in range(len(layout))] == [
        "The river rose in ",
        "the night and the ",
        "town slept.",
    ]


def test_a_line_may_end_after_a_hyphen_or_a_dash_between_letters() -> None:
    assert drawn(lay_out(paragraphs("They swapped all-for-all prisoners"), 20)) == [
        "They swapped all-",
        "for-all prisoners",
    ]
    assert drawn(lay_out(paragraphs("He saw the river—flooded again"), 20)) == ["He saw the river—", "flooded again"]
    assert drawn(lay_out(paragraphs("It fell to the low of -40 degrees"), 20)) == [
        "It fell to the low",
        "of -40 degrees",
    ]


def test_a_word_longer_than_a_line_breaks_where_its_parts_meet() -> None:
    layout = lay_out(paragraphs("https://example.org/reports/river/levels?year=2025"), 20)
    assert drawn(layout) == ["https://example.org/", "reports/river/", "levels?year=2025"]


def test_chinese_and_japanese_break_anywhere_but_before_a_stop() -> None:
    layout = lay_out(paragraphs("川の水が夜のうちに増え。町は眠った"), 22)
    assert drawn(layout) == ["川の水が夜のうちに増", "え。町は眠った"]


def test_marks_above_letters_and_joined_emoji_stay_whole() -> None:
    family = "👩‍👩‍👧"
    layout = lay_out(paragraphs(family * 11 + "e\u0301"), 20)
    assert drawn(layout) == [family * 10, family + "e\u0301"]


def test_prefixes_stand_before_the_text_and_hang_below() -> None:
    laid = lay_out(
        document(
            (BlockKind.ITEM, "The river rose in the night.", "• ", "  "),
            (BlockKind.ITEM, "The town slept.", "• ", "  "),
            (BlockKind.QUOTE, "It was dark.", "│ ", "│ "),
            (BlockKind.QUOTE, "It was late.", "│ ", "│ "),
        ),
        22,
    )
    assert drawn(laid) == picture("""
        • The river rose in
          the night.
        • The town slept.

        │ It was dark.
        │
        │ It was late.
        """)


def test_a_second_paragraph_of_a_list_item_stands_apart() -> None:
    laid = lay_out(document((BlockKind.ITEM, "One.", "1. ", "   "), (BlockKind.ITEM, "More of it.", "   ", "   ")), 20)
    assert drawn(laid) == ["1. One.", "", "   More of it."]


@pytest.mark.parametrize("width", [20, 40, 120])
def test_deep_nesting_leaves_half_of_the_width_to_the_text(width: int) -> None:
    laid = lay_out(document((BlockKind.QUOTE, "word " * 20, "│ " * 60, "│ " * 60)), width)
    assert laid.line_at(0).indent <= width // 2
    assert drawn(laid)[0].startswith("…")


def test_code_keeps_its_shape_and_folds_at_the_width() -> None:
    laid = lay_out(document((BlockKind.CODE, "if rain:\n\traise  River('it rose')\n\n\tx = 1\t# y")), 20)
    assert drawn(laid) == ["if rain:", "    raise  River('it", "rose')", "", "    x = 1   # y"]


def test_the_rest_of_a_long_line_of_code_stands_behind_a_sign_as_far_in_as_its_line() -> None:
    code = "\tlevels = measure(river, at=bridges, since=yesterday)\nx\n" + "y" * 40
    laid = lay_out(document((BlockKind.CODE, code, "│ ", "│ ")), 32)
    assert drawn(laid) == [
        "│     levels = measure(river,",
        "│     ↪ at=bridges, since=",
        "│     ↪ yesterday)",
        "│ x",
        "│ " + "y" * 30,
        "│ ↪ " + "y" * 10,
    ]
    assert laid.document.text == code


def test_deep_code_leaves_half_of_the_room_to_its_rest() -> None:
    laid = lay_out(document((BlockKind.CODE, " " * 28 + "x" * 40)), 30)
    assert drawn(laid) == [" " * 28 + "xx", *[" " * 15 + "↪ " + "x" * 13] * 2, " " * 15 + "↪ " + "x" * 12]


@given(st.text("ab ,.(\té日\n", max_size=300), st.sampled_from((20, 30, 41)))
def test_folded_code_fits_tiles_and_leads_back(code: str, width: int) -> None:
    laid = lay_out(document((BlockKind.CODE, code, "│ ", "│ ")), width)
    assert "".join(laid.line_at(row).span.of(code) for row in range(len(laid))) == code
    assert all(cell_len(line) <= width for line in drawn(laid))
    assert all(laid.offset_at(laid.place_of(at)) == at for at in range(len(code)) if code[at] != "\n")


def test_a_table_that_fits_stands_in_columns_with_figures_flush_right() -> None:
    laid = lay_out(
        document(
            (BlockKind.ROW, "Day\tBodies\tPlace", "head", ""),
            (BlockKind.ROW, "11 June\t1,212\tNorth", "", ""),
            (BlockKind.ROW, "日曜日\t27\tSouth", "", ""),
        ),
        40,
    )
    assert drawn(laid) == picture("""
        Day      Bodies  Place
        11 June   1,212  North
        日曜日       27  South
        """)


def test_a_table_too_wide_is_told_cell_by_cell_under_the_names_of_its_columns() -> None:
    laid = lay_out(
        document(
            (BlockKind.ROW, "Day\tWhat happened", "head", ""),
            (BlockKind.ROW, "Monday\tThe river rose in the night", "", ""),
            (BlockKind.ROW, "Tuesday\tIt fell", "", ""),
        ),
        20,
    )
    assert drawn(laid) == picture("""
        Day What happened

        Day     Monday
        What …  The river
                rose in the
                night

        Day     Tuesday
        What …  It fell
        """)


def test_a_rule_is_drawn_and_holds_no_text() -> None:
    laid = lay_out(document((BlockKind.PARAGRAPH, "Rain."), (BlockKind.RULE, ""), (BlockKind.PARAGRAPH, "Sun.")), 20)
    assert drawn(laid) == ["Rain.", "", "─" * 20, "", "Sun."]


def test_a_place_outside_the_text_leads_to_the_nearest_character() -> None:
    laid = lay_out(paragraphs("Rain fell.", "Night came."), 20)
    assert laid.offset_at(Place(-5, 3)) == 3
    assert laid.offset_at(Place(0, 99)) == 10
    assert laid.offset_at(Place(99, 99)) == 21
    assert laid.place_of(-1) == Place(0, 0)
    assert laid.place_of(999) == Place(2, 11)


def test_nothing_has_one_empty_line() -> None:
    laid = lay_out(Document(""), 20)
    assert (len(laid), laid.place_of(0), laid.offset_at(Place(0, 0))) == (1, Place(0, 0), 0)


def test_a_text_without_blocks_is_one_paragraph() -> None:
    assert drawn(lay_out(Document("Rain fell on the roof of it."), 20)) == ["Rain fell on the", "roof of it."]


def test_a_width_too_small_and_a_row_too_far_are_refused() -> None:
    with pytest.raises(ValueError, match="19 cells are too few"):
        lay_out(Document(""), 19)
    with pytest.raises(IndexError, match="no row 1 among 1"):
        lay_out(Document(""), 20).line_at(1)


def test_what_is_shown_of_a_line_is_its_text_without_the_white_space_at_its_end() -> None:
    laid = lay_out(paragraphs("Rain\x07 fell.   "), 20)
    assert drawn(laid) == [shown("Rain\x07 fell.")]
