"""Cells that spreadsheets run: as CSV they come back as they were, and for a spreadsheet none begins a formula.

python bench/check_csv_cells.py
"""

import csv
import io
import json
import re
import sys
from pathlib import Path
from unicodedata import normalize

from reader.formats.csv_text import csv_text
from reader.formats.spreadsheet import defused

CELLS = Path(__file__).parents[1].parent / "shared" / "material" / "own" / "csv_cells.json"
HEAD = ("first", "second")
LIVE = tuple("=+-@|%\t\r\n")


def read(text: str) -> list[list[str]]:
    """The rows of CSV, without its heading."""
    return list(csv.reader(io.StringIO(text, newline="")))[1:]


def begins_a_formula(cell: str) -> bool:
    """Whether a cell does, or a part of it for a program that parts cells elsewhere."""
    parts = (normalize("NFKC", part).strip(' "') for part in re.split("[;\t\r\n]", cell))
    return cell.startswith(LIVE) or any(part.startswith(LIVE) for part in parts)


def main() -> int:
    """Check every cell; 1 where one fails."""
    if not CELLS.is_file():
        print(f"{CELLS} is missing", file=sys.stderr)
        return 1
    cells: list[str] = json.loads(CELLS.read_text(encoding="utf-8"))
    rows = [dict.fromkeys(HEAD, cell) for cell in cells]
    changed = [cell for cell, row in zip(cells, read(csv_text(HEAD, rows)), strict=True) if row != [cell, cell]]
    live = [cell for row in read(csv_text(HEAD, rows, defused)) for cell in row if begins_a_formula(cell)]
    for what, failed in (("changed", changed), ("live", live)):
        print(f"{len(cells)} cells, {what}: {len(failed)} {failed or ''}")
    return 1 if changed or live else 0


if __name__ == "__main__":
    sys.exit(main())
