"""References in a real terminal, on a copy of the sample library, by keys alone."""

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.tui.terminal_room import ENTER, Terminal

ROOT = Path(__file__).parents[2]
BACK, AGAIN = "\x0f", "\x12"  # ctrl+o, ctrl+r
READ = "SELECT source_kind, source_key, relation, target_kind, target_key, note, uid FROM cross_references"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A copy of the sample library, without a model: this run is not about names."""
    shutil.copytree(ROOT / "articles", tmp_path / "library" / "articles")
    shutil.copyfile(ROOT / "annotations.db", tmp_path / "library" / "annotations.db")
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text('model = "no-such-model"\n')
    return tmp_path


def listed(home: Path) -> list[dict[str, Any]]:
    environ = {f"READER_{name}_DIR": str(home / name.lower()) for name in ("CONFIG", "DATA", "CACHE", "STATE")}
    command = [sys.executable, "-m", "reader", "--library", str(home / "library"), "links", "--json"]
    done = subprocess.run(command, check=True, capture_output=True, env=environ)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def in_the_table(home: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(home / "library" / "annotations.db")) as database:
        return database.execute(f"{READ} WHERE deleted IS NULL ORDER BY created, uid").fetchall()


def as_in_the_table(row: dict[str, Any]) -> tuple[object, ...]:
    source, target = row["source"], row["target"]
    return source["kind"], source["key"], row["relation"], target["kind"], target["key"], row["note"], row["id"]


def test_a_figure_of_one_article_updates_that_of_another(home: Path) -> None:
    before = in_the_table(home)
    with Terminal(["--library", str(home / "library"), "open", "counting"], home, (100, 30)) as terminal:
        terminal.wait("Counting the bodies")
        terminal.wait("READ")
        terminal.press("g", "g", "/", *"6,057", ENTER)
        terminal.wait(lambda text: "READ" in text and "1 of " in text)
        terminal.press("x")
        terminal.wait("go to the other end and press x there")
        terminal.press("L")
        terminal.wait("LIBRARY")
        assert "x “6,057” →" in terminal.text
        terminal.press("/", *"second istanbul", ENTER)
        terminal.wait(lambda text: "LIBRARY" in text and "1 of 8" in text)
        terminal.press(ENTER)
        terminal.wait("READ")
        terminal.press("g", "g", "/", *"over 6,000", ENTER)
        terminal.wait(lambda text: "READ" in text and "1 of " in text)
        terminal.press("x")
        terminal.wait("updates “over 6,000”")
        terminal.press("g", "j", "j", ENTER)
        terminal.wait("linked: “6,057” updates “over 6,000”")
        made = [row for row in in_the_table(home) if row not in before]
        assert [row[2] for row in made] == ["updates"]
        terminal.press(ENTER)  # the backlink, and the passage at the other end
        terminal.wait("← “6,057” updates this")
        terminal.wait("Counting the bodies · 16 Jun 2025")
        terminal.press(ENTER)
        terminal.wait(lambda text: "Five transfers" in text and "READ" in text)
        terminal.press(BACK)
        terminal.wait("over 6,000")
        terminal.press("u")
        terminal.wait("undone: linked “6,057” with “over 6,000” as updates")
        assert in_the_table(home) == before
        terminal.press(AGAIN)
        terminal.wait("done again: linked")
        terminal.press("q", "q", "q")
        assert terminal.wait_for_end() == 0
    assert in_the_table(home) == [*before, *made]
    assert [as_in_the_table(row) for row in listed(home)] == in_the_table(home)
    row = next(each for each in listed(home) if each["relation"] == "updates" and each["id"] == made[0][6])
    assert (row["source"]["words"], row["target"]["words"]) == ("6,057", "over 6,000")
    assert row["source"]["article"] != row["target"]["article"]
