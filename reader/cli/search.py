"""Search: full text over articles, quotes, notes and tags, and the searches that were saved."""

import sys
from collections.abc import Mapping

import click

from reader.cli.call import Call
from reader.cli.choosing import opened
from reader.cli.index import indexed, tell_problem
from reader.cli.listing import Column, say_table, slugs_shown
from reader.cli.output import Piece, Row, say, say_json, terminal_width
from reader.cli.progress import with_progress
from reader.cli.root import command
from reader.cli.telling import tell
from reader.core.query import parse
from reader.core.saved_search import SavedSearch
from reader.core.snippet import Snippet, in_lines
from reader.engines.names.process import NamesProcess
from reader.library.census import take_census
from reader.library.library import Library
from reader.library.marking import Names
from reader.library.saving_searches import forget_search, rename_search, save_search, saved_search, saved_searches
from reader.library.searching import LIMIT, Answer, Group, Hit, Search
from reader.library.shelf import entries

INDENT = 4  # cells before a snippet
LINE_LEAST = 20  # cells


@command(
    "search",
    examples=[
        ('reader search "ceasefire talks"', "the words, wherever both stand"),
        ("reader search 'has:note label:doubt after:2025-05'", "what you doubted, by when"),
        (
            """reader search 'entity:"Rustem Umerov" "prisoner exchange" -wounded' --json""",
            "a name, a phrase, not a word",
        ),
        ("reader search --save doubts 'label:doubt'", "keep a search under a name"),
        ("reader search --saved doubts", "ask it again"),
        ("reader search", "the searches that were saved"),
        ("reader search --saved doubts --rename unsure", "another name for one"),
    ],
)
@click.argument("query", required=False, metavar="QUERY")
@click.option(
    "--limit",
    type=click.IntRange(1, 1000),
    default=LIMIT,
    metavar="N",
    help=f"At most so many hits; {LIMIT} if not said.",
)
@click.option("--save", default="", metavar="NAME", help="Keep the query under this name.")
@click.option("--saved", default="", metavar="NAME", help="Search for what was kept under this name.")
@click.option("--rename", default="", metavar="NAME", help="With --saved: call it this from now on.")
@click.option("--forget", default="", metavar="NAME", help="Forget what was kept under this name.")
@click.option("--json", "json_", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def search(  # noqa: PLR0913 click gives each option of the command line its own parameter
    call: Call, *, query: str | None, limit: int, save: str, saved: str, rename: str, forget: str, json_: bool
) -> None:
    """Search articles, quotes, notes and tags.

    Any text is a QUERY: words that all have to be there, "a phrase", -without, begin*, and has: label: tag:
    entity: figure: by: before: after: in: with a value. Without QUERY, the searches that were saved are listed.
    """
    if bool(query) + bool(saved) + bool(forget) > 1 or (save and not query) or (rename and not saved):
        raise click.UsageError("--save goes with a QUERY, --rename with --saved; --saved and --forget stand alone")
    with opened(call.library_option, to_write=bool(save or rename or forget)) as library:
        if forget or rename:
            rename_search(library, saved, rename) if rename else forget_search(library, forget)
            return
        if save:
            save_search(library, save, query or "")
        asked = saved_search(library, saved).query if saved else query
        if asked is None:
            _list_saved(saved_searches(library), json_=json_)
            return
        answer, slugs = _searched(library, asked, limit), slugs_shown(entries(library))
    if json_:
        say_json(_row(group, hit, slugs) for group, hit in answer.hits)
    else:
        _say(answer, asked, slugs)


def _searched(library: Library, query: str, limit: int) -> Answer:
    used = parse(query).qualifiers
    if "entity" in used:
        with NamesProcess(library.settings.model) as names:
            _find_first(library, names)
    elif "figure" in used:
        _find_first(library, None)
    with Search(library) as searching:
        for _ in with_progress("search index", searching.refresh()):
            pass
        census = take_census(library) if "entity" in used else None
        return searching.search(query, census=census, limit=limit)


def _find_first(library: Library, names: Names | None) -> None:
    """Find what is not known yet of the names or figures that are asked for."""
    for progress in indexed(library, names):
        tell_problem(progress)


def _say(answer: Answer, query: str, slugs: Mapping[str, str]) -> None:
    width = terminal_width()
    for number, group in enumerate(answer.groups):
        if number:
            say()
        more = f"  {group.count - len(group.hits):,} more" if group.count > len(group.hits) else ""
        say(*_marked(group.title, "strong"), (f"  {slugs[group.entry.id]}{more}", "faint"))
        for hit in group.hits:
            _say_hit(hit, width)
    for each in answer.as_words:
        tell(f"“{each}” means nothing here, so it was searched for as words")
    if not answer.groups:
        tell(f"nothing has “{query.strip()}”" if query.strip() else "there is nothing to search for")
    elif answer.more:
        tell("many have this; only the newest were compared. Say more to find the best of all")


def _say_hit(hit: Hit, width: int) -> None:
    if hit.uid:
        about = "  ".join(filter(None, (hit.label, ", ".join(hit.tags), hit.uid)))
        say("  ", (about, "id"))
    elif hit.heading.text:
        say("  ", *_marked(hit.heading, "faint"))
    for each in filter(lambda each: each.text, (hit.snippet, hit.note)):
        for line in in_lines(each, max(width - INDENT, LINE_LEAST)) if sys.stdout.isatty() else [each]:
            say(" " * INDENT, *_marked(line))


def _marked(piece: Snippet, look: str = "") -> list[Piece]:
    """The text with its hits in their own look."""
    pieces, done = [], 0
    for mark in piece.marks:
        pieces += [(piece.text[done : mark.start], look), (mark.of(piece.text), "hit")]
        done = mark.end
    return [*pieces, (piece.text[done:], look)]


def _row(group: Group, hit: Hit, slugs: Mapping[str, str]) -> Row:
    entry, place = group.entry, hit.span
    return {
        "article": entry.id,
        "slug": slugs[entry.id],
        "title": entry.article.title,
        "annotation": hit.uid or None,
        "heading": hit.heading.text or None,
        "start": place.start if place else None,
        "end": place.end if place else None,
        "label": hit.label or None,
        "tags": list(hit.tags),
        "snippet": hit.snippet.text,
        "hits": _places(hit.snippet),
        "note": hit.note.text or None,
        "note_hits": _places(hit.note),
    }


def _places(piece: Snippet) -> list[list[int]]:
    return [[mark.start, mark.end] for mark in piece.marks]


def _list_saved(found: list[SavedSearch], *, json_: bool) -> None:
    if json_:
        say_json({"name": each.name, "query": each.query} for each in found)
    elif found:
        say_table(_COLUMNS, found)
    else:
        tell("no search is saved yet; save one: reader search --save NAME QUERY")


_COLUMNS: tuple[Column[SavedSearch], ...] = (
    Column("name", lambda each: each.name, look="strong"),
    Column("query", lambda each: each.query, shrinks=True),
)
