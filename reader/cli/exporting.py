"""Exporting: what was marked, written for other programs."""

import os
import sys
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path
from typing import TypeVar, Unpack

import click

from reader.cli.call import Call
from reader.cli.choosing import opened
from reader.cli.filtering import Filters, note_filters
from reader.cli.listing import Column, say_table
from reader.cli.output import Row, say_bytes, say_json, say_text
from reader.cli.progress import with_progress
from reader.cli.root import command, completed
from reader.cli.telling import tell
from reader.core.errors import ReaderError
from reader.core.outgoing import Part, Wishes
from reader.formats.outgoing.table import FORMATS, OutFormat, Take, out_format
from reader.library.exporting.choosing import Choice
from reader.library.exporting.disk import read_template
from reader.library.exporting.gathering import Step
from reader.library.exporting.rendering import Rendered, rendering
from reader.library.exporting.writing import Exported, exporting
from reader.library.shelf import resolve
from reader.library.typed_path import typed_path

STDOUT = "-"
BESIDE = {"entities": Part.ENTITIES, "figures": Part.FIGURES}
BAR_FROM = 20  # articles; with fewer it is done before a bar could be read

Made = TypeVar("Made")


@command(
    "export",
    examples=[
        ("reader export --format markdown > notes.md", "all annotations as one page"),
        ("reader export counting --format csv --output counting.csv", "those of an article, for Readwise"),
        ("reader export --format markdown --label doubt --since 2025-06", "what you doubted, on the screen"),
        ("reader export --format figures --spreadsheet --output figures.csv", "the figures, for a spreadsheet"),
        ("reader export --formats", "what there is to choose from"),
    ],
)
@click.argument("articles", nargs=-1, metavar="ARTICLE", shell_complete=completed("slugs"))
@click.option(
    "--format",
    "format_name",
    type=click.Choice([each.name for each in FORMATS]),
    metavar="FORMAT",
    help="What to write; `--formats` lists what there is.",
)
@click.option("--output", default="", metavar="PATH", help="The file, or the folder of a format with several files.")
@note_filters
@click.option(
    "--with",
    "beside",
    multiple=True,
    type=click.Choice([*BESIDE]),
    metavar="PART",
    help="Write entities or figures too; may be given more than once.",
)
@click.option("--template", default="", metavar="FILE", help="A Jinja template of your own, for Markdown formats.")
@click.option("--spreadsheet", is_flag=True, help="CSV: defuse what a spreadsheet would run.")
@click.option("--jsonl", is_flag=True, help="JSON, an object a line, instead of CSV.")
@click.option("--force", is_flag=True, help="Replace files that Postil did not write, or that were changed.")
@click.option("--formats", is_flag=True, help="List the formats instead.")
@click.option("--json", "json_", is_flag=True, help="With --formats: print one JSON array.")
@click.pass_obj
def export(  # noqa: PLR0913 click gives each option of the command line its own parameter
    call: Call,
    /,
    *,
    articles: tuple[str, ...],
    format_name: str | None,
    output: str,
    beside: tuple[str, ...],
    template: str,
    spreadsheet: bool,
    jsonl: bool,
    force: bool,
    formats: bool,
    json_: bool,
    **filters: Unpack[Filters],
) -> None:
    """Write annotations, figures, names or articles for other programs.

    ARTICLE is a slug, an id, a path or a part of a title; without one, all articles are meant. Without --output, what
    is one text goes to standard output. A second export changes no byte of the first.
    """
    if formats:
        _list_formats(json_=json_)
        return
    if not format_name:
        raise click.UsageError(f"say the format: --format {'|'.join(each.name for each in FORMATS)}")
    chosen = out_format(format_name)
    taken = {Take.TEMPLATE: bool(template), Take.SPREADSHEET: spreadsheet, Take.LINES: jsonl}
    _refuse_unfit(chosen, [take for take, said in taken.items() if said], beside, output)
    parts = frozenset(BESIDE[each] for each in beside)
    wished = read_template(template) if template else ""
    wishes = Wishes(parts, wished, spreadsheet=spreadsheet, lines=jsonl, force=force)
    with opened(call.library_option) as library:
        choice = Choice(tuple(resolve(library, each) for each in articles), **filters)
        if output and output != STDOUT:
            place = _place(chosen, output)
            _tell_written(chosen, _shown(exporting(library, choice, chosen.name, place, wishes)), output)
        else:
            _say(chosen, _shown(rendering(library, choice, chosen.name, wishes)))


def _list_formats(*, json_: bool) -> None:
    if json_:
        say_json(map(_format_row, FORMATS))
    else:
        say_table(
            [Column("format", lambda each: each.name, look="strong"), Column("is", lambda each: each.says)], FORMATS
        )


def _format_row(each: OutFormat) -> Row:
    return {"format": each.name, "says": each.says, "suffix": each.suffix or None, "folder": each.is_folder}


def _refuse_unfit(chosen: OutFormat, takes: list[Take], beside: tuple[str, ...], output: str) -> None:
    for take in takes:
        if take not in chosen.takes:
            fit = [each for each in FORMATS if take in each.takes]
            raise click.UsageError(f"--{take} goes with {_named(fit)}")
    for name in beside:
        if BESIDE[name] not in chosen.offers:
            fit = [each for each in FORMATS if BESIDE[name] in each.offers]
            raise click.UsageError(f"--with {name} goes with {_named(fit)}")
    if chosen.is_folder and output in {"", STDOUT}:
        raise click.UsageError(f"{chosen.name} makes several files: say the folder with --output")
    if chosen.is_binary and output in {"", STDOUT} and sys.stdout.isatty():
        raise click.UsageError(f"{chosen.name} is nothing for a terminal: say the file with --output")


def _named(formats: Iterable[OutFormat]) -> str:
    return ", ".join(each.name for each in formats) or "no format"


def _place(chosen: OutFormat, output: str) -> Path:
    """Where it is to be written.

    Raises:
        ReaderError: It is a folder for one file, and not there.
    """
    place = typed_path(output)
    if output.endswith(os.sep) and not chosen.is_folder and not place.is_dir():
        raise ReaderError(f"there is no folder {output}", "make it first, or name the file")
    return place


def _shown(work: Generator[Step, None, Made]) -> Made:
    """Do work, with a bar on a terminal where it is long."""
    made: list[Made] = []

    def steps() -> Iterator[Step]:
        made.append((yield from work))

    going = steps()
    first = next(going, None)
    long = first is not None and first.total >= BAR_FROM
    for _ in with_progress("exporting", going, first.total) if first and long else going:
        pass
    return made[0]


def _say(chosen: OutFormat, found: Rendered) -> None:
    _refuse_nothing(found.articles)
    for each in found.files:
        if chosen.is_binary:
            say_bytes(each.content)
        else:
            say_text(each.content.decode())
    for notice in found.notices:
        tell(notice)


def _tell_written(chosen: OutFormat, found: Exported, output: str) -> None:
    _refuse_nothing(found.articles)
    of_what = f"{_counted(found.annotations, 'annotation')} of " if chosen.marks else ""
    what = f"{of_what}{_counted(found.articles, 'article')}"
    if not found.written:
        tell(f"{output} is as it should be: {what}")
    elif len(found.written) + found.unchanged == 1:
        tell(f"{what} written to {found.written[0] if Path(output).is_dir() else output}")
    else:
        tell(f"{what} in {output}: {_counted(len(found.written), 'file')} written, {found.unchanged:,} unchanged")
    for notice in (*found.kept, *found.notices):
        tell(notice)


def _refuse_nothing(articles: int) -> None:
    if not articles:
        raise ReaderError("there is nothing to export", "`reader notes` with the same filters shows what there is")


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
