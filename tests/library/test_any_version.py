"""Versions come, are edited, renamed, removed and taken back in any order, by two programs: no text is ever lost."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from reader.core.errors import ReaderError
from reader.library.adding import add, add_each
from reader.library.library import Library
from reader.library.removing import bring_back, remove
from reader.library.shelf import entries
from reader.library.twins import Choice
from reader.library.undoing import redo, undo
from tests.library.deeds_room import opened

PROGRAMS = st.integers(0, 1)
State = dict[str, tuple[str, bytes]]


def _state(library: Library) -> State:
    return {entry.id: (entry.path.name, entry.path.read_bytes()) for entry in entries(library)}


class AnyVersion(RuleBasedStateMachine):
    """What is done is taken back and done again, step by step; files beside those of the articles are none."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        root = Path(self._folder.name)
        (root / "library" / "articles").mkdir(parents=True)
        self._programs = [opened(root), opened(root)]
        add(self._programs[0], ["-"], b"# River\n\nIt rose.\n")
        add(self._programs[0], ["-"], b"# Wind\n\nIt blew.\n")
        self._first = _state(self._programs[0])
        self._done = [self._first]
        self._undone: list[State] = []

    def teardown(self) -> None:
        while len(self._done) > 1:
            self.takes_back(1)
        for program in self._programs:
            program.close()
        self._folder.cleanup()

    def _did(self, library: Library) -> None:
        state = _state(library)
        if state != self._done[-1]:
            self._done.append(state)
            self._undone.clear()

    @rule(program=PROGRAMS, title=st.sampled_from(["River", "Wind"]), number=st.integers(0, 3))
    def brings_a_version(self, program: int, title: str, number: int) -> None:
        library = self._programs[program]
        data = f"# {title}\n\nVersion {number}.\n".encode()
        add_each(library, ["-"], data, lambda _: Choice.NEW_VERSION)
        assert data in {held for _, held in _state(library).values()}
        self._did(library)

    @rule(program=PROGRAMS, number=st.integers(0, 3))
    def removes(self, program: int, number: int) -> None:
        library = self._programs[program]
        for entry in entries(library)[number : number + 1]:
            remove(library, entry)
        self._did(library)

    @rule(program=PROGRAMS)
    def brings_back(self, program: int) -> None:
        library = self._programs[program]
        for entry in entries(library, trashed=True)[:1]:
            bring_back(library, entry)
        self._did(library)

    @rule(program=PROGRAMS)
    def takes_back(self, program: int) -> None:
        library = self._programs[program]
        if len(self._done) > 1:
            assert undo(library)
            self._undone.append(self._done.pop())
            assert _state(library) == self._done[-1]

    @rule(program=PROGRAMS)
    def does_again(self, program: int) -> None:
        library = self._programs[program]
        if self._undone:
            assert redo(library)
            self._done.append(self._undone.pop())
            assert _state(library) == self._done[-1]

    @rule(program=PROGRAMS)
    def is_refused(self, program: int) -> None:
        library = self._programs[program]
        before = _state(library)
        try:
            add_each(library, ["-", "/nowhere.md"], b"# River\n\nRefused.\n", lambda _: Choice.NEW_VERSION)
        except ReaderError:
            assert _state(library) == before


AnyVersion.TestCase.settings = settings(
    max_examples=settings().max_examples // 4,
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestAnyVersion = AnyVersion.TestCase
