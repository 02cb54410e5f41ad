"""Search of 100,000 sections and 50,000 annotations: first results as you type, and ranked ones with snippets.

    python bench/bench_search.py [--keep FOLDER]

Makes a library of 10,000 articles, indexes it as `reader search` does, and asks what is typed key by key: words that
stand everywhere, rare ones, phrases, beginnings of one letter and more, qualifiers. With `--keep` the library stays in
the folder, and is found there the next time.
"""

import argparse
import gc
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, pairwise
from pathlib import Path

from reader.core.anchor import describe
from reader.core.annotation import Annotation, Record
from reader.core.document import Document
from reader.core.slices import at_once
from reader.core.span import Span
from reader.library.folders import Folders
from reader.library.library import DATABASE, Library, open_library
from reader.library.opening import open_article
from reader.library.searching import Search
from reader.library.shelf import Entry, bare_entries
from reader.store.articles import ArticleRow, article_row
from reader.store.nouns import ANNOTATION, ARTICLE, write_row
from reader.store.rows import annotation_row
from reader.store.versions import keep_text

ARTICLES, SECTIONS, ANNOTATIONS = 10_000, 10, 50_000  # sections of an article
SECTION_WORDS, VOCABULARY = 120, 60_000
NOON = datetime(2025, 6, 2, 12, tzinfo=UTC)
SYLLABLES = "ra ti no ve ste con mi ter al pro pre in de re com ka lo ma su per tra ne bo li da sha ex or um est"
LABELS = ("important", "evidence", "doubt", "question", "context", "")
SELDOM = 100_000  # collections of young objects, before all that is kept is looked through
FIRST_BAR, RANKED_BAR = 20, 50  # milliseconds, of 99 in 100 keys


class Words:
    """Made words, few of them common, as in any language."""

    def __init__(self, seed: int) -> None:
        self.random, syllables = random.Random(0), SYLLABLES.split()  # noqa: S311 no secret
        found: dict[str, None] = {}
        while len(found) < VOCABULARY:
            found["".join(self.random.choices(syllables, k=self.random.choice((1, 2, 2, 3, 3, 4))))] = None
            found[f"{self.random.choice(syllables)}{len(found)}"] = None
        self.every = list(found)
        self._weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(self.every))))
        self.random.seed(seed)

    def said(self, count: int) -> str:
        """So many words."""
        return " ".join(self.random.choices(self.every, cum_weights=self._weights, k=count))


def lay(root: Path, words: Words) -> None:
    """Write the articles."""
    (root / "articles").mkdir(parents=True)
    for number in range(ARTICLES):
        day = date(2000, 1, 1) + timedelta(days=number % 9_000)
        head = f"---\ntitle: {words.said(7)}\nauthor: Author {number % 100}\npublished: {day}\n---\n"
        parts = [f"## {words.said(4)}\n\n{words.said(SECTION_WORDS)}.\n" for _ in range(SECTIONS)]
        (root / "articles" / f"a{number:05}.md").write_text(head + "\n" + "\n".join(parts))


def annotate_all(library: Library, words: Words) -> None:
    """Write annotations straight into the tables, five on each article."""
    made = 0
    with library.database.writing():
        for entry in at_once(bare_entries(library)):
            document = open_article(library, entry).document
            record = Record(entry.id, "bench", "desk", NOON, NOON)
            path = f"articles/{entry.path.name}"
            row = ArticleRow(record, path, entry.article, entry.source_digest, document.text_digest)
            write_row(library.database, ARTICLE, entry.id, article_row(row))
            keep_text(library.database, entry.id, document.text_digest, document.text, NOON)
            for place in range(ANNOTATIONS // ARTICLES):
                annotation = annotated(entry, document, words, made, document.text.index(" ", place * 700))
                write_row(library.database, ANNOTATION, annotation.uid, annotation_row(annotation))
                made += 1


def annotated(entry: Entry, document: Document, words: Words, number: int, start: int) -> Annotation:
    """An annotation."""
    span = Span(start + 1, document.text.index(" ", start + 120))
    tags = (f"theme {number % 60}/part {number % 7}",) if number % 3 else ()
    record = Record(f"n{number:07}", "bench", "desk", NOON, NOON)
    note = words.said(20) if number % 2 else ""
    return Annotation(record, entry.id, describe(document, span), LABELS[number % 6], note, tags)


def typed(words: Words) -> Iterator[str]:
    """What is in the line after each key."""
    common, middling, rare = words.every[:50], words.every[200:2_000], words.every[20_000:]
    pick = words.random.choice
    for _ in range(40):
        for whole in (
            pick(common),
            f"{pick(common)} {pick(common)}",
            f"{pick(common)} {pick(middling)} {pick(common)}",
            f"{pick(middling)} {pick(rare)}",
            f'"{pick(common)} {pick(common)}"',
            f"{pick(common)} -{pick(common)}",
        ):
            yield from (whole[:end] for end in range(1, len(whole) + 1))
    for _ in range(20):
        tag = f'tag:"theme {words.random.randrange(60)}"'
        yield from (
            f"has:note {pick(common)}",
            f"label:doubt {pick(middling)}",
            tag,
            f"{tag} {pick(common)}",
            f"by:author {pick(common)}",
            f"after:2010 before:2012-06 {pick(common)}",
            f"in:{pick(middling)} {pick(common)}",
            f"-{pick(common)} -has:note",
        )


def measure(search: Search, words: Words) -> bool:
    """Ask everything; whether both bars are kept in the time of one core."""
    took: dict[str, list[tuple[float, float]]] = {"first results": [], "ranked, with snippets": [], "longest slice": []}
    for text in typed(words):
        marks = [(time.perf_counter(), time.process_time())]
        first = 0
        for answer in search.answering(text, typing=True):
            marks.append((time.perf_counter(), time.process_time()))
            first = first or (len(marks) - 1 if answer is not None else 0)
        marks.append((time.perf_counter(), time.process_time()))
        took["first results"].append(between(marks[0], marks[first or -1]))
        took["ranked, with snippets"].append(between(marks[0], marks[-1]))
        took["longest slice"].append(max(between(before, after) for before, after in pairwise(marks)))
    print(
        f"{len(took['longest slice']):,} keys: median, p99, worst in milliseconds by the clock; p99 of one core's time"
    )
    cores = []
    for name, found in took.items():
        clock, core = ([pair[place] for pair in found] for place in (0, 1))
        cores.append(statistics.quantiles(core, n=100)[98])
        p99 = statistics.quantiles(clock, n=100)[98]
        print(f"{name:<22} {statistics.median(clock):6.1f} {p99:6.1f} {max(clock):6.1f}; {cores[-1]:6.1f}")
    return cores[0] < FIRST_BAR and cores[1] < RANKED_BAR


def between(before: tuple[float, float], after: tuple[float, float]) -> tuple[float, float]:
    """Milliseconds by the clock and of one core."""
    return (after[0] - before[0]) * 1000, (after[1] - before[1]) * 1000


def main() -> int:
    """Print the figures; 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, help="where the library lies, or is to lie")
    kept = parser.parse_args().keep
    with tempfile.TemporaryDirectory() as folder:
        base = kept or Path(folder)
        root, words = base / "library", Words(1)
        is_new = not root.exists()
        if is_new:
            lay(root, words)
        library = open_library(root, Folders(*(base / name for name in ("config", "data", "cache", "state"))))
        if is_new:
            annotate_all(library, words)
        with Search(library) as search:
            for name in ("index", "nothing new"):
                started, longest, before = time.perf_counter(), 0.0, time.perf_counter()
                for _ in search.refresh():
                    now = time.perf_counter()
                    longest, before = max(longest, now - before), now
                seconds = time.perf_counter() - started
                print(f"{name}: {seconds:.1f} s, longest slice {longest * 1000:.0f} ms")
            size = sum(each.stat().st_size for each in (base / "cache").glob("search-*"))
            print(f"index {size / 1e6:.0f} MB, {DATABASE} {(root / DATABASE).stat().st_size / 1e6:.0f} MB")
            gc.freeze()  # as the program does once its first page is drawn
            gc.set_threshold(*gc.get_threshold()[:2], SELDOM)
            is_kept = measure(search, Words(2))
        library.close()
    return 0 if is_kept else 1


if __name__ == "__main__":
    raise SystemExit(main())
