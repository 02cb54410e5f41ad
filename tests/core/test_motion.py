"""Motion: a picture has a bar where the caret stands before and after."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.document import BlockKind, Document
from reader.core.layout import lay_out
from reader.core.marks import Layer, Mark
from reader.core.motion import MOTIONS, move, object_at
from reader.core.segment import graphemes
from reader.core.span import Span
from tests.core.pictures import caret, document, marked, strange_documents


@pytest.mark.parametrize(
    ("name", "count", "before", "after"),
    [
        ("right", 1, "|rain", "r|ain"),
        ("right", 2, "|e\u0301e\u0301n", "e\u0301e\u0301|n"),
        ("right", 9, "ra|in", "rain|"),
        ("left", 1, "rai|n", "ra|in"),
        ("left", 1, "ab\n|c", "ab|\nc"),
        ("left", 9, "ra|in", "|rain"),
        ("word_next", 1, "|Rain fell. Night", "Rain |fell. Night"),
        ("word_next", 2, "|Rain fell. Night", "Rain fell. |Night"),
        ("word_next", 1, "Rain |fell.\nNight", "Rain fell.\n|Night"),
        ("word_next", 9, "|Rain fell.", "Rain fell.|"),
        ("word_end", 1, "|Rain fell.", "Rain| fell."),
        ("word_end", 1, "Rain| fell.", "Rain fell|."),
        ("word_back", 1, "Rain fe|ll.", "Rain |fell."),
        ("word_back", 2, "Rain fell.\nNight|", "Rain |fell.\nNight"),
        ("line_start", 1, "  Rain| fell.", "|  Rain fell."),
        ("first_nonblank", 1, "  Rain| fell.", "  |Rain fell."),
        ("line_end", 1, "The river| rose in the night", "The river rose in| the night"),
        ("down", 1, "The| river rose in the night", "The river rose in the| night"),
        ("down", 1, "Ra|in.\nNight.", "Rain.\nNi|ght."),
        ("up", 1, "Rain.\nNi|ght.", "Ra|in.\nNight."),
        ("up", 1, "Ra|in.", "Ra|in."),
        ("down", 1, "Long before.|\nShort.", "Long before.\nShort|."),
        ("sentence_next", 1, "Ra|in fell. Night came.", "Rain fell. |Night came."),
        ("sentence_next", 1, "Rain fell. |Night came.", "Rain fell. Night came.|"),
        ("sentence_back", 1, "Rain fell. Night |came.", "Rain fell. |Night came."),
        ("sentence_back", 2, "Rain fell. Night |came.", "|Rain fell. Night came."),
        ("paragraph_next", 1, "Ra|in.\nNight.", "Rain.\n|Night."),
        ("paragraph_back", 1, "Rain.\nNi|ght.", "Rain.\n|Night."),
        ("top", 1, "Ra|in", "|Rain"),
        ("bottom", 1, "Ra|in", "Rain|"),
    ],
)
def test_a_motion_leads_from_bar_to_bar(name: str, count: int, before: str, after: str) -> None:
    text, offset = caret(before)
    assert move(name, text, lay_out(text, 20), offset, count) == caret(after)[1]


@pytest.mark.parametrize(
    ("name", "count", "before", "after"),
    [
        ("find", 1, "|Rain and rain", "Rain| and rain"),
        ("find", 2, "|Rain and rain", "Rain an|d rain"),
        ("find", 9, "Rain and rain|", "Rain and rain|"),
        ("find", 1, "Rai|\nnight", "Rai|\nnight"),
        ("find_back", 1, "Rain and rain|", "Rain and rai|n"),
        ("find_back", 2, "Rain and rain|", "Rain a|nd rain"),
    ],
)
def test_find_takes_the_character_in(name: str, count: int, before: str, after: str) -> None:
    text, offset = caret(before)
    assert move(name, text, lay_out(text, 20), offset, count, "n") == caret(after)[1]


def test_down_keeps_its_column_over_a_shorter_line() -> None:
    text, offset = caret("Night c|ame.\nOh.\nNight came.")
    assert move("down", text, lay_out(text, 20), offset, 2) == len("Night came.\nOh.\nNight c")


@given(strange_documents, st.sampled_from(sorted(MOTIONS)), st.integers(0, 99), st.integers(1, 3))
def test_every_motion_stays_in_the_text(given_document: Document, name: str, offset: int, count: int) -> None:
    length = len(given_document.text)
    there = move(name, given_document, lay_out(given_document, 20), min(offset, length), count, "e")
    assert 0 <= there <= length


@given(strange_documents)
def test_right_walks_over_every_grapheme_of_a_line(given_document: Document) -> None:
    layout = lay_out(given_document, 80)
    text, offset, seen = given_document.text, 0, [0]
    while (there := move("right", given_document, layout, offset)) != offset:
        seen.append(offset := there)
    assert offset == len(text)
    edges = {0} | {each.end for row in range(len(layout)) for each in graphemes(text, layout.line_at(row).span)}
    assert seen == sorted(edges)


@pytest.mark.parametrize(
    ("name", "picture"),
    [
        ("w", "Rain [fell]. Night."),
        ("s", "Rain. [Night fell.] Day."),
        ("p", "Rain.\n[Night fell. Day.]\nEnd."),
        ("q", "He said “[rain fell]” and left."),
        ("q", "He said «[rain fell]» and left."),
        ("q", 'He said "[rain fell]" and left.'),
        ("q", "“Oh,” he said, “[rain “did” fell]” – so."),
        ("q", "“[Rain fell and went on]"),
    ],
)
def test_an_object_is_what_the_brackets_hold(name: str, picture: str) -> None:
    text, span = marked(picture)
    for offset in (span.start, span.end - 1):
        assert object_at(name, text, offset, {}) == span


def test_entities_and_figures_come_from_their_layers_innermost_first() -> None:
    text, _ = marked("[Rain] fell on 5 June.")
    layers = {
        "entities": Layer("entities", 0, [Mark(Span(0, 9), "entity"), Mark(Span(0, 4), "entity")]),
        "figures": Layer("figures", 1, [Mark(Span(13, 19), "figure")]),
    }
    assert object_at("e", text, 2, layers) == Span(0, 4)
    assert object_at("e", text, 12, layers) is None
    assert object_at("f", text, 14, layers) == Span(13, 19)
    assert object_at("f", text, 14, {}) is None


def test_there_is_no_object_where_there_is_none() -> None:
    text = document((BlockKind.PARAGRAPH, "Rain, fell."))
    assert object_at("w", text, 4, {}) is None
    assert object_at("q", text, 4, {}) is None
    assert object_at("?", text, 4, {}) is None
    assert object_at("s", Document(""), 0, {}) is None
