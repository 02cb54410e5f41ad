"""Row files: a list of rows as CSV, or as JSON, one object a line."""

from collections.abc import Iterable, Sequence

from reader.core.outgoing import OutFile, Parcel, Wishes
from reader.formats.csv_text import csv_text
from reader.formats.json_text import json_text
from reader.formats.outgoing.naming import file_name
from reader.formats.spreadsheet import BYTE_ORDER, defused_value
from reader.formats.wire import Row


def row_file(what: str, columns: Sequence[str], rows: Iterable[Row], parcel: Parcel, wishes: Wishes) -> OutFile:
    """A file of rows.

    Args:
        what: What the rows are, which stands in the file's name.
        columns: The names of what stands in a row.
        rows: The rows.
        parcel: What they are of.
        wishes: Whether it is CSV or JSON, and who is to read it.
    """
    if wishes.lines:
        text, suffix = "".join(f"{json_text(row)}\n" for row in rows), ".jsonl"
    else:
        text, suffix = csv_text(columns, rows, defused_value if wishes.spreadsheet else str), ".csv"
        text = f"{BYTE_ORDER}{text}" if wishes.spreadsheet else text
    return OutFile(file_name(parcel, f"-{what}{suffix}"), text.encode("utf-8", "replace"))
