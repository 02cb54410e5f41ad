"""Notes: list what was marked, and mark a quote."""

import click

from reader.cli.choosing import opened
from reader.cli.output import Column, Row, say, say_json, say_table
from reader.cli.root import command
from reader.cli.session import Session
from reader.formats.wire import annotation_row
from reader.library import annotating, noting
from reader.library.opening import open_article
from reader.library.shelf import resolve


@command(
    "notes",
    examples=[
        ("reader notes", "all of them"),
        ("reader notes second-round --label doubt", "one label, in one article"),
        ('reader notes --entity "Rustem Umerov" --json', "where a name is marked, for a program"),
    ],
)
@click.argument("article", required=False)
@click.option("--label", default="", metavar="LABEL", help="Only those with this label.")
@click.option("--tag", default="", metavar="TAG", help="Only those with this tag.")
@click.option("--entity", default="", metavar="NAME", help="Only those whose passage names this entity.")
@click.option("--text", default="", metavar="TEXT", help="Only those whose quote or note has this text.")
@click.option("--json", "json_", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def notes(  # noqa: PLR0913 click gives each option of the command line its own parameter
    session: Session, *, article: str | None, label: str, tag: str, entity: str, text: str, json_: bool
) -> None:
    """List your annotations.

    ARTICLE is a slug, an id, a path or a part of a title; without it, those of all articles.
    """
    with opened(session.library_option) as library:
        entry = resolve(library, article) if article else None
        found = noting.notes(library, entry, label=label, tag=tag, entity=entity, text=text)
    rows: list[Row] = [annotation_row(each.annotation, each.placed, each.entry.slug) for each in found]
    if json_:
        say_json(rows)
    else:
        say_table(_COLUMNS, rows)


@command(
    "annotate",
    examples=[
        ('reader annotate second-round --quote "No ceasefire."', "highlight a quote"),
        ('reader annotate second-round --quote "6,000" --occurrence 2 --label doubt', "its second occurrence"),
        ('reader annotate geneva --quote "Article 109" --note "Look it up." --tag law', "with a note and a tag"),
    ],
)
@click.argument("article")
@click.option("--quote", required=True, metavar="TEXT", help="The words to mark, as they stand in the article.")
@click.option("--occurrence", type=click.IntRange(1), metavar="N", help="Which one, when they stand there often.")
@click.option("--label", default="", metavar="LABEL", help="A label of the codebook.")
@click.option("--note", default="", metavar="NOTE", help="A note, in Markdown.")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="A tag; may be given more than once.")
@click.pass_obj
def annotate(  # noqa: PLR0913 click gives each option of the command line its own parameter
    session: Session,
    *,
    article: str,
    quote: str,
    occurrence: int | None,
    label: str,
    note: str,
    tags: tuple[str, ...],
) -> None:
    """Mark a quote; prints the new annotation's id.

    ARTICLE is a slug, an id, a path or a part of a title.
    """
    with opened(session.library_option, to_write=True) as library:
        found = open_article(library, resolve(library, article))
        span = annotating.find_quote(found.document, quote, occurrence)
        name = library.codebook.named(label).name if label else ""
        made = annotating.annotate(library, found.entry, found.document, span, label=name, note=note, tags=tags)
    say(made.uid)


def _tags(row: Row) -> str:
    tags = row["tags"]
    return ", ".join(map(str, tags)) if isinstance(tags, list | tuple) else ""


_COLUMNS = (
    Column[Row]("id", lambda row: row["id"], look="id"),
    Column[Row]("article", lambda row: row["article"], shrinks=True),
    Column[Row]("label", lambda row: row["label"], look="strong"),
    Column[Row]("quote", lambda row: row["quote"], shrinks=True),
    Column[Row]("note", lambda row: row["note"], shrinks=True),
    Column[Row]("tags", _tags, shrinks=True),
    Column[Row]("anchor", lambda row: row["anchor"], look=lambda row: "bad" if row["anchor"] == "lost" else "faint"),
)
