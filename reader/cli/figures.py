"""Figures: the quantities, dates and sums of an article, of all articles, or of text on standard input."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

import click

from reader.cli.call import Call
from reader.cli.choosing import opened, opened_at
from reader.cli.listing import Column, say_table, slugs_shown
from reader.cli.output import Row, say_csv, say_json
from reader.cli.root import article_argument, command
from reader.cli.streaming import STDIN, answer_lines, text_given
from reader.core.figure import Figure
from reader.core.wording import interval_words, period_words
from reader.engines.figures import find_figures
from reader.formats.wire import FIGURE_COLUMNS, figure_row
from reader.library.library import Library
from reader.library.marking import figures_of
from reader.library.opening import open_article
from reader.library.shelf import Entry, entries


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
    call: Call, *, article: str | None, published: datetime | None, csv_: bool, json_: bool, jsonl: bool
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
        answer_lines(lambda text, dated: [figure_row(each, text) for each in find_figures(text, dated or day)])
        return
    slugs: dict[str, str] = {}
    if article is None:
        slugs, found = _found_in_all(call, day)
    else:
        found = _found_given(day) if article == STDIN else _found_kept(call, article, day)
    if json_:
        say_json([each.row for each in found])
    elif csv_:
        say_csv([*(["article"] if article is None else []), *FIGURE_COLUMNS], [each.row for each in found])
    else:
        say_table([*([_article_column(slugs)] if article is None else []), *_COLUMNS], found)


@dataclass(frozen=True, slots=True)
class _Found:
    """A figure and its row in a listing."""

    figure: Figure
    row: Row


def _found_given(day: date | None) -> list[_Found]:
    text = text_given()
    return _found(find_figures(text, day), text)


def _found_kept(call: Call, article: str, day: date | None) -> list[_Found]:
    with opened_at(call.library_option, article) as (library, entry):
        return _found_of(library, entry, day)


def _found_in_all(call: Call, day: date | None) -> tuple[dict[str, str], list[_Found]]:
    with opened(call.library_option) as library:
        shelf = [entry for entry in entries(library) if not entry.missing]
        found = [
            replace(each, row={"article": entry.id, **each.row})
            for entry in shelf
            for each in _found_of(library, entry, day)
        ]
    return slugs_shown(shelf), found


def _found_of(library: Library, entry: Entry, day: date | None) -> list[_Found]:
    document = open_article(library, entry).document
    dated = replace(entry, article=replace(entry.article, published=day)) if day else entry
    return _found(figures_of(library, dated, document), document.text)


def _found(figures: Sequence[Figure], text: str) -> list[_Found]:
    return [_Found(figure, figure_row(figure, text)) for figure in figures]


def _article_column(slugs: dict[str, str]) -> Column[_Found]:
    return Column("article", lambda found: slugs[str(found.row["article"])], shrinks=True)


_COLUMNS: tuple[Column[_Found], ...] = (
    Column("at", lambda found: found.row["start"], right=True, look="faint"),
    Column("text", lambda found: found.row["text"], shrinks=True, look="figure"),
    Column("kind", lambda found: found.row["kind"]),
    Column("value", lambda found: period_words(found.figure) or interval_words(found.figure), shrinks=True),
    Column("counts", lambda found: found.row["counts"], shrinks=True),
    Column("speaker", lambda found: found.row["speaker"], shrinks=True),
)
