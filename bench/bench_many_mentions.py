"""Turning pages of an article with 5,000 mentions, over the same article with none, and over a short one as dense.

    python bench/bench_many_mentions.py [--pages N]

The articles are shown by the widget of the reading screen at 120 × 40; a frame is a page turned and all its lines
drawn anew, down to the codes that the terminal is sent. Their pages are turned by turns, so that a busy machine slows
all alike; medians are compared.
"""

import argparse
import asyncio
import statistics
import time

from textual.app import App, ComposeResult

from reader.core.document import Block, BlockKind, Document
from reader.core.entity import EntityKind, Mention
from reader.core.figure import Figure, FigureKind
from reader.core.span import Span
from reader.tui.reading import strata
from reader.tui.reading.elsewhere import quiet_signs
from reader.tui.widgets.article_view import ArticleView

MENTIONS, FEW = 5_000, 500
SENTENCE = "Ann Reed of Leeds said that 6,000 people left the river in the night before the rain. "
PARAGRAPH = 6  # sentences
SIZE = (120, 40)
SHORT_PAGES = 8  # of the short article; then it begins anew


def document(mentions: int) -> Document:
    """An article in which each sentence holds a person, a place and a figure."""
    blocks, parts, start = [], [], 0
    for _ in range(mentions // 2 // PARAGRAPH + 1):
        part = (SENTENCE * PARAGRAPH).strip()
        blocks.append(Block(BlockKind.PARAGRAPH, Span(start, start + len(part))))
        parts.append(part)
        start += len(part) + 1
    return Document("\n".join(parts), tuple(blocks))


def found(text: str, word: str) -> list[Span]:
    """Where a word stands."""
    spans, at = [], text.find(word)
    while at >= 0:
        spans.append(Span(at, at + len(word)))
        at = text.find(word, at + 1)
    return spans


class Pages(App[None]):
    """An article, and nothing else."""

    def __init__(self, shown: Document, *, marked: bool) -> None:
        super().__init__()
        self._shown = shown
        self._marked = marked

    def compose(self) -> ComposeResult:
        """The page."""
        yield ArticleView(text_width=72, with_margin=True, dark=True)

    def on_mount(self) -> None:
        """Show the article with what is marked in it."""
        view, text = self.query_one(ArticleView), self._shown.text
        view.show(self._shown)
        if not self._marked:
            return
        mentions = [Mention(span, EntityKind.PERSON, "Ann Reed", "") for span in found(text, "Ann Reed")]
        mentions += [Mention(span, EntityKind.PLACE, "Leeds", "") for span in found(text, "Leeds")]
        figures = [Figure(span, FigureKind.COUNT) for span in found(text, "6,000")]
        names, counts = strata.entity_layer(mentions), strata.figure_layer(figures, text)
        view.set_layer(names)
        view.set_layer(counts)
        every = {mention.key for mention in mentions}
        view.set_signs(quiet_signs(names, counts, named=every, noted=(), measured={each.span for each in figures}))


async def turned(view: ArticleView) -> float:
    """The seconds that one page takes: turned, drawn line by line, and written for the terminal."""
    started = time.perf_counter()
    view.turn(view.height_rows)
    for row in range(view.height_rows):
        view.render_line(row).render(view.app.console)
    return time.perf_counter() - started


async def measure(pages: int) -> list[list[float]]:
    """The frames of the article without mentions, with many, and of the short one."""
    long, short = document(MENTIONS), document(FEW)
    apps = Pages(long, marked=False), Pages(long, marked=True), Pages(short, marked=True)
    times: list[list[float]] = [[], [], []]
    async with apps[0].run_test(size=SIZE) as one, apps[1].run_test(size=SIZE) as two, apps[2].run_test(size=SIZE):
        await one.pause()
        await two.pause()
        for page in range(pages):
            for app, kept in zip(apps, times, strict=True):
                view = app.query_one(ArticleView)
                if page % SHORT_PAGES == 0:
                    view.set_dark(dark=True)  # forgets what was drawn
                    view.turn_to(page // SHORT_PAGES if app is apps[2] else int(view.scroll_offset.y))
                kept.append(await turned(view))
    return times


def main() -> None:
    """Print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=80)
    bare, many, few = (statistics.median(each) * 1000 for each in asyncio.run(measure(parser.parse_args().pages)))
    print(f"milliseconds a page, medians: none {bare:.2f}, {MENTIONS:,} mentions {many:.2f}, {FEW} as dense {few:.2f}")
    print(f"{MENTIONS:,} over none: {many / bare:.2f}; over {FEW} as dense: {many / few:.2f}")


if __name__ == "__main__":
    main()
