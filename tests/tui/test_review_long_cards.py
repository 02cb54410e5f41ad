"""Cards that need room: of a long one the answer is in view once it is asked for; what the editor of a card tells."""

from textual.widgets import Label

from reader.core.card import CardKind
from reader.library.cards import make_card
from reader.library.shelf import resolve
from tests.tui.card_desk import drawn, note, screen
from tests.tui.desk_room import AtDesk, Reader

LONG = "By how much did the river rise " + "in the valley below the bridge " * 14 + "?"


async def test_the_answer_under_a_question_that_fills_a_narrow_screen_is_in_view(at_desk: AtDesk) -> None:
    async with at_desk(size=(40, 20)) as reader:
        make_card(reader.library, note(reader.library), CardKind.QUESTION, LONG, "over 30")
        await reader.types("R")
        assert "By how much" in drawn(reader)
        await reader.types("space")
        assert drawn(reader).rstrip().endswith("over 30")


async def test_a_long_answer_is_seen_from_its_beginning(at_desk: AtDesk) -> None:
    async with at_desk(size=(40, 20)) as reader:
        make_card(reader.library, note(reader.library), CardKind.QUESTION, "How?", "Slowly. " + LONG)
        await reader.types("R", "space")
        assert drawn(reader).lstrip().startswith("Slowly. By how much")


async def test_what_is_told_of_a_card_late_leaves_its_answer_in_view(at_desk: AtDesk) -> None:
    async with at_desk(size=(40, 20)) as reader:
        make_card(reader.library, note(reader.library), CardKind.QUESTION, LONG, "over 30")
        await reader.types("R", "space")
        path = resolve(reader.library, "rain").path
        path.write_text(path.read_text("utf-8").replace("The river rose by over 30 centimetres. ", ""), "utf-8")
        reader.lets_time_go_by()
        screen(reader).known_again()
        for _ in range(300):
            if screen(reader).showing.caveats:
                break
            await reader.pilot.pause(0.01)
        assert screen(reader).showing.caveats
        assert drawn(reader).rstrip().endswith("over 30")


async def test_the_editor_of_a_card_tells_of_no_links_for_a_card_is_plain_text(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        make_card(reader.library, note(reader.library), CardKind.QUESTION, "How?", "Slowly.")
        await reader.types("a")
        assert "[[ links" in keys_of_editor(reader)
        await reader.types("ctrl+x", "R", "e")
        assert "esc keeps it" in keys_of_editor(reader)
        assert "[[" not in keys_of_editor(reader)


def keys_of_editor(reader: Reader) -> str:
    return str(reader.app.screen.query_one(".editor--keys", Label).render())
