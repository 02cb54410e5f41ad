"""Figure table: figures of the ledger as a file of comma-separated values."""

from collections.abc import Iterable
from pathlib import Path

from reader.core.errors import ReaderError
from reader.formats.csv_text import csv_text
from reader.formats.wire import FIGURE_COLUMNS, Row, figure_row
from reader.library.ledger import FigureMention


def write_figures(path: Path, mentions: Iterable[FigureMention]) -> int:
    """Write figures, in this order, with the columns of `reader figures --csv`.

    Returns:
        How many there are.

    Raises:
        ReaderError: There is such a file already, or it cannot be written.
    """
    rows = [_row(mention) for mention in mentions]
    try:
        with path.open("x", encoding="utf-8", newline="") as file:
            file.write(csv_text(("article", *FIGURE_COLUMNS), rows))
    except FileExistsError as error:
        raise ReaderError(f"there is a file {path} already", "choose another name") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ReaderError(f"{path} cannot be written: {reason}", "choose another name") from error
    return len(rows)


def _row(mention: FigureMention) -> Row:
    return {"article": mention.article, **figure_row(mention.figure, ""), "text": mention.quote}
