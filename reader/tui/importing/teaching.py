"""Teaching: what the import screen says while there is no file yet: what to do, and which formats are read."""

from reader.formats.incoming.table import FORMATS
from reader.tui.widgets.margin import broken
from reader.tui.widgets.rows_view import Row

NAME_CELLS = 15
NO_FILE = """Which file?

o asks for a file of another program, or for a folder with such files.
What is in it is shown first; nothing is written before you press enter.

These are read:"""


def teaching(width: int) -> list[Row]:
    """The rows, each at most `width` cells."""
    rows: list[Row] = [
        ((line, ""),) for each in NO_FILE.split("\n") for line in (broken(each, width) if each else ("",))
    ]
    for each in FORMATS:
        for number, line in enumerate(broken(each.says, width - NAME_CELLS)):
            rows.append(((("" if number else each.name).ljust(NAME_CELLS), "strong"), (line, "byline")))
    return rows
