"""Figures: the quantities, dates and sums of an article, of all articles, or of text on standard input."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

import click

from reader.cli.choosing import opened, opened_at
from reader.cli.listing import Column, say_table, slugs_shown
from reader.cli.output import Row, say_csv, say_json
from reader.cli.root import article_argument, command
from reader.cli.session import Session
from reader.cli.streaming import STDIN, answer_lines, text_given
from reader.core.figure import Figure
from reader.engines.figures import find_figures
from reader.formats.wire import figure_row
from reader.library.library import Library
from reader.library.marking import figures_of
from reader.library.opening import open_article
from reader.library.shelf import Entry, entries

HEAD = (
    "start end text kind low high low_open high_open approximate unit counts change speaker from until".split()  # noqa: SIM905 a line of words reads better
)


@command(
    "figures",
    examples=[
        ("reader figures counting", "those of an article"),
        ("reader figures --csv > figures.csv", "those of all articles, for a spreadsheet"),
        ("reader figures - --published 2025-06-02 --json < draft.txt", "those of a text"),
        ("reader figures - --jsonl < texts.jsonl", "those of many texts, a line each"),
    ],
)
@article_argument(required=False)
@click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day the text was published (2025-06-02): “on Monday” is counted from it.",
)
@click.option("--csv", "csv_", is_flag=True, help="Print comma-separated values.")
@click.option("--json", "json_", is_flag=True, help="Print one JSON array.")
@click.option("--jsonl", is_flag=True, help="With -: read and write one JSON object a line.")
@click.pass_obj
def figures(  # noqa: PLR0913 click gives each option of the command line its own parameter
    session: Session, *, article: str | None, published: datetime | None, csv_: bool, json_: bool, jsonl: bool
) -> None:
    """List the quantities, dates and sums, with their values.

    ARTICLE is a slug, an id, a path or a part of a title; - reads plain text from standard input;
    without it, those of all articles.
    """
    if csv_ + json_ + jsonl > 1:
        raise click.UsageError("choose one of --csv, --json and --jsonl")
    if jsonl and article != STDIN:
        raise click.UsageError("--jsonl goes with -")
    day = published.date() if published else None
    if jsonl:
        answer_lines(lambda text, dated: _rows(find_figures(text, dated or day), text))
        return
    if article is None:
        slugs, rows = _rows_of_all(session, day)
    else:
        slugs, rows = {}, _rows_given(day) if article == STDIN else _rows_kept(session, article, day)
    if json_:
        say_json(rows)
    elif csv_:
        say_csv([*(["article"] if article is None else []), *HEAD], rows)
    else:
        say_table([*([_article_column(slugs)] if article is None else []), *_COLUMNS], rows)


def _rows_given(day: date | None) -> list[Row]:
    text = text_given()
    return _rows(find_figures(text, day), text)


def _rows_kept(session: Session, article: str, day: date | None) -> list[Row]:
    with opened_at(session.library_option, article) as (library, entry):
        return _rows_of(library, entry, day)


def _rows_of_all(session: Session, day: date | None) -> tuple[dict[str, str], list[Row]]:
    with opened(session.library_option) as library:
        shelf = [entry for entry in entries(library) if not entry.missing]
        rows: list[Row] = [{"article": entry.id, **row} for entry in shelf for row in _rows_of(library, entry, day)]
    return slugs_shown(shelf), rows


def _rows_of(library: Library, entry: Entry, day: date | None) -> list[Row]:
    document = open_article(library, entry).document
    dated = replace(entry, article=replace(entry.article, published=day)) if day else entry
    return _rows(figures_of(library, dated, document), document.text)


def _rows(found: Sequence[Figure], text: str) -> list[Row]:
    return [figure_row(figure, text) for figure in found]


def value_in_words(row: Row) -> str:
    """A figure's interval as a person reads it: `> 6000`, `18 to 25`, `about 3200000000 USD`."""
    low, high = row["low"], row["high"]
    if row["from"]:
        return f"{row['from']} until {row['until']}" if row["until"] else str(row["from"])
    if low is None and high is None:
        return ""
    if low == high:
        value = str(low)
    elif high is None:
        value = f"{'>' if row['low_open'] else '≥'} {low}"
    elif low is None:
        value = f"{'<' if row['high_open'] else '≤'} {high}"
    else:
        value = f"{low} to {high}"
    return " ".join(part for part in ("about" if row["approximate"] else "", value, str(row["unit"] or "")) if part)


def _article_column(slugs: dict[str, str]) -> Column[Row]:
    return Column("article", lambda row: slugs[str(row["article"])], shrinks=True)


_COLUMNS: tuple[Column[Row], ...] = (
    Column("at", lambda row: row["start"], right=True, look="faint"),
    Column("text", lambda row: row["text"], shrinks=True, look="figure"),
    Column("kind", lambda row: row["kind"]),
    Column("value", value_in_words, shrinks=True),
    Column("counts", lambda row: row["counts"], shrinks=True),
    Column("speaker", lambda row: row["speaker"], shrinks=True),
)
