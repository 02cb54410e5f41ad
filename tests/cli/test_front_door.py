import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.__main__ import Asked, asked_for, main
from reader.cli import main as run_command

HEAVY = {"textual", "spacy", "markdown_it", "sqlite_utils", "sqlite3", "rich", "yaml"}


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("", Asked()),
        ("--library ~/x", Asked(library="~/x")),
        ("--library=~/x", Asked(library="~/x")),
        ("open bridge", Asked("bridge")),
        ("open bridge --at 01jx", Asked("bridge", "01jx")),
        ("open --at=01jx bridge --library x", Asked("bridge", "01jx", "x")),
        ("--library x open bridge", Asked("bridge", "", "x")),
        ("review", Asked("", "review")),
        ("--library x review", Asked("", "review", "x")),
    ],
)
def test_these_words_ask_for_the_screen(line: str, asked: Asked) -> None:
    assert asked_for(line.split()) == asked


@pytest.mark.parametrize(
    "line",
    [
        "--help",
        "--version",
        "list",
        "open",
        "open --help",
        "open a b",
        "open a --at",
        "--library",
        "--at 01jx",
        "open a --nope",
        "review --due",
        "show bridge",
        "no-such-file.md",
    ],
)
def test_these_words_are_for_the_command_line(line: str) -> None:
    assert asked_for(line.split()) is None


def test_a_file_asks_for_the_screen_and_a_command_s_name_never_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("report.md", "list"):
        (tmp_path / name).touch()
    assert asked_for(["report.md"]) == Asked(str(tmp_path / "report.md"))
    assert asked_for(["list"]) is None
    assert asked_for(["./list"]) == Asked(str(tmp_path / "list"))


def test_the_open_command_hands_over_what_it_was_given() -> None:
    seen: list[tuple[str, str, str]] = []

    def screen(library: str, article: str, at: str) -> int:
        seen.append((library, article, at))
        return 7

    assert run_command(["--library", "x", "open", "bridge", "--at", "01jx"], screen) == 7
    assert seen == [("x", "bridge", "01jx")]


def test_a_shell_that_asks_for_completions_gets_no_screen(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("_READER_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "reader hist")
    monkeypatch.setenv("COMP_CWORD", "1")
    assert main([]) == 0
    assert capsys.readouterr().out.strip() == "plain,history"


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys; from reader.__main__ import main; main(['--help']);"
        f"print(sorted({HEAVY!r} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
    assert "annotate" in done.stdout


def test_the_way_to_the_screen_loads_no_click() -> None:
    script = "import sys, reader.__main__; print({'click', 'textual'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_the_module_runs_as_a_program_and_says_its_version() -> None:
    done = subprocess.run([sys.executable, "-m", "reader", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("reader ")


def test_output_that_nobody_reads_any_more_is_no_trouble() -> None:
    line = f"{sys.executable} -m reader completion bash | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert done.stdout.strip() in {"0", "141"}  # 0 when it was all written before the other end closed


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_told_in_one_line() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "reader", "--help"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 1
    assert done.stderr.splitlines()[0] == "reader: the disk is full"
    assert "Traceback" not in done.stderr


def test_help_is_said_on_a_terminal_that_knows_only_ascii() -> None:
    environ = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run([sys.executable, "-m", "reader", "--help"], capture_output=True, env=environ, check=False)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
