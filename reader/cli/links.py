"""Links: make a cross-reference between two things, and list those there are from both of their ends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import click

from reader.cli.call import Call
from reader.cli.choosing import opened
from reader.cli.listing import Column, ids_shown, say_table, slugs_shown
from reader.cli.output import Row, say, say_json
from reader.cli.root import command, completed
from reader.cli.telling import tell
from reader.formats.wire import reference_row
from reader.library.ends import End, EndState
from reader.library.library import Library
from reader.library.links import Direction, Linked, direction, gathered
from reader.library.referencing import link as make_link
from reader.library.relations import relation_named, usual_relation
from reader.library.shelf import entries
from reader.library.taken_away import bring_link_back, taken_away
from reader.library.targets import resolve

ARROWS = {Direction.OUT: "→", Direction.IN: "←", Direction.BOTH: "↔"}


@command(
    "link",
    examples=[
        ("reader link counting second-round", "two articles: see also"),
        ("""reader link counting#199-204 'second-round#"over 6,000"' --relation updates""", "two figures"),
    ],
)
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@click.option(
    "--relation",
    default="",
    metavar="RELATION",
    help="What it says: supports, contradicts, updates …; else “see also”.",
    shell_complete=completed("relations"),
)
@click.option("--note", default="", metavar="NOTE", help="A note on it, in Markdown.")
@click.pass_obj
def link(call: Call, *, source: str, target: str, relation: str, note: str) -> None:
    """Make a cross-reference; prints its id.

    FROM and TO are an annotation's id or its beginning; an article; an entity by its name, as person:NAME
    where that means several; a figure as 'ARTICLE#"over 6,000"' or by its offsets, ARTICLE#120-130.
    """
    with opened(call.library_option, to_write=True) as library:
        says = relation_named(library, relation) if relation else usual_relation(library)
        made = make_link(library, resolve(library, source), says, resolve(library, target), note)
    say(made.record.uid)


@command(
    "links",
    examples=[
        ("reader links", "all of them"),
        ("reader links counting", "those that start in an article, or lead to it"),
        ("reader links --relation contradicts --json", "what is contradicted, for a program"),
        ("reader links --trash", "what was trashed, and suggestions that were dismissed"),
    ],
)
@click.argument("target", required=False)
@click.option(
    "--relation",
    default="",
    metavar="RELATION",
    help="Only those that say this.",
    shell_complete=completed("relations"),
)
@click.option("--trash", "trashed", is_flag=True, help="List those in the trash, and dismissed suggestions, instead.")
@click.option("--restore", "again", default="", metavar="ID", help="Bring one of those back.")
@click.option("--json", "json_", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def links(  # noqa: PLR0913 click gives each option of the command line its own parameter
    call: Call, *, target: str | None, relation: str, trashed: bool, again: str, json_: bool
) -> None:
    """List the cross-references, with their backlinks.

    TARGET is what FROM and TO of `reader link` are; of an article, everything in it counts too.
    """
    if ((trashed or again) and (target or relation)) or (again and (trashed or json_)):
        raise click.UsageError("--trash and --restore ID each stand alone")
    if again:
        with opened(call.library_option, to_write=True) as library:
            bring_link_back(library, again)
        return
    with opened(call.library_option) as library:
        says = relation_named(library, relation) if relation else ""
        found, about = _taken_away(library) if trashed else _found(library, target, says)
        slugs = slugs_shown(entries(library))
    if json_:
        say_json(_row(each, about is not None) for each in found)
    elif found:
        say_table(_columns(ids_shown(each.linked.reference.record.uid for each in found), slugs, about), found)
    else:
        asked = target or relation or trashed
        tell(
            "there are no such references" if asked else "there are no references yet; to make one: reader link FROM TO"
        )


@dataclass(frozen=True, slots=True)
class _Found:
    """A reference, and how it stands to what was asked for."""

    linked: Linked
    way: Direction | None


def _found(library: Library, target: str | None, relation: str) -> tuple[list[_Found], End | None]:
    every = gathered(library, entries(library), resolve(library, target) if target else None, relation)
    about = every.about
    return [_Found(each, direction(each, about) if about else None) for each in every.found], about


def _taken_away(library: Library) -> tuple[list[_Found], None]:
    return [_Found(each, None) for each in taken_away(library, entries(library)).found], None


def _row(found: _Found, is_asked: bool) -> Row:
    linked = found.linked
    row = reference_row(linked.reference, _end_row(linked.source), _end_row(linked.target))
    return {**row, "direction": found.way.value if found.way else None} if is_asked else row


def _end_row(end: End) -> dict[str, object]:
    return {
        "kind": end.target.kind.value,
        "key": end.target.key,
        "words": end.plain or end.words,
        "article": end.entry.id if end.entry else None,
        "start": end.span.start if end.span else None,
        "end": end.span.end if end.span else None,
        "state": end.state.value,
    }


def _columns(ids: Mapping[str, str], slugs: Mapping[str, str], about: End | None) -> Sequence[Column[_Found]]:
    def article(end: End) -> str:
        return slugs.get(end.entry.id, "") if end.entry else ""

    way: Column[_Found] = Column("", lambda found: ARROWS[found.way] if found.way else "")
    return [
        Column("id", lambda found: ids[found.linked.reference.record.uid], look="id"),
        *([way] if about else []),
        Column("from", lambda found: _words(found.linked.source), shrinks=True, share=3, least=12),
        Column("in", lambda found: article(found.linked.source), shrinks=True, share=2, optional=True, look="faint"),
        Column("relation", lambda found: found.linked.reference.relation, look="strong"),
        Column("to", lambda found: _words(found.linked.target), shrinks=True, share=3, least=12),
        Column("in", lambda found: article(found.linked.target), shrinks=True, share=2, optional=True, look="faint"),
        Column("note", lambda found: found.linked.reference.note, shrinks=True, share=2, optional=True),
    ]


def _words(end: End) -> str:
    """What an end is, and that it has no place any more where it has none."""
    return f"{end.words} (lost)" if end.state is EndState.LOST else end.words
