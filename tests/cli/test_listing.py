import re
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.cli.listing import Column, say_table
from reader.core.cells import width_of
from tests.cli.command_room import Room, Stream

TITLES = [
    "First direct talks since the spring end with a promise that nobody had asked for",
    "Second round trades the wounded, the young and the old, but no truce",
    "Counting",
]
NOTE = "A **lower bound**:\n\n- met by 1,000\n- and by any larger number; " + "and so on, " * 30


@dataclass(frozen=True, slots=True)
class Line:
    name: str
    words: str
    number: int


COLUMNS: list[Column[Line]] = [
    Column("name", lambda line: line.name, shrinks=True, share=1, least=10),
    Column("words", lambda line: line.words, shrinks=True, share=3, least=20),
    Column("a long heading", lambda line: line.number, right=True),
    Column("once", lambda line: line.name[:6], optional=True),
    Column("twice", lambda line: line.words[:6], optional=True),
]
texts = st.text(alphabet="ab cé漢\u0301", max_size=90)
lines = st.lists(st.builds(Line, texts, texts, st.integers(0, 99999)), min_size=1, max_size=4)


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Room:
    made = Room(tmp_path, monkeypatch)
    monkeypatch.setenv("NO_COLOR", "1")
    (made.root / "articles" / "the-bridge.md").unlink()
    for day, title in enumerate(TITLES, 1):
        name = f"2025-06-0{day}-{title.lower().replace(',', '').replace(' ', '-')}"
        made.lay(f"{name}.md", f"---\npublished: 2025-06-0{day}\n---\n# {title}\n\nAt least 1,000 people came.\n")
    return made


def printed(rows: list[Line], columns: int) -> list[str]:
    stream = Stream(terminal=bool(columns))
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(stream):
        patch.setenv("COLUMNS", str(columns or 80))
        patch.setenv("NO_COLOR", "1")
        say_table(COLUMNS, rows)
    return stream.text().splitlines()


@given(lines, st.integers(40, 200))
def test_on_a_terminal_no_line_is_wider_than_it(rows: list[Line], columns: int) -> None:
    assert max(map(width_of, printed(rows, columns))) <= columns
    assert len(printed(rows, columns)) == len(rows) + 1


@given(lines)
def test_in_a_pipe_every_row_is_one_line_and_whole(rows: list[Line]) -> None:
    for row, line in zip(rows, printed(rows, 0)[1:], strict=True):
        assert " ".join(row.words.split()) in line
        assert "…" not in line


def test_a_heading_is_cut_and_optional_columns_go_before_the_others_are_of_no_use() -> None:
    rows = [Line("n" * 40, "w" * 90, 7)]
    assert printed(rows, 180)[0].split() == ["name", "words", "a", "long", "heading", "once", "twice"]
    assert printed(rows, 80)[0].split() == ["name", "words", "a", "lon…", "once", "twice"]
    assert printed(rows, 60)[0].split() == ["name", "words", "a", "lon…", "once"]
    assert printed(rows, 42)[0].split() == ["name", "words", "a", "lon…"]


def test_at_80_cells_a_title_and_a_slug_can_be_told_from_the_others(room: Room) -> None:
    head, *rows = room.run("list", terminal=True).out.splitlines()
    assert head.split()[:4] == ["id", "slug", "title", "published"]
    slugs = [row.split()[1] for row in rows]
    assert slugs == ["first-direct-talks-…", "second-round-trades…", "counting"]
    assert "First direct talks since the" in rows[0]
    assert all(width_of(row) <= 80 for row in rows)


def test_what_stands_for_a_slug_is_a_name_of_the_article(room: Room) -> None:
    room.lay("2025-06-09-counting.md", "---\npublished: 2025-06-09\n---\n# Two\n")
    rows = room.run("list", terminal=True, columns=200).out.splitlines()[1:]
    slugs = [row.split()[1] for row in rows]
    assert slugs[2:] == ["2025-06-03-counting", "2025-06-09-counting"]  # without the day either would mean both
    assert not slugs[0].startswith("2025")
    for slug in slugs:
        assert room.did("show", slug).out


def test_a_note_of_many_lines_is_one_line_of_the_listing(room: Room) -> None:
    for name in ("first", "second"):
        room.did("annotate", name, "--quote", "At least 1,000 people", "--note", NOTE, "--tag", "sums")
    head, *rows = room.did("notes").out.splitlines()
    assert head.split() == ["id", "article", "label", "anchor", "tags", "quote", "note"]
    assert [" ".join(NOTE.split()) in row for row in rows] == [True, True]
    for columns in (40, 60, 80, 120):
        shown = room.run("notes", terminal=True, columns=columns).out.splitlines()
        assert len(shown) == 3
        assert max(map(width_of, shown)) <= columns
    assert re.search(r"At least 1,000 p\S*…? .*A \*\*lower bo", room.run("notes", terminal=True).out)
