import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from reader.core.ids import new_ids
from reader.core.span import Span
from reader.library.adding import register
from reader.library.annotating import annotate
from reader.library.folders import Folders
from reader.library.library import Library, open_library
from reader.library.opening import open_article
from reader.library.removing import bring_back, remove
from reader.library.shelf import Entry, entries
from reader.library.undoing import redo, undo

ROOT = Path(__file__).parents[2]
NAMES = ("a.md", "b.md", "c.md")
PROGRAMS = st.integers(0, 1)
NUMBERS = st.integers(0, 5)


class TwoPrograms(RuleBasedStateMachine):
    """Two programs and a file manager work on one library: nothing fails, and every note stays with its text."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._root = Path(self._folder.name) / "library"
        (self._root / "articles").mkdir(parents=True)
        self._elsewhere = Path(self._folder.name) / "elsewhere.md"
        self._elsewhere.write_text("# Elsewhere\n\nFar away it rained.\n", "utf-8")
        self._written = count()
        self._write("a.md")
        self._programs = [self._opened(), self._opened()]

    def teardown(self) -> None:
        for program in self._programs:
            program.close()
        self._folder.cleanup()

    @rule(program=PROGRAMS, number=NUMBERS)
    def annotates(self, program: int, number: int) -> None:
        library = self._programs[program]
        for entry in _one(entries(library), number):
            opened = open_article(library, entry)
            annotate(library, opened.entry, opened.document, Span(0, 3), note=entry.article.title)

    @rule(program=PROGRAMS, number=NUMBERS)
    def removes(self, program: int, number: int) -> None:
        for entry in _one(entries(self._programs[program]), number):
            remove(self._programs[program], entry)

    @rule(program=PROGRAMS, number=NUMBERS)
    def brings_back(self, program: int, number: int) -> None:
        library = self._programs[program]
        for entry in _one(entries(library, trashed=True), number):
            assert not bring_back(library, entry).deleted

    @rule(program=PROGRAMS)
    def registers(self, program: int) -> None:
        entry = register(self._programs[program], self._elsewhere)
        assert (entry.path, entry.deleted) == (self._elsewhere.resolve(), None)

    @rule(program=PROGRAMS, times=st.integers(1, 3))
    def takes_back(self, program: int, times: int) -> None:
        for _ in range(times):
            undo(self._programs[program])

    @rule(program=PROGRAMS, times=st.integers(1, 3))
    def does_again(self, program: int, times: int) -> None:
        for _ in range(times):
            redo(self._programs[program])

    @rule(source=st.sampled_from(NAMES), home=st.sampled_from(NAMES))
    def is_renamed(self, source: str, home: str) -> None:
        file, place = self._root / "articles" / source, self._root / "articles" / home
        if file.exists() and not place.exists():
            file.rename(place)

    @rule(name=st.sampled_from(NAMES))
    def is_written_new(self, name: str) -> None:
        if not (self._root / "articles" / name).exists():
            self._write(name)

    @invariant()
    def both_see_the_same_and_every_article_once(self) -> None:
        one, other = (entries(each) + entries(each, trashed=True) for each in self._programs)
        assert one == other
        assert len({entry.id for entry in one}) == len(one)
        for shelf in (entries(self._programs[0]), entries(self._programs[0], trashed=True)):
            assert len({entry.slug for entry in shelf}) == len(shelf)
            assert not any(entry.missing for entry in shelf)
            notes = [
                (entry, held.annotation)
                for entry in shelf
                for held in open_article(self._programs[0], entry).annotations
            ]
            assert all(annotation.note == entry.article.title for entry, annotation in notes)

    def _write(self, name: str) -> None:
        text = f"# Article {next(self._written)}\n\nIt rained.\n"
        (self._root / "articles" / name).write_text(text, "utf-8")

    def _opened(self) -> Library:
        seconds = count()
        clock = lambda: datetime(2026, 1, 5, 9, tzinfo=UTC) + timedelta(seconds=next(seconds))  # noqa: E731 - one line is clearer
        folders = Folders(*(Path(self._folder.name) / name for name in ("config", "data", "cache", "state")))
        return open_library(self._root, folders, clock=clock, ids=new_ids(clock))


def _one(shelf: list[Entry], number: int) -> list[Entry]:
    return shelf[number % len(shelf) :][:1] if shelf else []


TwoPrograms.TestCase.settings = settings(
    max_examples=12, stateful_step_count=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestTwoProgramsAndAFileManager = TwoPrograms.TestCase


def test_two_programs_that_work_at_once_lose_nothing_and_see_the_same() -> None:
    script = ROOT / "bench" / "check_two_programs.py"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}  # the tests also run where the package is not installed
    told = subprocess.run(
        [sys.executable, script, "--seconds", "2"], check=False, env=environment, capture_output=True, text=True
    )
    assert told.stdout.splitlines()[-1:] == ["nothing is lost, and all see the same"], told.stdout + told.stderr
