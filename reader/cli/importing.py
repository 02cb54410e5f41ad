"""Importing: what other programs marked, brought in; and what waits for its article or place."""

from collections.abc import Iterable, Iterator, Mapping

import click

from reader.cli.call import Call
from reader.cli.choosing import opened
from reader.cli.failing import DONE, MENDABLE
from reader.cli.listing import Column, ids_shown, say_table
from reader.cli.notes import place_of_quote
from reader.cli.output import Row, say_json
from reader.cli.root import command
from reader.cli.streaming import STDIN, bytes_given
from reader.cli.telling import tell
from reader.core.incoming import Incoming
from reader.core.quotes import QUOTE_LENGTH, quoted
from reader.core.slices import at_once
from reader.library import parking
from reader.library.importing.carrying_out import carry_out, said
from reader.library.importing.planned import Outcome, Plan, Planned
from reader.library.importing.planning import File, plan, whole_among
from reader.library.importing.sources import file_of, sources
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.parking import Parked
from reader.library.shelf import entries, resolve
from reader.library.typed_path import typed_path

TOLD_MAX = 20  # lines told of each outcome
# What a person has to know of, line by line, and where all of it is told.
_TOLD = {
    Outcome.REMARK: "--dry-run lists each",
    Outcome.UNREAD: "--dry-run lists each",
    Outcome.OURS: "--dry-run lists each",
    Outcome.PARKED: "reader parked lists each",
}


@command(
    "import",
    examples=[
        ("reader import highlights.csv --dry-run", "see what would become of each record"),
        ("reader import highlights.csv more.csv", "bring them in; reader undo takes all of it back"),
        ("reader import more.csv --article counting", "all of it is about this article"),
    ],
)
@click.argument("file", nargs=-1, required=True)
@click.option(
    "--format", "format_", default="", metavar="FORMAT", help="What the files are; else it is told from each."
)
@click.option("--article", default="", metavar="ARTICLE", help="Say that all of it is about this article.")
@click.option("--dry-run", is_flag=True, help="Only list what would become of each record.")
@click.option("--json", "json_", is_flag=True, help="Print what became of each record as one JSON array.")
@click.pass_obj
def import_(  # noqa: PLR0913 click gives each option of the command line its own parameter
    call: Call, *, file: tuple[str, ...], format_: str, article: str, dry_run: bool, json_: bool
) -> int:
    """Bring in what other programs marked.

    FILE is what another program exported, a folder of such files, or - for standard input. Each record finds its
    article by its url, title or text, and its place by its quote; what finds none waits (reader parked) and is tried
    again when articles are added.
    """
    files = [each for name in file for each in _contents(name, format_)]
    whole = whole_among(files, format_)
    if whole and article:
        raise click.UsageError("--article goes with notes: a library says itself which article each is on")
    with opened(call.library_option, to_write=not dry_run) as library:
        if whole:
            _take_whole(library, *whole, only_looks=dry_run)
            if json_:
                say_json(())  # a library has rows and no records
            return DONE
        made = plan(library, files, format_, resolve(library, article) if article else None)
        planned = made.planned if dry_run else carry_out(library, made).planned
        slugs = {each.id: each.slug for each in entries(library)}
    if json_:
        say_json(_row(each) for each in planned)
    elif dry_run:
        say_table(_columns(slugs), planned)
    if not (dry_run or json_):
        _tell_each(planned)
    became = Plan(planned)
    counts = became.counts
    tell(("would be: " if dry_run else "") + said(counts))
    return DONE if became.is_whole and set(counts) - {Outcome.UNREAD, Outcome.REMARK} else MENDABLE


@command(
    "parked",
    examples=[
        ("reader parked", "what came in and found no article or no place"),
        ("reader parked --retry", "try again"),
        ('reader parked --place 2kkw --article counting --quote "The gap is three"', "it belongs there"),
        ("reader parked --drop 2kkw", "it is not wanted; reader undo brings it back"),
    ],
)
@click.option("--retry", is_flag=True, help="Try again to find articles and places.")
@click.option("--drop", multiple=True, metavar="ID", help="Put one into the trash; may be given several times.")
@click.option("--place", default="", metavar="ID", help="Put one on the words given with --quote.")
@click.option("--article", default="", metavar="ARTICLE", help="With --place: the article they stand in.")
@click.option(
    "--quote", default="", metavar="TEXT", help="With --place: the words; without, it is on the whole article."
)
@click.option(
    "--occurrence",
    type=click.IntRange(min=1),
    metavar="N",
    help="With --quote: which one, when they stand there often.",
)
@click.option("--json", "json_", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def parked(  # noqa: PLR0913 click gives each option of the command line its own parameter
    call: Call,
    *,
    retry: bool,
    drop: tuple[str, ...],
    place: str,
    article: str,
    quote: str,
    occurrence: int | None,
    json_: bool,
) -> None:
    """List what came in and waits for its article or place.

    An id may be the beginning of one.
    """
    if sum(map(bool, (retry, drop, place))) > 1:
        raise click.UsageError("say only one of --retry, --drop and --place")
    if bool(place) != bool(article) or (quote and not place):
        raise click.UsageError("--place goes with --article, and with --quote for a passage")
    if occurrence and not quote:
        raise click.UsageError("--occurrence goes with --quote")
    with opened(call.library_option, to_write=bool(retry or drop or place)) as library:
        if drop:
            number = parking.drop(library, drop)
            tell(f"dropped {number}; to take it back: reader undo")
            return
        if place:
            _place(library, place, article, quote, occurrence)
            return
        if retry:
            counts = parking.retry(library).counts
            tell(said(counts) if counts else "nothing more has found its place")
        _say_parked(parking.parked(library), json_=json_)


def _tell_each(planned: Iterable[Planned]) -> None:
    """Say of what is not simply there, file and line; of many alike, of the first."""
    for outcome, where in _TOLD.items():
        found = [each for each in planned if each.outcome is outcome]
        for each in found[:TOLD_MAX]:
            tell(f"{each.where}: {outcome.value}: {each.why}")
        if len(found) > TOLD_MAX:
            tell(f"… and {len(found) - TOLD_MAX} more; {where}")


def _place(library: Library, uid: str, article: str, quote: str, occurrence: int | None) -> None:
    found = open_article(library, resolve(library, article))
    span = place_of_quote(found.document, quote, occurrence) if quote else None
    parking.place_parked(library, uid, found.entry, found.document, span)
    words = quoted(span.of(found.document.text), QUOTE_LENGTH) if span else f"“{found.entry.article.title}”"
    tell(f"placed on {words}; to take it back: reader undo")


def _take_whole(library: Library, name: str, content: bytes, *, only_looks: bool) -> None:
    # Here and not at the top: what notes come in from is seldom a whole library.
    from reader.library.importing import whole  # noqa: PLC0415

    taken = whole.take_whole(library, content, name, only_looks=only_looks)
    tell(f"{'would be: ' if only_looks else ''}{whole.said(taken)}")
    for notice in taken.notices:
        tell(notice)


def _contents(name: str, format_: str) -> Iterator[File]:
    """The files that are meant, under the names that they are told by, with what they hold."""
    if name == STDIN:
        yield name, bytes_given()
        return
    path = typed_path(name)
    for each in at_once(sources(path, format_)):
        yield file_of(each, name if each == path else str(each))


def _say_parked(waiting: Iterable[Parked], *, json_: bool) -> None:
    every = list(waiting)
    if json_:
        say_json(_parked_row(each) for each in every)
    elif every:
        say_table(_parked_columns(every), every)
    else:
        tell("nothing waits")


def _row(each: Planned) -> Row:
    read, placed = each.given.read, each.placed
    return {
        "file": each.given.source,
        "format": each.given.format_name,
        "line": each.line or None,
        "outcome": each.outcome.value,
        "id": each.uid,
        "article": each.article or None,
        "anchor": placed.how.value if placed else None,
        "start": placed.span.start if placed else None,
        "end": placed.span.end if placed else None,
        "quote": read.quote if isinstance(read, Incoming) else None,
        "why": each.why,
    }


def _columns(slugs: Mapping[str, str]) -> list[Column[Planned]]:
    return [
        Column("line", lambda each: each.where, look="id"),
        Column("becomes", lambda each: each.outcome.value),
        Column("article", lambda each: slugs.get(each.article, "")),
        Column("anchor", lambda each: each.placed.how.value if each.placed else ""),
        Column("words", _words, shrinks=True, share=3, least=16, look="strong"),
        Column("why", lambda each: each.why, shrinks=True, share=2, least=12, look="faint"),
    ]


def _words(each: Planned) -> str:
    read = each.given.read
    return " ".join((read.quote or read.note).split()) if isinstance(read, Incoming) else ""


def _parked_row(each: Parked) -> Row:
    what, about = each.what, each.about
    quote = what.quote if isinstance(what, Incoming) else None
    return {
        "id": each.uid,
        "kind": "reference" if quote is None else "annotation",
        "title": about.title,
        "author": about.author,
        "url": about.url,
        "article": about.article or None,
        "quote": quote,
        "note": what.note,
        "why": each.why,
        "created": what.created.isoformat() if what.created else None,
    }


def _parked_columns(every: list[Parked]) -> list[Column[Parked]]:
    shown = ids_shown([each.uid for each in every])
    return [
        Column("id", lambda each: shown[each.uid], look="id"),
        Column("title", lambda each: each.about.title or each.about.url, shrinks=True, share=2, least=12),
        Column("words", _parked_words, shrinks=True, share=3, least=16, look="strong"),
        Column("why", lambda each: each.why, shrinks=True, share=2, least=12, look="faint"),
    ]


def _parked_words(each: Parked) -> str:
    what = each.what
    return " ".join((what.quote or what.note).split()) if isinstance(what, Incoming) else what.relation
