"""CSV text: rows as comma-separated values under the names of their columns."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

_QUOTED = re.compile('[,"\r\n]')


def csv_text(head: Sequence[str], rows: Iterable[Mapping[str, object]], clean: Callable[[str], str] = str) -> str:
    """A line for the names, then one for each row: true and false in words, nothing for what is not known.

    Args:
        head: The names of the columns.
        rows: What stands under each name.
        clean: What each cell goes through.
    """
    lines = [",".join(map(_quoted, head))]
    lines += [",".join([_quoted(clean(_cell(row[name]))) for name in head]) for row in rows]
    return "\n".join(lines) + "\n"


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _quoted(cell: str) -> str:
    # Not by the csv module, which leaves a carriage return bare where lines end with a line feed.
    doubled = cell.replace('"', '""')
    return f'"{doubled}"' if _QUOTED.search(cell) else cell
