"""How long a census of a large library takes, its longest slice, what joining its names and renaming one cost.

Run `python bench/bench_census.py [ARTICLES …]`; it makes libraries of 1,000 and 10,000 articles whose names are kept,
in a temporary folder. No model is needed, and none is run.
"""

import random
import sys
import tempfile
import time
import tracemalloc
from collections import Counter
from collections.abc import Generator, Iterator
from itertools import accumulate
from pathlib import Path
from typing import TypeVar

from reader.core.entity import EntityKey, EntityKind, Mention
from reader.core.settings import Settings
from reader.core.span import Span
from reader.library.census import counting
from reader.library.correcting import rename
from reader.library.folders import Folders
from reader.library.joining import joining
from reader.library.library import Library, open_library
from reader.library.marking import keep_entities, present_engine
from reader.library.opening import open_article
from reader.library.shelf import entries
from reader.library.summaries import named_in

SIZES = (1_000, 10_000)
NAMED = 40  # names in an article, half of the persons by their surname, too
KINDS = (EntityKind.PERSON,) * 5 + (EntityKind.ORGANISATION,) * 2 + (EntityKind.PLACE,) * 2 + (EntityKind.GROUP,)
SYLLABLES = "ba co di fe gu ha ji ko le mu na or pe qui ro sa to ul ve wo xi ya zu bren dorf kin stad".split()  # noqa: SIM905 a line of words reads better
HEAD = "articles  entities  first s  again s  slice ms  joining s  slice ms  over the shelf  rename ms  kept MB"

Made = TypeVar("Made")


def main() -> int:
    """Measure and print."""
    print(HEAD)
    for size in [int(word) for word in sys.argv[1:]] or SIZES:
        with tempfile.TemporaryDirectory(prefix="census") as folder:
            _measure(Path(folder), size)
    return 0


def _measure(folder: Path, size: int) -> None:
    library = _made(folder, size)
    entries(library)  # so that every file was seen
    first, _, _ = _timed(counting(library))
    again, longest, census = _timed(counting(library))
    began = time.perf_counter()
    entries(library)
    shelf = time.perf_counter() - began
    joins, longest_join, _ = _timed(joining(_articles_of(library)))
    entities = len(census.entities)
    began = time.perf_counter()
    rename(library, next(iter(census.entities)), "Otherwise")
    renaming = time.perf_counter() - began
    del census
    tracemalloc.start()
    _, _, held = _timed(counting(library))
    memory = tracemalloc.get_traced_memory()[0] if held else 0
    tracemalloc.stop()
    print(
        f"{size:>8,}  {entities:>8,}  {first:>7.2f}  {again:>7.2f}  {longest * 1000:>8.0f}  {joins:>9.2f}"
        f"  {longest_join * 1000:>8.0f}  {again / shelf:>14.1f}  {renaming * 1000:>9.0f}  {memory / 1e6:>7.1f}",
        flush=True,
    )
    library.close()


def _timed(work: Generator[object, None, Made]) -> tuple[float, float, Made]:
    """How long work takes, and its longest slice, in seconds; and what comes of it."""
    began = last = time.perf_counter()
    longest = 0.0
    while True:
        try:
            next(work)
        except StopIteration as done:
            now = time.perf_counter()
            made: Made = done.value
            return now - began, max(longest, now - last), made
        now = time.perf_counter()
        longest, last = max(longest, now - last), now


def _articles_of(library: Library) -> Counter[EntityKey]:
    engine = present_engine(library)
    named = (named_in(library, entry, engine) or () for entry in entries(library))
    return Counter(key for each in named for key in {one.key for one in each})


def _made(folder: Path, size: int) -> Library:
    """A library of articles that name made-up people, organisations and places, a few of them often."""
    chance = random.Random(7)  # noqa: S311 the same library each time, and no secret
    articles = folder / "library" / "articles"
    articles.mkdir(parents=True)
    model = folder / "model"
    model.mkdir()
    (model / "config.cfg").touch()
    every = list(_names(chance, size))
    weights = list(accumulate(1 / rank for rank in range(1, len(every) + 1)))
    told = {}
    for number in range(size):
        text, mentions = _told(chance, chance.choices(every, cum_weights=weights, k=NAMED))
        told[f"a{number}"] = mentions
        day = f"20{number % 20 + 5:02}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        (articles / f"a{number}.txt").write_text(f"---\ntitle: Article {number}\npublished: {day}\n---\n{text}\n")
    places = Folders(*(folder / name for name in ("config", "data", "cache", "state")))
    library = open_library(folder / "library", places, settings=Settings(model=str(model)))
    for entry in entries(library):
        keep_entities(library, open_article(library, entry).document, present_engine(library), told[entry.path.stem])
    return library


def _names(chance: random.Random, size: int) -> Iterator[tuple[str, EntityKind]]:
    """Different names, more of them in a larger library."""
    for _ in range(200 + size * 2):
        kind = chance.choice(KINDS)
        words = 2 if kind is EntityKind.PERSON else chance.randint(1, 3)
        yield " ".join(_word(chance) for _ in range(words)), kind


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).title()


def _told(chance: random.Random, named: list[tuple[str, EntityKind]]) -> tuple[str, list[Mention]]:
    """A text that names these, persons by their surname alone every other time."""
    pieces, mentions, at = list[str](), list[Mention](), 0
    for name, kind in named:
        for surface in (name, name.split()[-1] if kind is EntityKind.PERSON else name):
            before = "In those days they said that "
            start = at + len(before)
            said = chance.choice(("", "", "Mayor"))
            mentions.append(Mention(Span(start, start + len(surface)), kind, name, "", said))
            pieces.append(f"{before}{surface} was there. ")
            at += len(pieces[-1])
    return "".join(pieces), mentions


if __name__ == "__main__":
    sys.exit(main())
