"""Highlights: what is to be read again today, and how often the reader wants to see something."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import click

from reader.cli.call import Call
from reader.cli.choosing import opened
from reader.cli.listing import Column, ids_shown, say_table, slugs_shown
from reader.cli.output import Row, say_json
from reader.cli.root import command
from reader.cli.telling import tell
from reader.core.annotation import Annotation
from reader.core.errors import ReaderError
from reader.core.reference import Target, TargetKind
from reader.core.weight import Often, Weight
from reader.library.library import Library
from reader.library.resurfacing import favour, highlights_shown, reread, set_often
from reader.library.seeking import annotation_ids
from reader.library.shelf import entries
from reader.library.targets import resolve


@command(
    "highlights",
    examples=[
        ("reader highlights", "what is to be read again today"),
        ("reader highlights --read 01ke6ty", "one of them was read"),
        ("reader highlights --less counting", "less often what was marked in an article"),
        ("reader highlights --favour 01ke6ty", "make one a favourite, which comes more often"),
    ],
)
@click.option("--read", "done", metavar="ID", help="This annotation was read again.")
@click.option("--more", metavar="WHAT", help="Show an annotation, or those of an article, more often.")
@click.option("--less", metavar="WHAT", help="Less often.")
@click.option("--never", metavar="WHAT", help="Not any more.")
@click.option("--usual", metavar="WHAT", help="As often as others.")
@click.option("--favour", "liked", metavar="WHAT", help="Make an annotation, or an article, a favourite.")
@click.option("--unfavour", "unliked", metavar="WHAT", help="No longer.")
@click.option("--favourites", is_flag=True, help="List the favourites instead.")
@click.option("--json", "json_", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def highlights(call: Call, /, *, favourites: bool, json_: bool, **changes: str | None) -> None:
    """List the highlights of the day, or say what you want to see.

    WHAT is an annotation's id or its beginning, or an article. The highlights of a day stay the same on that day.
    """
    wanted = {name: typed for name, typed in changes.items() if typed is not None}
    if len(wanted) > 1 or (wanted and (favourites or json_)):
        raise click.UsageError("these options do not go together")
    for name, typed in wanted.items():
        with opened(call.library_option, to_write=True) as library:
            _CHANGES[name](library, _target(library, typed))
        return
    with opened(call.library_option) as library:
        found = [_Found(*each) for each in highlights_shown(library, favourites=favourites)]
        slugs, ids = slugs_shown(entries(library)), ids_shown(annotation_ids(library))
    if json_:
        say_json(_row(each, favourites=favourites) for each in found)
    elif found:
        say_table(_columns(ids, slugs), found)
    else:
        tell("there are no favourites" if favourites else "there is nothing to read again today")


@dataclass(frozen=True, slots=True)
class _Found:
    """A highlight, what the reader said of it, and whether it was read today."""

    annotation: Annotation
    weight: Weight | None
    read: bool


_CHANGES: Mapping[str, Callable[[Library, Target], None]] = {
    "done": lambda library, target: reread(library, target.key),
    "more": lambda library, target: set_often(library, [target], Often.MORE),
    "less": lambda library, target: set_often(library, [target], Often.LESS),
    "never": lambda library, target: set_often(library, [target], Often.NEVER),
    "usual": lambda library, target: set_often(library, [target], Often.USUAL),
    "liked": lambda library, target: favour(library, [target]),
    "unliked": lambda library, target: favour(library, [target], favourite=False),
}


def _target(library: Library, typed: str) -> Target:
    found = resolve(library, typed)
    if found.kind not in {TargetKind.ANNOTATION, TargetKind.ARTICLE}:
        raise ReaderError(f"“{typed}” is no annotation and no article", "`reader notes` and `reader list` show them")
    return found


def _row(found: _Found, *, favourites: bool) -> Row:
    noted, weight = found.annotation, found.weight
    row: Row = {
        "id": noted.uid,
        "article": noted.article,
        "quote": noted.anchor.exact if noted.anchor else "",
        "label": noted.label,
        "note": noted.note,
        "tags": list(noted.tags),
        "often": (weight.often.value if weight else "") or "usual",
        "favourite": bool(weight and weight.favourite),
    }
    return row if favourites else {**row, "read": found.read}


def _columns(ids: Mapping[str, str], slugs: Mapping[str, str]) -> Sequence[Column[_Found]]:
    def state(found: _Found) -> str:
        said = [found.weight.often.value, "favourite" if found.weight.favourite else ""] if found.weight else []
        return ", ".join(filter(None, ["read" if found.read else "", *said]))

    def quote(found: _Found) -> str:
        return found.annotation.anchor.exact if found.annotation.anchor else "(the whole article)"

    return [
        Column("id", lambda found: ids[found.annotation.uid], look="id"),
        Column("article", lambda found: slugs.get(found.annotation.article, ""), shrinks=True, share=2, optional=True),
        Column("state", state, look="good"),
        Column("quote", quote, shrinks=True, share=4, least=16, look="strong"),
        Column("note", lambda found: found.annotation.note, shrinks=True, share=3, optional=True),
    ]
