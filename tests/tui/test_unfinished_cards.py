"""Unfinished cards: what was typed of a card when the program was cut off is there again when its article is opened."""

from textual.widgets import TextArea

from reader.library.cards import all_cards
from reader.library.drafting import drafts
from reader.library.shelf import resolve
from reader.tui.cards.maker import MakerScreen
from reader.tui.screens.reading import ReadingScreen
from tests.tui.card_desk import ASKED, figure_card
from tests.tui.desk_room import AtDesk, Reader


def fields(reader: Reader) -> list[str]:
    return [each.text for each in reader.app.screen.query(TextArea)]


async def begin(reader: Reader, *keys: str) -> None:
    """Type a question, and be cut off."""
    await reader.types(*keys, "c", "tab")
    await reader.writes("How much?")
    await until_kept(reader)


async def until_kept(reader: Reader) -> None:
    while not drafts(reader.library):
        await reader.pilot.pause(0.01)


async def test_it_is_offered_when_the_article_is_opened_and_finished_there(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await begin(reader, ")")
    async with at_desk("rain") as reader:
        assert isinstance(reader.app.screen, MakerScreen)
        assert fields(reader) == ["How much?", ""]
        await reader.types("tab")
        await reader.writes("30 centimetres")
        await reader.types("esc")
        assert [(each.question, each.answer) for each in all_cards(reader.library)] == [("How much?", "30 centimetres")]
        assert reader.quotes() == ["The river rose by over 30 centimetres."]
        assert drafts(reader.library) == []


async def test_it_is_told_of_in_the_library(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await begin(reader, ")")
    async with at_desk() as reader:
        assert "enter goes on with the card that was not finished, on “Rain in the north”" in reader.told
        await reader.types("enter")
        assert fields(reader) == ["How much?", ""]


async def test_it_is_offered_once_and_c_goes_on_with_it_later(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await begin(reader, ")")
    async with at_desk("rain") as reader:
        await reader.types("esc")
        assert "what was typed is kept" in reader.told
    async with at_desk("rain") as reader:
        assert isinstance(reader.app.screen, ReadingScreen)
        await reader.types("g", "g", ")", "c")
        assert fields(reader) == ["How much?", ""]


async def test_it_follows_its_passage_and_its_annotation(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await begin(reader, ")", "h")
        path = resolve(reader.library, "rain").path
    path.write_text(path.read_text("utf-8").replace("Rain fell on Leeds.", "For days rain fell on Leeds."), "utf-8")
    async with at_desk("rain") as reader:
        await reader.types("tab", "x", "esc")
        [card] = all_cards(reader.library)
        assert [card.annotation] == [each.annotation.uid for each in reader.notes()]
        assert drafts(reader.library) == []


async def test_what_was_typed_of_a_passage_that_is_gone_is_told(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await begin(reader, ")")
        path = resolve(reader.library, "rain").path
    path.write_text(path.read_text("utf-8").replace("The river rose by over 30 centimetres. ", ""), "utf-8")
    async with at_desk("rain") as reader:
        assert isinstance(reader.app.screen, ReadingScreen)
        assert "its passage is gone: “How much?" in reader.told


async def test_the_change_of_a_card_is_offered_too(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        card = figure_card(reader.library)
        await reader.types("g", "c", "e", "end")
        await reader.writes(" So?")
        await until_kept(reader)
    async with at_desk("rain") as reader:
        assert f"{ASKED} So?" in fields(reader)
        await reader.types("esc")
        assert [each.question for each in all_cards(reader.library)] == [f"{ASKED} So?"]
        assert all_cards(reader.library)[0].uid == card.uid
