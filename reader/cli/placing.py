"""Placing: put an annotation whose text has changed where it belongs."""

from collections.abc import Sequence

import click

from reader.cli.call import Call
from reader.cli.choosing import opened
from reader.cli.listing import Column, say_table
from reader.cli.notes import place_of_quote
from reader.cli.output import say_json
from reader.cli.root import command
from reader.cli.telling import tell
from reader.core.annotation import Annotation
from reader.core.document import Document
from reader.core.errors import ReaderError
from reader.core.relocate import Lost, Placed
from reader.core.span import Span
from reader.library import replacing
from reader.library.library import Library
from reader.library.opening import Opened, open_article
from reader.library.replacing import Offer
from reader.library.seeking import find_annotation
from reader.library.shelf import resolve


@command(
    "place",
    examples=[
        ("reader place 01ke6ty", "where it lies, and the places likeliest for it"),
        ("reader place 01ke6ty --take 1", "at the first of these"),
        ('reader place 01ke6ty --quote "The gap is three"', "where the article says this"),
        ("reader place 01ke6ty --confirm", "where it was found: what changed is right"),
    ],
)
@click.argument("annotation")
@click.option("--quote", default="", metavar="TEXT", help="Put it on these words, as they stand in the article.")
@click.option("--occurrence", type=click.IntRange(1), metavar="N", help="Which one, when they stand there often.")
@click.option("--take", type=click.IntRange(1), metavar="N", help="Put it on that of the likeliest places.")
@click.option("--confirm", is_flag=True, help="Say that it lies where it was found.")
@click.option("--leave", is_flag=True, help="Let it be lost, until the text changes again.")
@click.option("--ask", is_flag=True, help="Take --leave back.")
@click.option("--json", "json_", is_flag=True, help="Print the likeliest places as one JSON array.")
@click.pass_obj
def place(  # noqa: PLR0913 click gives each option of the command line its own parameter
    call: Call,
    *,
    annotation: str,
    quote: str,
    occurrence: int | None,
    take: int | None,
    confirm: bool,
    leave: bool,
    ask: bool,
    json_: bool,
) -> None:
    """Put an annotation where it belongs.

    ANNOTATION is an id, or the beginning of one. Without an option: tells where it lies, and lists the places in the
    present text that are most like what was marked. What is done can be undone.
    """
    acts = [bool(quote), take is not None, confirm, leave, ask]
    if sum(acts) > 1:
        raise click.UsageError("say only one of --quote, --take, --confirm, --leave and --ask")
    if occurrence and not quote:
        raise click.UsageError("--occurrence goes with --quote")
    with opened(call.library_option, to_write=any(acts)) as library:
        found = find_annotation(library, annotation)
        article = open_article(library, resolve(library, found.article))
        if quote:
            span = place_of_quote(article.document, quote, occurrence)
            _put(library, article, found, span)
        elif take is not None:
            _put(library, article, found, _taken(replacing.offers(library, article, found.uid), take))
        elif confirm:
            _confirm(library, article, found)
        elif leave or ask:
            _let_be(library, article, found, again=ask)
        else:
            _list(library, article, found, json_=json_)


def _put(library: Library, article: Opened, found: Annotation, span: Span) -> None:
    replacing.place_anew(library, article, found.uid, span)
    tell(f"placed on “{_words(article.document, span)}”; to take it back: reader undo")


def _taken(offered: Sequence[Offer], number: int) -> Span:
    """The place with this number.

    Raises:
        ReaderError: There are not so many.
    """
    if not offered:
        raise ReaderError("no place in the article is like it", "say where it belongs: --quote TEXT")
    if number > len(offered):
        raise ReaderError(f"there are {len(offered)} such places", f"give a number from 1 to {len(offered)}")
    return offered[number - 1].span


def _confirm(library: Library, article: Opened, found: Annotation) -> None:
    if replacing.confirm(library, article, found.uid):
        tell("confirmed; to take it back: reader undo")
    else:
        tell("it lies where it was marked; there is nothing to confirm")


def _let_be(library: Library, article: Opened, found: Annotation, *, again: bool) -> None:
    placed = _placed(article, found)
    if not isinstance(placed, Lost):
        raise ReaderError("it has not lost its place", f"`reader place {found.uid}` tells where it lies")
    replacing.let_be(library, article, found.uid, again=again)
    tell("it is asked about again" if again else "it is let be until the text changes; to be asked again: --ask")


def _placed(article: Opened, found: Annotation) -> Placed | Lost | None:
    return next((each.placed for each in article.annotations if each.annotation.uid == found.uid), None)


def _list(library: Library, article: Opened, found: Annotation, *, json_: bool) -> None:
    offered = replacing.offers(library, article, found.uid)
    document = article.document
    if json_:
        say_json(_row(document, each) for each in offered)
        return
    if found.anchor is None:
        tell("it is on the whole article; to put it on a passage: --quote TEXT")
        return
    placed = _placed(article, found)
    if placed is not None:
        tell(f"lost: {placed.reason}" if isinstance(placed, Lost) else f"it is {placed.how.value}")
    if offered:
        say_table(_columns(document), list(enumerate(offered, start=1)))
    else:
        tell("no place in the article is like it; say where it belongs: --quote TEXT")


def _row(document: Document, offer: Offer) -> dict[str, object]:
    span = offer.span
    return {"start": span.start, "end": span.end, "quote": span.of(document.text), "likeness": offer.words}


def _columns(document: Document) -> list[Column[tuple[int, Offer]]]:
    return [
        Column("n", lambda each: each[0], right=True, look="id"),
        Column("likeness", lambda each: each[1].words),
        Column("words", lambda each: _words(document, each[1].span), shrinks=True, share=4, least=16, look="strong"),
    ]


def _words(document: Document, span: Span) -> str:
    return " ".join(span.of(document.text).split())
