from pathlib import Path

import pytest

from reader.core.settings import Settings
from reader.library.addressing import place_at
from reader.library.annotating import retag
from tests.tui.desk_room import AtDesk, Reader


@pytest.fixture(autouse=True)
def _no_clipboard_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))


def copied(reader: Reader) -> str:
    return reader.app.clipboard


@pytest.mark.parametrize(
    ("style", "begins"),
    [
        ("plain", "“The river rose by over 30 centimetres.” — Rain in the north, The Gauge, 2025-06-02"),
        ("markdown", "> The river rose by over 30 centimetres.\n>\n> — [Rain in the north](reader://library/"),
        ("bibtex", "@misc{thegauge2025rain,\n  title = {{Rain in the north}},"),
        ("{quote} {link}", "The river rose by over 30 centimetres. reader://library/"),
    ],
)
async def test_a_quote_is_copied_in_the_style_of_the_settings(at_desk: AtDesk, style: str, begins: str) -> None:
    async with at_desk("rain", settings=Settings(cite=style)) as reader:
        await reader.types(")", "y")
        assert copied(reader).startswith(begins)
        assert reader.told == "copied with where it comes from, through the terminal"


async def test_a_link_to_the_focus_leads_back_to_it(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types(")", "Y")
        place = place_at(reader.library, copied(reader))
        assert (place.span, place.annotation) == (reader.desk.focus_now.span, "")
        assert reader.told == "copied a link to this passage, through the terminal"
        await reader.types("v", "w", "Y")
        assert place_at(reader.library, copied(reader)).span
        assert reader.mode == "READ"


async def test_a_link_to_an_annotation_has_its_id(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types(")", "h", "Y")
        [noted] = reader.notes()
        assert place_at(reader.library, copied(reader)).annotation == noted.annotation.uid
        assert reader.told.startswith("copied the link to the annotation")


async def test_a_link_is_opened_from_the_command_line_of_the_screen(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types(")", ")", "Y")
        link = copied(reader)
        await reader.types("g", "g", ":")
        await reader.writes(f"open {link}")
        await reader.types("enter")
        assert reader.focused == "Ann Reed said 6,000 people left."
        await reader.types(":")
        await reader.writes("open reader://elsewhere/0123456789ab")
        await reader.types("enter")
        assert "another library" in reader.told


async def test_tags_that_another_program_added_while_they_are_typed_stay(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types(")", "h", "t")
        [noted] = reader.notes()
        retag(reader.library, noted.annotation.uid, ["theirs"])
        await reader.writes("ours")
        await reader.types("enter")
        assert set(reader.notes()[0].annotation.tags) == {"ours", "theirs"}


async def test_on_the_list_a_link_leads_to_the_article(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        await reader.types("Y")
        place = place_at(reader.library, copied(reader))
        assert place.entry == reader.shelf.chosen
