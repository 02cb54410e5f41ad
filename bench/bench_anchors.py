"""Anchors in a text of a megabyte: 1,000 quotes at once and one by one, after few edits and after many.

    python bench/bench_anchors.py

The text is made of words as common as in any language. A part of its words is replaced, some paragraphs are deleted,
some are put elsewhere. It ends with 1 when 1,000 quotes take more than half a second after an edit of one word in a
thousand, in the time of one core.
"""

import random
import statistics
import time
from itertools import accumulate

from reader.core.anchor import Anchor, describe
from reader.core.document import Document
from reader.core.finding_quotes import finder_for
from reader.core.relocate import How, relocate, relocate_all
from reader.core.span import Span

LENGTH, QUOTES = 1_000_000, 1_000
BAR = 0.5  # seconds
SYLLABLES = "ra ti no ve ste con mi ter al pro pre in de re com ka lo ma su per tra ne bo li da sha ex or um est"
RATES = (0.0, 0.001, 0.01, 0.1)  # of the words that are replaced, and of the paragraphs that are moved or deleted


def made(chance: random.Random) -> list[str]:
    """Paragraphs of made words, few of them common."""
    syllables = SYLLABLES.split()
    words = ["".join(chance.choices(syllables, k=chance.choice((1, 2, 2, 3, 3, 4)))) for _ in range(40_000)]
    weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(words))))
    paragraphs, length = [], 0
    while length < LENGTH:
        sentences = [" ".join(chance.choices(words, cum_weights=weights, k=18)).capitalize() for _ in range(5)]
        paragraphs.append(". ".join(sentences) + ".")
        length += len(paragraphs[-1]) + 1
    return paragraphs


def edited(paragraphs: list[str], rate: float, chance: random.Random) -> list[str]:
    """The paragraphs, some deleted, some elsewhere, with some of their words replaced."""
    kept = [each for each in paragraphs if chance.random() >= rate / 2]
    for _ in range(int(len(kept) * rate / 2)):
        kept.insert(chance.randrange(len(kept)), kept.pop(chance.randrange(len(kept))))
    return [
        " ".join(f"x{word}" if chance.random() < rate else word for word in paragraph.split(" ")) for paragraph in kept
    ]


def marked(document: Document, chance: random.Random) -> list[Anchor]:
    """Quotes of 4 to 40 words, where they fall."""
    starts = [chance.randrange(len(document.text) - 400) for _ in range(QUOTES)]
    return [describe(document, Span(start, start + chance.randrange(24, 240))) for start in starts]


def seconds(anchors: list[Anchor], new: Document, old: str | None) -> tuple[float, list[How]]:
    """How long one core takes for all at once, from nothing, and what became of them."""
    finder_for.cache_clear()
    began = time.process_time()
    places = relocate_all(anchors, new, old)
    return time.process_time() - began, [place.how for place in places]


def main() -> int:
    """Print the figures; 1 when the bar is missed."""
    chance = random.Random(1)  # noqa: S311 no secret
    paragraphs = made(chance)
    old = Document("\n".join(paragraphs))
    anchors, took = marked(old, chance), {}
    print("edited    old text   1,000 at once    one by one, median and p99    exact, moved, changed, lost")
    for rate in RATES:
        new = Document("\n".join(edited(["A line above.", *paragraphs], rate, chance)))
        for text in (old.text, None):
            took[rate, text], states = seconds(anchors, new, text)
            single = []
            for anchor in anchors:
                began = time.process_time()
                relocate(anchor, new, text)
                single.append((time.process_time() - began) * 1000)
            p99 = statistics.quantiles(single, n=100)[98]
            known, counts = "known" if text else "not known", ", ".join(str(states.count(how)) for how in How)
            one = f"{statistics.median(single):10.2f} and {p99:5.1f} ms"
            print(f"{rate:6.1%}    {known:9} {took[rate, text]:8.2f} s    {one}            {counts}")
    return 1 if took[0.001, old.text] > BAR else 0


if __name__ == "__main__":
    raise SystemExit(main())
