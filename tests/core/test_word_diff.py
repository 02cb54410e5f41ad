"""Word diff: what stands in both of two versions, in order."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.carrying import carry
from reader.core.span import Span
from reader.core.tokens import Symbols, tokens_of
from reader.core.word_diff import WordDiff, diff_words
from tests.core.pictures import strange_texts

versions = st.lists(st.sampled_from(("the", "river", "rose", "fell", "two", ".", "in", "May")), max_size=40).map(
    " ".join
)


def diff(old: str, new: str) -> WordDiff:
    symbols = Symbols()
    return diff_words(tokens_of(old, symbols), tokens_of(new, symbols), symbols.signs)


@given(versions, versions)
def test_what_is_kept_is_the_same_in_both_and_in_order(old: str, new: str) -> None:
    found = diff(old, new)
    at_old = at_new = 0
    for run in found.runs:
        assert run.length > 0
        assert run.old >= at_old
        assert run.new >= at_new
        assert found.old.symbols[run.old : run.old_stop] == found.new.symbols[run.new : run.new_stop]
        at_old, at_new = run.old_stop, run.new_stop


@given(strange_texts)
def test_tokens_tile_their_text_and_a_text_is_wholly_in_itself(text: str) -> None:
    found = diff(text, text)
    starts = found.old.starts
    assert starts[-1] == len(text)
    assert "".join(text[start:stop] for start, stop in pairwise(starts)) == text
    assert [run.length for run in found.runs] == ([len(found.old)] if len(found.old) else [])


@given(strange_texts.filter(bool), st.data())
def test_the_tokens_of_a_span_are_those_that_share_a_character_with_it(text: str, data: st.DataObject) -> None:
    tokens = tokens_of(text, Symbols())
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    touched = [
        index
        for index in range(len(tokens))
        if max(span.start, tokens.starts[index]) < min(span.end, tokens.end_of(index))
    ]
    first, stop = tokens.touching(span)
    assert [index for index in range(first, stop) if tokens.starts[index] < tokens.end_of(index)] == touched


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("it’s “so” — yes", 'it\'s "so" - yes'),
        ("the ﬁrst caf\u00e9", "The first\ncafe\u0301"),
        ("a\u00a0b co\u00adoperate", "a b cooperate"),
        ("*so* _it_ was", "*so* it was"),
    ],
)
def test_forms_of_the_same_words_are_the_same_tokens(one: str, other: str) -> None:
    symbols = Symbols()
    assert tokens_of(one, symbols).symbols == tokens_of(other, symbols).symbols


def carried(old: str, new: str) -> str | None:
    """What the words in brackets became."""
    start, end = old.index("["), old.index("]") - 1
    span = carry(Span(start, end), diff(old.replace("[", "").replace("]", ""), new))
    return span.of(new) if span else None


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("So [the river rose] then.", "So, at last, the river rose then.", "the river rose"),
        ("So [the river slowly rose] then.", "So the river rose then.", "the river rose"),
        ("So [the river rose] then.", "So the river suddenly rose then.", "the river suddenly rose"),
        ("So [the river rose twice] then.", "So the river rose often then.", "the river rose often"),
        ("So [two rivers rose] then.", "So three rivers rose then.", "three rivers rose"),
        ("So [the river rose.] Then it fell.", "So Then it fell.", None),
        ("So. [We saw two.] We saw three. Then.", "So. We saw three. Then.", None),
        (
            "So:\n[the old school to the bank]\nthe old school to the ferry\n",
            "So:\nthe old school to the ferry\n",
            None,
        ),
        ("So. We saw two. [We saw three.] Then.", "So. We saw three. Then.", "We saw three."),
        ("So [the river rose.] Then it fell.", "So it is. Then it fell.", None),
        ("A re[elec]ted man.", "So: a reelected man.", "elec"),
        ("One.\n[Two.\nThree.]\nFour.", "One.\nTwo.\nThree.\nFour.", "Two.\nThree."),
    ],
)
def test_what_was_edited_in_a_span_is_taken_along_and_what_was_deleted_is_not(
    old: str, new: str, expected: str | None
) -> None:
    assert carried(old, new) == expected


def test_a_long_text_without_a_word_that_stands_once_is_aligned_as_far_as_it_goes() -> None:
    old, new = "so it was " * 3000, "it was so " * 2500
    found = diff(old, new)
    assert sum(run.length for run in found.runs) <= len(found.new)
