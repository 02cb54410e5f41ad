"""Export and import in a real terminal: notes of the sample go out as files, and come into an empty library."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.tui.terminal_room import ENTER, ESCAPE, Terminal

ROOT = Path(__file__).parents[2]
LINE_START = "\x15"  # ctrl+u, which empties the line of input
QUOTE = "The three transfers in the middle were equal."
CLIPPINGS = f"""Highlight,Title,Author,URL,Note,Location,Date
{QUOTE},Counting the bodies,,,Were they?,1,2025-07-26 10:00:00
"Simplify, simplify, said the man by the pond.",Walden,Henry Thoreau,,,2,2025-07-26 10:01:00
"""
WALDEN = "# Walden\n\nHe went away. Simplify, simplify, said the man by the pond. It was late.\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The sample library, without a model: these runs are not about names."""
    shutil.copytree(ROOT / "articles", tmp_path / "library" / "articles")
    shutil.copy(ROOT / "annotations.db", tmp_path / "library")
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text('model = "no-such-model"\n')
    return tmp_path


def listed(home: Path) -> list[dict[str, Any]]:
    """What `reader notes --json` prints."""
    environ = {f"READER_{name}_DIR": str(home / name.lower()) for name in ("CONFIG", "DATA", "CACHE", "STATE")}
    command = [sys.executable, "-m", "reader", "--library", str(home / "library"), "notes", "--json"]
    printed = subprocess.run(command, check=True, capture_output=True, env=environ, text=True).stdout
    rows: list[dict[str, Any]] = json.loads(printed)
    return rows


def test_notes_go_out_as_one_file_and_as_a_vault(home: Path) -> None:
    notes, vault = home / "notes.md", home / "vault"
    with Terminal(["--library", str(home / "library")], home, (110, 30)) as terminal:
        terminal.wait("LIBRARY")
        terminal.press("A")
        terminal.wait("NOTEBOOK")
        terminal.press("W")
        terminal.wait(lambda text: "EXPORT" in text and "annotations of" in text and "enter writes notes.md" in text)
        terminal.press(ENTER)
        terminal.wait("write to")
        terminal.press(LINE_START, *str(notes), ENTER)
        terminal.wait("written to")
        terminal.press("j")
        terminal.wait(lambda text: "A note for each article, for Obsidian" in text and "files · " in text)
        terminal.press(ENTER)
        terminal.wait("write to")
        terminal.press(LINE_START, *str(vault), ENTER)
        terminal.wait("files written to")
        terminal.wait(lambda text: " unchanged" in text)
        terminal.press(ESCAPE)
        terminal.wait("NOTEBOOK")
        terminal.press("q", "q")
        assert terminal.wait_for_end() == 0
    text = notes.read_text("utf-8")
    quotes = [row["quote"] for row in listed(home) if row["quote"] and "\n" not in row["quote"]]
    assert quotes
    assert sum(quote[:30] in text for quote in quotes) > len(quotes) // 2
    assert len(list(vault.glob("*.md"))) == len({row["article"] for row in listed(home)})


def test_a_file_comes_in_is_taken_back_and_what_is_parked_finds_its_article(home: Path) -> None:
    (home / "clippings.csv").write_text(CLIPPINGS, "utf-8")
    before = len(listed(home))
    with Terminal(["--library", str(home / "library")], home, (110, 30)) as terminal:
        terminal.wait("LIBRARY")
        terminal.press("I")
        terminal.wait("import file")
        terminal.press(*str(home / "clippings.csv"), ENTER)
        terminal.wait(lambda text: "2 all" in text and "1 new" in text and "1 parked" in text and QUOTE in text)
        assert len(listed(home)) == before
        terminal.press(ENTER)
        terminal.wait("1 imported, 1 parked")
        found = [row for row in listed(home) if row["quote"] == QUOTE]
        assert [(row["note"], row["anchor"]) for row in found] == [("Were they?", "exact")]
        terminal.press("u")
        terminal.wait(lambda text: "undone" in text and "1 new" in text)
        assert len(listed(home)) == before
        terminal.press("\x12")  # ctrl+r
        terminal.wait(lambda text: "done again" in text and "2 there already" in text)
        terminal.press("g", "p")
        terminal.wait(lambda text: "PARKED" in text and "Walden" in text)
        (home / "library" / "articles" / "walden.md").write_text(WALDEN, "utf-8")
        terminal.wait("1 note that was parked has found its place")
        terminal.wait("Nothing is parked.")
        terminal.press("q")
        terminal.wait("IMPORT")
        terminal.press("q")
        terminal.wait(lambda text: "LIBRARY" in text and "Walden" in text)
        terminal.press("g", "p")
        terminal.wait("Nothing is parked.")
        terminal.press("q", "q")
        assert terminal.wait_for_end() == 0
    assert len(listed(home)) == before + 2
