"""Imports files that other programs really wrote, from ../shared/material, and looks whether all of them came in.

    python bench/check_imports.py [NAME…]

Exit 1 when something did not; 2 when the files are not there.
"""

import argparse
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.core.incoming import Incoming, Read
from reader.formats.incoming.table import format_of
from reader.library.folders import Folders
from reader.library.importing.carrying_out import carry_out
from reader.library.importing.planned import Outcome
from reader.library.importing.planning import plan
from reader.library.library import Library, open_library

MATERIAL = Path(__file__).parents[1].parent / "shared" / "material"
HEAD_BYTES = 4096

Complaints = Iterator[str]


@contextmanager
def library_of(articles: dict[str, str]) -> Iterator[Library]:
    """A library for a moment, with these articles by the names of their files."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "library"
        (root / "articles").mkdir(parents=True)
        for name, text in articles.items():
            (root / "articles" / name).write_text(text, "utf-8")
        library = open_library(root, Folders(*(Path(folder) / name for name in ("config", "data", "cache", "state"))))
        try:
            yield library
        finally:
            library.close()


def records_of(path: Path, expected: str) -> tuple[list[Read], Complaints]:
    """What a file says, and whether it was taken for what it is."""
    content = path.read_bytes()
    found = format_of(content[:HEAD_BYTES], path.name)
    wrong = [f"{path.name} is taken for {found.name}"] if found.name != expected else []
    return list(found.records(content, path.name)), iter(wrong)


def comes_in_once(library: Library, path: Path, count: int) -> Complaints:
    """Whether so many records of a file find their places, and none of them a second time."""
    files = [(path.name, path.read_bytes())]
    first = carry_out(library, plan(library, files)).counts
    if first.get(Outcome.NEW, 0) != count:
        yield f"{path.name}: {dict(first)}, {count} expected to be new"
    again = plan(library, files)
    if again.writes:
        yield f"{path.name}: a second time it would write {dict(again.counts)}"


def kindle() -> Complaints:
    """Every entry of the clippings is a highlight with its words, book and day, and finds its article."""
    path = MATERIAL / "noted/test/assets/kindle/My Clippings.txt"
    found, wrong = records_of(path, "kindle")
    yield from wrong
    entries = len(re.findall("^={10}", path.read_text("utf-8-sig"), re.MULTILINE))
    taken = [each for each in found if isinstance(each, Incoming)]
    if len(taken) != entries or len(found) != entries:
        yield f"{len(taken)} of {entries} entries were taken: {found}"
    yield from (f"line {each.line}: no author or no day" for each in taken if not each.about.author or not each.created)
    titles: dict[str, list[str]] = {}
    for each in taken:
        titles.setdefault(each.about.title, []).append(each.quote)
    articles = {
        f"book-{number}.md": f"# {title}\n\nFirst of all.\n\n" + "\n\n".join(quotes) + "\n\nLast of all.\n"
        for number, (title, quotes) in enumerate(titles.items())
    }
    with library_of(articles) as library:
        yield from comes_in_once(library, path, len(taken))


CHECKS: dict[str, Callable[[], Complaints]] = {"kindle": kindle}


def main() -> int:
    """Run the checks that were asked for, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*CHECKS, []], metavar="NAME", help=", ".join(CHECKS))
    names = parser.parse_args().names or list(CHECKS)
    if not MATERIAL.is_dir():
        print(f"the files to import are not there: {MATERIAL}", file=sys.stderr)
        return 2
    troubles = 0
    for name in names:
        complaints = list(CHECKS[name]())
        troubles += len(complaints)
        print(f"{name:<16} {'all of it came in' if not complaints else f'{len(complaints)} troubles'}")
        for complaint in complaints:
            print(f"    {complaint}")
    return 1 if troubles else 0


if __name__ == "__main__":
    sys.exit(main())
