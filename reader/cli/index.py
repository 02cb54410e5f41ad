"""Index: the names and figures of the whole library, found ahead of their being asked for."""

from collections.abc import Iterator
from contextlib import ExitStack

import click

from reader.cli.call import Call
from reader.cli.choosing import opened
from reader.cli.failing import DONE, INTERRUPTED, MENDABLE
from reader.cli.output import Row, say_json
from reader.cli.progress import with_progress
from reader.cli.root import command
from reader.cli.telling import tell
from reader.engines.names import NoModel
from reader.engines.names.process import NamesProcess
from reader.library.indexing import Progress, index
from reader.library.library import Library
from reader.library.marking import Names


@command(
    "index",
    examples=[
        ("reader index", "find what is not known yet; ctrl+c stops it, and it goes on the next time"),
        ("reader index --json", "say what was found in which article"),
    ],
)
@click.option("--json", "json_", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def index_(call: Call, *, json_: bool) -> int:
    """Find the names and figures of all articles.

    Only new and changed articles are gone through, the newest published first. What is found is kept at once.
    """
    done: list[Progress] = []
    with opened(call.library_option) as library, ExitStack() as stack:
        missing: NoModel | None = None
        try:
            names = stack.enter_context(NamesProcess(library.settings.model))
        except NoModel as error:
            names, missing = None, error
        code = _gone_through(library, names, done)
    if json_:
        say_json(map(_row, done))
    if missing and code == DONE:
        raise missing
    return code


def indexed(library: Library, names: Names | None) -> Iterator[Progress]:
    """Index what is not known yet, with a bar on a terminal: what is told before the first article, and after each."""
    steps = index(library, names)
    first = next(steps)
    yield first
    if first.total:
        yield from with_progress("names and figures", steps, first.total)


def tell_problem(progress: Progress) -> None:
    """Tell why an article could not be indexed, if it could not."""
    if progress.problem:
        tell(f"“{progress.title}” was left out: {progress.problem}")


def _gone_through(library: Library, names: Names | None, done: list[Progress]) -> int:
    """Index the library; what was done is put into `done` as it goes."""
    total = 0
    try:
        for progress in indexed(library, names):
            total = progress.total
            if progress.done:
                done.append(progress)
    except KeyboardInterrupt:
        tell(f"stopped; {len(done)} of {total} done, run it again to go on" if total else "stopped")
        return INTERRUPTED
    for each in done:
        tell_problem(each)
    tell(_summary(done, ("names and " if names else "") + "figures"))
    return MENDABLE if any(each.problem for each in done) else DONE


def _summary(done: list[Progress], sought: str) -> str:
    if not done:
        return f"nothing to do: the {sought} of all articles are known"
    good = [each for each in done if not each.problem]
    parts = [(len(good), "article")]
    if any(each.names is not None for each in good):
        parts.append((sum(each.names or 0 for each in good), "name"))
    parts.append((sum(each.figures or 0 for each in good), "figure"))
    return ", ".join(f"{number:,} {noun}{'' if number == 1 else 's'}" for number, noun in parts)


def _row(progress: Progress) -> Row:
    return {
        "article": progress.article,
        "names": progress.names,
        "figures": progress.figures,
        "problem": progress.problem or None,
    }
