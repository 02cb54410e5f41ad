"""Selection: two gaps, growing by meaning and shrinking back."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.core.document import BlockKind, Document
from reader.core.selection import Selection, grow, shrink
from reader.core.span import Span
from tests.core.pictures import document, strange_documents

TOWN = document(
    (BlockKind.HEADING, "Rain"),
    (BlockKind.PARAGRAPH, "It fell. It stopped."),
    (BlockKind.HEADING, "River"),
    (BlockKind.PARAGRAPH, "It rose."),
)
STEPS = ["fell", "It fell.", "It fell. It stopped.", "Rain\nIt fell. It stopped.", TOWN.text]


def grown(selection: Selection) -> list[Selection]:
    found = []
    while (larger := grow(TOWN, selection)) != selection:
        found.append(selection := larger)
    return found


def test_a_selection_lies_between_its_gaps_whichever_comes_first() -> None:
    assert Selection(3, 7).span == Selection(7, 3).span == Span(3, 7)
    assert Selection(3, 7).swapped() == Selection(7, 3)
    assert Selection(3, 7).moved(1) == Selection(3, 1)


def test_it_grows_from_word_to_sentence_to_paragraph_to_section_to_everything() -> None:
    assert [each.span.of(TOWN.text) for each in grown(Selection(9, 9))] == STEPS


def test_it_grows_with_the_caret_at_the_same_end() -> None:
    assert grow(TOWN, Selection(10, 9)) == Selection(12, 8)
    assert grow(TOWN, Selection(9, 10)) == Selection(8, 12)


def test_over_two_sentences_it_grows_to_both() -> None:
    words = grow(TOWN, Selection(9, 15))
    assert words.span.of(TOWN.text) == "fell. It"
    assert grow(TOWN, words).span.of(TOWN.text) == "It fell. It stopped."


def test_it_shrinks_the_way_it_grew() -> None:
    seed = Selection(9, 9)
    way = [seed, *grown(seed)]
    for smaller, larger in pairwise(way):
        assert shrink(TOWN, larger, seed) == smaller
    assert shrink(TOWN, seed, seed) == seed


@given(strange_documents, st.integers(0, 99), st.integers(0, 99))
def test_growing_ends_with_everything_and_shrinking_with_the_seed(given_document: Document, one: int, two: int) -> None:
    length = len(given_document.text)
    seed = selection = Selection(min(one, length), min(two, length))
    for _ in range(8):
        larger = grow(given_document, selection)
        assert larger.span.covers(selection.span)
        selection = larger
    assert selection.span == Span(0, length)
    for _ in range(8):
        selection = shrink(given_document, selection, seed)
    assert selection == seed
