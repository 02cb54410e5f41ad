import re
from pathlib import Path

from reader.store.database import open_database
from reader.store.schema import SCHEMA, TABLES

PAGE = Path(__file__).parents[2] / "docs" / "database.md"


def _described() -> dict[str, list[str]]:
    """The first column of the table under each heading that is a single word of a table's kind."""
    sections = re.split(r"^## ", PAGE.read_text("utf-8"), flags=re.MULTILINE)[1:]
    named = {section.split("\n", 1)[0]: section for section in sections if " " not in section.split("\n", 1)[0]}
    return {name: re.findall(r"^\| `(\w+)` \|", section, flags=re.MULTILINE) for name, section in named.items()}


def _found(path: Path) -> dict[str, list[str]]:
    database = open_database(path)
    sql = "SELECT m.name AS t, c.name AS c FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table'"
    found: dict[str, list[str]] = {}
    for row in database.rows(sql):
        found.setdefault(str(row["t"]), []).append(str(row["c"]))
    database.close()
    return found


def test_the_page_describes_every_table_and_column_in_their_order_and_no_other(tmp_path: Path) -> None:
    assert _described() == _found(tmp_path / "annotations.db")


def test_the_page_is_of_the_newest_schema() -> None:
    assert f"describes schema {SCHEMA}." in PAGE.read_text("utf-8")


def test_only_tables_that_exist_can_be_written_to(tmp_path: Path) -> None:
    assert set(TABLES) == {name for name in _found(tmp_path / "annotations.db") if not name.startswith("_")}


def test_every_table_is_strict(tmp_path: Path) -> None:
    database = open_database(tmp_path / "annotations.db")
    assert {row["strict"] for row in database.rows("PRAGMA table_list") if row["name"] in TABLES} == {1}
    database.close()
