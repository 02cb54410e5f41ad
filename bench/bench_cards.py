"""What a card costs while it is made and asked, in a large library: drafts, what it says before it asks, an answer.

Run `python bench/bench_cards.py [ARTICLES …]`; it makes a library of 1,000 articles with figures in a temporary
folder. The ledger is what the screens take in slices between the keys; all else is done within one key.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from reader.core.card import Card, CardKind
from reader.core.settings import Settings
from reader.core.span import Span
from reader.library.annotating import annotate
from reader.library.card_drafts import card_drafts
from reader.library.cards import make_card
from reader.library.folders import Folders
from reader.library.ledger import Ledger, take_ledger
from reader.library.library import Library, open_library
from reader.library.opening import open_article
from reader.library.shelf import entries
from reader.library.stale import caveats
from reader.library.typed_answers import judge_answer

SIZE = 1_000
SENTENCES = 40
CARDS = 200
NOUNS = ("soldiers", "bodies", "prisoners", "houses", "letters", "boats", "letters of complaint", "kilometres of road")
BOUNDS = ("over", "at least", "exactly", "nearly")
PLACES = ("north", "south", "harbour", "valley", "old town", "island")


def main() -> int:
    """Measure and print."""
    print("articles  figures  ledger s  drafts ms  (worst)  caveats ms  (worst)  answer ms  (worst)")
    for size in [int(word) for word in sys.argv[1:]] or (SIZE,):
        with tempfile.TemporaryDirectory(prefix="cards") as folder:
            _measure(_made(Path(folder), size), size)
    return 0


def _measure(library: Library, size: int) -> None:
    began = time.perf_counter()
    ledger = take_ledger(library)
    took = time.perf_counter() - began
    drafts, cards = _drafted(library)
    told = [_milliseconds(_telling(library, card, ledger)) for card in cards]
    answers = [_milliseconds(_answering(card)) for card in cards]
    columns = [f"{sum(each) / len(each):10.1f} {max(each):8.1f}" for each in (drafts, told, answers)]
    print(f"{size:8} {len(ledger.mentions):8} {took:9.1f} {'  '.join(columns)}")


def _drafted(library: Library) -> tuple[list[float], list[Card]]:
    """How long the drafts of each passage took, and a card from each."""
    times, cards = list[float](), list[Card]()
    for entry in entries(library)[:CARDS]:
        document = open_article(library, entry).document
        span = Span(document.text.index("\n") + 1, len(document.text) // 4)
        began = time.perf_counter()
        drafts = card_drafts(library, entry, document, span)
        times.append((time.perf_counter() - began) * 1000)
        note = annotate(library, entry, document, span)
        cards += [make_card(library, note.uid, CardKind.FIGURE, each.question, each.answer) for each in drafts[:1]]
    return times, cards


def _telling(library: Library, card: Card, ledger: Ledger) -> Callable[[], object]:
    return lambda: caveats(library, card, ledger)


def _answering(card: Card) -> Callable[[], object]:
    return lambda: judge_answer(card, "about 1,200")


def _milliseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def _made(folder: Path, size: int) -> Library:
    """A library whose articles tell of few things with many numbers, so that many figures are alike."""
    chance, articles = random.Random(7), folder / "library" / "articles"  # noqa: S311 (no secret)
    articles.mkdir(parents=True)
    for number in range(size):
        told = (
            f"In the {chance.choice(PLACES)} {chance.choice(BOUNDS)} {chance.randint(100, 9_999):,} "
            f"{chance.choice(NOUNS)} were counted by the {chance.choice(('ministry', 'army', 'town'))}."
            for _ in range(SENTENCES)
        )
        day = f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"
        text = f"---\ntitle: Count {number}\npublished: {day}\n---\nA count\n\n{' '.join(told)}\n"
        (articles / f"count-{number}.md").write_text(text)
    folders = Folders(*(folder / name for name in ("config", "data", "cache", "state")))
    return open_library(articles.parent, folders, settings=Settings(author="Postil"))


if __name__ == "__main__":
    sys.exit(main())
