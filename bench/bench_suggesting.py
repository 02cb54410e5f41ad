"""How long it takes to find passages worth linking with one, in a library of 1,000 articles.

    python bench/bench_suggesting.py [ARTICLES]

The articles are made of words as unevenly used as those of a language, with names kept as if a model had found them.
"""

import gc
import random
import sys
import tempfile
import time
from collections.abc import Generator, Iterator
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TypeVar

from reader.core.entity import EntityKind, Mention
from reader.core.segment import sentences
from reader.core.settings import Settings
from reader.core.span import Span
from reader.library.census import take_census
from reader.library.folders import Folders
from reader.library.ledger import take_ledger
from reader.library.library import Library, open_library
from reader.library.marking import keep_entities, present_engine
from reader.library.opening import open_article
from reader.library.said_where import gathering
from reader.library.shelf import entries
from reader.library.suggesting import focus_on, suggest

ARTICLES, SENTENCES, WORDS, NAMES = 1000, 40, 30_000, 2000
ASKED = 300  # passages
LETTERS = "abcdefghijklmnoprstuvz"
Made = TypeVar("Made")


def main() -> int:
    """Measure and print."""
    size = int(sys.argv[1]) if sys.argv[1:] else ARTICLES
    with tempfile.TemporaryDirectory(prefix="suggesting") as folder:
        library = _made(Path(folder), size)
        gc.disable()  # as the screen does while it goes through the library
        first, longest, _ = _timed(gathering(library))
        again, longest_again, where = _timed(gathering(library))
        print(f"{size} articles of {SENTENCES} sentences: gathered in {first:.1f} s, slices up to {longest:.0f} ms")
        print(f"gathered again in {again:.2f} s, slices up to {longest_again:.0f} ms")
        ledger = take_ledger(library)
        bits, found = random.Random(2), 0  # noqa: S311 no secret
        waits: list[float] = []
        for entry in bits.sample(entries(library), min(ASKED, size)):
            opened = open_article(library, entry)
            index = bits.randrange(1, len(opened.document.blocks)) if len(waits) % 2 else 1
            span = sentences(opened.document, index)[0]
            began = time.perf_counter()
            focus = focus_on(library, opened.entry, opened.document, span)
            found += bool(suggest(library, where, ledger, focus))
            waits.append((time.perf_counter() - began) * 1000)
        library.close()
    waits.sort()
    print(f"one passage: {waits[len(waits) // 2]:.1f} ms in the middle, {waits[len(waits) * 99 // 100]:.1f} ms at p99")
    print(f"{found} of {len(waits)} passages have suggestions")
    return 0


def _timed(work: Generator[object, None, Made]) -> tuple[float, float, Made]:
    """Seconds in all, milliseconds of the longest step, and what was made."""
    began, longest = time.perf_counter(), 0.0
    while True:
        step = time.perf_counter()
        try:
            next(work)
        except StopIteration as done:
            made: Made = done.value
            return time.perf_counter() - began, longest, made
        longest = max(longest, (time.perf_counter() - step) * 1000)


def _made(folder: Path, size: int) -> Library:
    (folder / "library" / "articles").mkdir(parents=True)
    (folder / "told").mkdir()
    (folder / "told" / "config.cfg").touch()
    folders = Folders(*(folder / name for name in ("config", "data", "cache", "state")))
    library = open_library(folder / "library", folders, settings=Settings(model=str(folder / "told")))
    bits = random.Random(1)  # noqa: S311 no secret
    words = ["".join(bits.choices(LETTERS, k=bits.randint(4, 10))) for _ in range(WORDS)]
    names = [f"{_word(bits)} {_word(bits)}" for _ in range(NAMES)]
    weights = list(accumulate(1 / rank for rank in range(1, WORDS + 1)))
    name_weights = list(accumulate(1 / rank for rank in range(1, NAMES + 1)))
    told: list[str] = []
    for number in range(size):
        paragraphs = [" ".join(_sentences(bits, words, weights, names, name_weights)) for _ in range(SENTENCES // 4)]
        if told:  # some say again what was said elsewhere
            paragraphs[0] = f"{bits.choice(told)} {paragraphs[0]}"
        told += [f"{each}." for each in paragraphs[1].removesuffix(".").split(". ")]
        head = f"---\ntitle: Article {number}\npublished: 2025-{number % 12 + 1:02}-{number % 28 + 1:02}\n---\n"
        (library.articles / f"{number}.md").write_text(
            head + "\n\n".join([f"# Article {number}", *paragraphs]), "utf-8"
        )
    _know_names(library, set(names))
    take_census(library)
    take_ledger(library)
    return library


def _word(bits: random.Random) -> str:
    return "".join(bits.choices(LETTERS, k=bits.randint(4, 9))).capitalize()


def _sentences(
    bits: random.Random, words: list[str], weights: list[float], names: list[str], name_weights: list[float]
) -> Iterator[str]:
    for _ in range(4):
        said = bits.choices(words, cum_weights=weights, k=bits.randint(10, 24))
        said.insert(bits.randrange(len(said)), bits.choices(names, cum_weights=name_weights)[0])
        if bits.random() < 1 / 4:
            said.insert(bits.randrange(len(said)), f"{bits.randint(20, 9000):,} {bits.choice(words[:200])}s")
        text = " ".join(said)
        yield f"{text[0].upper()}{text[1:]}."


def _know_names(library: Library, names: set[str]) -> None:
    engine = present_engine(library)
    for entry in entries(library):
        document = open_article(library, entry).document
        keep_entities(library, document, engine, _mentions(document.text, names, engine))


def _mentions(text: str, names: set[str], engine: str) -> Iterator[Mention]:
    start = 0
    words = text.split(" ")
    for one, other in pairwise(words):
        name = f"{one} {other.rstrip('.')}"
        if name in names:
            yield Mention(Span(start, start + len(name)), EntityKind.PERSON, name, engine)
        start += len(one) + 1


if __name__ == "__main__":
    sys.exit(main())
