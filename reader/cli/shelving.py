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
from reader.cli.telling import answered, on_terminal, tell
from reader.core.errors import ReaderError
from reader.core.relocate import How
from reader.library import adding, removing
from reader.library.adding import Added, Became
from reader.library.editor import editor_command
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.shelf import Entry, resolve
from reader.library.twins import Choice, Decide, Twin


@command(
    "add",
    examples=[
        ("reader add report.md", "copy a file into the library"),
        ("reader add ~/Downloads/talks", "every article in a folder"),
        ("reader add report.md --new-version", "it has changed since it was added: annotations stay"),
        ("curl -s URL | reader add -", "from another program"),
    ],
)
@click.argument("source", nargs=-1, required=True)
@click.option("--new-version", is_flag=True, help="What has the url or title of an article is its new version.")
@click.option("--as-new", is_flag=True, help="What has the url or title of an article is one of its own.")
@click.pass_obj
def add(call: Call, source: tuple[str, ...], new_version: bool, as_new: bool) -> None:
    """Bring files and folders into the library.

    SOURCE is a file, a folder, or - for standard input. Prints the slug of each article. One whose url or title is
    known may be a new version of that article; on a terminal that is asked.
    """
    if new_version and as_new:
        raise click.UsageError("a file cannot be both --new-version and --as-new")
    stdin = bytes_given() if STDIN in source else None
    decide = _decide(Choice.NEW_VERSION if new_version else Choice.AS_NEW if as_new else None)
    with opened(call.library_option, to_write=True) as library:
        found = adding.add_each(library, source, stdin, decide)
        for added in found:
            _say_added(added)
            if added.became is Became.NEW_VERSION:
                _tell_moves(Counter(), _placed(library, added.entry))
    _refuse_known([added for added in found if added.became is Became.SKIPPED])


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


def _decide(chosen: Choice | None) -> Decide:
    """What is to become of a file whose article is known: what was chosen, else what is answered."""

    def ask(twin: Twin) -> Choice:
        if chosen is not None or not on_terminal():
            return chosen or Choice.SKIP
        tell(f"{twin.source}: “{twin.known.article.title}” is in the library already; its {twin.same} is the same")
        answer = answered("Is it a new version (v), an article of its own (o), or to be skipped (s)?", "vos")
        return {"v": Choice.NEW_VERSION, "o": Choice.AS_NEW}.get(answer, Choice.SKIP)

    return ask


def _say_added(added: Added) -> None:
    slug, title = added.entry.slug, added.entry.article.title
    match added.became:
        case Became.ADDED:
            say(slug)
            if added.entry.annotations:
                tell(f"notes that waited for it: {added.entry.annotations}")
        case Became.THERE:
            say(slug)
            tell(f"{added.source} was in the library already")
        case Became.NEW_VERSION:
            say(slug)
            tell(f"{added.source} is the new version of “{title}”; what changed: reader diff {slug}")
        case Became.SKIPPED:
            tell(f"{added.source} was skipped: “{title}” ({slug}) is in the library already")


def _refuse_known(skipped: list[Added]) -> None:
    """Say what can be done about files that were skipped where nobody could be asked.

    Raises:
        ReaderError: There are some.
    """
    if skipped and not on_terminal():
        what = "the article is" if len(skipped) == 1 else f"{len(skipped)} of the articles are"
        raise ReaderError(
            f"{what} known by url or title",
            "to take it as a new version: --new-version; as an article of its own: --as-new",
        )


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
