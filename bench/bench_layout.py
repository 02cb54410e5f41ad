"""Measure laying out and painting against a plain wrap by `str.rfind`."""

import sys
from collections.abc import Callable
from time import perf_counter

from reader.core.document import Block, BlockKind, Document
from reader.core.layout import Layout, lay_out
from reader.core.marks import Layer, Mark
from reader.core.paint import paint
from reader.core.segment import words
from reader.core.span import Span

WIDTH = 72
SIZE = 1_000_000  # code points
ROUNDS = 5
SCREEN = 40  # rows
SENTENCES = {
    "ASCII": "The river rose in the night and the town by the water slept on without a word. ",
    "curly quotes": "“The river rose,” she said – and the town’s people slept on without a word. ",
    "CJK": "川の水が夜のうちに増え、町は眠っていた。",
    "emoji": "The 👩‍👩‍👧 slept ❤️ and the river 🌊 rose in the night. ",
}


def main() -> int:
    """Print milliseconds and ratios."""
    plain = _best(lambda: _plain_wrap(_article(SENTENCES["ASCII"]).text))
    print(f"plain wrap by rfind, {SIZE:,} characters: {plain:.1f} ms")
    for name, sentence in SENTENCES.items():
        document = _article(sentence)
        took = _best(lambda document=document: lay_out(document, WIDTH))  # type: ignore[misc]
        layout = lay_out(document, WIDTH)
        making = _best(lambda layout=layout: [layout.line_at(row) for row in range(len(layout))])  # type: ignore[misc]
        layers = _layers(layout)
        painting = _best(lambda layout=layout, layers=layers: _paint_screen(layout, layers))  # type: ignore[misc]
        print(
            f"{name:14} lay out {took:6.1f} ms ({took / plain:4.1f} times plain), {len(layout):,} lines made"
            f" {making:6.1f} ms, {SCREEN} lines painted with 4 layers {painting:5.2f} ms"
        )
    return 0


def _article(sentence: str) -> Document:
    paragraph = sentence * (600 // len(sentence))
    count = SIZE // (len(paragraph) + 1)
    spans = [Span(number * (len(paragraph) + 1), (number + 1) * (len(paragraph) + 1) - 1) for number in range(count)]
    return Document("\n".join([paragraph] * count), tuple(Block(BlockKind.PARAGRAPH, span) for span in spans))


def _plain_wrap(text: str) -> int:
    lines = 0
    for paragraph in text.split("\n"):
        start = 0
        while len(paragraph) - start > WIDTH:
            space = paragraph.rfind(" ", start, start + WIDTH + 1)
            start = space + 1 if space > start else start + WIDTH
            lines += 1
        lines += 1
    return lines


def _layers(layout: Layout) -> list[Layer]:
    found = words(layout.document.text, Span(0, layout.line_at(SCREEN).span.start))
    return [
        Layer(f"every {step}", step, [Mark(each, f"style.{step}") for each in found[::step]]) for step in (2, 3, 5, 7)
    ]


def _paint_screen(layout: Layout, layers: list[Layer]) -> int:
    return sum(len(paint(layout, row, layers)) for row in range(SCREEN))


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return min(times) * 1000


if __name__ == "__main__":
    sys.exit(main())
