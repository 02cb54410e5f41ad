from pathlib import Path

import pytest

from reader.core.correction import CorrectionKind
from reader.core.document import Block, BlockKind, Document
from reader.core.span import Span
from reader.library.correcting import corrections
from reader.tui.reading.missed import candidates
from reader.tui.widgets.picker import Picker
from reader.tui.widgets.rows_view import RowsView
from tests.tui.desk_room import Opening
from tests.tui.entity_room import FROST, HILLWORK, JACK, AmongNames, AtEntities, among_names

ARTICLES = {
    "east": "Nora Frost came to Leeds.",
    "west": "Jack Frost came to Leeds.",
    "one": "Frost spoke in Leeds.",
    "two": "Frost left Leeds.",
    "north": "Hillwork Ltd built it.",
    "south": "Hillwork paid for it.",
}


@pytest.fixture
def among(opening: Opening, root: Path) -> AmongNames:
    """A library in which two are called Frost, and two articles that say no more."""
    for name, text in ARTICLES.items():
        (root / "articles" / f"{name}.md").write_text(f"# {name.title()}\n\n{text}\n")
    return among_names(opening, root)


async def _at_the_card(reader: AtEntities, words: str) -> None:
    await reader.types("]", "e", "K")
    await reader.until(lambda: any(words in row for row in reader.rows()))


def _offered(reader: AtEntities) -> list[str]:
    assert isinstance(reader.app.screen, Picker)
    return [row.strip() for row in reader.rows() if row.strip()]


async def test_a_surname_of_several_is_merged_in_the_article_alone(among: AmongNames) -> None:
    async with among("one") as reader:
        await _at_the_card(reader, "Frost spoke")
        await reader.types("m")
        await reader.writes("jack")
        await reader.types("enter")
        assert reader.told == (
            "“Frost” is “Jack Frost” in this article, for several are called Frost · u takes it back"
        )
        (made,) = corrections(reader.library)
        assert made.article == reader.card.article.id if reader.card.article else False
        assert reader.card.key == JACK
        await reader.until(lambda: any("Frost spoke" in row for row in reader.rows()))
        assert not any("Frost left" in row for row in reader.rows())
        await reader.types("u")
        assert reader.card.key == FROST
        assert corrections(reader.library) == []


async def test_a_surname_of_several_renamed_to_one_of_them_is_so_in_the_article_alone(among: AmongNames) -> None:
    async with among("one") as reader:
        await _at_the_card(reader, "Frost spoke")
        await reader.types("r", "ctrl+u")
        await reader.writes("Jack Frost")
        await reader.types("enter")
        assert reader.told.endswith("in this article, for several are called Frost · u takes it back")
        (made,) = corrections(reader.library)
        assert made.kind is CorrectionKind.MERGE
        assert made.article


async def test_a_name_that_is_new_holds_for_a_surname_wherever_it_stands(among: AmongNames) -> None:
    async with among("one") as reader:
        await _at_the_card(reader, "Frost spoke")
        await reader.types("r", "ctrl+u")
        await reader.writes("Robert Frost")
        await reader.types("enter")
        assert reader.told == "“Frost” is called “Robert Frost” from now on · u takes it back"
        assert [each.article for each in corrections(reader.library)] == [""]


async def test_from_the_list_a_surname_of_several_is_not_merged_and_it_says_where_it_can_be(
    among: AmongNames,
) -> None:
    async with among() as reader:
        await reader.types("E")
        await reader.until(lambda: bool(reader.browser.shown))
        await reader.types("/")
        await reader.writes("frost")
        await reader.types("enter")
        reader.browser.rows.put_cursor(reader.names.index("Frost"))
        await reader.types("m")
        assert reader.told.startswith("several are called Frost: “Jack Frost” or “Nora Frost”")
        assert reader.browser.key == FROST


async def test_another_kind_is_offered_too_after_those_of_the_same(among: AmongNames) -> None:
    async with among("south") as reader:
        await _at_the_card(reader, "Hillwork paid")
        await reader.types("m")
        signs = [row[0] for row in _offered(reader) if row[0] in "○□△"]
        assert signs == sorted(signs, key=lambda sign: sign != "○")
        await reader.writes("hill")
        await reader.types("enter")
        assert reader.told == "“Hillwork” is “Hillwork Ltd”, an organisation, from now on · u takes it back"
        assert reader.card.key == HILLWORK


async def test_letters_narrow_the_list_of_kinds_those_that_begin_so_first(among: AmongNames) -> None:
    async with among("south") as reader:
        await _at_the_card(reader, "Hillwork paid")
        await reader.types("t", "o")
        view = reader.app.screen.query_one(RowsView)
        assert view.render_line(0).text.strip(" ▎").startswith("□ organisation")
        await reader.types("enter")
        assert reader.told == "“Hillwork” is an organisation · u takes it back"


async def test_a_name_that_cannot_be_stays_in_the_line_to_be_mended(among: AmongNames) -> None:
    async with among("south") as reader:
        await _at_the_card(reader, "Hillwork paid")
        await reader.types("r", "ctrl+u")
        await reader.writes(" ")
        await reader.types("enter")
        assert reader.told
        assert reader.mode == "INPUT"
        await reader.writes("Hillworks")
        await reader.types("enter")
        assert reader.told == "“Hillwork” is called “Hillworks” from now on · u takes it back"


def test_a_possessive_is_no_part_of_a_name_that_is_offered() -> None:
    text = "It was at Hill Street High School’s gate."
    document = Document(text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),))
    sure, _ = candidates(document, Span(0, len(text)), None)
    assert [each.of(text) for each in sure] == ["Hill Street High School"]
