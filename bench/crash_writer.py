"""Make annotations one after the other and say so after each: what a crash harness stops at a random moment.

It prints "ACK <uid>" once an annotation is on the disk. Every third one is relabelled, every seventh is undone and done
again, so that all kinds of acts are interrupted.
"""

import argparse
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from reader.core.ids import new_ids
from reader.core.settings import Settings
from reader.core.span import Span
from reader.library.annotating import annotate, relabel
from reader.library.folders import Folders
from reader.library.library import Library, open_library
from reader.library.opening import Opened, open_article
from reader.library.shelf import resolve
from reader.library.undoing import redo, undo

ARTICLE = "# A river rises\n\n" + "\n\n".join(f"On day {day} the river rose by {day} cm." for day in range(1, 200))


def main() -> None:
    """Write until stopped, or until there are enough."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database", type=Path, help="annotations.db of the library to write to")
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument(
        "--no-undo",
        action="store_true",
        help="for several writers at once: undo takes back the newest act of any of them",
    )
    arguments = parser.parse_args()
    root = arguments.database.parent
    library = _opened(root)
    article = open_article(library, resolve(library, "river"))
    sink = os.fdopen(int(os.environ.get("CRASH_ACK_FD", "1")), "w")
    for number in range(arguments.count):
        sink.write(f"ACK {_one(library, article, number, undoing=not arguments.no_undo)}\n")
        sink.flush()
    print(f"{arguments.count} annotations", file=sys.stderr)


def _opened(root: Path) -> Library:
    (root / "articles").mkdir(exist_ok=True)
    file = root / "articles" / "river.md"
    if not file.exists():
        file.write_text(ARTICLE, encoding="utf-8")
    folders = Folders(*(root / "user" / name for name in ("config", "data", "cache", "state")))
    return open_library(root, folders, clock=_now, ids=new_ids(_now), settings=Settings(author="crash"))


def _now() -> datetime:
    return datetime.now(UTC)


def _one(library: Library, article: Opened, number: int, *, undoing: bool) -> str:
    start = number % (len(article.document.text) - 20)
    span = Span(start, start + 20).trimmed(article.document.text)
    made = annotate(
        library, article.entry, article.document, span, label="doubt", note=f"note {number}", tags=("a", "b")
    )
    if number % 3 == 0:
        relabel(library, made.uid, "evidence")
    if undoing and number % 7 == 0:
        undo(library)
        redo(library)
    return made.uid


if __name__ == "__main__":
    main()
