"""What is to hold of the sheets of cards once Chromium prints them; used by check_html_page.py."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from chromium import Chromium, View

PAPERS = {"A4": (8.27, 11.69), "Letter": (8.5, 11.0)}  # inches
PAPER_PIXELS = 794
SLACK = 1.0  # pixels
PAGE = re.compile(rb"/Type\s*/Page\b")

_CARDS = r"""(() => [...document.querySelectorAll(".sheet")].map(sheet => {
  const page = sheet.getBoundingClientRect();
  return { back: sheet.classList.contains("behind"), height: page.height, cards:
    [...sheet.querySelectorAll(".card")].map(card => {
      const at = card.getBoundingClientRect(), range = document.createRange();
      range.selectNodeContents(card);
      const rects = [...range.getClientRects()], words = card.querySelector(".words").getBoundingClientRect();
      const foot = card.querySelector(".told").getBoundingClientRect();
      return { card: card.dataset.card, left: at.left - page.left, right: page.right - at.right, top: at.top - page.top,
        height: at.height, out: Math.max(...rects.map(each => Math.max(at.left - each.left, each.right - at.right,
          at.top - each.top, each.bottom - at.bottom))), under: words.bottom - foot.top };
    }) };
}))()"""

_SHOWN = "['.sheets', '.answers'].map(each => getComputedStyle(document.querySelector(each)).display)"


def sheets_amiss(browser: Chromium, address: str, shots: Path | None, name: str) -> Iterator[str]:
    """What is wrong with a page of cards, once it is printed.

    Args:
        browser: The browser.
        address: The page.
        shots: Where the PDF is kept; None for nowhere.
        name: What it is called there.
    """
    browser.open(address, View(PAPER_PIXELS, is_print=True))
    sheets = cast("list[dict[str, Any]]", browser.evaluate(_CARDS))
    if [each["back"] for each in sheets] != [False, True] * (len(sheets) // 2):
        yield f"{len(sheets)} sides do not follow each other as front and back"
    for front, back in zip(sheets[::2], sheets[1::2], strict=False):
        yield from _misplaced(front["cards"], back["cards"])
    for side in sheets:
        for each in side["cards"]:
            if each["out"] > SLACK or each["under"] > SLACK:
                yield f"card {each['card']} runs {max(each['out'], each['under']):.0f} pixels out of its place"
    yield from _printed_otherwise(browser, len(sheets), shots, name)


def _printed_otherwise(browser: Chromium, sides: int, shots: Path | None, name: str) -> Iterator[str]:
    """Where the paper does not have what the page has: the sheets, and on request the lists."""
    for paper, size in PAPERS.items():
        pdf = browser.printed(*size)
        if (pages := len(PAGE.findall(pdf))) != sides:
            yield f"{pages} pages of {paper} for {sides} sides"
        _keep(shots, f"{name}-{paper}.pdf", pdf)
    browser.evaluate("document.querySelector('#as-lists').checked = true")
    _keep(shots, f"{name}-lists.pdf", browser.printed())
    shown = browser.evaluate(_SHOWN)
    if shown != ["none", "block"]:
        yield f"as lists, sheets and answers are {shown}"


def _keep(shots: Path | None, name: str, content: bytes) -> None:
    if shots is not None:
        shots.mkdir(parents=True, exist_ok=True)
        (shots / name).write_bytes(content)


def _misplaced(front: list[dict[str, Any]], back: list[dict[str, Any]]) -> Iterator[str]:
    """The cards whose answer does not lie behind their question."""
    if [each["card"] for each in front] != [each["card"] for each in back]:
        yield f"{len(front)} cards on a front, {len(back)} others behind it"
        return
    for one, other in zip(front, back, strict=True):
        pairs = ((one["left"], other["right"]), (one["top"], other["top"]), (one["height"], other["height"]))
        if any(abs(here - there) > SLACK for here, there in pairs):
            yield f"card {one['card']} lies at {pairs}"
