"""`[[` in a note: what is offered while it is typed, what becomes of it, and where it leads."""


from reader.core.reference import Target, TargetKind
from reader.library.referencing import references_of
from reader.library.shelf import resolve
from reader.tui.widgets.editor import Editor
from reader.tui.widgets.link_list import LinkList
from tests.tui.desk_room import AtDesk, Reader


def offered(reader: Reader) -> list[str]:
    links = reader.app.screen.query_one(LinkList)
    return [f"{each.words}, {each.kind}" for each in links.offers] if links.is_open else []


def typed(reader: Reader) -> str:
    return reader.app.screen.query_one(Editor).text


def led_to(reader: Reader) -> list[Target]:
    [noted] = [each for each in reader.notes() if each.annotation.note]
    return [each.target for each in references_of(reader.library, Target(TargetKind.ANNOTATION, noted.annotation.uid))]


async def test_a_link_is_completed_and_becomes_a_reference(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("a")
        await reader.writes("See [[riv")
        assert offered(reader)[:1] == ["The river, article"]
        await reader.types("tab")
        assert typed(reader) == "See [[The river]]"
        assert offered(reader) == []
        await reader.writes(" for more")
        await reader.types("esc")
        assert reader.notes()[0].annotation.note == "See [[The river]] for more"
        assert led_to(reader) == [Target(TargetKind.ARTICLE, resolve(reader.library, "river").id)]
        assert reader.told == "note kept"
        await reader.types("u")
        assert reader.notes() == []


async def test_the_list_is_moved_in_and_enter_takes_too(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("a", "[", "[")
        both = offered(reader)
        assert len(both) > 1
        await reader.types("down", "up", "ctrl+n", "enter")
        assert typed(reader) == f"[[{both[1].rpartition(', ')[0]}]]"


async def test_esc_closes_the_list_alone(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("a")
        await reader.writes("[[riv")
        assert offered(reader)
        await reader.types("esc")
        assert offered(reader) == []
        await reader.writes("er, [[ra")
        assert offered(reader)[:1] == ["Rain in the north, article"]
        await reader.types("esc", "enter", "tab")
        assert typed(reader) == "[[river, [[ra\n    "
        await reader.types("esc")
        assert reader.mode == "READ"


async def test_what_is_pressed_before_the_list_is_there_takes_what_fits(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("a")
        await reader.writes("[[the ri\t")
        assert typed(reader) == "[[The river]]"


async def test_what_is_called_nothing_stays_text_and_is_told(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("a")
        await reader.writes("[[Nobody")
        assert offered(reader) == []
        await reader.types("enter")
        await reader.writes("and [[Nobody]]")
        await reader.types("esc")
        assert reader.notes()[0].annotation.note == "[[Nobody\nand [[Nobody]]"
        assert "no link was made of “Nobody”" in reader.told


async def test_a_closing_that_is_there_already_is_not_typed_twice(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("a")
        await reader.writes("[[]]")
        await reader.types("left", "left")
        await reader.writes("riv")
        await reader.types("tab")
        assert typed(reader) == "[[The river]]"
