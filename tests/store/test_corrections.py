import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.core.annotation import Record
from reader.core.change import Change
from reader.core.correction import Correction, CorrectionKind
from reader.core.entity import EntityKey, EntityKind
from reader.store import journal
from reader.store.corrections import all_corrections, correction, corrections_state
from reader.store.database import Database, open_database
from reader.store.nouns import CORRECTION, write_row
from reader.store.rows import correction_row

NOON = datetime(2025, 6, 2, 12, tzinfo=UTC)
REED = EntityKey(EntityKind.PERSON, "Reed")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(open_database(tmp_path / "annotations.db")) as opened:
        yield opened


def _rename(uid: str, deleted: datetime | None = None) -> Correction:
    record = Record(uid, "Ada", "desk", NOON, NOON, deleted)
    return Correction(record, CorrectionKind.RENAME, REED, into=replace(REED, name="Ann Reed"))


def _write(database: Database, *made: Correction) -> None:
    with database.writing():
        for each in made:
            row = correction_row(each)
            write_row(database, CORRECTION, each.uid, row)
            change = Change(f"c{each.uid}", each.uid, NOON, "desk", "Ada", "renamed", CORRECTION, each.uid, None, row)
            journal.append(database, [change])


def test_corrections_are_read_in_the_order_in_which_they_were_made(database: Database) -> None:
    one, other = _rename("a"), _rename("b")
    _write(database, other, one)
    assert all_corrections(database) == [one, other]
    assert correction(database, "a") == one


def test_one_that_was_withdrawn_is_not_listed_but_can_be_looked_up(database: Database) -> None:
    gone = _rename("a", NOON)
    _write(database, gone)
    assert all_corrections(database) == []
    assert correction(database, "a") == gone
    assert correction(database, "b") is None


def test_what_was_read_is_known_to_be_stale_once_there_is_another_one(database: Database) -> None:
    states = [corrections_state(database)]
    for uid in "ab":
        _write(database, _rename(uid))
        states.append(corrections_state(database))
    assert not states[0]
    assert len(set(states)) == 3


@pytest.mark.parametrize(
    "wrong",
    [{"kind": "guess"}, {"about_name": ""}, {"into_name": None}, {"into_kind": None}, {"article": "nowhere"}],
)
def test_what_no_correction_is_cannot_be_written(database: Database, wrong: dict[str, object]) -> None:
    with pytest.raises(sqlite3.IntegrityError), database.writing():
        database.table("corrections").insert(correction_row(_rename("a")) | wrong)
