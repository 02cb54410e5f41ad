"""What other programs do to the file of the article that is open."""

from pathlib import Path

from reader.library.shelf import resolve
from tests.tui.desk_room import RAIN, AtDesk, Reader

ANOTHER = """# A count of streets

A new count was published on Friday by the office of statistics. It names eleven streets, and three of them
were never under water. Critics asked who had counted, and were told that volunteers had, from door to door.
"""


async def test_an_article_that_is_renamed_and_edited_while_it_is_read_stays_open(at_desk: AtDesk, root: Path) -> None:
    async with at_desk("rain") as reader:
        await reader.types("a")
        await reader.writes("why")
        await reader.types("esc")
        before = reader.desk.opened.entry.id
        (root / "articles" / "rain.md").rename(root / "articles" / "wet.md")
        (root / "articles" / "wet.md").write_text(RAIN.replace("Rain in the north", "Wet").replace("dawn", "noon"))
        await _looks_again(reader)
        assert (reader.desk.opened.entry.id, reader.desk.opened.entry.path.name) == (before, "wet.md")
        assert "noon" in reader.desk.document.text
        await reader.types("G", "h")
        assert resolve(reader.library, "wet").annotations == 2
        assert [each.placed.how for each in reader.notes()] == ["exact", "exact"]


async def test_an_article_whose_file_goes_is_read_on_from_its_kept_text_and_again_from_the_file(
    at_desk: AtDesk, root: Path
) -> None:
    async with at_desk("rain") as reader:
        await reader.types("h")
        (root / "articles" / "rain.md").unlink()
        await _looks_again(reader)
        assert "rain.md is gone" in reader.told
        assert "Nobody slept" in reader.desk.document.text
        assert len(reader.desk.opened.annotations) == 1
        (root / "articles" / "back.md").write_text(RAIN)
        await _looks_again(reader)
        assert (reader.told, reader.desk.opened.entry.path.name) == ("the file is there again", "back.md")


async def test_another_article_in_its_place_does_not_take_its_notes(at_desk: AtDesk, root: Path) -> None:
    async with at_desk("rain") as reader:
        await reader.types("h")
        (root / "articles" / "rain.md").write_text(ANOTHER)
        await _looks_again(reader)
        assert "Nobody slept" in reader.desk.document.text
        assert "it may be articles/rain.md" in reader.told
        assert resolve(reader.library, "A count of streets").annotations == 0


async def test_a_file_that_is_emptied_far_down_the_page_and_written_again_keeps_the_page_up(
    at_desk: AtDesk, root: Path
) -> None:
    async with at_desk("rain", size=(30, 8)) as reader:
        await reader.types("h", "G")
        (root / "articles" / "rain.md").write_text("")
        await _looks_again(reader)
        assert "1 note needs you" in reader.told
        (root / "articles" / "rain.md").write_text(RAIN)
        await _looks_again(reader)
        assert [each.placed.how for each in reader.notes()] == ["exact"]
        assert "Nobody slept" in reader.desk.document.text


async def _looks_again(reader: Reader) -> None:
    reader.lets_time_go_by()
    reader.app.follow()
    await reader.pilot.pause()
