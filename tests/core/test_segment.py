"""Segment: graphemes, words, and the way from one unit to the next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.document import BlockKind, Document
from reader.core.segment import (
    graphemes,
    next_paragraph,
    next_section,
    next_sentence,
    next_word,
    paragraph_at,
    previous_paragraph,
    previous_section,
    previous_sentence,
    previous_word,
    section_at,
    sentence_at,
    sentences,
    word_at,
    words,
)
from reader.core.span import Span
from tests.core.pictures import document, paragraphs, strange_documents, strange_texts, texts_of

TOWN = document(
    (BlockKind.HEADING, "Rain"),
    (BlockKind.PARAGRAPH, "It fell. It stopped."),
    (BlockKind.RULE, ""),
    (BlockKind.HEADING, "River"),
    (BlockKind.ITEM, "It rose."),
)


@given(strange_texts, st.integers(0, 5))
def test_graphemes_tile_any_span(text: str, start: int) -> None:
    whole = Span(min(start, len(text)), len(text))
    assert "".join(texts_of(Document(text), graphemes(text, whole))) == whole.of(text)


def test_a_grapheme_is_what_a_person_takes_for_one_character() -> None:
    text = "e\u0301👩‍👩‍👧🇫🇷日"
    assert texts_of(Document(text), graphemes(text, Span(0, len(text)))) == ["e\u0301", "👩‍👩‍👧", "🇫🇷", "日"]


def test_a_word_holds_a_letter_or_a_digit() -> None:
    text = "— “Rain”, it’s 3.2 metres… élan"
    assert texts_of(Document(text), words(text, Span(0, len(text)))) == ["Rain", "it’s", "3.2", "metres", "élan"]


@given(strange_documents)
def test_next_and_previous_walk_over_the_same_sentences(given_document: Document) -> None:
    listed = [span for index in range(len(given_document.blocks)) for span in sentences(given_document, index)]
    forward, span = [], next_sentence(given_document, -1)
    while span is not None:
        forward.append(span)
        span = next_sentence(given_document, span.start)
    backward, span = [], previous_sentence(given_document, len(given_document.text) + 1)
    while span is not None:
        backward.append(span)
        span = previous_sentence(given_document, span.start)
    assert forward == listed == backward[::-1]


@given(strange_documents, st.integers(0, 200))
def test_the_sentence_at_an_offset_holds_it_or_is_the_nearest_before(given_document: Document, offset: int) -> None:
    listed = [span for index in range(len(given_document.blocks)) for span in sentences(given_document, index)]
    before = [span for span in listed if span.start <= offset]
    assert sentence_at(given_document, offset) == (before or listed or [Span(0, 0)])[-1 if before else 0]


def test_paragraphs_are_the_blocks_that_hold_something() -> None:
    assert paragraph_at(TOWN, 8).of(TOWN.text) == "It fell. It stopped."
    assert next_paragraph(TOWN, 8) == Span(27, 32)
    assert previous_paragraph(TOWN, 27) == Span(5, 25)
    assert next_paragraph(TOWN, 40) is None
    assert previous_paragraph(TOWN, 0) is None


def test_a_section_goes_from_its_heading_to_before_the_next() -> None:
    assert section_at(TOWN, 8).of(TOWN.text) == "Rain\nIt fell. It stopped."
    assert next_section(TOWN, 8) == section_at(TOWN, 30) == Span(27, 41)
    assert previous_section(TOWN, 27) == section_at(TOWN, 0)
    assert next_section(TOWN, 27) is None
    assert previous_section(TOWN, 0) is None


def test_a_document_without_headings_has_no_next_section() -> None:
    town = paragraphs("It rose.", "It fell.")
    assert next_section(town, 0) is None
    assert section_at(town, 0) == Span(0, 17)


@pytest.mark.parametrize("offset", [0, 3, 99])
def test_nothing_has_no_units(offset: int) -> None:
    assert sentence_at(Document(""), offset) == paragraph_at(Document(""), offset) == Span(0, 0)
    assert next_sentence(Document(""), 0) is None


def test_words_are_found_across_sentences_and_blocks() -> None:
    assert word_at(TOWN, 9) == Span(8, 12)
    assert word_at(TOWN, 12) is None
    assert next_word(TOWN, 17) == Span(27, 32)
    assert previous_word(TOWN, 27) == Span(17, 24)
    assert next_word(TOWN, 36) is None
    assert previous_word(TOWN, 0) is None
