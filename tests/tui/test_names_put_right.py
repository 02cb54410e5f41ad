from reader.core.entity import EntityKey, EntityKind
from reader.core.span import Span
from reader.library.correcting import mark_name, reject, rename
from reader.library.naming import resolve
from reader.library.undoing import undo
from reader.tui.reading import strata
from tests.tui.desk_room import AtDesk, Opening, Reader

ANN, LEEDS = EntityKey(EntityKind.PERSON, "Ann Reed"), EntityKey(EntityKind.PLACE, "Leeds")


def _shown(reader: Reader) -> set[str]:
    """The entities that lie over the page."""
    return {mark.ref for mark in reader.desk.strata[strata.ENTITIES].marks}


async def test_what_was_put_right_is_on_the_page_when_an_article_is_opened(at_desk: AtDesk, opening: Opening) -> None:
    library = opening()
    rename(library, ANN, "Anna Reed")
    library.close()
    async with at_desk("rain") as reader:
        assert _shown(reader) == {"person:Anna Reed", LEEDS.text}


async def test_the_keys_for_undo_and_redo_take_corrections_off_the_page_and_back(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        rename(reader.library, ANN, "Anna Reed")
        reject(reader.library, LEEDS, reader.desk.opened.entry)
        reader.desk.reload_annotations()
        assert _shown(reader) == {"person:Anna Reed"}
        await reader.types("u", "u")
        assert reader.told == "undone: renamed the person “Ann Reed” to “Anna Reed”"
        assert _shown(reader) == {ANN.text, LEEDS.text}
        await reader.types("ctrl+r", "ctrl+r")
        assert reader.told == "done again: “Leeds” is no name, in “Rain in the north”"
        assert _shown(reader) == {"person:Anna Reed"}


async def test_what_another_program_puts_right_comes_to_the_page(at_desk: AtDesk, opening: Opening) -> None:
    async with at_desk("rain") as reader:
        other = opening()
        desk = reader.desk
        start = desk.document.text.index("Night")
        span = Span(start, start + len("Night"))
        mark_name(other, desk.opened.entry, desk.document, span, EntityKind.EVENT, "The night")
        reader.app.follow()
        assert "event:The night" in _shown(reader)
        undo(other)
        other.close()
        reader.app.follow()
        assert _shown(reader) == {ANN.text, LEEDS.text}
        assert resolve(reader.library, ANN) == ANN
