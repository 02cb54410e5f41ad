"""Libraries: make one, check it, copy its annotations, bring a copy back."""

from collections.abc import Mapping
from pathlib import Path

import click

from reader.cli.call import Call
from reader.cli.choosing import found_root, opened
from reader.cli.failing import DONE, MENDABLE
from reader.cli.listing import Column, say_table
from reader.cli.output import say, say_json
from reader.cli.root import command
from reader.cli.telling import tell
from reader.core.errors import ReaderError
from reader.core.relocate import How
from reader.library import adding, backing, checking
from reader.library.backing import Backup
from reader.library.checking import Trouble


@command(
    "init",
    in_library=False,
    examples=[("reader init ~/reading", "make it"), ("reader --library ~/reading add *.md", "and fill it")],
)
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def init(folder: Path) -> None:
    """Make an empty library.

    DIR may be there already; articles that lie in it are kept.
    """
    adding.init(folder)
    tell(f"made a library in {folder}; to fill it: reader --library {folder} add FILE")


@command("check", examples=[("reader check", "look for trouble"), ("reader check --json", "for a program")])
@click.option("--json", "json_", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def check(call: Call, json_: bool) -> int:
    """Look for anything wrong in the library.

    Checks the database, that every quote stands where it should, and that all that is referred to
    is there. Exit code 1 when something is wrong, an annotation that has lost its place included.
    """
    root, folders = found_root(call.library_option)
    troubles = checking.check_database(root, folders)
    if not troubles:  # a database that is damaged may not even open
        troubles = _troubles(call, root)
    if json_:
        say_json({"what": each.what, "where": each.where, "hint": each.hint} for each in troubles)
    else:
        for each in troubles:
            say((each.where, "strong"), ": ", (each.what, "bad"))
            say(f"  {each.hint}")
    if not troubles:
        tell("all is well")
    return MENDABLE if troubles else DONE


@command(
    "backup",
    examples=[("reader backup", "make a copy now"), ("reader backup --list", "see which copies there are")],
)
@click.option("--list", "list_", is_flag=True, help="List the copies instead of making one.")
@click.option("--json", "json_", is_flag=True, help="With --list: print one JSON array.")
@click.pass_obj
def backup(call: Call, list_: bool, json_: bool) -> None:
    """Make a verified copy of the annotations.

    One is made every day before the first change, too. Prints where the copy lies.
    """
    if json_ and not list_:
        raise click.UsageError("--json goes with --list")
    with opened(call.library_option) as library:
        if not list_:
            made = backing.back_up(library)
        found = backing.backups(library)
    if not list_:
        if made is None:
            tell("nothing has changed since the newest copy")
        say(str(found[0].path if made is None and found else made or ""))
        return
    if json_:
        say_json({"path": str(each.path), "at": each.at.isoformat(), "annotations": each.annotations} for each in found)
    else:
        say_table(_BACKUP_COLUMNS, found)


@command(
    "restore",
    examples=[
        ("reader restore", "bring back the newest copy"),
        ("reader backup --list", "see which copies there are"),
        ("reader restore COPY.db", "bring back that one"),
    ],
)
@click.argument("copy", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def restore(call: Call, copy: Path | None) -> None:
    """Bring back a copy of the annotations.

    COPY is a file that reader backup made; without it, the newest is taken. What is there now is
    kept as a copy first.
    """
    root, folders = found_root(call.library_option)
    kept = backing.restore(root, folders, copy)
    tell(f"restored; what was there before is kept in {kept}" if kept else "restored")


def _troubles(call: Call, root: Path) -> list[Trouble]:
    try:
        with opened(call.library_option) as library:
            troubles = checking.check(library)
            _tell_places(checking.anchors(library))
            return troubles
    except ReaderError as error:  # what keeps a library from opening is what is wrong with it
        return [Trouble(error.message, str(root), error.hint)]


def _tell_places(anchors: Mapping[How, int]) -> None:
    """Which annotations are not where they were marked: they are no trouble, but worth knowing."""
    if any(anchors.get(how) for how in How if how is not How.EXACT):
        told = ", ".join(f"{anchors[how]} {how.value}" for how in How if anchors.get(how))
        tell(f"annotations in the texts as they are now: {told}")


_BACKUP_COLUMNS: tuple[Column[Backup], ...] = (
    Column("when", lambda each: f"{each.at.astimezone():%Y-%m-%d %H:%M}"),
    Column("annotations", lambda each: each.annotations, right=True),
    Column("path", lambda each: each.path),
)
