"""Shelving: bring articles in, edit their files, take them away."""

import os
import subprocess
from collections import Counter
from pathlib import Path

import click

from reader.cli.call import Call
from reader.cli.choosing import opened, opened_at
from reader.cli.output import say
from reader.cli.root import article_argument, command
from reader.cli.streaming import STDIN, bytes_given
from reader.cli.telling import tell
from reader.core.errors import ReaderError
from reader.core.relocate import How
from reader.library import adding, removing
from reader.library.editor import editor_command
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.shelf import Entry, resolve


@command(
    "add",
    examples=[
        ("reader add report.md", "copy a file into the library"),
        ("reader add ~/Downloads/talks", "every article in a folder"),
        ("curl -s URL | reader add -", "from another program"),
    ],
)
@click.argument("source", nargs=-1, required=True)
@click.pass_obj
def add(call: Call, source: tuple[str, ...]) -> None:
    """Bring files and folders into the library.

    SOURCE is a file, a folder, or - for standard input. Prints the slug of each new article.
    """
    stdin = bytes_given() if STDIN in source else None
    with opened(call.library_option, to_write=True) as library:
        for added in adding.add_each(library, source, stdin):
            say(added.entry.slug)
            if not added.fresh:
                tell(f"{added.source} was in the library already")


@command(
    "edit",
    examples=[
        ("reader edit counting", "in the editor that $VISUAL or $EDITOR names"),
        ("EDITOR='code --wait' reader edit counting", "in another one, this once"),
    ],
)
@article_argument()
@click.pass_obj
def edit(call: Call, article: str) -> None:
    """Open an article's file in your editor.

    Your annotations follow the text; what moved or was lost is told afterwards.
    """
    with opened_at(call.library_option, article) as (library, entry):
        if entry.missing:
            raise ReaderError(f"the file {entry.path} is gone", "put it back, or: reader remove ARTICLE")
        before = _placed(library, entry)
        _run_editor(entry.path)
        after = _placed(library, resolve(library, entry.id))
    _tell_moves(before, after)


@command(
    "remove",
    examples=[("reader remove counting", "to the trash"), ("reader undo", "and back")],
)
@article_argument()
@click.pass_obj
def remove(call: Call, article: str) -> None:
    """Move an article and its notes to the trash.

    Nothing is lost: reader undo brings both back.
    """
    with opened_at(call.library_option, article, to_write=True) as (library, entry):
        removing.remove(library, entry)
    tell(f"moved “{entry.article.title}” to the trash; to bring it back: reader undo")


def _run_editor(path: Path) -> None:
    words = editor_command(os.environ)
    try:
        done = subprocess.run([*words, str(path.absolute())], check=False)  # noqa: S603 the user's own editor, no shell
    except OSError as error:
        raise ReaderError(f"the editor “{words[0]}” did not start: {error.strerror}", "check $EDITOR") from error
    if done.returncode:
        raise ReaderError(f"the editor “{words[0]}” ended with {done.returncode}", "the file is as the editor left it")


def _placed(library: Library, entry: Entry) -> Counter[How]:
    return Counter(held.placed.how for held in open_article(library, entry).annotations)


def _tell_moves(before: Counter[How], after: Counter[How]) -> None:
    for how, words in ((How.MOVED, "moved"), (How.CHANGED, "changed"), (How.LOST, "lost their place")):
        if after[how] > before[how]:
            tell(f"annotations that {words}: {after[how] - before[how]}")
