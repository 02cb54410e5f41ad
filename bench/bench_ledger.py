"""Measure taking the ledger of a library of made articles, cold and warm, and finding the figures like one."""

import argparse
import random
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from reader.library.comparing import alike
from reader.library.folders import Folders
from reader.library.ledger import Ledger, reckoning
from reader.library.library import Library, open_library
from reader.library.shelf import entries

ARTICLES = 1000
SENTENCES = 40  # an article
PLACES = [f"{first}{last}" for first in ("Nor", "Sud", "Vel", "Kar", "Bel", "Tor", "Mar", "Lin") for last in
          ("stadt", "holm", "grad", "ford", "bury", "wick", "mouth", "dale")]  # fmt: skip
NOUNS = ["houses", "people", "soldiers", "schools", "trees", "letters", "ships", "patients", "cars", "workers"]
VERBS = ["reached", "left", "damaged", "rebuilt", "counted", "promised", "sold", "closed", "opened", "lost"]
THINGS = [f"{first}{last}" for first in ("river", "harbour", "market", "rail", "storm", "water", "power", "forest") for
          last in ("side", "work", "yard", "line", "front", "house", "gate", "land")]  # fmt: skip
AMOUNTS = ["{0:,}", "over {0:,}", "at least {0:,}", "about {0:,}"]

Made = TypeVar("Made")


def main() -> int:
    """Print times, and what they are beside a second."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    count = parser.parse_args().articles
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _write(root / "library" / "articles", count)
        library = _opened(root)
        _timed("the shelf, cold", lambda: entries(library), count)
        shelf, _ = _timed("the shelf, warm", lambda: entries(library), count)
        _, cold = _timed("the ledger, cold", lambda: _taken(library), count)
        library.close()
        library = _opened(root)
        (ledger, longest), warm = _timed(
            "the ledger, from the cache, the shelf included", lambda: _taken(library), count
        )
        _timed("the ledger again, nothing changed", lambda: _taken(library), count)
        print(f"longest step, from the cache: {longest * 1000:.1f} ms (the first one lists the shelf)")
        print(f"{len(ledger.mentions):,} figures; from the cache is {warm / cold:.2f} of cold")
        _search(ledger, shelf[count // 2].id)
        library.close()
    return 0


def _search(ledger: Ledger, article: str) -> None:
    mentions = ledger.of_article(article)
    times = []
    for mention in mentions:
        start = perf_counter()
        alike(ledger, mention)
        times.append(perf_counter() - start)
    print(f"alike() of one figure: {sum(times) / len(times) * 1000:.2f} ms, at most {max(times) * 1000:.2f} ms")
    print(f"alike() of all {len(mentions)} figures of an article: {sum(times) * 1000:.0f} ms")


def _timed(what: str, do: Callable[[], Made], count: int) -> tuple[Made, float]:
    start = perf_counter()
    made = do()
    took = perf_counter() - start
    print(f"{what}: {took:.2f} s, {took / count * 1000:.2f} ms an article")
    return made, took


def _taken(library: Library) -> tuple[Ledger, float]:
    """The ledger, and how long its longest step took after the first."""
    work, longest = reckoning(library), 0.0
    next(work)
    while True:
        start = perf_counter()
        try:
            next(work)
        except StopIteration as done:
            return done.value, longest
        longest = max(longest, perf_counter() - start)


def _opened(root: Path) -> Library:
    names = ("config", "data", "cache", "state")
    return open_library(root / "library", Folders(*(root / name for name in names)))


def _write(folder: Path, count: int) -> None:
    folder.mkdir(parents=True)
    chance = random.Random(7)  # noqa: S311 the same articles each time, nothing secret
    for number in range(count):
        day = f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"
        body = "\n\n".join(" ".join(_sentence(chance) for _ in range(5)) for _ in range(SENTENCES // 5))
        (folder / f"{number:05}.md").write_text(f"---\npublished: {day}\n---\n# Report {number}\n\n{body}\n")


def _sentence(chance: random.Random) -> str:
    amount = chance.choice(AMOUNTS).format(chance.randrange(20, 9000))
    place, thing = chance.choice(PLACES), chance.choice(THINGS)
    other = chance.choice(THINGS)
    words = f"{chance.choice(VERBS)} {amount} {chance.choice(NOUNS)} near the {thing}"
    return f"The council of {place} {words} after the {other} had been closed to them."


if __name__ == "__main__":
    sys.exit(main())
