"""Plain text becomes paragraphs: a line each, or wrapped lines joined; shapes keep their lines."""

from textwrap import fill

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.document import BlockKind
from reader.formats.plain import parse_plain

RAIN = "The river rose by four metres in a single night, and nobody who lived beside it had slept. "
WORDS = (RAIN * 4).strip()


def pictured(text: str) -> list[str]:
    document = parse_plain(text)
    return [f"{block.kind}: {block.span.of(document.text)}" for block in document.blocks]


def test_a_line_is_a_paragraph() -> None:
    assert pictured(f"{WORDS}\n“No,” she said.\n{WORDS}") == [
        f"paragraph: {WORDS}",
        "paragraph: “No,” she said.",
        f"paragraph: {WORDS}",
    ]


def test_blank_lines_between_long_lines_change_nothing() -> None:
    assert pictured(f"\n \n{WORDS}\n\n\t\n  {WORDS}  \n\n") == [f"paragraph: {WORDS}"] * 2


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_hard_wrapped_lines_are_joined_by_a_space(width: int) -> None:
    wrapped = "\n\n".join([fill(WORDS, width), fill(RAIN, width), fill(WORDS, width)])
    assert pictured(wrapped) == [f"paragraph: {WORDS}", f"paragraph: {RAIN.strip()}", f"paragraph: {WORDS}"]


def test_a_first_line_that_is_no_sentence_is_a_heading() -> None:
    assert pictured(f"After the flood\n\n{WORDS}") == ["heading: After the flood", f"paragraph: {WORDS}"]
    assert pictured(f"After the flood\n{WORDS}") == ["heading: After the flood", f"paragraph: {WORDS}"]
    assert pictured(f"It rained.\n{WORDS}") == ["paragraph: It rained.", f"paragraph: {WORDS}"]


def test_a_single_line_is_no_heading() -> None:
    assert pictured("After the flood") == ["paragraph: After the flood"]


def test_verse_keeps_its_lines() -> None:
    verse = "The river came\nas rivers come\nin one long night,\nand left by day"
    assert pictured(f"{verse}\n\n{verse}") == [f"paragraph: {verse}"] * 2


def test_lines_that_begin_with_capitals_are_verse_even_when_they_are_of_one_length() -> None:
    verse = "Upon the bank the river laid its hand\nAnd every house along the water shook\nUntil the light came over"
    assert pictured(f"{verse}\n\n{verse}") == [f"paragraph: {verse}"] * 2


def test_a_list_keeps_its_lines_in_a_wrapped_text() -> None:
    items = "- sand\n- water\n- bread"
    wrapped = f"{fill(WORDS, 72)}\n\n{items}\n\n{fill(WORDS, 72)}"
    assert pictured(wrapped) == [f"paragraph: {WORDS}", f"paragraph: {items}", f"paragraph: {WORDS}"]


def test_a_table_of_columns_keeps_its_shape() -> None:
    table = "Town        Metres\nAlder          4.1\nBirch          3.9"
    assert pictured(f"{WORDS}\n\n{table}") == [f"paragraph: {WORDS}", f"code: {table}"]


def test_an_indented_first_line_begins_a_paragraph_of_a_wrapped_text() -> None:
    wrapped = "\n".join(fill(WORDS, 72, initial_indent="    ") for _ in range(3))
    assert pictured(wrapped) == [f"paragraph: {WORDS}"] * 3


def test_an_indent_that_all_lines_share_means_nothing() -> None:
    wrapped = fill(WORDS, 72, initial_indent="   ", subsequent_indent="   ")
    assert pictured(f"{wrapped}\n\n{wrapped}") == [f"paragraph: {WORDS}"] * 2


def test_short_sentences_on_lines_of_their_own_are_paragraphs() -> None:
    assert pictured("It rained.\nIt stopped.\nIt rained again.") == [
        "paragraph: It rained.",
        "paragraph: It stopped.",
        "paragraph: It rained again.",
    ]


@given(st.text(st.sampled_from("abcXY .,-|\t\n  1)“”é日"), max_size=400))
def test_every_visible_character_stays_in_its_place(text: str) -> None:
    assert "".join(parse_plain(text).text.split()) == "".join(text.split())


@given(st.lists(st.text(st.sampled_from("abc ."), min_size=1), max_size=20))
def test_no_block_of_plain_text_is_empty(lines: list[str]) -> None:
    document = parse_plain("\n".join(lines))
    assert all(not block.span.is_empty for block in document.blocks)
    assert {block.kind for block in document.blocks} <= {BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CODE}
