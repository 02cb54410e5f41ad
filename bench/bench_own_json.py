"""A library of 50,000 annotations out as its own JSON and in again: time, memory, and whether it is the same.

    python bench/bench_own_json.py

Each step runs in a process of its own, so that its peak of memory is its own. Over it stands what SQLite takes to
write the whole database anew (`VACUUM INTO`), which no export can be faster than, and the sizes of both files.
"""

import multiprocessing
import resource
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import perf_counter, process_time

from bench_notebook import annotate_one, lay

from reader.library.acting import act
from reader.library.exporting.choosing import Choice
from reader.library.exporting.whole import Whole
from reader.library.folders import Folders
from reader.library.importing.whole import said, take_whole
from reader.library.library import Library, open_library
from reader.library.saving_searches import save_search
from reader.library.shelf import entries
from reader.store.dump import dumped
from reader.store.nouns import ANNOTATION, find_row
from reader.store.schema import TABLES

MANY, LONG = 50_000, 10_000  # annotations, and how many of them lie on one article
MEGABYTE = 1 << 20

Step = Callable[[Path], str]


def opened(root: Path) -> Library:
    """The library at a path, with folders of its own beside it."""
    root.joinpath("articles").mkdir(parents=True, exist_ok=True)
    return open_library(root, Folders(*(root.parent / f"{root.name}-{name}" for name in ("c", "d", "e", "s"))))


def fill(folder: Path) -> str:
    """A library with so many annotations, each with its entry in the journal."""
    lay(folder / "mine")
    library, left = opened(folder / "mine"), MANY
    shelf = entries(library)
    with library.database.writing():
        for number, entry in enumerate(shelf):
            share = min(left, LONG if number == 0 else (MANY - LONG) // (len(shelf) - 2) + 1)
            if number != 1 and share > 0:
                annotate_one(library, entry, share, MANY - left)
                left -= share
    with act(library) as acting:
        for row in library.database.rows("SELECT uid FROM annotations ORDER BY uid"):
            acting.note(
                "highlighted",
                ANNOTATION,
                str(row["uid"]),
                None,
                find_row(library.database, ANNOTATION, str(row["uid"])),
            )
    library.close()
    return f"{MANY - left:,} annotations"


def vacuum(folder: Path) -> str:
    """What SQLite itself takes."""
    with closing(sqlite3.connect(folder / "mine" / "annotations.db")) as database:
        database.execute("VACUUM INTO ?", (str(folder / "copy.db"),))
    return f"{(folder / 'copy.db').stat().st_size / MEGABYTE:.0f} MB"


def out(folder: Path) -> str:
    """Out, a piece at a time."""
    library = opened(folder / "mine")
    with (folder / "mine.json").open("wb") as file:
        for piece in Whole(library, Choice()).pieces():
            file.write(piece)
    library.close()
    return f"{(folder / 'mine.json').stat().st_size / MEGABYTE:.0f} MB"


def into_empty(folder: Path) -> str:
    """In, where nothing is yet."""
    return taken(folder, "empty")


def into_other(folder: Path) -> str:
    """In, where somebody else's work is."""
    library = opened(folder / "other")
    save_search(library, "mine", "my own")
    library.close()
    return taken(folder, "other")


def again(folder: Path) -> str:
    """In a second time: nothing is new."""
    return taken(folder, "other")


def taken(folder: Path, name: str) -> str:
    """What importing says."""
    library = opened(folder / name)
    told = said(take_whole(library, (folder / "mine.json").read_bytes(), "mine.json"))
    library.close()
    return told


def same(folder: Path) -> str:
    """Whether every row of every table is the same."""
    one, other = opened(folder / "mine"), opened(folder / "empty")
    for table in TABLES:
        for mine, theirs in zip(dumped(one.database, table), dumped(other.database, table), strict=True):
            if mine != theirs:
                return f"NOT the same: {table} {mine}"
    return "the same rows in every table"


def measured(name: str, step: Callable[[Path], str], folder: Path) -> None:
    """Print what a step takes, in a process of its own."""
    receiving, sending = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("spawn").Process(target=_timed, args=(step, folder, sending))
    process.start()
    told, seconds, cpu, peak = receiving.recv()
    process.join()
    print(f"{name:<32} {seconds:7.2f} s {cpu:7.2f} s of CPU {peak:6.0f} MB at most   {told}", flush=True)


def _timed(step: Callable[[Path], str], folder: Path, sending: "multiprocessing.connection.Connection") -> None:
    started, cpu = perf_counter(), process_time()
    told = step(folder)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sending.send((told, perf_counter() - started, process_time() - cpu, peak))


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        steps: dict[str, Step] = {
            f"a library of {MANY:,}": fill,
            "SQLite writes it anew": vacuum,
            "out": out,
            "into an empty library": into_empty,
            "are they the same": same,
            "into another library": into_other,
            "a second time": again,
        }
        for title, step in steps.items():
            measured(title, step, folder)


if __name__ == "__main__":
    main()
