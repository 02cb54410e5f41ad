"""Exports of 10,000 annotations to every format that there is, by the clock and in the time of one core.

    python bench/bench_export.py [FORMAT…]

They lie on 200 articles whose figures are known, with notes, tags, links in notes, 1,000 references, and a card each,
every third a cloze of two; some articles were edited since. A format is written into an empty folder three times, by a
library that was just opened, and then once more, when nothing may be touched. Fails where the median of the times by
the clock is above the bar.
"""

import argparse
import gc
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median

from reader.core.anchor import describe
from reader.core.annotation import Annotation, Record
from reader.core.card import Card, CardKind
from reader.core.cloze import BLANK
from reader.core.outgoing import Wishes
from reader.core.reference import Reference, Target, TargetKind
from reader.core.segment import sentences
from reader.formats.outgoing.table import FORMATS, OutFormat
from reader.library.exporting.choosing import Choice
from reader.library.exporting.writing import Exported, export
from reader.library.folders import Folders
from reader.library.library import Library, open_library
from reader.library.marking import figures_of
from reader.library.opening import open_article
from reader.library.shelf import Entry, entries
from reader.store.articles import ArticleRow, article_row
from reader.store.cards import card_row
from reader.store.nouns import ANNOTATION, ARTICLE, CARD, REFERENCE, write_row
from reader.store.rows import annotation_row, reference_row
from reader.store.versions import keep_text

ARTICLES, OF_ARTICLE, REFERENCES, SENTENCES = 200, 50, 1_000, 60
CLOZES = 3  # every so many cards is a cloze
EDITED = 10  # every so many articles has a new sentence at its top since
TIMES, BAR_SECONDS = 3, 3.0
NOON = datetime(2025, 6, 2, 12, tzinfo=UTC)
LABELS = ("important", "evidence", "doubt", "question", "context", "")
RELATIONS = ("supports", "contradicts", "updates", "see also")
WORDS = (
    "river", "bridge", "council", "letter", "engineer", "harvest", "winter", "railway", "budget", "hospital", "teacher",
    "minister",
)  # fmt: skip


def text_of(article: int) -> str:
    """An article in paragraphs of ten sentences, each of them with a figure and a date, as news have them."""
    said = [
        f"As {spelled(place)} of {spelled(article)} says, *{place * 7 + article:,}* of the "
        f"{WORDS[(place + article) % 12]}s and the {WORDS[place % 7]} went “home” [again] on Monday."
        for place in range(SENTENCES)
    ]
    return "\n\n".join(" ".join(said[start : start + 10]) for start in range(0, SENTENCES, 10))


def spelled(number: int) -> str:
    """A number as a word that is no figure."""
    return "".join("abdegiklmn"[int(digit)] + "o" for digit in str(number))


def lay(root: Path, *, edited: bool = False) -> None:
    """Write the articles; edited, some of them."""
    (root / "articles").mkdir(parents=True, exist_ok=True)
    day = date(2024, 1, 1)
    for number in range(ARTICLES):
        head = (
            f"---\ntitle: Article {number}, on the {WORDS[number % 12]}\nauthor: Ann Reed; Ben Ode\nsource: The Gauge\n"
            f"url: https://gauge.org/{number}\npublished: {day + timedelta(days=number)}\nlanguage: en\n---\n"
        )
        top = "It was written anew.\n\n" if edited and number % EDITED == 0 else ""
        (root / "articles" / f"a{number:05}.md").write_text(f"{head}\n{top}{text_of(number)}\n")


def annotate_all(library: Library) -> None:
    """Write annotations and references straight into the tables."""
    with library.database.writing():
        uids = [uid for number, entry in enumerate(entries(library)) for uid in annotate_one(library, entry, number)]
        for number in range(REFERENCES):
            ends = [Target(TargetKind.ANNOTATION, uids[place % len(uids)]) for place in (number * 7, number * 13 + 1)]
            record = Record(f"r{number:08}", "me", "here", NOON, NOON)
            each = Reference(record, ends[0], RELATIONS[number % 4], ends[1])
            write_row(library.database, REFERENCE, record.uid, reference_row(each))


def annotate_one(library: Library, entry: Entry, number: int) -> list[str]:
    """Annotate an article; the ids."""
    document = open_article(library, entry).document
    row = ArticleRow(
        Record(entry.id, "me", "here", NOON, NOON),
        f"articles/{entry.path.name}",
        entry.article,
        entry.source_digest,
        document.text_digest,
    )
    write_row(library.database, ARTICLE, entry.id, article_row(row))
    keep_text(library.database, entry.id, document.text_digest, document.text, NOON)
    spans = [span for block in range(len(document.blocks)) for span in sentences(document, block)]
    made = []
    for place in range(OF_ARTICLE):
        each = number * OF_ARTICLE + place
        at = NOON + timedelta(seconds=each)
        note = f"A note on {WORDS[each % 12]}, number {each}.\n\n- *one*\n- two" if each % 3 == 0 else ""
        note += f" See [[article:{entry.id}|{entry.article.title}]]." if each % 30 == 0 else ""
        tags = tuple(f"theme {tag}/part" for tag in range(each % 7, each % 7 + each % 3))
        record = Record(f"n{each:08}", "me", "here", at, at)
        annotation = Annotation(record, entry.id, describe(document, spans[place]), LABELS[each % 6], note, tags)
        write_row(library.database, ANNOTATION, annotation.uid, annotation_row(annotation))
        for card in cards_of(annotation, each):
            write_row(library.database, CARD, card.uid, card_row(card))
        made.append(annotation.uid)
    return made


def cards_of(annotation: Annotation, number: int) -> Iterator[Card]:
    """The card of an annotation, or its two."""
    quote = annotation.anchor.exact if annotation.anchor else ""
    figure = max(re.findall(r"\d[\d,]*", quote), key=len, default="once")
    after = quote.rpartition(" ")[2]
    asked = quote.replace(figure, BLANK, 1), figure
    count, kind = 1, CardKind.FIGURE
    if number % CLOZES == 0:
        asked, count, kind = (
            (f"{{{{c1::{figure}::how many}}}} {{{{c2::{after}}}}}", "In the spring."),
            2,
            CardKind.CLOZE,
        )
    for cloze in range(1, count + 1):
        record = replace(annotation.record, uid=f"k{number:08}{cloze}")
        yield Card(record, annotation.uid, f"f{number:08}", kind, *asked, cloze=cloze if count > 1 else 0)


def exported(root: Path, folders: Folders, chosen: OutFormat, place: Path) -> tuple[float, float, Exported]:
    """An export by a library that was just opened: seconds by the clock and of one core, and what came of it."""
    library = open_library(root, folders)
    gc.collect()
    clock, core = time.perf_counter(), time.process_time()
    found = export(library, Choice(), chosen.name, place, Wishes())
    clock, core = time.perf_counter() - clock, time.process_time() - core
    library.close()
    return clock, core, found


def measured(root: Path, folders: Folders, chosen: OutFormat, out: Path) -> float:
    """The median of the seconds by the clock of a format, after a line that tells of it."""
    runs = []
    for number in range(TIMES):
        place = out / f"{chosen.name}{number}"
        place.mkdir()
        runs.append(exported(root, folders, chosen, place))
    again = exported(root, folders, chosen, place)
    files, touched = len(runs[0][2].written), len(again[2].written)
    clock, core = median(run[0] for run in runs), median(run[1] for run in runs)
    size = sum(path.stat().st_size for path in place.rglob("*") if path.is_file())
    print(
        f"{chosen.name:14} {clock:6.2f} s {core:6.2f} s of a core, {files:4} files {size / 1e6:6.1f} MB;"
        f" again {again[0]:6.2f} s, {touched} touched{'  ABOVE THE BAR' * (clock > BAR_SECONDS)}",
        flush=True,
    )
    return clock


def main() -> int:
    """Make the library, export it, and say how long it took."""
    gc.disable()  # as the front door of the program does
    parser = argparse.ArgumentParser()
    parser.add_argument("formats", nargs="*")
    wanted = parser.parse_args().formats
    with tempfile.TemporaryDirectory() as folder:
        root, out = Path(folder, "library"), Path(folder, "out")
        folders = Folders(*(Path(folder, name) for name in ("config", "data", "cache", "state")))
        out.mkdir()
        lay(root)
        library = open_library(root, folders)
        annotate_all(library)
        lay(root, edited=True)
        for entry in entries(library):  # as after `reader index`
            figures_of(library, entry, open_article(library, entry).document)
        library.close()
        took = [measured(root, folders, each, out) for each in FORMATS if not wanted or each.name in wanted]
    print(f"{ARTICLES * OF_ARTICLE:,} annotations; the bar is {BAR_SECONDS} s by the clock")
    return 1 if max(took) > BAR_SECONDS else 0


if __name__ == "__main__":
    sys.exit(main())
