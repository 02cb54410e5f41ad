from hypothesis import given
from hypothesis import strategies as st

from reader.core.cells import width_of
from reader.core.span import Span
from reader.tui.reading.strata import shared
from reader.tui.widgets.columns import GAP, GUTTER, columns
from reader.tui.widgets.margin import Margin, MarginLine, MarginNote, plain


def by_row(notes: list[MarginNote]) -> list[MarginNote]:
    """The notes in the order of their rows."""
    return sorted(notes, key=lambda note: note.row)


def laid(notes: list[MarginNote], width: int) -> dict[int, MarginLine]:
    """The lines of a margin, by row."""
    margin = Margin(by_row(notes), width)
    return {row: line for row in range(500) if (line := margin.get(row)) is not None}


@given(st.integers(24, 300), st.integers(20, 200), st.booleans())
def test_columns_fit_the_screen(width: int, text: int, with_margin: bool) -> None:
    found = columns(width, text, with_margin=with_margin)
    assert found.text <= text
    assert found.left + GUTTER + found.text + (GAP + found.margin if found.margin else 0) <= width


def test_the_text_is_centred_where_there_is_room() -> None:
    found = columns(200, 72, with_margin=True)
    assert found.text_start == (200 - 72) // 2


def test_a_narrow_screen_has_no_margin_and_uses_its_width() -> None:
    found = columns(40, 72, with_margin=True)
    assert (found.text, found.margin, found.left) == (36, 0, 0)


def test_notes_stand_beside_their_lines_and_are_pushed_down_where_they_would_overlap() -> None:
    notes = [MarginNote(2, "●", "a", "one two three four five six"), MarginNote(3, "◆", "b", "seven")]
    assert [(row, line.glyph, line.text) for row, line in laid(notes, 24).items()] == [
        (2, "●", "one two three four"),
        (3, "", "five six"),
        (4, "◆", "seven"),
    ]


@given(st.lists(st.tuples(st.integers(0, 50), st.text(max_size=200)), max_size=8), st.integers(24, 40))
def test_no_line_of_the_margin_is_wider_than_the_margin(notes: list[tuple[int, str]], width: int) -> None:
    lines = laid([MarginNote(row, "●", "a", text) for row, text in notes], width)
    assert all(width_of(line.text) + 2 <= width for line in lines.values())


@given(st.lists(st.tuples(st.integers(0, 50), st.text("ab \n*", max_size=80)), max_size=8), st.permutations(range(60)))
def test_the_margin_is_the_same_in_whatever_order_its_rows_are_asked_for(
    notes: list[tuple[int, str]], rows: list[int]
) -> None:
    made = [MarginNote(row, "●", "a", text) for row, text in notes]
    margin = Margin(by_row(made), 24)
    found = {row: margin.get(row) for row in rows}
    assert {row: line for row, line in found.items() if line} == {
        row: line for row, line in laid(made, 24).items() if row < len(rows)
    }


def test_a_note_in_the_margin_is_without_the_signs_of_markdown() -> None:
    assert plain("A **lower bound**, *not* `x`:\n- one\n- 2 * 3 * 4") == "A lower bound, not x:\n• one\n• 2 * 3 * 4"


SPANS = st.lists(
    st.tuples(st.integers(0, 20), st.integers(1, 8)).map(lambda pair: Span(pair[0], sum(pair))), max_size=6
)


@given(SPANS)
def test_shared_is_what_two_spans_cover(spans: list[Span]) -> None:
    covered = [sum(span.holds(offset) for span in spans) >= 2 for offset in range(40)]
    found = shared(spans)
    assert [any(span.holds(offset) for span in found) for offset in range(40)] == covered
