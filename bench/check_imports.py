"""Imports files that other programs really wrote, from ../shared/material, and looks whether all of them came in.

    python bench/check_imports.py [NAME…]

Exit 1 when something did not; 2 when the files are not there.
"""

import argparse
import re
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path

from reader.core.incoming import Incoming, Read
from reader.core.relocate import How
from reader.formats.incoming.table import format_of
from reader.library.folders import Folders
from reader.library.importing.carrying_out import carry_out
from reader.library.importing.planned import Outcome
from reader.library.importing.planning import plan
from reader.library.library import Library, open_library
from reader.library.noting import notes

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


class _Prose(HTMLParser):
    """The words of a page of a book, a paragraph each."""

    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[str] = []
        self._at_start = True

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self._at_start = self._at_start or tag in {"p", "h1", "h2", "h3", "blockquote", "section"}

    def handle_data(self, data: str) -> None:
        if self._at_start and data.strip():
            self.paragraphs.append("")
            self._at_start = False
        if self.paragraphs:
            self.paragraphs[-1] += data


def text_of_book(path: Path) -> str:
    """The prose of an EPUB as plain text, page after page by name."""
    prose = _Prose()
    with zipfile.ZipFile(path) as book:
        for name in sorted(name for name in book.namelist() if name.endswith(".xhtml")):
            prose.feed(book.read(name).decode("utf-8").partition("<body")[2].partition(">")[2])
    return "\n\n".join(" ".join(each.split()) for each in prose.paragraphs)


def koreader() -> Complaints:
    """Each entry of both sidecars comes in, the older one adds nothing to the newer, and quotes stand in the book."""
    folder = MATERIAL / "noted/test/assets/koreader"
    now, once = (folder / "the_prophet.sdr" / name for name in ("metadata.epub.lua", "metadata.epub.lua.old"))
    for path, entry in ((now, '["pageno"] = '), (once, '["notes"] = "')):
        found, wrong = records_of(path, "koreader")
        yield from wrong
        entries = path.read_text("utf-8").count(entry)
        taken = [each for each in found if isinstance(each, Incoming)]
        if len(taken) != entries or len(found) != entries:
            yield f"{path.name}: {len(taken)} of {entries} entries were taken: {found}"
        yield from (f"{path.name}: line {each.line}: no day" for each in taken if not each.created)
        article = {"book.txt": f"{taken[0].about.title}\n\n{text_of_book(folder / 'the_prophet.epub')}\n"}
        with library_of(article) as library:
            yield from comes_in_once(library, path, entries)
            yield from _anchored(library, path, [each.quote for each in taken if each.quote])
            older = plan(library, [(once.name, once.read_bytes())])
            if older.writes:
                yield f"{once.name} after {path.name} would write {dict(older.counts)}"


def _anchored(library: Library, path: Path, quotes: list[str]) -> Complaints:
    """Whether what was marked stands in the text, but for its white space."""
    found = [each for each in notes(library) if each.annotation.anchor]
    stand = sorted("".join(each.annotation.anchor.exact.split()) for each in found if each.annotation.anchor)
    if stand != sorted("".join(quote.split()) for quote in quotes) or any(
        each.placed.how != How.EXACT for each in found
    ):
        yield f"{path.name}: {[(each.placed.how, each.annotation.anchor) for each in found]}"


CHECKS: dict[str, Callable[[], Complaints]] = {"kindle": kindle, "koreader": koreader}


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
