import re
from pathlib import Path

from reader.formats.own_json import FILES, VERSION
from reader.store.database import open_database
from reader.store.dump import columns_of
from reader.store.schema import TABLES

PAGE = Path(__file__).parents[2] / "docs" / "formats.md"


def test_every_table_and_column_of_the_own_format_is_named(tmp_path: Path) -> None:
    section = PAGE.read_text("utf-8").split("## postil, out\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \| (.*) \|$", section, flags=re.MULTILINE)
    named = {table: re.findall(r"`(\w+)`", columns) for table, columns in rows}
    database = open_database(tmp_path / "annotations.db")
    assert named.pop(FILES) == ["path", "text", "base64"]
    assert named == {table: list(columns_of(database, table)) for table in TABLES}
    database.close()


def test_the_version_of_the_own_format_is_named() -> None:
    assert f"Version {VERSION}." in PAGE.read_text("utf-8")
