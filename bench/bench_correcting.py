"""Settling the names of a long article: 5,000 mentions in 60,000 words, under 2,000 corrections of all kinds.

    python bench/bench_correcting.py

Prints the best of several runs, in milliseconds of processor time: the first article after a correction was made, the
next one, and the same one asked for again.
"""

import random
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import cycle
from time import process_time

from reader.core.annotation import Record
from reader.core.correcting import Corrector
from reader.core.correction import Correction, CorrectionKind
from reader.core.entity import EntityKey, EntityKind, Mention
from reader.core.span import Span

RUNS = 7
WORDS, MENTIONS, CORRECTIONS, NAMES = 60_000, 5_000, 2_000, 3_000
NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
KINDS = (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE)


def main() -> None:
    """Measure and print."""
    dice = random.Random(1)  # noqa: S311 - nothing is kept secret with it
    names = [f"{_word(dice).title()} {_word(dice).title()}" for _ in range(NAMES)]
    keys = {name: EntityKey(kind, name) for kind, name in zip(cycle(KINDS), names, strict=False)}
    text, mentions = _article(dice, keys)
    corrections = _corrections(dice, list(keys.values()))
    corrector = Corrector(corrections)
    print(f"first article {_best(lambda: Corrector(corrections).corrected(text, mentions, 'a')):7.2f} ms")
    others = iter([text + " " * number for number in range(RUNS)])
    print(f"next article  {_best(lambda: corrector.corrected(next(others), mentions, 'a')):7.2f} ms")
    print(f"same article  {_best(lambda: corrector.corrected(text, mentions, 'a')):7.2f} ms")


def _word(dice: random.Random) -> str:
    return "".join(dice.choices("abcdefghijklmnopqrst", k=dice.randint(2, 9)))


def _article(dice: random.Random, keys: dict[str, EntityKey]) -> tuple[str, list[Mention]]:
    pieces, mentions, at = [], [], 0
    named = list(keys.values())[: NAMES // 2]  # the others are put right elsewhere in the library
    for number in range(WORDS - MENTIONS):
        piece = _word(dice)
        if number % (WORDS // MENTIONS - 1) == 0:
            key = dice.choice(named)
            piece = key.name
            mentions.append(Mention(Span(at, at + len(piece)), key.kind, key.name, "engine 1"))
        pieces.append(piece)
        at += len(piece) + 1
    return " ".join(pieces), mentions


def _corrections(dice: random.Random, keys: list[EntityKey]) -> list[Correction]:
    made = []
    for number, kind in zip(range(CORRECTIONS), cycle(CorrectionKind), strict=False):
        about, into = dice.choice(keys), dice.choice(keys)
        surface = about.name if kind in {CorrectionKind.SPLIT, CorrectionKind.MARK} else ""
        target = None if kind in {CorrectionKind.REJECT, CorrectionKind.MARK} else into
        article = "b" if kind is CorrectionKind.REJECT and number % 4 else ""
        made.append(Correction(Record(f"{number:05}", "", "", NOON, NOON), kind, about, surface, target, article))
    return made


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(RUNS):
        before = process_time()
        work()
        times.append(process_time() - before)
    return min(times) * 1000


if __name__ == "__main__":
    main()
