"""An import of 50,000 records into a library of 200 articles: planned, carried out, planned again, taken back.

    python bench/bench_import.py

Of each hundred records, 80 stand word for word in their article, 10 in nearly the same words, 5 are of an article that
is not there, and 5 stand nowhere. In the time of one core, and over annotations that are made in acts of their own.
"""

import argparse
import gc
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from reader.core.incoming import About, Incoming
from reader.core.span import Span
from reader.library.annotating import annotate
from reader.library.folders import Folders
from reader.library.importing.carrying_out import carry_out, said
from reader.library.importing.outcomes import outcomes
from reader.library.importing.planned import Given
from reader.library.library import Library, open_library
from reader.library.opening import open_article
from reader.library.shelf import entries
from reader.library.undoing import redo, undo

ARTICLES, SENTENCES, ONE_BY_ONE = 200, 120, 200
NOON = datetime(2025, 6, 2, 12, tzinfo=UTC)
WORDS = (
    "river", "bridge", "council", "letter", "engineer", "harvest", "winter", "railway", "budget", "hospital", "teacher",
    "minister",
)  # fmt: skip

Made = TypeVar("Made")


def sentence(article: int, place: int) -> str:
    """One that stands once, and of which no other has half of the words."""
    number = (article * SENTENCES + place) * 7919
    said_ = [name(number // (part + 1) * 31 + part * 977) for part in range(7)]
    return f"The {WORDS[place % 12]} of {said_[0]} says that {' '.join(said_[1:])} went."


def name(number: int) -> str:
    """A word for a number up to ten thousand."""
    syllables = ("ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu")
    return "".join(syllables[int(digit)] for digit in f"{number % 9973:04}")


def lay(root: Path) -> None:
    """Write the articles."""
    (root / "articles").mkdir(parents=True)
    for number in range(ARTICLES):
        said_ = [sentence(number, place) for place in range(SENTENCES)]
        text = "\n\n".join(" ".join(said_[start : start + 10]) for start in range(0, SENTENCES, 10))
        (root / "articles" / f"a{number:05}.md").write_text(f"---\ntitle: Article {number}\n---\n\n{text}\n")


def record(number: int) -> Incoming:
    """One of them."""
    article, place = number % ARTICLES, number // ARTICLES % SENTENCES
    kind, quote = number // 7 % 100, sentence(article, place)
    title = f"Article {article}"
    if kind >= 95:
        quote = f"What {number} has to say of nothing that is there, nobody will ever have read before."
    elif kind >= 90:
        title = f"Missing {number % 40}"
    elif kind >= 80:
        quote = quote.replace("says that", "tells us")
    return Incoming(number + 1, str(number), About(title), quote, note=f"note {number}" * (number % 3), created=NOON)


def timed(work: Callable[[], Made]) -> tuple[Made, float]:
    """What came out, and the seconds of the processor that it took."""
    gc.collect()
    start = time.process_time()
    made = work()
    return made, time.process_time() - start


def one_by_one(library: Library) -> float:
    """Seconds for an annotation that is made in an act of its own."""
    entry = entries(library)[0]
    document = open_article(library, entry).document
    _, seconds = timed(lambda: [annotate(library, entry, document, Span(at, at + 5)) for at in range(ONE_BY_ONE)])
    return seconds / ONE_BY_ONE


def main() -> None:
    """Measure, and say it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--records", type=int, default=50_000)
    count = parser.parse_args().records
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "library"
        lay(root)
        library = open_library(root, Folders(*(Path(folder) / name for name in ("config", "data", "cache", "state"))))
        entries(library)
        given = [Given("file", "bench", record(number)) for number in range(count)]
        plan, planning = timed(lambda: outcomes(library, given))
        print(f"{said(plan.counts)}")
        _, carrying = timed(lambda: carry_out(library, plan))
        again, looking = timed(lambda: outcomes(library, given))
        if again.writes:
            sys.exit("the second import would write something")
        _, taking = timed(lambda: undo(library))
        _, doing = timed(lambda: redo(library))
        one = one_by_one(library)
        library.close()
    steps = {"planned": planning, "carried out": carrying, "again": looking, "undone": taking, "redone": doing}
    for what, seconds in steps.items():
        each = seconds / count
        print(f"{what:12} {seconds:6.1f} s, {each * 1000:.3f} ms a record, {each / one:.3f} of an act of its own")


if __name__ == "__main__":
    main()
