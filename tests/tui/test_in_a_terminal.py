import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tui.desk_room import RAIN, RIVER
from tests.tui.terminal_room import ENTER, ESCAPE, Terminal

POINTER = b"\x1b]22;default\x07"  # the shape of the mouse pointer, which Textual itself asks for
HOSTILE = "".join(map(chr, [*range(1, 32), *range(127, 160), 0x202E, 0x2066, 0xFEFF, 0xE0041])).replace("\n", "")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    articles = tmp_path / "library" / "articles"
    articles.mkdir(parents=True)
    (articles / "rain.md").write_text(RAIN)
    (articles / "river.md").write_text(RIVER)
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text('model = "no-such-model"\n')  # these runs are not about names
    return tmp_path


def reader(home: Path, *arguments: str, size: tuple[int, int] = (80, 24)) -> Terminal:
    return Terminal(["--library", str(home / "library"), *arguments], home, size)


def notes(home: Path) -> list[dict[str, object]]:
    environ = {f"READER_{name}_DIR": str(home / name.lower()) for name in ("CONFIG", "DATA", "CACHE", "STATE")}
    command = [sys.executable, "-m", "reader", "--library", str(home / "library"), "notes", "--json"]
    done = subprocess.run(command, check=True, capture_output=True, env=environ)
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 20)])
def test_what_is_marked_and_noted_is_there_again(home: Path, size: tuple[int, int]) -> None:
    with reader(home, "init", str(home / "library")) as terminal:
        terminal.wait_for_end()
    with reader(home, size=size) as terminal:
        terminal.wait("Rain in the north")
        terminal.press(ENTER)
        terminal.wait("Rain fell on")
        terminal.press(")", ")", "h", "a")
        terminal.wait("INPUT")
        terminal.press(*"Who counted?")
        terminal.wait("Who counted?")
        terminal.press(ESCAPE)
        terminal.wait("note kept")
        terminal.press("q")
        terminal.wait("LIBRARY")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    text = "Ann Reed said 6,000 people left."
    found = notes(home)
    assert sorted((str(each["label"]), str(each["note"]), str(each["quote"])) for each in found) == [
        ("", "Who counted?", text),
        ("important", "", text),
    ]
    assert len({(each["start"], each["end"]) for each in found}) == 1
    database = sqlite3.connect(home / "library" / "annotations.db")
    assert database.execute("SELECT exact FROM annotations").fetchall() == [(text,), (text,)]
    database.close()
    with reader(home, size=size) as terminal:
        terminal.wait("2 annotations")
        terminal.press(ENTER)
        terminal.wait("READ")
        terminal.wait(lambda page: any("●" in line and "▎" in line for line in page.splitlines()))


@pytest.mark.parametrize("end", ["kill", "close_window"])
def test_a_note_that_was_being_typed_is_offered_back(home: Path, end: str) -> None:
    with reader(home, "init", str(home / "library")) as terminal:
        terminal.wait_for_end()
    with reader(home, "open", "rain") as terminal:
        terminal.wait("Rain fell on")
        terminal.press("a")
        terminal.wait("INPUT")
        terminal.press(*"half a tho")
        database = sqlite3.connect(home / "library" / "annotations.db")
        terminal.wait(lambda _: database.execute("SELECT text FROM drafts").fetchall() == [("half a tho",)])
        database.close()
        getattr(terminal, end)()
    with reader(home) as terminal:
        terminal.wait("was not finished")
        terminal.press(ENTER)
        terminal.wait("half a tho")
        terminal.press(*"ught", ESCAPE)
        terminal.wait("note kept")
    assert [each["note"] for each in notes(home)] == ["half a thought"]


def test_no_control_code_of_an_article_reaches_the_terminal(home: Path) -> None:
    hostile = f"[@click=app.quit]x[/] [/nope] \x1b]52;c;aGFja2Vk\x07 {HOSTILE} \x9d0;owned\x9c end"
    (home / "library" / "articles" / "hostile.txt").write_text(f"Title {hostile}\n\nText {hostile}\n\nMore.\n")
    with reader(home, "init", str(home / "library")) as terminal:
        terminal.wait_for_end()
    with reader(home) as terminal:
        terminal.wait("Title [@click")
        terminal.press("/", *"click", ENTER, ENTER)
        terminal.wait("More.")
        terminal.press("h", "]", "a", "a", *"[@click=app.quit]note[/x]", ESCAPE)
        terminal.wait("note kept")
        terminal.press("?", ESCAPE, "K")
        terminal.wait("Title")
        raw = terminal.raw
    assert b"\x1b]52" not in raw
    assert b"\x1b]0;" not in raw
    assert b"\x07" not in raw.replace(POINTER, b"")
    assert not any(chr(code).encode() in raw for code in (*range(0x80, 0xA0), 0x202E, 0x2066, 0xE0041))


def test_reading_alone_leaves_the_sample_library_as_it_was_byte_for_byte(
    tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    library = tmp_path / "library"
    shutil.copytree(pytestconfig.rootpath / "articles", library / "articles")
    shutil.copy(pytestconfig.rootpath / "annotations.db", library)
    before = {file: file.read_bytes() for file in library.rglob("*") if file.is_file()}
    with reader(tmp_path, size=(120, 40)) as terminal:
        terminal.wait("The Istanbul talks")
        terminal.press("/", *"counting", ENTER, ENTER)
        terminal.wait("Postil sample library · 16 June 2025")
        terminal.press(" ", ")", " ", "]", "a", "K", ESCAPE, "g", "g", " ", "\x11")
        assert terminal.wait_for_end() == 0
    assert {file: file.read_bytes() for file in library.rglob("*") if file.is_file()} == before
    with reader(tmp_path, "open", "counting", size=(120, 40)) as terminal:
        terminal.wait("READ")
        terminal.wait(lambda page: "Postil sample library · 16 June 2025" not in page and "Whoever" in page)


def test_quitting_gives_the_terminal_back(home: Path) -> None:
    with reader(home, "open", "rain") as terminal:
        terminal.wait("Rain fell on")
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0
        assert b"\x1b[?1049l" in terminal.raw


def test_keys_that_come_in_one_burst_are_all_typed(home: Path) -> None:
    with reader(home, "init", str(home / "library")) as terminal:
        terminal.wait_for_end()
    with reader(home, "open", "rain") as terminal:
        terminal.wait("Rain fell on")
        terminal.press("aNice sentence, this.")
        terminal.wait("Nice sentence, this.")
        terminal.press(ESCAPE)
        terminal.wait("note kept")
    assert [each["note"] for each in notes(home)] == ["Nice sentence, this."]


@pytest.mark.parametrize(
    ("script", "note"),
    [("printf ' and more' >> \"$1\"; exit 0", "one\n and more"), ("printf 'saved' > \"$1\"; exit 3", "saved")],
)
def test_what_the_editor_saved_is_kept_however_it_ended(home: Path, script: str, note: str) -> None:
    editor = home / "editor"
    editor.write_text(f"#!/bin/sh\n{script}\n")
    editor.chmod(0o755)
    library = str(home / "library")
    with reader(home, "init", library) as terminal:
        terminal.wait_for_end()
    with Terminal(["--library", library, "open", "rain"], home, VISUAL=str(editor)) as terminal:
        terminal.wait("Rain fell on")
        terminal.press("a", *"one")
        terminal.wait("one")
        terminal.press("\x05")
        terminal.wait("note kept")
    assert [each["note"] for each in notes(home)] == [note]


def test_the_figures_of_an_article_are_listed_filtered_and_gone_to(home: Path) -> None:
    with reader(home, "init", str(home / "library")) as terminal:
        terminal.wait_for_end()
    with reader(home, "open", "rain") as terminal:
        terminal.wait("Rain fell on")
        terminal.press("F")
        terminal.wait("Figures · Rain in the north")
        terminal.press("/", *"people", ENTER)
        terminal.wait("1 of 1")
        terminal.press("K")
        terminal.wait("same measure")
        terminal.press(ESCAPE)
        terminal.wait("FIGURES")
        terminal.press(ENTER)
        terminal.wait("READ")
        terminal.press("h", "q")
        terminal.wait("FIGURES")
        terminal.press("q")
        terminal.wait("READ")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    assert [each["quote"] for each in notes(home)] == ["6,000"]
