from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.core.change import Change
from reader.store import journal
from reader.store.database import Database, open_database
from reader.store.journal import KEPT, ActRow

NOON = datetime(2025, 6, 2, 12, tzinfo=UTC)
NUMBERS = count()
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
VALUES = st.none() | st.dictionaries(TEXTS, st.none() | st.integers() | TEXTS | st.lists(TEXTS, max_size=2), max_size=4)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with closing(open_database(tmp_path_factory.mktemp("journal") / "annotations.db")) as opened:
        yield opened


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Database]:
    with closing(open_database(tmp_path / "annotations.db")) as opened:
        yield opened


def _change(act: str, undoes: str = "", verb: str = "noted", key: str = "k") -> Change:
    return Change(f"c{next(NUMBERS)}", act, NOON, "desk", "Ada", verb, "annotation", key, None, {"note": "x"}, undoes)


def _append(database: Database, *changes: Change) -> None:
    with database.writing():
        journal.append(database, changes)


@given(before=VALUES, after=VALUES, verb=TEXTS)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_change_comes_back_as_it_was_written(
    database: Database, before: dict[str, object] | None, after: dict[str, object] | None, verb: str
) -> None:
    act = f"act{next(NUMBERS)}"
    change = Change(f"c{next(NUMBERS)}", act, NOON, "desk", "Ada", verb, "annotation", "k", before, after)
    _append(database, change)
    assert journal.changes_of(database, act) == [change]


def test_acts_come_newest_first_with_what_they_take_back(empty: Database) -> None:
    _append(empty, _change("a"), _change("a"))
    _append(empty, _change("b", undoes="a"))
    _append(empty, _change("c", undoes="b"))
    assert list(journal.acts(empty)) == [
        ActRow("c", "b", redoes=True),
        ActRow("b", "a", redoes=False),
        ActRow("a", "", redoes=False),
    ]


def test_acts_that_only_write_down_a_file_are_passed_over(empty: Database) -> None:
    _append(empty, _change("a", verb=KEPT), _change("a"))
    _append(empty, _change("b", verb=KEPT))
    assert [row.act for row in journal.acts(empty)] == ["a"]


def test_acts_are_read_page_by_page_without_a_gap(empty: Database) -> None:
    acts = [f"{number:04}" for number in range(2 * journal.PAGE + 1)]
    _append(empty, *(_change(act) for act in acts))
    assert [row.act for row in journal.acts(empty)] == acts[::-1]
