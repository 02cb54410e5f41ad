"""The notebook with 50,000 annotations: until it is there, and the longest step that a key may wait for.

    python bench/bench_notebook.py

Then what 10,000 annotations on an article cost when it is opened, over one as long with none, and what acts on many
cost.
"""

import asyncio
import gc
import tempfile
import time
from collections.abc import Callable, Generator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from textual.pilot import Pilot

from reader.core.anchor import describe
from reader.core.annotation import Annotation, Record
from reader.core.segment import sentences
from reader.library.bulk import add_tags
from reader.library.folders import Folders
from reader.library.library import Library, open_library
from reader.library.notebook import Row, all_rows, gathering
from reader.library.opening import annotations_of, open_article
from reader.library.shelf import Entry, entries
from reader.library.sifting import Names, sifting
from reader.library.tags import rename_tag, tag_names
from reader.library.wishing import Order, read_wish
from reader.store.articles import ArticleRow, article_row
from reader.store.nouns import ANNOTATION, ARTICLE, write_row
from reader.store.rows import annotation_row
from reader.store.versions import keep_text
from reader.tui.app import PostilApp
from reader.tui.garbage import YOUNG_MAX
from reader.tui.reading import strata

ARTICLES, ANNOTATIONS, MANY = 1_000, 50_000, 10_000
SENTENCES = 60  # of an ordinary article
NOON = datetime(2025, 6, 2, 12, tzinfo=UTC)
LABELS = ("important", "evidence", "doubt", "question", "context", "")
TAGS = tuple(f"theme {number}/part {number % 7}" for number in range(60))
WORDS = (
    "river", "bridge", "council", "letter", "engineer", "harvest", "winter", "railway", "budget", "hospital", "teacher",
    "minister",
)  # fmt: skip
TITLE = "Long article"
TIMES = 3

Made = TypeVar("Made")


def text_of(article: int, count: int) -> str:
    """An article of so many sentences, in paragraphs of ten."""
    said = [
        f"Sentence {place} of {article} says that the {WORDS[(place + article) % 12]} of the {WORDS[place % 7]} went."
        for place in range(count)
    ]
    return "\n\n".join(" ".join(said[start : start + 10]) for start in range(0, count, 10))


def lay(root: Path) -> None:
    """Write the articles; the first is long, and the second as long."""
    (root / "articles").mkdir(parents=True)
    day = date(2020, 1, 1)
    for number in range(ARTICLES):
        text = text_of(number, SENTENCES if number > 1 else MANY)
        title = f"Article {number}" if number else TITLE
        head = f"---\ntitle: {title}\npublished: {day + timedelta(days=number)}\n---\n"
        (root / "articles" / f"a{number:05}.md").write_text(f"{head}\n{text}\n")


def annotate_all(library: Library) -> None:
    """Write annotations straight into the tables: 10,000 on the first article, 40 on most others."""
    left = ANNOTATIONS
    with library.database.writing():
        for number, entry in enumerate(entries(library)):
            if number != 1 and left:
                share = MANY if number == 0 else min(left, (ANNOTATIONS - MANY) // (ARTICLES - 2) + 1)
                annotate_one(library, entry, share, ANNOTATIONS - left)
                left -= share


def annotate_one(library: Library, entry: Entry, count: int, first: int) -> None:
    """Write so many annotations on an article, each on a sentence of its own as long as there are any."""
    document = open_article(library, entry).document
    record = Record(entry.id, "me", "here", NOON, NOON)
    row = ArticleRow(record, f"articles/{entry.path.name}", entry.article, entry.source_digest, document.text_digest)
    write_row(library.database, ARTICLE, entry.id, article_row(row))
    keep_text(library.database, entry.id, document.text_digest, document.text, NOON)
    spans = [span for number in range(len(document.blocks)) for span in sentences(document, number)]
    for number in range(first, first + count):
        made = NOON + timedelta(seconds=number)
        record = Record(f"n{number:08}", "me", "here", made, made)
        note = f"A note on {WORDS[number % 12]}, number {number}." if number % 3 == 0 else ""
        tags = TAGS[number % 60 : number % 60 + number % 3]
        anchor = describe(document, spans[(number - first) % len(spans)])
        each = Annotation(record, entry.id, anchor, LABELS[number % 6], note, tags)
        write_row(library.database, ANNOTATION, each.uid, annotation_row(each))


def stepped(steps: Generator[object, None, Made]) -> tuple[float, float, Made]:
    """The longest step and the whole, in milliseconds, and what comes of it."""
    longest, started = 0.0, time.perf_counter()
    before = started
    while True:
        try:
            next(steps)
        except StopIteration as done:
            now = time.perf_counter()
            return max(longest, now - before) * 1000, (now - started) * 1000, done.value
        now = time.perf_counter()
        longest, before = max(longest, now - before), now


def best(work: Callable[[], object], times: int = 3) -> float:
    """The shortest time of several, in milliseconds."""
    took = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        took.append(time.perf_counter() - started)
    return min(took) * 1000


def first_rows(library: Library) -> float:
    """Milliseconds until there is something to show."""
    started = time.perf_counter()
    for found in gathering(library):
        if found:
            break
    return (time.perf_counter() - started) * 1000


def tell_notebook(library: Library) -> None:
    """Print what the list costs."""
    print(f"first rows after {first_rows(library):6.1f} ms")
    longest, whole, rows = stepped(gathering(library))
    print(f"{'all rows':<22} {len(rows):>6,}        longest step {longest:6.1f} ms  in all {whole:7.1f} ms")
    labels = [label.name for label in library.codebook.labels]
    for typed, order in (
        ("", Order.READING),
        ("harvest", Order.READING),
        ("harvest winter", Order.READING),
        ("label:doubt has:note", Order.READING),
        ('tag:"theme 7"', Order.READING),
        ("after:2021-06 before:2022", Order.READING),
        ("", Order.NEWEST),
        ("", Order.LABEL),
        ("", Order.TAG),
    ):
        tell_sifted(rows, typed, order, labels)


def tell_sifted(rows: list[Row], typed: str, order: Order, labels: list[str]) -> None:
    """Print what a filter costs."""
    longest, whole, page = stepped(sifting(rows, read_wish(typed, order), labels, Names()))
    print(f"{typed or order:<26} {page.count:>6,} rows  longest step {longest:6.1f} ms  in all {whole:7.1f} ms")


async def tell_opening(library: Library) -> None:
    """Print how long it takes until an article is drawn and its keys work."""
    long, bare, other = entries(library)[:3]
    app = PostilApp(library, open_article(library, other))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(1)
        gc.collect()
        gc.freeze()
        for words, entry in ((f"{MANY:,} annotations", long), ("none", bare)):
            took = min([await opened(app, pilot, entry) for _ in range(TIMES)])
            print(f"an article of {MANY:,} sentences with {words:<18} {took:6.1f} ms")


async def opened(app: PostilApp, pilot: Pilot[None], entry: Entry) -> float:
    """Milliseconds of this process until an article is drawn and nothing more is to be done."""
    started = time.process_time()
    app.read(entry)
    await pilot.pause()
    took = time.process_time() - started
    app.pop_screen()
    await pilot.pause()
    return took * 1000


def tell_reading(library: Library) -> None:
    """Print what reading the annotations of an article costs, and what is laid over its text for them."""
    entry = entries(library)[0]
    document, book = open_article(library, entry).document, library.codebook
    held = annotations_of(library, entry, document)
    print(f"read 10,000 annotations    {best(lambda: annotations_of(library, entry, document)):6.1f} ms")
    print(f"their layer                {best(lambda: strata.annotation_layer(held, book)):6.1f} ms")
    print(f"where they overlap         {best(lambda: strata.overlap_layer(held)):6.1f} ms")
    print(f"their signs                {best(lambda: strata.gutter_signs(held, book)):6.1f} ms")


def tell_changes(library: Library) -> None:
    """Print what acts on many cost."""
    rows = all_rows(library)[:1000]
    started = time.perf_counter()
    add_tags(library, [row.uid for row in rows], ["many"])
    print(f"tag 1,000 annotations      {(time.perf_counter() - started) * 1000:6.1f} ms")
    started = time.perf_counter()
    changed = rename_tag(library, "theme 7", "subject 7")
    print(f"rename a tag on {changed:,}      {(time.perf_counter() - started) * 1000:6.1f} ms")
    print(f"tags, the most used first  {best(lambda: tag_names(library)):6.1f} ms")


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "library"
        lay(root)
        library = open_library(root, Folders(*(Path(folder) / name for name in ("config", "data", "cache", "state"))))
        annotate_all(library)
        gc.collect()
        gc.freeze()  # as the program does once its first page is drawn
        gc.set_threshold(YOUNG_MAX)
        tell_notebook(library)
        tell_reading(library)
        asyncio.run(tell_opening(library))
        tell_changes(library)
        library.close()


if __name__ == "__main__":
    main()
