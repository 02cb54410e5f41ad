"""Articles: list them, print one, open one on the screen."""

from collections.abc import Mapping

import click

from reader.cli.call import Call
from reader.cli.choosing import opened, opened_at
from reader.cli.listing import Column, ids_shown, say_table, slugs_shown
from reader.cli.output import as_json, say_json, say_line
from reader.cli.printing import say_article
from reader.cli.root import article_argument, command
from reader.cli.telling import tell
from reader.formats.wire import article_row, document_row
from reader.library.files import path_text
from reader.library.gone import gone_words, rejoin_words
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.shelf import Entry, entries

HUNDRED = 100


@command(
    "open",
    examples=[
        ("reader open counting", "open an article by a part of its title"),
        ("reader open 2025-06-16-counting-the-bodies", "by its slug"),
        ("reader open ~/Downloads/report.md", "a file elsewhere"),
        ("reader open counting --at 01ke6ty", "at an annotation, by its id or the beginning of it"),
        (
            "reader open reader://postil~qsqttred/n6phpzkz4e81#01ke6p4ym0015tfentqsqttree",
            "at what a copied link leads to",
        ),
    ],
)
@article_argument()
@click.option("--at", default="", metavar="ANNOTATION", help="Start at this annotation.")
@click.pass_obj
def open_(call: Call, article: str, at: str) -> int:
    """Open the reading screen at an article.

    ARTICLE is a slug, an id, a path or a part of a title; or a link that the screen copied with Y.
    """
    return call.open_screen(call.library_option, article, at)


@command(
    "list",
    examples=[
        ("reader list", "what there is to read"),
        ("reader list --json", "the same for a program"),
        ("reader list --trash", "what was removed"),
    ],
)
@click.option("--trash", is_flag=True, help="List the removed articles instead.")
@click.option("--json", "json_", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def list_(call: Call, trash: bool, json_: bool) -> None:
    """List the articles."""
    with opened(call.library_option) as library:
        found = entries(library, trashed=trash)
    if json_:
        say_json(_row(library, entry) for entry in found)
    elif found:
        say_table(_columns(ids_shown(entry.id for entry in found), slugs_shown(found)), found)
        for entry in found:
            if entry.maybe:
                tell(f"{entry.slug}: {gone_words(entry)}; to say so: {rejoin_words(entry)}")
    else:
        tell("the trash is empty" if trash else "there are no articles yet; to bring some in: reader add FILE")


@command(
    "show",
    examples=[
        ("reader show counting", "read it here"),
        ("reader show counting | less", "page by page"),
        ("reader show counting --json", "its text, blocks and marks for a program"),
    ],
)
@article_argument()
@click.option("--json", "json_", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def show(call: Call, article: str, json_: bool) -> None:
    """Print an article as it reads.

    ARTICLE is a slug, an id, a path or a part of a title.
    """
    with opened_at(call.library_option, article) as (library, entry):
        found = open_article(library, entry)
    if json_:
        say_line(as_json(document_row(found.entry.id, found.entry.slug, found.entry.article, found.document)))
    else:
        say_article(found.entry.article, found.document)


def _row(library: Library, entry: Entry) -> dict[str, object]:
    reading = {
        "annotations": entry.annotations,
        "notes": entry.notes,
        "progress": entry.progress,
        "finished": entry.finished,
    }
    path = path_text(library.root, entry.path)
    row = article_row(entry.id, entry.slug, entry.article, path=path, reading=reading)
    return row | {"missing": entry.missing, "maybe": list(entry.maybe)}


def _progress(entry: Entry) -> str:
    return "finished" if entry.finished else f"{entry.progress * HUNDRED:.0f}%" if entry.progress else ""


def _progress_look(entry: Entry) -> str:
    return "good" if entry.finished else "faint"


def _columns(ids: Mapping[str, str], slugs: Mapping[str, str]) -> list[Column[Entry]]:
    return [
        Column("id", lambda entry: ids[entry.id], look="id"),
        Column("slug", lambda entry: slugs[entry.id], shrinks=True, share=2, least=16, look="strong"),
        Column("title", lambda entry: entry.article.title, shrinks=True, share=3, least=27),
        Column("published", lambda entry: entry.article.published, optional=True),
        Column("words", lambda entry: entry.article.words, right=True, optional=True),
        Column("annotations", lambda entry: entry.annotations or "", right=True),
        Column("read", _progress, right=True, look=_progress_look),
        Column("file", lambda entry: "gone" if entry.missing else "", look="warn"),
    ]
