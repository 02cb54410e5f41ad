"""Rejoining: say which file an article is, where the program is not sure."""

import click

from reader.cli.call import Call
from reader.cli.choosing import opened_at
from reader.cli.output import say
from reader.cli.root import article_argument, command
from reader.cli.telling import tell
from reader.library import rejoining
from reader.library.files import path_text
from reader.library.shelf import resolve


@command(
    "rejoin",
    examples=[
        ("reader check", "see whose files are gone, and which may be theirs"),
        ("reader rejoin counting articles/bodies.md", "this file is the article, renamed and edited"),
        ("reader rejoin counting --apart", "the file it stands at is another article"),
    ],
)
@article_argument()
@click.argument("file", required=False, default="")
@click.option("--apart", is_flag=True, help="Part it from the file it stands at.")
@click.pass_obj
def rejoin(call: Call, article: str, file: str, apart: bool) -> None:
    """Say which file an article is.

    A file that was renamed, moved or edited is known by its text. Where that is not sure, this says it.
    The annotations, references and the place in it go along; reader undo takes it back.
    """
    if apart == bool(file):
        raise click.UsageError("give the FILE that the article is, or --apart")
    with opened_at(call.library_option, article, to_write=True) as (library, entry):
        if apart:
            again = rejoining.part(library, entry)
            tell(f"“{again.article.title}” is parted from {path_text(library.root, entry.path)}; its text is kept")
        else:
            again = rejoining.rejoin(library, entry, resolve(library, file))
            tell(f"“{again.article.title}” is {path_text(library.root, again.path)}")
    say(again.slug)
