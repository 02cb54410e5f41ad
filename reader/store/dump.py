"""Dump: the rows of every table as they are, and back; what the library's own JSON is made of."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from reader.core.reference import RELATIONS
from reader.store.database import Database
from reader.store.rows import Row
from reader.store.schema import TABLES

PAGE = 500  # rows read at once
_COLUMNS = "SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid"


def columns_of(database: Database, table: str) -> dict[str, str]:
    """The columns of a table in their order, each with its type: TEXT, INTEGER or BLOB."""
    return {str(row["name"]): str(row["type"]) for row in database.rows(_COLUMNS, (table,))}


def dumped(database: Database, table: str) -> Iterator[Row]:
    """The rows of a table as they are, by its primary key, a page at a time."""
    keys = [str(row["name"]) for row in database.rows(_COLUMNS, (table,)) if row["pk"]]
    listed, places = ", ".join(f'"{key}"' for key in keys), ", ".join("?" for _ in keys)
    first = f'SELECT * FROM "{table}" ORDER BY {listed} LIMIT {PAGE}'  # noqa: S608 - names of our own schema
    next_ = f'SELECT * FROM "{table}" WHERE ({listed}) > ({places}) ORDER BY {listed} LIMIT {PAGE}'  # noqa: S608
    page = database.rows(first)
    while page:
        yield from page
        page = database.rows(next_, [page[-1][key] for key in keys]) if len(page) == PAGE else []


def is_untouched(database: Database) -> bool:
    """Whether nothing was ever made in the library: no row in any table, but for the relations that all begin with."""
    others = [table for table in TABLES if table != "relations"]
    if any(database.rows(f'SELECT 1 FROM "{table}" LIMIT 1') for table in others):  # noqa: S608 - likewise
        return False
    found = database.rows("SELECT name FROM relations ORDER BY position, name")
    return [row["name"] for row in found] == list(RELATIONS)


def put_back(database: Database, rows_of: Callable[[str], Iterable[Mapping[str, object]]]) -> None:
    """Fill an untouched database with rows as they are, inside `writing`.

    Args:
        database: It.
        rows_of: The rows of a table.
    """
    relations = database.table("relations")
    for name in RELATIONS:
        relations.delete(name)
    for table in TABLES:  # those that others belong to come first
        database.table(table).insert_all(rows_of(table))
