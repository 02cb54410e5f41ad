"""Paint: runs that say the line, with the styles that a plain count per character gives."""

from hypothesis import given
from hypothesis import strategies as st

from reader.core.cells import shown
from reader.core.document import Block, BlockKind, Document
from reader.core.layout import Layout, lay_out
from reader.core.line import steps
from reader.core.marks import Layer, Mark
from reader.core.paint import Run, paint
from reader.core.span import Span
from tests.core.pictures import document, marked, paragraphs, strange_documents

spans = st.tuples(st.integers(0, 120), st.integers(0, 120)).map(lambda ends: Span(min(ends), max(ends)))
marks = st.lists(st.builds(Mark, spans, st.sampled_from(("strong", "focus", "label.red"))), max_size=6)
layers = st.lists(marks, max_size=4).map(lambda each: [Layer(str(rank), rank, held) for rank, held in enumerate(each)])


def looks(layout: Layout, row: int, *over: Layer) -> list[tuple[str, str]]:
    return [(run.text, " ".join(run.styles)) for run in paint(layout, row, over)]


def naive(layout: Layout, row: int, over: list[Layer]) -> list[tuple[str, ...]]:
    """The styles of each drawn character, by asking every mark."""
    line = layout.line_at(row)
    drawn = line.drawn(layout.document.text)
    base = next(run.styles[:1] for run in paint(layout, row, ()) if run.span)
    found = []
    for offset in range(drawn.start, drawn.end):
        styles: list[str] = []
        for layer in over:
            held = [mark for mark in layer.marks if mark.span.holds(offset)]
            styles += [mark.style for mark in sorted(held, key=lambda mark: (-len(mark.span), mark))]
        found.append((*base, *styles))
    return found


@given(strange_documents, layers)
def test_the_runs_of_a_line_say_what_is_drawn_of_it(given_document: Document, over: list[Layer]) -> None:
    layout = lay_out(given_document, 33)
    for row in range(len(layout)):
        line = layout.line_at(row)
        runs = [run for run in paint(layout, row, over) if run.span]
        drawn = line.drawn(given_document.text)
        assert "".join(run.span.of(given_document.text) for run in runs if run.span) == drawn.of(given_document.text)
        expanded = "".join(
            " " * step.width if given_document.text[step.start] == "\t" else given_document.text[step.start : step.end]
            for step in steps(given_document.text, line)
            if step.start < drawn.end
        )
        assert "".join(run.text for run in runs) == shown(expanded)


@given(st.text(alphabet="abc ", min_size=60, max_size=120), layers)
def test_the_styles_of_a_run_are_those_of_each_of_its_characters(text: str, over: list[Layer]) -> None:
    layout = lay_out(paragraphs(text), 33)
    for row in range(len(layout)):
        runs = [run for run in paint(layout, row, over) if run.span]
        if runs:
            assert [run.styles for run in runs if run.span for _ in range(len(run.span))] == naive(layout, row, over)


@given(strange_documents, layers)
def test_a_mark_is_seen_on_every_character_that_it_covers(given_document: Document, over: list[Layer]) -> None:
    layout = lay_out(given_document, 33)
    for row in range(len(layout)):
        for run in paint(layout, row, over):
            if run.span:
                seen = {mark.style for layer in over for mark in layer.between(run.span)}
                assert seen == {style for style in run.styles if not style.startswith(("block.", "head"))}


def test_a_line_is_cut_where_marks_begin_and_end() -> None:
    river, span = marked("Rain fell. [The river rose.] Night came.")
    label = Layer("annotations", 2, [Mark(span, "label.red")])
    name = Layer("entities", 1, [Mark(Span(15, 20), "entity.place")])
    assert looks(lay_out(river, 60), 0, label, name) == [
        ("Rain fell. ", "block.paragraph"),
        ("The ", "block.paragraph label.red"),
        ("river", "block.paragraph entity.place label.red"),
        (" rose.", "block.paragraph label.red"),
        (" Night came.", "block.paragraph"),
    ]


def test_of_one_layer_the_shorter_mark_lies_on_top() -> None:
    text = paragraphs("rain")
    layer = Layer("annotations", 0, [Mark(Span(0, 2), "short"), Mark(Span(0, 4), "long")])
    assert looks(lay_out(text, 20), 0, layer) == [("ra", "block.paragraph long short"), ("in", "block.paragraph long")]


def test_a_heading_says_its_level_and_a_header_of_a_table_that_it_is_one() -> None:
    laid = lay_out(Document("Rain", (Block(BlockKind.HEADING, Span(0, 4), level=3),)), 20)
    assert looks(laid, 0) == [("Rain", "block.heading.3")]
    laid = lay_out(document((BlockKind.ROW, "Day\tRain", "head", ""), (BlockKind.ROW, "1\t2", "", "")), 20)
    assert looks(laid, 0) == [("Day  Rain", "block.row head")]
    assert looks(laid, 1) == [("1       2", "block.row")]


def test_a_prefix_is_a_run_of_its_own() -> None:
    laid = lay_out(document((BlockKind.ITEM, "rain", "• ", "  ")), 20)
    assert paint(laid, 0, ()) == [Run("• ", None, ("prefix",)), Run("rain", Span(0, 4), ("block.item",))]


def test_the_space_at_the_end_of_a_line_is_not_drawn_and_a_mark_on_it_does_no_harm() -> None:
    laid = lay_out(paragraphs("The river rose in the night."), 20)
    assert looks(laid, 0, Layer("focus", 0, [Mark(Span(17, 21), "focus")])) == [
        ("The river rose in", "block.paragraph")
    ]


def test_a_mark_inside_a_grapheme_takes_all_of_it() -> None:
    laid = lay_out(paragraphs("ae\u0301b"), 20)
    assert looks(laid, 0, Layer("focus", 0, [Mark(Span(2, 3), "focus")])) == [
        ("a", "block.paragraph"),
        ("e\u0301", "block.paragraph focus"),
        ("b", "block.paragraph"),
    ]


def test_controls_and_markup_are_only_drawn() -> None:
    laid = lay_out(paragraphs("[b]\x1b[31m[/b]"), 20)
    assert looks(laid, 0) == [("[b]␛[31m[/b]", "block.paragraph")]
