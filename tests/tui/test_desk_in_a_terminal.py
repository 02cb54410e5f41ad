"""The review desk in a real terminal: chosen, walked, marked, killed, and gone on with where it was left."""

import shutil
from pathlib import Path

import pytest

from tests.tui.terminal_room import ENTER, ESCAPE, Terminal

ROOT = Path(__file__).parents[2]
FIRST, SECOND = "1 of 2 · 0 done", "2 of 2 · 1 done"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A copy of the sample library, without a model: this run is not about names."""
    shutil.copytree(ROOT / "articles", tmp_path / "library" / "articles")
    shutil.copyfile(ROOT / "annotations.db", tmp_path / "library" / "annotations.db")
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text('model = "no-such-model"\n')
    return tmp_path


def test_a_round_is_chosen_walked_and_marked_and_after_a_kill_it_goes_on_where_it_was(home: Path) -> None:
    shipped = (home / "library" / "annotations.db").read_bytes()
    with Terminal(["--library", str(home / "library")], home, (100, 30)) as terminal:
        terminal.wait("LIBRARY")
        terminal.press("g", "r")
        terminal.wait(lambda text: "DESK" in text and "#law" in text)
        terminal.press("/", *"tag:law", ENTER)
        terminal.wait(lambda text: "ROUND" in text and FIRST in text)
        terminal.press(" ")
        terminal.wait(SECOND)
        quote = terminal.lines
        terminal.kill()
    with Terminal(["--library", str(home / "library")], home, (100, 30)) as terminal:
        terminal.wait("LIBRARY")
        terminal.press("g", "r")
        terminal.wait("tag:law")
        terminal.wait("1 of 2 done · left")
        terminal.press(ENTER)
        terminal.wait(SECOND)
        assert terminal.lines == quote
        terminal.press("k")
        terminal.wait("✓ done")
        terminal.press("u", ESCAPE)
        terminal.wait("DESK")
        terminal.press("q")
        terminal.wait("LIBRARY")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    assert (home / "library" / "annotations.db").read_bytes() == shipped
