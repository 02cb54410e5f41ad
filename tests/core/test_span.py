"""Span: a stretch of text and what two of them share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.span import Span

spans = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda ends: Span(min(ends), max(ends)))


def held(span: Span) -> set[int]:
    return set(range(span.start, span.end))


@given(spans, spans)
def test_what_two_spans_share_is_what_their_characters_share(one: Span, other: Span) -> None:
    shared = held(one) & held(other)
    assert one.overlaps(other) == bool(shared)
    cut = one.cut(other)
    assert (held(cut) if cut else set()) == shared
    assert held(one) | held(other) <= held(one.joined(other))


@given(spans, st.integers(0, 20))
def test_a_span_holds_its_characters_and_no_other(span: Span, offset: int) -> None:
    assert span.holds(offset) == (offset in held(span))
    assert len(span) == len(held(span))
    assert span.is_empty == (not held(span))
    assert span.shifted(3) == Span(span.start + 3, span.end + 3)


@given(spans, spans)
def test_a_span_covers_what_lies_wholly_in_it(one: Span, other: Span) -> None:
    if not other.is_empty:
        assert one.covers(other) == (held(other) <= held(one))


def test_a_span_is_trimmed_of_white_space() -> None:
    text = "Rain.  The river. "
    assert Span(5, 18).trimmed(text).of(text) == "The river."
    assert Span(5, 7).trimmed(text).is_empty


def test_an_empty_span_is_a_value_all_the_same() -> None:
    assert Span(3, 3)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_that_ends_before_it_starts_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no such span"):
        Span(start, end)
