"""Notes: list what was marked, and mark a quote."""

from collections.abc import Mapping
from typing import Unpack

import click

from reader.cli.call import Call
from reader.cli.choosing import opened, opened_at
from reader.cli.filtering import Filters, note_filters
from reader.cli.listing import Column, ids_shown, say_table, slugs_shown
from reader.cli.output import say, say_json
from reader.cli.root import article_argument, command, label_option
from reader.cli.telling import tell
from reader.core.document import Document
from reader.core.errors import ReaderError
from reader.core.labels import Codebook
from reader.core.relocate import How, Placed
from reader.core.span import Span
from reader.formats.wire import annotation_row
from reader.library import noting
from reader.library.annotating import annotate as make_annotation
from reader.library.annotating import find_quote, find_quotes
from reader.library.note_links import unmet_words
from reader.library.noting import Noted
from reader.library.opening import open_article
from reader.library.shelf import entries, resolve
from reader.library.wishing import Order

_ORDERS = dict(zip(("reading", "newest", "label", "tag", "name"), Order, strict=True))


@command(
    "notes",
    examples=[
        ("reader notes", "all of them"),
        ("reader notes counting --label doubt", "one label, in one article"),
        ("reader notes --anchor lost", "those that have no place in the text any more"),
        ("reader notes --since 2025-06 --sort newest", "on articles since June, the newest first"),
        ('reader notes --entity "Rustem Umerov" --json', "where a name is marked, for a program"),
    ],
)
@article_argument(required=False)
@note_filters
@click.option("--trash", "trashed", is_flag=True, help="List those in the trash instead.")
@click.option(
    "--sort", type=click.Choice([*_ORDERS]), metavar="ORDER", help=f"One of {', '.join(_ORDERS)}; reading if not said."
)
@click.option("--json", "json_", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def notes(
    call: Call, /, *, article: str | None, sort: str | None, json_: bool, trashed: bool, **filters: Unpack[Filters]
) -> None:
    """List your annotations.

    ARTICLE is a slug, an id, a path or a part of a title; without it, those of all articles. A DAY is ISO 8601 or its
    beginning, 2025-06; an annotation on an article without a day counts from when it was made.
    """
    with opened(call.library_option) as library:
        entry = resolve(library, article) if article else None
        found = noting.notes(library, entry, trashed=trashed, **filters)
        if sort:
            found = noting.in_order(library, found, _ORDERS[sort])
        slugs = slugs_shown(entries(library))
    if json_:
        say_json(map(_row, found))
    elif found:
        say_table(_columns(library.codebook, ids_shown(noted.annotation.uid for noted in found), slugs), found)
    else:
        tell("there are no such annotations")


@command(
    "annotate",
    examples=[
        ('reader annotate counting --quote "The gap is three"', "highlight a quote"),
        ('reader annotate counting --quote "6,057" --occurrence 2 --label doubt', "its second occurrence"),
        ('reader annotate sending --quote "Article 109" --note "Look it up." --tag law', "with a note and a tag"),
        ('reader annotate counting --quote "The gap is three" --note "[[Exchanges by category]]"', "with a link in it"),
    ],
)
@article_argument()
@click.option("--quote", required=True, metavar="TEXT", help="The words to mark, as they stand in the article.")
@click.option("--occurrence", type=click.IntRange(1), metavar="N", help="Which one, when they stand there often.")
@label_option("A label of the codebook.")
@click.option("--note", default="", metavar="NOTE", help="A note, in Markdown; [[NAME]] in it is a link.")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="A tag; may be given more than once.")
@click.pass_obj
def annotate(  # noqa: PLR0913 click gives each option of the command line its own parameter
    call: Call,
    *,
    article: str,
    quote: str,
    occurrence: int | None,
    label: str,
    note: str,
    tags: tuple[str, ...],
) -> None:
    """Mark a quote; prints the new annotation's id.

    ARTICLE is a slug, an id, a path or a part of a title. A [[NAME]] in the note links to what is called so: an article
    by its title, slug or id, an entity by any of its names, an annotation by its id or its beginning.
    """
    with opened_at(call.library_option, article, to_write=True) as (library, entry):
        found = open_article(library, entry)
        span = place_of_quote(found.document, quote, occurrence)
        made = make_annotation(library, found.entry, found.document, span, label=label, note=note, tags=tags)
    say(made.uid)
    unmet = unmet_words(made.note)
    if unmet:
        tell(unmet)


def place_of_quote(document: Document, quote: str, occurrence: int | None) -> Span:
    """The place of a quote.

    Raises:
        ReaderError: It stands there more than once, and it is not said which one is meant, or not at all.
    """
    number = len(find_quotes(document, quote))
    if number > 1 and occurrence is None:
        raise ReaderError(
            f"the article says that {number} times", "say which one you mean: --occurrence N, 1 for the first"
        )
    return find_quote(document, quote, occurrence or 1)


def _row(noted: Noted) -> dict[str, object]:
    span = noted.placed.span if noted.annotation.anchor and isinstance(noted.placed, Placed) else None
    start, end = (span.start, span.end) if span else (None, None)
    return annotation_row(noted.annotation, start, end, noted.placed.how)


def _columns(codebook: Codebook, ids: Mapping[str, str], slugs: Mapping[str, str]) -> list[Column[Noted]]:
    def label(noted: Noted) -> str:
        found = codebook.by_name(noted.annotation.label)
        return f"{found.glyph} {found.name}" if found else noted.annotation.label

    def colour(noted: Noted) -> str:
        found = codebook.by_name(noted.annotation.label)
        return found.colour if found else ""

    return [
        Column("id", lambda noted: ids[noted.annotation.uid], look="id"),
        Column("article", lambda noted: slugs[noted.entry.id], shrinks=True, share=2, least=10, optional=True),
        Column("label", label, look=colour),
        Column("anchor", _state, look=lambda noted: "bad" if noted.placed.how is How.LOST else "warn"),
        Column("tags", lambda noted: ", ".join(noted.annotation.tags), shrinks=True, share=2, optional=True),
        Column("quote", _quote, shrinks=True, share=4, least=16, look=_quote_look),
        Column("note", lambda noted: noted.annotation.note, shrinks=True, share=4, least=16),
    ]


def _quote(noted: Noted) -> str:
    return noted.annotation.anchor.exact if noted.annotation.anchor else "(the whole article)"


def _quote_look(noted: Noted) -> str:
    return "strong" if noted.annotation.anchor else "faint"


def _state(noted: Noted) -> str:
    return "" if noted.placed.how is How.EXACT else noted.placed.how.value
