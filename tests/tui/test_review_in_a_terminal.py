"""Reviewing in a real terminal: a cloze is answered, graded, undone and graded; a kill in between loses nothing."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from functools import partial
from operator import ne
from pathlib import Path

import pytest

from tests.tui.terminal_room import ENTER, ESCAPE, Terminal

ROOT = Path(__file__).parents[2]
SIZE = (100, 30)
SENTENCE = "The sides agreed to exchange at least 1,000 prisoners each."
ARTICLE = f"# An exchange\n\nThey met again. {SENTENCE} Nobody said when.\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A library with one article, without a model: these runs are not about names."""
    (tmp_path / "library" / "articles").mkdir(parents=True)
    (tmp_path / "library" / "articles" / "exchange.md").write_text(ARTICLE, "utf-8")
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text('model = "no-such-model"\n')
    return tmp_path


def run(home: Path, *words: str) -> str:
    """What a command prints."""
    environ = {f"READER_{name}_DIR": str(home / name.lower()) for name in ("CONFIG", "DATA", "CACHE", "STATE")}
    command = [sys.executable, "-m", "reader", "--library", str(home / "library"), *words]
    return subprocess.run(command, check=True, capture_output=True, env=os.environ | environ, text=True).stdout


def reviewing(home: Path) -> Terminal:
    return Terminal(["--library", str(home / "library"), "review"], home, SIZE)


def kept(home: Path) -> list[tuple[int, str]]:
    """The grades and what was typed, as the file has them."""
    database = sqlite3.connect(home / "library" / "annotations.db")
    try:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return database.execute("SELECT grade, typed FROM reviews ORDER BY at, uid").fetchall()
    finally:
        database.close()


def test_a_cloze_is_answered_graded_undone_and_graded_with_a_kill_in_between(home: Path) -> None:
    uid = run(home, "annotate", "exchange", "--quote", SENTENCE).split()[0]
    run(home, "card", uid, "--cloze", SENTENCE.replace("at least 1,000", "{{c1::at least 1,000}}"))
    with reviewing(home) as terminal:
        terminal.wait(lambda text: "▢ prisoners each" in text and "space shows the answer" in text)
        terminal.press("t")
        terminal.wait("INPUT")
        terminal.press(*"1,200", ENTER)
        terminal.wait("Inside the interval, but not what was said")
        assert "at least 1,000 prisoners each" in terminal.text
        assert kept(home) == []
        terminal.press("1")
        terminal.wait("comes back in")
        assert kept(home) == [(1, "1,200")]
        terminal.press("u")
        terminal.wait(lambda text: "undone: reviewed" in text and "▢ prisoners each" in text)
        assert kept(home) == []
        terminal.press(" ")
        terminal.wait("3 good")
        terminal.press("3")
        terminal.wait("comes back in 10 min")
        terminal.kill()
    assert kept(home) == [(3, "")]
    with reviewing(home) as terminal:
        terminal.wait("comes back in")
        terminal.press(" ")
        terminal.wait("▢ prisoners each")
        terminal.press(" ")
        terminal.wait("4 easy")
        terminal.press("4")
        terminal.wait("Done for today.")
        terminal.press(ESCAPE)
        terminal.wait("LIBRARY")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    assert kept(home) == [(3, ""), (4, "")]
    due = json.loads(run(home, "cards", "--json"))
    assert [row["state"] for row in due] == ["review"]
    run(home, "check")


def test_the_sample_tells_of_a_newer_figure_before_it_asks(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "articles", tmp_path / "library" / "articles")
    shutil.copy(ROOT / "annotations.db", tmp_path / "library")
    wanted = "spoke of ▢"
    with reviewing(tmp_path) as terminal:
        terminal.wait("space shows the answer")
        while wanted not in terminal.text:
            is_another = partial(ne, terminal.text)
            terminal.press("b")
            terminal.wait(is_another)
        terminal.wait(lambda text: "A later article counts 6,057 bodies" in text and wanted in text)


def test_an_answer_is_typed_by_itself_and_a_leech_is_offered_once_whatever_ends_the_program(home: Path) -> None:
    (home / "config" / "config.toml").write_text('model = "no-such-model"\nreview_type = true\nreview_leech = 1\n')
    note = run(home, "annotate", "exchange", "--quote", SENTENCE).split()[0]
    run(home, "card", note, "--cloze", SENTENCE.replace("at least 1,000", "{{c1::at least 1,000}}"))
    (card,) = json.loads(run(home, "cards", "--json"))
    run(home, "grade", card["id"], "4")
    run(home, "grade", card["id"], "1")
    with reviewing(home) as terminal:
        terminal.wait("comes back in")
        terminal.press(" ")
        terminal.wait(lambda text: "INPUT" in text and "▢ prisoners each" in text)
        terminal.press("3", ENTER)
        terminal.wait(lambda text: "You typed: 3" in text and "1 again" in text)
        terminal.press("1")
        terminal.wait(lambda text: "Forgotten 1 time" in text and "e rewrite" in text)
        terminal.kill()
    assert kept(home) == [(4, ""), (1, ""), (1, "3")]
    with reviewing(home) as terminal:
        terminal.wait("comes back in")
        terminal.press(" ")
        terminal.wait("INPUT")
        terminal.press(ENTER)
        terminal.wait("4 easy")
        terminal.press("4")
        terminal.wait(lambda text: "Done for today." in text and "Forgotten 1 time" in text)
        terminal.press("q")
    (card,) = json.loads(run(home, "cards", "--leeches", "--json"))
    assert card["lapses"] == 1
