import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from reader.library.library import Library
from reader.library.shelf import entries
from reader.library.undoing import redo, undo
from reader.store.journal import KEPT
from reader.store.rows import number as number_of
from tests.library.deeds_room import DEEDS, done, opened, started

TABLES = {
    "annotations": "uid",
    "tags": "annotation, position",
    "cross_references": "uid",
    "relations": "name",
    "corrections": "uid",
    "dismissals": "uid",
    "saved_searches": "uid",
    "parked": "uid",
    "cards": "uid",
    "reviews": "uid",
}
PROGRAMS = st.integers(0, 1)
State = dict[str, object]


def _state(library: Library) -> State:
    """All that undo is about: what a person made, row by row, and the articles on the shelf with their files."""
    tables: State = {name: library.database.rows(f"SELECT * FROM {name} ORDER BY {by}") for name, by in TABLES.items()}  # noqa: S608
    shelf = {entry.id: (entry.path, entry.article.title, entry.path.read_bytes()) for entry in entries(library)}
    file = library.root / "labels.toml"
    return tables | {"shelf": shelf, "labels": file.read_text("utf-8") if file.exists() else None}


def _acts(library: Library) -> int:
    [row] = library.database.rows(
        "SELECT count(DISTINCT act) AS acts FROM journal WHERE verb <> ? AND undoes = ''", (KEPT,)
    )
    return number_of(row["acts"])


class AnySequence(RuleBasedStateMachine):
    """Whatever is done, by two programs: undo takes it back step by step, and redo does it again step by step."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        root = Path(self._folder.name)
        self._programs = [started(root), opened(root)]
        self._done = [_state(self._programs[0])]
        self._undone: list[State] = []

    def teardown(self) -> None:
        try:
            self._takes_all_back_and_does_it_again()
        finally:
            for program in self._programs:
                program.close()
            self._folder.cleanup()

    @rule(program=PROGRAMS, name=st.sampled_from(sorted(DEEDS)), number=st.integers(0, 40))
    def does(self, program: int, name: str, number: int) -> None:
        library = self._programs[program]
        before = _acts(library)
        done(library, name, number)
        acts = _acts(library) - before
        assert acts in {0, 1}
        if acts:
            self._done.append(_state(library))
            self._undone.clear()
        else:
            assert _state(library) == self._done[-1]

    @rule(program=PROGRAMS, times=st.integers(1, 3))
    def takes_back(self, program: int, times: int) -> None:
        for _ in range(times):
            self._undoes(self._programs[program])

    @rule(program=PROGRAMS, times=st.integers(1, 3))
    def does_again(self, program: int, times: int) -> None:
        for _ in range(times):
            self._redoes(self._programs[program])

    def _takes_all_back_and_does_it_again(self) -> None:
        one, other = self._programs
        while self._undoes(other):
            pass
        while self._redoes(one):
            pass

    def _undoes(self, library: Library) -> bool:
        act = undo(library)
        assert bool(act) == (len(self._done) > 1)
        if act:
            assert act.words
            self._undone.append(self._done.pop())
            assert _state(library) == self._done[-1]
        return act is not None

    def _redoes(self, library: Library) -> bool:
        act = redo(library)
        assert bool(act) == bool(self._undone)
        if act:
            self._done.append(self._undone.pop())
            assert _state(library) == self._done[-1]
        return act is not None


AnySequence.TestCase.settings = settings(
    max_examples=settings().max_examples // 4,  # 25, and 250 where more is searched
    stateful_step_count=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestAnySequenceOfActs = AnySequence.TestCase
