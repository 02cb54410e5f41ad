"""Entities: the names in the articles, a row for each time that one stands there."""

from collections.abc import Iterator

from reader.core.outgoing import OutFile, Parcel, Wishes
from reader.formats.outgoing.row_files import row_file
from reader.formats.wire import Row, mention_row

COLUMNS = ("article", "start", "end", "text", "kind", "entity", "engine")


def files(parcel: Parcel, wishes: Wishes) -> Iterator[OutFile]:
    """The columns of `reader entities ARTICLE --json`, after the id of the article."""
    yield row_file("entities", COLUMNS, _rows(parcel), parcel, wishes)


def _rows(parcel: Parcel) -> Iterator[Row]:
    for article in parcel.articles:
        text = article.document.text if article.document else ""
        for each in article.mentions:
            yield {"article": article.id, **mention_row(each, text)}
