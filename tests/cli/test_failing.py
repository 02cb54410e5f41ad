import os
import re
import sqlite3
import sys
from pathlib import Path

import pytest

from reader.cli.failing import guarded
from reader.cli.screen import open_at
from reader.core.errors import ReaderError
from reader.library.library import Library
from reader.library.shelf import Entry
from tests.cli.command_room import Room, Stream


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Room:
    return Room(tmp_path, monkeypatch)


def raising(error: BaseException) -> int:
    def work() -> int:
        raise error

    return guarded(work)


def test_what_can_be_mended_is_one_line_what_and_one_line_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert raising(ReaderError("two\nlines", "do \x1b[2Jthis")) == 1
    assert capsys.readouterr().err == "reader: two lines\n  do ␛[2Jthis\n"


@pytest.mark.parametrize(
    ("error", "code", "what"),
    [
        (PermissionError(13, "Permission denied", "a.md"), 1, "reader: permission denied: a.md\n"),
        (OSError(28, "No space left on device"), 1, "reader: the disk is full\n"),
        (FileNotFoundError(2, "No such file or directory", b"b.md"), 1, "reader: no such file or directory: b.md\n"),
        (OSError("odd"), 1, "reader: odd\n"),
        (KeyboardInterrupt(), 130, "stopped\n"),
        (BrokenPipeError(), 141, ""),
    ],
)
def test_each_way_to_fail_has_its_code_and_its_line(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, what: str
) -> None:
    with Path("/dev/null").open("w", encoding="utf-8") as nowhere:
        monkeypatch.setattr(sys, "stdout", nowhere)
        assert raising(error) == code
    assert capfd.readouterr().err.startswith(what)


def test_a_bug_is_one_line_and_its_trace_goes_to_the_log(room: Room, capsys: pytest.CaptureFixture[str]) -> None:
    assert raising(ZeroDivisionError("never")) == 1
    log = room.folder / "state" / "reader.log"
    said = capsys.readouterr().err.splitlines()
    assert said == [
        "reader: something went wrong that should not have: ZeroDivisionError: never",
        f"  the details are in {log}; please report them",
    ]
    assert "Traceback" in log.read_text("utf-8")


def test_what_the_screen_raises_is_logged_and_told_in_two_lines_when_the_library_is_closed(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Library] = []

    def screen(library: Library, _entry: Entry | None, _at: object) -> int:
        opened.append(library)
        raise ExceptionGroup("many\nlines", [ValueError("one"), KeyError("two")])

    for name in ("stdin", "stderr"):
        monkeypatch.setattr(sys, name, Stream(terminal=True))
    assert guarded(lambda: open_at("", "", "", screen)) == 1
    assert isinstance(sys.stderr, Stream)
    what, where = sys.stderr.text().splitlines()
    assert what == "reader: something went wrong that should not have: ExceptionGroup: many"
    log = room.folder / "state" / "reader.log"
    assert str(log) in where
    assert "ValueError: one" in log.read_text("utf-8")
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        opened[0].database.rows("SELECT 1")


def test_a_log_that_cannot_be_written_hides_nothing(room: Room, capsys: pytest.CaptureFixture[str]) -> None:
    (room.folder / "state" / "reader.log").mkdir(parents=True)
    assert raising(ZeroDivisionError("never")) == 1
    assert "could not be kept" in capsys.readouterr().err


def test_a_library_that_may_not_be_written_can_be_read_and_says_why_it_cannot_be_marked(room: Room) -> None:
    (room.root / "annotations.db").chmod(0o400)
    assert len(room.did("list", "--json").rows) == 1
    if os.geteuid():  # to root, every file is open
        said = room.run("annotate", "bridge", "--quote", "mayor")
        assert (said.code, "read-only" in said.err) == (1, True)


@pytest.mark.parametrize("hostile", ["\x1b]0;x\x07", "\x9b2J", "\u202egnp.exe", "[/x]"])
def test_nothing_of_an_article_or_a_note_acts_on_the_terminal(room: Room, hostile: str) -> None:
    room.lay("odd.md", f"---\ntitle: 'odd {hostile}'\n---\n# odd {hostile}\n\nText {hostile} text 5 km.")
    room.did("annotate", "odd", "--quote", "text 5 km", "--note", f"note {hostile}", "--tag", f"tag {hostile}")
    commands = [["list"], ["show", "odd"], ["notes"], ["figures"], ["figures", "--csv"], ["history"], ["undo"]]
    for words in [
        *commands,
        ["list", "--json"],
        ["show", "odd", "--json"],
        ["show", f"no {hostile}"],
        [f"no{hostile}"],
    ]:
        said = room.run(*words, terminal=True)
        assert not set("\x1b\x07\x9b\u202e") & set(re.sub(r"\x1b\[\d+m", "", said.out) + said.err)
