"""The journal: take back, do again, and see what was done."""

import click

from reader.cli.call import Call
from reader.cli.choosing import opened
from reader.cli.listing import Column, say_table
from reader.cli.output import say, say_json
from reader.cli.root import command
from reader.cli.telling import tell
from reader.core.errors import ReaderError
from reader.library import undoing
from reader.library.undoing import Act

DEFAULT_LIMIT = 20


@command("undo", examples=[("reader undo", "take back the newest act"), ("reader history", "see what was done")])
@click.pass_obj
def undo(call: Call) -> None:
    """Take back the newest act.

    Whichever program made it: this one or the screen. Says what was taken back.
    """
    with opened(call.library_option, to_write=True) as library:
        act = undoing.undo(library)
    if act is None:
        raise ReaderError("there is nothing to undo", "to see what was done: reader history")
    say(f"undone: {act.words}")


@command("redo", examples=[("reader redo", "do the undone act again")])
@click.pass_obj
def redo(call: Call) -> None:
    """Do again what was undone.

    A new act clears what could be redone.
    """
    with opened(call.library_option, to_write=True) as library:
        act = undoing.redo(library)
    if act is None:
        raise ReaderError("there is nothing to redo", "to see what was done: reader history")
    say(f"done again: {act.words}")


@command(
    "history",
    examples=[("reader history", "the newest acts"), ("reader history -n 100 --json", "many, for a program")],
)
@click.option(
    "-n",
    "--limit",
    metavar="N",
    type=click.IntRange(1),
    default=DEFAULT_LIMIT,
    show_default=True,
    help="How many acts.",
)
@click.option("--json", "json_", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def history(call: Call, limit: int, json_: bool) -> None:
    """List what was done, newest first."""
    with opened(call.library_option) as library:
        acts = undoing.history(library, limit)
    if json_:
        say_json(_row(act) for act in acts)
    elif acts:
        say_table(_COLUMNS, acts)
    else:
        tell("nothing was done yet")


def _row(act: Act) -> dict[str, object]:
    return {
        "id": act.uid,
        "at": act.at.isoformat(),
        "author": act.author,
        "device": act.device,
        "words": act.words,
        "undone": act.undone,
    }


_COLUMNS: tuple[Column[Act], ...] = (
    Column("when", lambda act: f"{act.at.astimezone():%Y-%m-%d %H:%M}", look="faint"),
    Column("who", lambda act: act.author, shrinks=True, optional=True),
    Column("", lambda act: "undone" if act.undone else "", look="warn"),
    Column("what", lambda act: act.words, shrinks=True, share=4, least=40),
)
