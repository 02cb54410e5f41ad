"""Always typing: where the reader wants it so, the line of input opens by itself for an answer that is short."""

from reader.core.card import CardKind
from reader.core.review import Grade
from reader.core.settings import Settings
from reader.library.cards import make_card
from reader.tui.widgets.prompt import Prompt
from tests.tui.card_desk import ASKED, RISE, figure_card, foot, note, question, reviews, said
from tests.tui.desk_room import AtDesk, Reader

TYPING = Settings(review_type=True)


def types_now(reader: Reader) -> bool:
    return reader.app.screen.query_one(Prompt).is_open


async def test_the_line_opens_by_itself_and_digits_are_text_until_the_answer_is_shown(at_desk: AtDesk) -> None:
    async with at_desk(settings=TYPING) as reader:
        figure_card(reader.library)
        question(reader.library, "Second?")
        await reader.types("R")
        assert reader.mode == "INPUT"
        assert "enter shows the answer" in foot(reader)
        await reader.types("3", "4", "enter")
        assert "You typed: 34" in said(reader)
        assert RISE in said(reader)
        assert reader.mode == "REVIEW"
        await reader.types("4")
        assert [(each.typed, each.grade) for each in reviews(reader.library)] == [("34", Grade.EASY)]
        assert "Second?" in said(reader)
        assert types_now(reader)


async def test_the_line_is_left_for_the_keys_or_with_nothing_typed(at_desk: AtDesk) -> None:
    async with at_desk(settings=TYPING) as reader:
        figure_card(reader.library)
        await reader.types("R", "esc")
        assert reader.mode == "REVIEW"
        assert "space shows the answer" in foot(reader)
        await reader.types("t", "enter")
        assert RISE in said(reader)
        assert "You typed" not in said(reader)
        await reader.types("4")
        assert "Done for today." in said(reader)
        assert not types_now(reader)


async def test_a_long_answer_is_told_to_oneself(at_desk: AtDesk) -> None:
    async with at_desk(settings=TYPING) as reader:
        long = "because it had rained for nine days on end and the ground was full"
        make_card(reader.library, note(reader.library), CardKind.QUESTION, ASKED, long)
        await reader.types("R")
        assert not types_now(reader)
        await reader.types("space")
        assert long in said(reader)


async def test_the_line_of_commands_is_not_taken_from_who_types_there(at_desk: AtDesk) -> None:
    async with at_desk(settings=TYPING) as reader:
        figure_card(reader.library)
        await reader.types("R", "esc", "space", "1", ":")
        await reader.writes("not")
        for _ in range(70):
            reader.library.clock()
        reader.app.screen.look_again()  # type: ignore[attr-defined]
        await reader.pilot.pause()
        assert reader.app.screen.query_one(Prompt).about == "command"
