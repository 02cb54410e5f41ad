"""Opening an article with 10,000 annotations and 1,000 references, over the same article with none.

    python bench/bench_references.py [--annotations 10000] [--references 1000] [--runs 5]

Two articles of the same words: one carries everything, the other nothing. Measured are reading them
(`open_article`), finding and wording the references (`ends_in`, `others_told`), and opening them on the screen, until
the keys work and the references are drawn; in processor time, for the clock of a busy machine says little. Fails when
the screen takes over 100 ms more.
"""

import argparse
import asyncio
import gc
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

from reader.core.anchor import describe
from reader.core.annotation import Annotation
from reader.core.reference import Reference, Target, TargetKind, figure_target
from reader.core.span import Span
from reader.library.acting import act
from reader.library.folders import Folders
from reader.library.keeping import keep_article
from reader.library.library import Library, open_library
from reader.library.marking import figures_of
from reader.library.opening import open_article
from reader.library.shelf import Entry, resolve
from reader.library.shown_ends import ends_in, others_told
from reader.store.nouns import ANNOTATION, REFERENCE, write_row
from reader.store.rows import annotation_row, reference_row
from reader.tui.app import PostilApp
from reader.tui.screens.reading import ReadingScreen

LIMIT_SECONDS = 0.1
SENTENCE = "The river rose by over 30 centimetres and the bridge at Norholm was closed on Monday for 12 hours."
SIZE = (100, 40)


def main() -> int:
    """Measure, and say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--annotations", type=int, default=10_000)
    parser.add_argument("--references", type=int, default=1_000)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    gc.disable()  # as the program does
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        root = home / "library"
        _write_articles(root, asked.annotations)
        library = open_library(root, Folders(*(home / name for name in ("config", "data", "cache", "state"))))
        _mark(library, asked.annotations, asked.references)
        marked, bare = resolve(library, "marked"), resolve(library, "bare")
        for name, work in _parts(library):
            with_all, with_none = (_median(work, entry, asked.runs) for entry in (marked, bare))
            print(f"{name:30} {with_all * 1000:7.0f} ms, over {with_none * 1000:.0f} ms with none")
        costs = asyncio.run(_on_screen(library, marked, bare, asked.runs))
        library.close()
    for name, (with_all, with_none) in costs.items():
        print(f"{name:30} {with_all * 1000:7.0f} ms, over {with_none * 1000:.0f} ms with none")
    print(json.dumps({name: round((one - other) * 1000) for name, (one, other) in costs.items()}))
    return int(any(one - other > LIMIT_SECONDS for one, other in costs.values()))


def _write_articles(root: Path, annotations: int) -> None:
    (root / "articles").mkdir(parents=True)
    text = "\n\n".join(" ".join([SENTENCE] * 5) for _ in range(annotations // 5 + 1))
    for name in ("marked", "bare"):
        (root / "articles" / f"{name}.md").write_text(f"# {name}\n\n{text}\n", "utf-8")


def _mark(library: Library, annotations: int, references: int) -> None:
    """A highlight on each sentence, and references from every tenth of them to figures of the article."""
    opened = open_article(library, resolve(library, "marked"))
    document, entry = opened.document, opened.entry
    figures = figures_of(library, entry, document)
    starts = _starts(document.text, annotations)
    with act(library) as acting:
        keep_article(acting, entry, document)
        targets = []
        for number, start in enumerate(starts):
            anchor = describe(document, Span(start, start + 40))
            made = Annotation(acting.new_record(), entry.id, anchor, "important", "a note" if number % 7 == 0 else "")
            write_row(library.database, ANNOTATION, made.uid, annotation_row(made))
            targets.append(Target(TargetKind.ANNOTATION, made.uid))
        for number in range(references):
            figure = figure_target(entry.id, document.text_digest, figures[(number * 7) % len(figures)].span)
            source = targets[number * len(targets) // references]
            reference = Reference(acting.new_record(), source, "see also", figure)
            write_row(library.database, REFERENCE, reference.record.uid, reference_row(reference))


def _starts(text: str, count: int) -> list[int]:
    found, start = list[int](), text.find("The river")
    while start >= 0 and len(found) < count:
        found.append(start)
        start = text.find("The river", start + 1)
    return found


def _parts(library: Library) -> list[tuple[str, Callable[[Entry], object]]]:
    def told(entry: Entry) -> object:
        opened = open_article(library, entry)
        before = process_time()
        tied = ends_in(library, opened.entry, opened.document, opened.annotations)
        others_told(library, tied)
        return process_time() - before

    return [("open_article", lambda entry: open_article(library, entry)), ("ends_in, others_told", told)]


def _median(work: Callable[[Entry], object], entry: Entry, runs: int) -> float:
    times = []
    for _ in range(runs):
        before = process_time()
        own = work(entry)
        times.append(own if isinstance(own, float) else process_time() - before)
    return median(times)


async def _on_screen(library: Library, marked: Entry, bare: Entry, runs: int) -> dict[str, tuple[float, float]]:
    app = PostilApp(library)
    times: dict[str, list[float]] = {marked.id: [], bare.id: []}
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for _ in range(runs + 1):  # the first of each loads what the others have
            for entry in (marked, bare):
                before = process_time()
                app.read(entry)
                await pilot.pause()
                while not (isinstance(app.screen, ReadingScreen) and app.screen.hands):
                    await pilot.pause()
                times[entry.id].append(process_time() - before)
                app.leave()
                await pilot.pause()
    return {"on the screen": (median(times[marked.id][1:]), median(times[bare.id][1:]))}


if __name__ == "__main__":
    sys.exit(main())
