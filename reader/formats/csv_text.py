"""CSV text: rows as comma-separated values under the names of their columns."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence


def csv_text(head: Sequence[str], rows: Iterable[Mapping[str, object]], clean: Callable[[str], str] = str) -> str:
    """A line for the names, then one for each row: true and false in words, nothing for what is not known.

    Args:
        head: The names of the columns.
        rows: What stands under each name.
        clean: What each cell goes through.
    """
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([clean(_cell(row[name])) for name in head])
    return page.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
