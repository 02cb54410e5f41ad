"""Figures: the quantities, dates and sums of the articles, a row each."""

from collections.abc import Iterator

from reader.core.outgoing import OutFile, Parcel, Wishes
from reader.formats.outgoing.row_files import row_file
from reader.formats.wire import FIGURE_COLUMNS, Row, figure_row

COLUMNS = ("article", *FIGURE_COLUMNS)


def files(parcel: Parcel, wishes: Wishes) -> Iterator[OutFile]:
    """The columns of `reader figures --csv`."""
    yield row_file("figures", COLUMNS, _rows(parcel), parcel, wishes)


def _rows(parcel: Parcel) -> Iterator[Row]:
    for article in parcel.articles:
        text = article.document.text if article.document else ""
        for each in article.figures:
            yield {"article": article.id, **figure_row(each, text)}
