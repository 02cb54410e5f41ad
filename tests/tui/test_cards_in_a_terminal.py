"""Cards in a real terminal, on a copy of the sample library, by keys alone."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.tui.terminal_room import ENTER, Terminal

ROOT = Path(__file__).parents[2]
ASKED = "SELECT question FROM cards WHERE kind = 'cloze' AND deleted IS NULL ORDER BY created DESC, uid DESC LIMIT 1"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A copy of the sample library, without a model: this run is not about names."""
    shutil.copytree(ROOT / "articles", tmp_path / "library" / "articles")
    shutil.copyfile(ROOT / "annotations.db", tmp_path / "library" / "annotations.db")
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text('model = "no-such-model"\n')
    return tmp_path


def test_at_least_1000_is_left_out_of_its_sentence_and_is_there_after_the_program_is_killed(home: Path) -> None:
    with Terminal(["--library", str(home / "library"), "open", "second-round"], home, (100, 30)) as terminal:
        terminal.wait("READ")
        terminal.press("/", *"at least 1,000", ENTER)
        terminal.wait(lambda text: "READ" in text and "1 of " in text)
        terminal.press("v")
        terminal.wait("SELECT")
        terminal.press("i", "f", "C")
        terminal.wait("left out: “at least 1,000”")
        terminal.kill()
    with closing(sqlite3.connect(home / "library" / "annotations.db")) as database:
        (asked,) = database.execute(ASKED).fetchone()
    assert asked.startswith("For Moscow")
    assert "total: “{{c1::at least 1,000}}” people would be exchanged" in asked
