from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.core.annotation import Record
from reader.core.reference import RELATIONS, Reference, Target, TargetKind
from reader.store.database import Database, open_database
from reader.store.nouns import REFERENCE, write_row
from reader.store.references import all_references, reference, references_at, relations
from reader.store.rows import reference_row

NOON = datetime(2025, 6, 2, 12, tzinfo=UTC)
ONE, OTHER, THIRD = (Target(kind, "k") for kind in (TargetKind.ANNOTATION, TargetKind.ARTICLE, TargetKind.FIGURE))


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(open_database(tmp_path / "annotations.db")) as opened:
        yield opened


def _reference(uid: str, source: Target, target: Target, deleted: datetime | None = None) -> Reference:
    return Reference(Record(uid, "Ada", "desk", NOON, NOON, deleted), source, "supports", target, "why")


def _write(database: Database, *made: Reference) -> None:
    with database.writing():
        for each in made:
            write_row(database, REFERENCE, each.record.uid, reference_row(each))


def test_a_reference_is_found_from_both_of_its_ends(database: Database) -> None:
    made = _reference("a", ONE, OTHER)
    _write(database, made, _reference("b", OTHER, THIRD))
    assert reference(database, "a") == made
    assert references_at(database, ONE) == [made]
    assert [each.record.uid for each in references_at(database, OTHER)] == ["a", "b"]


def test_one_in_the_trash_is_not_listed_but_can_be_looked_up(database: Database) -> None:
    gone = _reference("a", ONE, OTHER, deleted=NOON)
    _write(database, gone)
    assert all_references(database) == references_at(database, ONE) == []
    assert reference(database, "a") == gone


def test_the_relations_are_offered_in_their_order(database: Database) -> None:
    assert relations(database) == list(RELATIONS)


def test_a_row_can_be_taken_out_and_one_that_is_not_there_is_none(database: Database) -> None:
    _write(database, _reference("a", ONE, OTHER))
    with database.writing():
        write_row(database, REFERENCE, "a", None)
    assert reference(database, "a") is None
