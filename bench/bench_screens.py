"""The lists of a large library on the screen: until they are there, and what each key takes, by the clock.

    python bench/bench_screens.py [--articles 1000] [--annotations 50000] [--references 10000] [--changes 100000]

Opens the shelf, the notebook, the references and the history by their keys, turns their pages, types a filter, selects
all; meanwhile it looks every millisecond how long the program did not answer. Fails when a list needs more than a
second, or 99 in 100 keys more than 50 ms.
"""

import argparse
import asyncio
import contextlib
import gc
import tempfile
import time
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from statistics import quantiles

import bench_notebook
from textual.pilot import Pilot

from reader.core.annotation import Record
from reader.core.change import Change
from reader.core.reference import Reference, Target, TargetKind
from reader.library.folders import Folders
from reader.library.library import Library, open_library
from reader.library.notebook import all_rows
from reader.library.shelf import entries
from reader.store.annotations import annotation
from reader.store.journal import append
from reader.store.nouns import REFERENCE, write_row
from reader.store.rows import annotation_row, reference_row
from reader.tui.app import PostilApp

OPEN_SECONDS, KEY_SECONDS = 1.0, 0.05
TICK_SECONDS = 0.001
IDLE_TICKS = 30  # short ones after each other, after which a screen is done
PAGES = ["space"] * 60 + ["b"] * 20 + ["j"] * 20 + ["G", "g", "g", "space", "b"]
LISTS = {
    "shelf": ([], PAGES, ["/", *"article 7", "escape"]),
    "notebook": (["A"], PAGES, ["/", *"harvest", "enter", "escape", "O", "V", "V"]),
    "references": (["X"], PAGES, ["/", *"river", "enter", "escape"]),
    "history": (["g", "h"], PAGES, ["/", *"note", "enter", "escape"]),
}


class Watch:
    """Looks how long the program does not answer."""

    def __init__(self) -> None:
        self.longest, self.quiet = 0.0, 0

    async def look(self) -> None:
        """Look until cancelled."""
        while True:
            before = time.perf_counter()
            await asyncio.sleep(TICK_SECONDS)
            late = time.perf_counter() - before - TICK_SECONDS
            self.longest = max(self.longest, late)
            self.quiet = self.quiet + 1 if late < TICK_SECONDS else 0

    async def done(self) -> float:
        """Wait until nothing goes on any more; how long the longest wait in it was, in seconds."""
        self.quiet = 0
        while self.quiet < IDLE_TICKS:  # noqa: ASYNC110 - what is waited for is that nothing happens
            await asyncio.sleep(TICK_SECONDS)
        longest, self.longest = self.longest, 0.0
        return longest


def write(library: Library, references: int, changes: int) -> None:
    """References between annotations, and a journal of as many acts as changes."""
    rows = all_rows(library)
    with library.database.writing():
        for number in range(references):
            made = bench_notebook.NOON + timedelta(seconds=number)
            ends = (rows[number * 13 % len(rows)], rows[number * 29 % len(rows)])
            source, target = (Target(TargetKind.ANNOTATION, row.uid) for row in ends)
            record = Record(f"r{number:08}", "me", "here", made, made)
            reference = Reference(record, source, "see also", target)
            write_row(library.database, REFERENCE, record.uid, reference_row(reference))
        known = [annotation_row(each) for row in rows[:500] if (each := annotation(library.database, row.uid))]
        append(library.database, (_change(number, known[number % len(known)]) for number in range(changes)))


def _change(number: int, row: dict[str, object]) -> Change:
    at = bench_notebook.NOON + timedelta(seconds=number)
    after = {**row, "note": f"note {number}"}
    uid, act, key = f"c{number:08}", f"a{number:08}", str(row["uid"])
    return Change(uid, act, at, "here", "me", "changed note", "annotation", key, row, after)


async def measure(library: Library) -> bool:
    """Print what each list takes; whether all bars are kept."""
    app, is_kept = PostilApp(library), True
    print("milliseconds   open   done  stall   page p99  worst   other p99  worst")
    async with app.run_test(size=(120, 40)) as pilot:
        watch = Watch()
        looking = asyncio.create_task(watch.look())
        await pilot.pause()
        await watch.done()
        for name, (keys, pages, others) in LISTS.items():
            started = time.perf_counter()
            await pilot.press(*keys)
            shown = time.perf_counter() - started
            stall = await watch.done()
            done = time.perf_counter() - started
            turned, other = await pressed(pilot, watch, pages), await pressed(pilot, watch, others)
            figures = (shown, done, stall, _p99(turned), max(turned), _p99(other), max(other))
            a, b, c, d, e, f, g = (each * 1000 for each in figures)
            print(f"{name:<12} {a:6.0f} {b:6.0f} {c:6.0f}   {d:8.0f} {e:6.0f}   {f:9.0f} {g:6.0f}", flush=True)
            is_kept &= shown < OPEN_SECONDS and _p99(turned) < KEY_SECONDS
            if keys:
                await pilot.press("q")
        looking.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await looking
    return is_kept


async def pressed(pilot: Pilot[None], watch: Watch, keys: Sequence[str]) -> list[float]:
    """The longest wait that each key brought, in seconds."""
    found = []
    for key in keys:
        await pilot.press(key)
        found.append(await watch.done())
    return found


def _p99(took: Sequence[float]) -> float:
    return quantiles(took, n=100)[98] if len(took) > 1 else max(took, default=0.0)


def main() -> int:
    """Print the figures; 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, number in {"articles": 1_000, "annotations": 50_000, "references": 10_000, "changes": 100_000}.items():
        parser.add_argument(f"--{name}", type=int, default=number)
    asked = parser.parse_args()
    bench_notebook.ARTICLES, bench_notebook.ANNOTATIONS = asked.articles, asked.annotations
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "library"
        bench_notebook.lay(root)
        library = open_library(root, Folders(*(Path(folder) / name for name in ("config", "data", "cache", "state"))))
        bench_notebook.annotate_all(library)
        write(library, asked.references, asked.changes)
        entries(library)
        gc.collect()
        gc.disable()  # as the front door does; the program begins again once its first page is drawn
        is_kept = asyncio.run(measure(library))
        library.close()
    return 0 if is_kept else 1


if __name__ == "__main__":
    raise SystemExit(main())
