import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from reader.store.cache import Cache, FileSeen

NOON = datetime(2025, 6, 2, 12, tzinfo=UTC)
UNWRITABLE = Path("/proc/reader/cache.db")  # no one can make a folder there, not even root


def at_noon() -> datetime:
    return NOON


def hourly() -> Callable[[], datetime]:
    hours = count()
    return lambda: NOON + timedelta(hours=2 * next(hours))


def test_what_was_kept_is_there_after_the_program_ended(tmp_path: Path) -> None:
    first = Cache(tmp_path / "deep" / "cache.db", at_noon)
    first.keep_file(tmp_path / "a.md", FileSeen(1, 2, "abc"))
    first.keep_document("abc", "markdown", "1", "{…}")
    first.keep_entities("def", "spacy 3", "[1]")
    first.keep_figures("def", "2025-06-02", "figures 1", "[2]")
    first.close()
    again = Cache(tmp_path / "deep" / "cache.db", at_noon)
    assert again.file(tmp_path / "a.md") == FileSeen(1, 2, "abc")
    assert again.document("abc", "markdown", "1") == "{…}"
    assert again.entities("def", "spacy 3") == "[1]"
    assert again.figures("def", "2025-06-02", "figures 1") == "[2]"
    again.close()


def test_another_rule_engine_or_day_is_another_value() -> None:
    cache = Cache(None, at_noon)
    cache.keep_document("abc", "markdown", "1", "{}")
    cache.keep_entities("abc", "spacy 3", "[]")
    cache.keep_figures("abc", "2025-06-02", "figures 1", "[]")
    assert cache.document("abc", "markdown", "2") is None
    assert cache.document("abc", "plain", "1") is None
    assert cache.entities("abc", "spacy 4") is None
    assert cache.figures("abc", "", "figures 1") is None
    cache.close()


def test_a_name_and_a_text_that_are_no_unicode_are_kept() -> None:
    cache = Cache(None, at_noon)
    cache.keep_file(Path("caf\udce9.md"), FileSeen(1, 2, "abc"))
    cache.keep_document("abc", "plain", "1", "caf\udce9")
    assert cache.file(Path("caf\udce9.md")) == FileSeen(1, 2, "abc")
    assert cache.document("abc", "plain", "1") == "caf\udce9"
    cache.close()


@pytest.mark.parametrize("damage", [b"", b"no database at all, but long enough to look at" * 100, b"SQLite format 3\0"])
def test_a_file_that_is_no_cache_is_begun_anew(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "cache.db"
    path.write_bytes(damage)
    cache = Cache(path, at_noon)
    cache.keep_entities("abc", "spacy 3", "[]")
    assert cache.entities("abc", "spacy 3") == "[]"
    assert not cache.in_memory
    cache.close()


def test_the_database_of_another_program_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "cache.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE derived (kind TEXT)")
    other.close()
    cache = Cache(path, at_noon)
    cache.keep_entities("abc", "spacy 3", "[]")
    assert cache.entities("abc", "spacy 3") == "[]"
    cache.close()


def test_damage_at_any_page_is_never_seen(tmp_path: Path) -> None:
    whole = tmp_path / "whole.db"
    cache = Cache(whole, at_noon)
    for number in range(40):
        cache.keep_document(f"{number}", "plain", "1", f"text {number} " * 300)
    cache.close()
    healthy = whole.read_bytes()
    for start in range(0, len(healthy), 1024):
        path = tmp_path / f"damaged{start}.db"
        path.write_bytes(
            healthy[:start] + bytes(each ^ 0x5A for each in healthy[start : start + 64]) + healthy[start + 64 :]
        )
        damaged = Cache(path, at_noon)
        for number in range(40):
            assert damaged.document(f"{number}", "plain", "1") in (None, f"text {number} " * 300)
        damaged.keep_document("new", "plain", "1", "new")
        assert damaged.document("new", "plain", "1") == "new"
        damaged.close()


def test_a_folder_that_cannot_be_written_leaves_a_cache_in_memory() -> None:
    cache = Cache(UNWRITABLE, at_noon)
    cache.keep_entities("abc", "spacy 3", "[]")
    assert cache.entities("abc", "spacy 3") == "[]"
    assert cache.in_memory
    cache.close()


def test_a_cache_that_was_made_read_only_meanwhile_goes_on_in_memory(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache.db", at_noon)
    cache._connection.execute("PRAGMA query_only = 1")  # noqa: SLF001 - what a full or read-only disk does, for root as well
    cache.keep_entities("abc", "spacy 3", "[]")
    assert cache.entities("abc", "spacy 3") == "[]"
    assert cache.in_memory
    cache.close()


def test_two_programs_see_what_the_other_kept(tmp_path: Path) -> None:
    one, other = Cache(tmp_path / "cache.db", at_noon), Cache(tmp_path / "cache.db", at_noon)
    one.keep_entities("abc", "spacy 3", "[1]")
    other.keep_entities("def", "spacy 3", "[2]")
    assert other.entities("abc", "spacy 3") == "[1]"
    assert one.entities("def", "spacy 3") == "[2]"
    one.close()
    other.close()


def test_a_locked_cache_knows_nothing_and_keeps_nothing_but_goes_on(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache.db", at_noon)
    cache._connection.execute("PRAGMA busy_timeout = 1")  # noqa: SLF001 - so that the test need not wait
    other = sqlite3.connect(tmp_path / "cache.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    cache.keep_entities("abc", "spacy 3", "[]")
    assert cache.entities("abc", "spacy 3") is None
    other.execute("ROLLBACK")
    cache.keep_entities("abc", "spacy 3", "[]")
    assert cache.entities("abc", "spacy 3") == "[]"
    assert not cache.in_memory
    other.close()
    cache.close()


def test_what_was_used_longest_ago_is_dropped_first() -> None:
    cache = Cache(None, hourly(), bytes_limit=400)
    values = {name: "".join(chr(0x4E00 + 37 * ord(name) * place % 9999) for place in range(40)) for name in "abcdef"}
    for name in "ab":
        cache.keep_entities(name, "e", values[name])
    assert cache.entities("a", "e") == values["a"]
    for name in "cdef":
        cache.keep_entities(name, "e", values[name])
        assert cache.entities("a", "e") == values["a"]
    assert cache.entities("b", "e") is None
    assert cache.entities("f", "e") == values["f"]
    cache.close()


def test_the_files_remembered_are_bounded() -> None:
    cache = Cache(None, at_noon, files_limit=10)
    for number in range(25):
        cache.keep_file(Path(f"{number}.md"), FileSeen(number, 0, ""))
    known = [number for number in range(25) if cache.file(Path(f"{number}.md"))]
    assert len(known) <= 10
    assert known[-1] == 24
    cache.close()


def test_a_cleared_cache_is_empty() -> None:
    cache = Cache(None, at_noon)
    cache.keep_entities("abc", "spacy 3", "[]")
    cache.clear()
    assert cache.entities("abc", "spacy 3") is None
    cache.close()


def test_what_is_kept_of_the_names_of_an_article_and_a_library_is_told_apart() -> None:
    cache = Cache(None, at_noon)
    assert not cache.has_entities("abc", "spacy")
    assert not cache.has_figures("abc", "2025-06-02", "figures 1")
    cache.keep_entities("abc", "spacy", "[1]")
    cache.keep_figures("abc", "2025-06-02", "figures 1", "[2]")
    cache.keep_summary("abc", "spacy", "[3]")
    cache.keep_joins("abc", "spacy", "[4]")
    assert cache.has_entities("abc", "spacy")
    assert cache.has_figures("abc", "2025-06-02", "figures 1")
    assert not cache.has_figures("abc", "", "figures 1")
    assert [cache.entities("abc", "spacy"), cache.summary("abc", "spacy"), cache.joins("abc", "spacy")] == [
        "[1]",
        "[3]",
        "[4]",
    ]
    cache.close()
