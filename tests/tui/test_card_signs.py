"""Card signs: beside an annotation that has cards stands a sign, and in the margin how many there are."""

from textual.widgets import Static

from reader.core.card import CardKind
from reader.library.cards import make_card
from reader.tui.reading.carding import CARD_SIGN
from reader.tui.widgets.article_view import ArticleView
from tests.tui.card_desk import figure_card
from tests.tui.desk_room import AtDesk, Reader


def lines(reader: Reader) -> list[str]:
    view = reader.app.screen.query_one(ArticleView)
    return [view.render_line(row).text.rstrip() for row in range(view.size.height)]


def signed(reader: Reader) -> list[str]:
    return [line for line in lines(reader) if CARD_SIGN in line]


async def test_an_annotation_with_cards_has_a_sign_and_in_the_margin_their_number(at_desk: AtDesk) -> None:
    async with at_desk(size=(120, 40)) as reader:
        card = figure_card(reader.library)
        make_card(reader.library, card.annotation, CardKind.QUESTION, "What rose?", "the river")
        await reader.types("enter", "}")
        (line,) = signed(reader)
        assert "2 cards" in line
        assert line.count(CARD_SIGN) == 2


async def test_it_comes_with_the_first_card_and_goes_when_that_is_taken_back(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types(")", "c", "1", "esc", "}")
        assert len(signed(reader)) == 1
        await reader.types("u")
        assert signed(reader) == []
        await reader.types("ctrl+r")
        assert len(signed(reader)) == 1


async def test_it_is_hidden_with_all_marks_and_told_of_in_help(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types(")", "c", "1", "esc", "}", "g", "m")
        assert signed(reader) == []
        await reader.types("?")
        assert f"{CARD_SIGN} it has cards" in str(reader.app.screen.query_one("#keys", Static).render())
