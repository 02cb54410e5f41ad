"""Readwise: annotations as comma-separated values, in the columns that Readwise imports."""

from collections.abc import Iterator

from reader.core.outgoing import Excerpt, OutFile, Outgoing, Parcel, Wishes
from reader.formats.csv_text import csv_text
from reader.formats.moments import moment_text
from reader.formats.outgoing.naming import file_name
from reader.formats.readwise_notes import readwise_note
from reader.formats.spreadsheet import BYTE_ORDER, defused
from reader.formats.wire import Row

COLUMNS = ("Highlight", "Title", "Author", "URL", "Note", "Location", "Date")


def files(parcel: Parcel, wishes: Wishes) -> Iterator[OutFile]:
    """A row for each annotation, faithful unless it is for a spreadsheet."""
    rows = [_row(article, each) for article in parcel.articles for each in article.excerpts]
    text = csv_text(COLUMNS, rows, defused) if wishes.spreadsheet else csv_text(COLUMNS, rows)
    head = BYTE_ORDER if wishes.spreadsheet else ""
    yield OutFile(file_name(parcel, ".csv"), (head + text).encode("utf-8", "replace"))


def _row(article: Outgoing, each: Excerpt) -> Row:
    annotation, about = each.annotation, article.article
    anchor = annotation.anchor
    start = each.span.start if each.span else anchor.start if anchor else None
    return {
        "Highlight": each.quote,
        "Title": about.title,
        "Author": about.author or about.source,
        "URL": about.url,
        "Note": readwise_note(each.note, (annotation.label, *annotation.tags)),
        "Location": start,
        "Date": moment_text(annotation.record.created),
    }
