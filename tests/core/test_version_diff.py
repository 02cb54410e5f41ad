"""What changed between two texts: pictures, and the properties that hold for any two."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.figure import Figure, FigureKind
from reader.core.span import Span
from reader.core.version_diff import Kind, Piece, pieces, words
from reader.core.version_hits import figures_changed, touches, touches_new
from tests.core.pictures import strange_texts

SENTENCES = (
    "The river rose. ",
    "Night came early. ",
    "Snow fell on 6,057 roofs. ",
    "Nobody spoke.\n",
    "It was June.\n",
)
told_texts = st.lists(st.sampled_from(SENTENCES), max_size=8).map("".join)


def told(old: str, new: str) -> list[str]:
    """What changed, a line each, the words as [-old-]{+new+}."""
    return [_told(piece, old, new) for piece in pieces(old, new) if piece.kind is not Kind.SAME]


def _told(piece: Piece, old: str, new: str) -> str:
    if piece.kind is not Kind.CHANGED:
        return f"{piece.kind}: {(piece.old.of(old) or piece.new.of(new)).strip()}"
    return "".join(
        each.new.of(new)
        if each.kind is Kind.SAME
        else "".join(
            f"{mark}{text.strip()}{mark}" for mark, text in (("-", each.old.of(old)), ("+", each.new.of(new))) if text
        )
        for each in words(piece, old, new)
    ).strip()


def test_equal_texts_give_nothing() -> None:
    text = "The river rose. Night came.\nSnow fell."
    assert pieces(text, text) == [Piece(Kind.SAME, Span(0, len(text)), Span(0, len(text)))]
    assert pieces("", "") == []


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("Rain fell. Night came.", "Rain fell. Wind rose. Night came.", ["added: Wind rose."]),
        ("Rain fell. Wind rose. Night came.", "Rain fell. Night came.", ["removed: Wind rose."]),
        ("The river rose two metres.", "The river rose ten metres.", ["The river rose -two-+ten+metres."]),
        ("They sent over 6,000 men home.", "They sent 6,057 men home.", ["They sent -over 6,000-+6,057+men home."]),
        ("The Gap is three.", "The gap is three.", ["The -Gap-+gap+is three."]),
        ("“Yes,” he said.", '"Yes," he said.', ['-“-+"+Yes,-”-+"+he said.']),
        ("One line\nand more.", "One line and more.", []),
    ],
)  # fmt: skip
def test_what_changed_is_told_by_sentence_and_word(old: str, new: str, changes: list[str]) -> None:
    assert told(old, new) == changes


def test_a_word_that_comes_again_in_a_long_sentence_has_not_become_that() -> None:
    found = told(
        "Constants", "Being unable to change a value reminds many readers of what other languages call constants."
    )
    assert [line.partition(":")[0] for line in found] == ["removed", "added"]


def test_a_sentence_that_was_parted_is_one_change() -> None:
    old, new = (
        "The river rose in the night, and nobody slept there.",
        "The river rose in the night. Nobody slept there.",
    )
    [piece] = pieces(old, new)
    assert (piece.old.of(old), piece.new.of(new)) == (old, new)


def test_a_crumb_between_great_changes_goes_with_them() -> None:
    old = "They met in Istanbul a summer long and parted without words as ever."
    new = "They met because of the prisoners a delegation had named and parted without words as ever."
    [piece] = pieces(old, new)
    kinds = [each.kind for each in words(piece, old, new)]
    assert kinds == [Kind.SAME, Kind.CHANGED, Kind.SAME]


def test_a_sentence_that_was_written_wholly_anew_is_removed_and_added() -> None:
    found = told("Rain fell. Nobody slept that night. Night came.", "Rain fell. Three boats sank. Night came.")
    assert found == ["removed: Nobody slept that night.", "added: Three boats sank."]


def _count(span: Span, value: int) -> Figure:
    return Figure(span, FigureKind.COUNT, Decimal(value), Decimal(value))


def _figures(old: str, new: str, one: tuple[str, int], other: tuple[str, int]) -> list[tuple[str, str]]:
    [piece] = pieces(old, new)
    olds = [_count(Span(start := old.index(one[0]), start + len(one[0])), one[1])]
    news = [_count(Span(start := new.index(other[0]), start + len(other[0])), other[1])]
    pairs = figures_changed(words(piece, old, new), old, new, olds, news)
    return [(before.span.of(old), after.span.of(new)) for before, after in pairs]


def test_a_figure_that_changed_is_told_as_a_figure() -> None:
    old, new = "They sent over 6,000 men home.", "They sent 6,057 men home."
    assert _figures(old, new, ("over 6,000", 6000), ("6,057", 6057)) == [("over 6,000", "6,057")]


def test_a_comparator_that_was_put_before_a_figure_changes_it() -> None:
    old, new = "They sent 6,000 men home.", "They sent nearly 6,000 men home."
    assert _figures(old, new, ("6,000", 6000), ("nearly 6,000", 5999)) == [("6,000", "nearly 6,000")]


def test_a_figure_that_is_only_written_otherwise_is_no_changed_figure() -> None:
    old, new = "They sent 12 men home.", "They sent twelve men home."
    assert _figures(old, new, ("12", 12), ("twelve", 12)) == []


def test_a_figure_beside_what_changed_is_none_that_changed() -> None:
    old, new = "They sent 6,000 men home.", "They sent 6,000 women home."
    assert _figures(old, new, ("6,000", 6000), ("6,000", 6000)) == []


def test_a_passage_is_hit_where_its_own_words_changed() -> None:
    old, new = "The river rose two metres that night.", "The river rose ten metres that long night."
    [piece] = pieces(old, new)
    inside = words(piece, old, new)

    def at(quote: str, text: str) -> Span:
        return Span(text.index(quote), text.index(quote) + len(quote))

    assert touches(inside, at("rose two", old))
    assert touches(inside, at("that night", old))
    assert not touches(inside, at("The river", old))
    assert not touches(inside, at("night.", old))
    assert touches_new(inside, at("long", new))
    assert not touches_new(inside, at("metres", new))


@given(old=strange_texts | told_texts, new=strange_texts | told_texts)
def test_either_side_joined_gives_its_text(old: str, new: str) -> None:
    found = pieces(old, new)
    assert "".join(each.old.of(old) for each in found) == old
    assert "".join(each.new.of(new) for each in found) == new
    assert all(each.old.end == after.old.start for each, after in pairwise(found))
    assert all(each.new.end == after.new.start for each, after in pairwise(found))


@given(old=strange_texts | told_texts, new=strange_texts | told_texts)
def test_the_words_of_a_piece_joined_give_the_piece(old: str, new: str) -> None:
    for piece in pieces(old, new):
        inside = words(piece, old, new)
        assert "".join(each.old.of(old) for each in inside) == piece.old.of(old)
        assert "".join(each.new.of(new) for each in inside) == piece.new.of(new)


@given(old=strange_texts | told_texts, new=strange_texts | told_texts)
def test_what_is_the_same_differs_in_white_space_at_most(old: str, new: str) -> None:
    for piece in pieces(old, new):
        is_same = piece.old.of(old).split() == piece.new.of(new).split()
        assert is_same == (piece.kind is Kind.SAME)


@given(text=strange_texts | told_texts)
def test_a_text_has_not_changed_against_itself(text: str) -> None:
    assert all(piece.kind is Kind.SAME for piece in pieces(text, text))
