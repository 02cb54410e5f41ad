from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.document import Block, BlockKind, Document
from reader.core.entity import EntityKey, EntityKind, Mention
from reader.core.figure import Figure, FigureKind
from reader.core.layout import lay_out
from reader.core.paint import paint
from reader.core.span import Span
from reader.tui.palette import styles_of
from reader.tui.reading import strata
from reader.tui.reading.elsewhere import ALSO, NOTED, quiet_signs
from tests.tui.desk_room import AtDesk, Reader

TEXT = "x" * 40
DOCUMENT = Document(TEXT, (Block(BlockKind.PARAGRAPH, Span(0, len(TEXT))),))
ANN = EntityKey(EntityKind.PERSON, "Ann Reed")
LEEDS = EntityKey(EntityKind.PLACE, "Leeds")

spans = st.integers(0, 36).flatmap(lambda start: st.integers(start + 1, 40).map(lambda end: Span(start, end)))


def mention(span: Span, key: EntityKey) -> Mention:
    return Mention(span, key.kind, key.name, "")


@given(spans, spans, st.sampled_from(list(EntityKind)))
def test_a_figure_and_a_name_that_overlap_are_both_told_without_colour(
    name: Span, figure: Span, kind: EntityKind
) -> None:
    names = strata.entity_layer([mention(name, EntityKey(kind, "x"))])
    figures = strata.figure_layer([Figure(figure, FigureKind.MONEY)], TEXT)
    for run in paint(lay_out(DOCUMENT, 80), 0, [names, figures]):
        assert run.span is not None
        told = (run.span.overlaps(name), run.span.overlaps(figure))
        assert look(*run.styles) == expected(kind, *told)


def look(*styles: str) -> tuple[bool | None, bool | None, bool | None]:
    style = styles_of(styles, dark=True)
    return style.bold, style.italic, style.underline


def expected(kind: EntityKind, is_name: bool, is_figure: bool) -> tuple[bool | None, bool | None, bool | None]:
    named = f"entity.{kind if kind in strata.NAMED_KINDS else 'other'}"
    return look(*(["figure.named"] if is_name and is_figure else [named] * is_name + ["figure"] * is_figure))


@pytest.mark.parametrize("kind", ["person", "organisation", "place", "other"])
def test_what_is_both_looks_like_neither_alone(kind: str) -> None:
    both = look(f"entity.{kind}", "figure")
    assert both not in {look("figure"), look(f"entity.{kind}"), look("block.paragraph")}


def test_only_the_first_of_a_name_has_a_sign_and_notes_go_before() -> None:
    names = strata.entity_layer([mention(Span(0, 3), ANN), mention(Span(5, 8), LEEDS), mention(Span(9, 12), ANN)])
    figures = strata.figure_layer([Figure(Span(20, 22), FigureKind.MONEY), Figure(Span(30, 32), FigureKind.AGE)], TEXT)
    signs = quiet_signs(names, figures, named={ANN, LEEDS}, noted={ANN}, measured={Span(30, 32)})
    assert [(sign.offset, sign.glyph) for sign in signs] == [(0, NOTED), (5, ALSO), (30, ALSO)]


def gutter(reader: Reader) -> str:
    view = reader.desk.view
    start = view.cells.left
    return "".join(view.render_line(row).text[start] for row in range(view.size.height))


async def until(reader: Reader, sign: str) -> None:
    while sign not in gutter(reader):
        await reader.pilot.pause(0.02)


@pytest.fixture
def leeds_twice(root: Path) -> None:
    (root / "articles" / "river.md").write_text("# The river\n\nIt is long. Leeds lies on it, says Ann Reed.\n")


@pytest.mark.usefixtures("leeds_twice")
async def test_a_name_that_is_also_elsewhere_has_a_sign_that_a_key_hides(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await until(reader, ALSO)
        await reader.types("g", "s")
        assert ALSO not in gutter(reader)
    async with at_desk("rain") as reader:
        assert reader.desk.quiet_signs == ()
        await reader.types("g", "s")
        await until(reader, ALSO)


@pytest.mark.usefixtures("leeds_twice")
async def test_an_annotation_keeps_its_glyph_and_is_told_of_elsewhere(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await until(reader, ALSO)
        await reader.types(")", "(", "h")
        assert gutter(reader).strip()[0] == "●"
    async with at_desk("river") as reader:
        await until(reader, NOTED)
