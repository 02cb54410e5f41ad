"""States of annotations in a real terminal: an article of the sample is marked, edited outside, and come back to."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.tui.terminal_room import ENTER, ESCAPE, Terminal

ROOT = Path(__file__).parents[2]
ARTICLE = "2025-06-16-counting-the-bodies.md"
AGAIN = "\x12"  # ctrl+r
MOVED = "Whoever quotes one of the two totals should say whose it is."
CHANGED = "The gap is three, about one in 2,000, small enough to be overlooked and large enough to spoil a sum.[3]"
LOST = "The three transfers in the middle were equal."
LIKE = "Three transfers were alike."
AFTER = "The first was larger by 12"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The articles of the sample, nothing marked, without a model: this run is not about names."""
    shutil.copytree(ROOT / "articles", tmp_path / "library" / "articles")
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text('model = "no-such-model"\n')
    reader(tmp_path, "init", str(tmp_path / "library"))
    return tmp_path


def reader(home: Path, *arguments: str) -> str:
    environ = {f"READER_{name}_DIR": str(home / name.lower()) for name in ("CONFIG", "DATA", "CACHE", "STATE")}
    command = [sys.executable, "-m", "reader", *arguments]
    return subprocess.run(command, check=True, capture_output=True, env=environ, text=True).stdout


def listed(home: Path) -> dict[str, dict[str, Any]]:
    """What `reader notes --json` prints, by ids."""
    rows = json.loads(reader(home, "--library", str(home / "library"), "notes", "--json"))
    return {row["id"]: row for row in rows}


def begun(home: Path) -> Terminal:
    return Terminal(["--library", str(home / "library"), "open", "counting"], home, (110, 30))


def mark(terminal: Terminal, words: str) -> None:
    """Highlight the sentence in which these words stand."""
    terminal.press("g", "g", "/", *words, ENTER)
    terminal.wait(lambda text: "READ" in text and "1 of " in text)
    terminal.press("V")
    terminal.wait("SELECT")
    terminal.press(ENTER)
    terminal.wait("highlighted")


@pytest.fixture
def uids(home: Path) -> dict[str, str]:
    """Three sentences are marked by keys, and the file is edited by another program: the ids by what became of them."""
    with begun(home) as terminal:
        terminal.wait("READ")
        for each in (MOVED, CHANGED, LOST):
            mark(terminal, each[:20])
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    file = home / "library" / "articles" / ARTICLE
    text = file.read_text("utf-8")
    for old, new in (("In five", "Nobody had counted before. In five"), ("is three", "is four"), (f"{LOST} ", "")):
        assert text.count(old) == 1
        text = text.replace(old, new)
    assert {row["anchor"] for row in listed(home).values()} == {"exact"}
    file.write_text(text, "utf-8")
    return {each: uid for uid, row in listed(home).items() for each in (MOVED, CHANGED, LOST) if row["quote"] in each}


def test_three_states_are_shown_and_the_lost_one_is_placed_by_hand(home: Path, uids: dict[str, str]) -> None:
    before = {row["quote"]: row["anchor"] for row in listed(home).values()}
    assert before == {MOVED: "moved", CHANGED: "changed", LOST: "lost"}
    with begun(home) as terminal:
        terminal.wait("1 note moved, 1 changed, 1 needs you · ]o goes there")
        terminal.press("g", "g")
        terminal.wait("? 1 note has lost its place · ]o")
        terminal.press("/", *"Whoever quotes", ENTER)
        terminal.wait(lambda text: "~ changed · K" in text and "» moved with" in text)
        terminal.press("g", "g", "]", "o")
        terminal.wait("its words changed")
        terminal.press("K")
        terminal.wait(lambda text: "[-three-]" in text and "{+four+}" in text)
        terminal.press(ESCAPE)
        terminal.wait(lambda text: "[-three-]" not in text)
        terminal.press("]", "o")
        terminal.wait(lambda text: "2 need you · Counting the bodies" in text and LOST in text)
        terminal.press("g", "o")
        terminal.wait("g o places it on its passage, or on what is selected")
        terminal.press("/", *"first was larger", ENTER)
        terminal.wait(lambda text: "READ" in text and "1 of " in text)
        terminal.press("V", "g", "o")
        terminal.wait("placed on “The first was larger by 12")
        placed = listed(home)[uids[LOST]]
        assert (placed["anchor"], placed["quote"][:23]) == ("exact", "The first was larger by")
        terminal.press("u")
        terminal.wait("undone: placed anew")
        assert listed(home)[uids[LOST]]["anchor"] == "lost"
        terminal.press("g", "g")
        terminal.wait("? 1 note has lost its place · ]o")
        terminal.press(AGAIN)
        terminal.wait(lambda text: "done again: placed anew" in text and "has lost its place" not in text)
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    after = listed(home)
    states = {each: after[uid]["anchor"] for each, uid in uids.items()}
    assert states == {MOVED: "exact", CHANGED: "changed", LOST: "exact"}
    assert after[uids[LOST]]["quote"] == placed["quote"]


def test_what_changed_is_confirmed_and_the_likeliest_place_taken(home: Path, uids: dict[str, str]) -> None:
    file = home / "library" / "articles" / ARTICLE
    text = file.read_text("utf-8")
    assert text.count(AFTER) == 1
    file.write_text(text.replace(AFTER, f"{LIKE} {AFTER}"), "utf-8")
    with begun(home) as terminal:
        terminal.wait("1 needs you")
        terminal.press("g", "g", "]", "o")
        terminal.wait("its words changed")
        terminal.press("g", "y")
        terminal.wait("it lies right as it does now")
        terminal.press("]", "o")
        terminal.wait("1 needs you · Counting the bodies")
        terminal.press(ENTER)
        terminal.wait(lambda text: "placed on" in text and "Every annotation of this article has its place." in text)
        terminal.press("q")
        terminal.wait("READ")
        terminal.press("]", "o")
        terminal.wait("every annotation lies as it was marked")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    after = listed(home)
    assert [after[uid]["anchor"] for uid in uids.values()] == ["exact"] * len(uids)
    assert "is four" in after[uids[CHANGED]]["quote"]
    assert after[uids[LOST]]["quote"] == LIKE
