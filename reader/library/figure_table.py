"""Figure table: figures of the ledger as a file of comma-separated values."""

from collections.abc import Iterable
from pathlib import Path

from reader.formats.csv_text import csv_text
from reader.formats.wire import FIGURE_COLUMNS, Row, figure_row
from reader.library.exporting.writing import write_text
from reader.library.ledger import FigureMention


def write_figures(path: Path, mentions: Iterable[FigureMention]) -> int:
    """Write figures, in this order, with the columns of `reader figures --csv`.

    Returns:
        How many there are.

    Raises:
        ReaderError: There is such a file already, or it cannot be written.
    """
    rows = [_row(mention) for mention in mentions]
    write_text(path, csv_text(("article", *FIGURE_COLUMNS), rows))
    return len(rows)


def _row(mention: FigureMention) -> Row:
    return {"article": mention.article, **figure_row(mention.figure, ""), "text": mention.quote}
