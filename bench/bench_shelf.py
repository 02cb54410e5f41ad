"""Listing the shelf: first, again, after an act, after a new file, first with files gone; 1,000 and 10,000 articles.

    python bench/bench_shelf.py [ARTICLES …]

In the time of one core, in milliseconds; the first listing of a library whose files were all seen before.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import bench_notebook

from reader.core.span import Span
from reader.library.annotating import annotate
from reader.library.folders import Folders
from reader.library.library import Library, open_library
from reader.library.opening import open_article
from reader.library.shelf import entries

SIZES = (1_000, 10_000)
TIMES = 7
GONE = 10


def main() -> int:
    """Measure and print."""
    print(f"articles   first   again   after an act   after a new file   {GONE} files gone")
    for size in [int(word) for word in sys.argv[1:]] or SIZES:
        bench_notebook.ARTICLES, bench_notebook.MANY = size, 1_000
        with tempfile.TemporaryDirectory() as folder:
            _measure(Path(folder), size)
    return 0


def _measure(folder: Path, size: int) -> None:
    root = folder / "library"
    places = Folders(*(folder / name for name in ("config", "data", "cache", "state")))
    bench_notebook.lay(root)
    library = open_library(root, places)
    bench_notebook.annotate_all(library)
    library.close()
    library = open_library(root, places)
    first = _took(lambda: entries(library))
    again = median(_took(lambda: entries(library)) for _ in range(TIMES))
    acted = median(_after(library, _act, number) for number in range(TIMES))
    new = median(_after(library, _write, number) for number in range(TIMES))
    gone = _without(library, places)
    print(f"{size:>8,}  {first:6.0f}  {again:6.1f}  {acted:13.0f}  {new:17.0f}  {gone:14.0f}", flush=True)


def _without(library: Library, places: Folders) -> float:
    """How long the first listing takes when files of annotated articles are gone, and were gone before."""
    for entry in [each for each in entries(library) if each.annotations][-GONE:]:
        entry.path.unlink()
    entries(library)
    library.close()
    again = open_library(library.root, places)
    took = _took(lambda: entries(again))
    again.close()
    return took


def _act(library: Library, number: int) -> None:
    opened = open_article(library, entries(library)[5])
    annotate(library, opened.entry, opened.document, Span(0, 4 + number))


def _write(library: Library, number: int) -> None:
    (library.articles / f"new{number}.md").write_text("# New\n\nIt is new.\n")


def _after(library: Library, change: Callable[[Library, int], None], number: int) -> float:
    change(library, number)
    return _took(lambda: entries(library))


def _took(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return (time.process_time() - before) * 1000


if __name__ == "__main__":
    sys.exit(main())
