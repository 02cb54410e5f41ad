"""Layers: finding the marks of a line equals asking every mark."""

from hypothesis import given
from hypothesis import strategies as st

from reader.core.marks import LONG_SPAN, Layer, Mark
from reader.core.span import Span

lengths = st.integers(0, 30) | st.integers(LONG_SPAN - 1, LONG_SPAN + 2)
spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 1200), lengths)
layers = st.lists(st.builds(Mark, spans, st.sampled_from("ab"), st.sampled_from(("", "1"))), max_size=30).map(
    lambda marks: Layer("any", 0, marks)
)


@given(layers, spans)
def test_the_marks_between_are_those_that_share_a_character(layer: Layer, span: Span) -> None:
    assert layer.between(span) == [mark for mark in layer.marks if mark.span.overlaps(span)]


@given(layers, st.integers(0, 1300))
def test_the_marks_at_an_offset_come_innermost_first(layer: Layer, offset: int) -> None:
    found = layer.at(offset)
    assert sorted(found) == [mark for mark in layer.marks if mark.span.holds(offset)]
    assert [len(mark.span) for mark in found] == sorted(len(mark.span) for mark in found)


@given(layers, st.integers(0, 1300))
def test_after_and_before_are_the_nearest_by_their_starts(layer: Layer, offset: int) -> None:
    after = [mark for mark in layer.marks if mark.span.start > offset]
    before = [mark for mark in layer.marks if mark.span.start < offset]
    assert layer.after(offset) == (after[0] if after else None)
    assert layer.before(offset) == (before[-1] if before else None)


def test_a_layer_is_its_marks_in_order() -> None:
    layer = Layer("names", 1, [Mark(Span(5, 6), "b"), Mark(Span(1, 2), "a")])
    assert [mark.style for mark in layer] == ["a", "b"]
    assert len(layer) == 2
