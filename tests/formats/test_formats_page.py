import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from reader.formats.incoming.table import FORMATS as INCOMING
from reader.formats.incoming.table import InFormat
from reader.formats.outgoing.table import FORMATS as OUTGOING
from reader.formats.outgoing.table import OutFormat
from reader.formats.own_json import FILES, VERSION
from reader.store.database import open_database
from reader.store.dump import columns_of
from reader.store.schema import TABLES

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")


def test_every_table_and_column_of_the_own_format_is_named(tmp_path: Path) -> None:
    section = PAGE.split("## postil, out\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \| (.*) \|$", section, flags=re.MULTILINE)
    named = {table: re.findall(r"`(\w+)`", columns) for table, columns in rows}
    database = open_database(tmp_path / "annotations.db")
    assert named.pop(FILES) == ["path", "text", "base64"]
    assert named == {table: list(columns_of(database, table)) for table in TABLES}
    database.close()


def test_the_version_of_the_own_format_is_named() -> None:
    assert f"Version {VERSION}." in PAGE


@pytest.mark.parametrize(("way", "formats"), [("out", OUTGOING), ("in", INCOMING)], ids=["out", "in"])
def test_every_format_has_a_row_in_the_list_and_a_section(way: str, formats: Sequence[OutFormat | InFormat]) -> None:
    rows = re.search(rf"^\| {way} \|.*\n((?:\|.*\n)+)", PAGE, re.MULTILINE)
    listed = re.findall(r"`([a-z-]+)`", "".join(line.split("|")[1] for line in rows[1].splitlines())) if rows else []
    assert sorted(listed) == sorted(each.name for each in formats)
    headings = re.findall(rf"^## (.*), {way}$", PAGE, re.MULTILINE)
    assert all(any(each.name.split("-")[0] in heading for heading in headings) for each in formats)
