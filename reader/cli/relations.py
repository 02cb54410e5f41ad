"""Relations: what references can say: how often each is said, and changing them everywhere."""

import click

from reader.cli.call import Call
from reader.cli.choosing import opened
from reader.cli.listing import Column, say_table
from reader.cli.output import say, say_json
from reader.cli.root import command, completed
from reader.library.library import Library
from reader.library.relations import add_relation, relation_named, remove_relation, rename_relation, uses

RELATION = "RELATION"


@command(
    "relations",
    examples=[
        ("reader relations", "all of them, with how often each is said"),
        ("reader relations answers --add", "one of your own"),
        ('reader relations supports --rename "bears out"', "another name, in every reference"),
        ("reader relations contradicts --remove --into updates", "one relation of two"),
    ],
)
@click.argument("relation", required=False, metavar=RELATION, shell_complete=completed("relations"))
@click.option("--add", is_flag=True, help="Add RELATION to the list.")
@click.option("--rename", metavar="NAME", help="Call RELATION so.")
@click.option("--remove", is_flag=True, help="Take RELATION out of the list.")
@click.option(
    "--into",
    metavar="OTHER",
    default="",
    help="With --remove: what its references say instead.",
    shell_complete=completed("relations"),
)
@click.option("--json", "json_", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def relations(  # noqa: PLR0913 click gives each option of the command line its own parameter
    call: Call, *, relation: str | None, add: bool, rename: str | None, remove: bool, into: str, json_: bool
) -> None:
    """List what references can say, or change it.

    References that say a relation are changed with it.
    """
    changes = add + remove + (rename is not None)
    if changes + json_ > 1 or (into and not remove):
        raise click.UsageError("choose one of --add, --rename, --remove [--into OTHER] and --json")
    if changes and not relation:
        raise click.UsageError("which RELATION?")
    with opened(call.library_option, to_write=bool(changes)) as library:
        if not changes or not relation:
            _list(library, relation or "", json_=json_)
        elif add:
            say(add_relation(library, relation))
        elif rename is not None:
            say(rename_relation(library, relation_named(library, relation), rename))
        else:
            other = relation_named(library, into) if into else ""
            say(_counted(remove_relation(library, relation_named(library, relation), other)))


def _list(library: Library, relation: str, *, json_: bool) -> None:
    wanted = relation_named(library, relation) if relation else ""
    found = [each for each in uses(library).items() if wanted in ("", each[0])]
    if json_:
        say_json({"relation": name, "count": count} for name, count in found)
    else:
        say_table(_COLUMNS, found)


def _counted(number: int) -> str:
    return f"{number} reference{'' if number == 1 else 's'} changed"


_COLUMNS: tuple[Column[tuple[str, int]], ...] = (
    Column("relation", lambda each: each[0], shrinks=True, share=4),
    Column("references", lambda each: each[1], right=True),
)
