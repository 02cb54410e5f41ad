"""The export screen: what tests of it look at, wait for and type."""

from pathlib import Path

from textual.widgets import Static

from reader.tui.screens.export import ExportScreen
from reader.tui.widgets.head_line import HeadLine
from reader.tui.widgets.rows_view import LEAD, RowsView
from tests.tui.desk_room import Reader


def screen(reader: Reader) -> ExportScreen:
    found = reader.app.screen
    assert isinstance(found, ExportScreen)
    return found


def drawn(reader: Reader, name: str = "export-preview") -> list[str]:
    """Rows of a list as they are drawn."""
    view = reader.app.screen.query_one(f"#{name}", RowsView)
    height = min(view.size.height, view.virtual_size.height)
    return [view.render_line(row).text[LEAD:].rstrip() for row in range(height)]


def said(reader: Reader, name: str) -> str:
    widget = reader.app.screen.query_one(f"#{name}", Static)
    assert isinstance(widget, Static | HeadLine)
    return str(widget.content)


async def until(reader: Reader, is_so: object) -> None:
    """Wait until what goes on between the keys is done."""
    assert callable(is_so)
    for _ in range(500):
        if is_so():
            return
        await reader.pilot.pause(0.01)
    raise AssertionError(f"{reader.told}\n{drawn(reader)}")


async def made(reader: Reader) -> None:
    await until(reader, lambda: screen(reader).made is not None and any(drawn(reader)))


def written(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.rglob("*"))


async def asks(reader: Reader, format_name: str, *keys: str) -> None:
    """Go to the export screen by keys, and to a format."""
    await reader.types(*keys)
    names = [line.split()[0] for line in drawn(reader, "export-formats")]
    await reader.types("g", "g", *"j" * names.index(format_name))
    await made(reader)


async def writes_to(reader: Reader, path: Path) -> None:
    await reader.types("enter", "ctrl+u")
    await reader.writes(str(path))
    await reader.types("enter")
