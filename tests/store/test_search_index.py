import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from reader.core.phrase import Phrase
from reader.core.slices import at_once
from reader.store.asked import Asked
from reader.store.indexed import Indexed
from reader.store.search_index import SearchIndex

UNWRITABLE = Path("/proc/reader/search.db")  # no one can make a folder there, not even root
JUNE, JULY = date(2025, 6, 2), date(2025, 7, 1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "search.db"


@pytest.fixture
def index(path: Path) -> Iterator[SearchIndex]:
    with SearchIndex(path) as made:
        yield made


def passage(text: str, day: date | None = JUNE, article: str = "a", **more: str) -> Indexed:
    return Indexed(article, day, text=text, **more)  # type: ignore[arg-type]


def asked(*words: str, without: tuple[str, ...] = (), prefix: bool = False) -> Asked:
    return Asked(tuple((Phrase((word,), prefix),) for word in words), tuple((Phrase((word,)),) for word in without))


def found(index: SearchIndex, *words: str, **how: object) -> list[str]:
    """The texts of the newest rows that have all these words."""
    numbers = index.newest(asked(*words, **how), 100)  # type: ignore[arg-type]
    rows = index.rows(numbers)
    return [rows[number].text for number in numbers]


def test_what_was_put_in_is_found_after_the_program_ended(path: Path) -> None:
    with SearchIndex(path) as first:
        first.put_article("a", "1", [passage("The river rose."), passage("Night came.")])
    with SearchIndex(path) as again:
        assert found(again, "river") == ["The river rose."]
        assert again.articles() == {"a": "1"}


def test_a_row_comes_back_as_it_was(index: SearchIndex) -> None:
    row = Indexed(
        "a", JUNE, "n1", "state", text="Café", note="A *note*", tags="law\nriver", facets=("=x", "=y"), label="doubt"
    )
    index.put_annotations([row])
    (number,) = index.newest(asked("cafe"), 9)
    assert index.rows([number]) == {number: row}
    assert index.owners([number]) == {number: "a"}
    assert index.annotations("", "z") == {"n1": "state"}


def test_all_words_have_to_be_there_and_those_without_must_not(index: SearchIndex) -> None:
    index.put_article("a", "1", [passage("river bank"), passage("river"), passage("river bank war")])
    assert found(index, "river", "bank", without=("war",)) == ["river bank"]


def test_words_that_begin_so_are_found(index: SearchIndex) -> None:
    index.put_article("a", "1", [passage("prisoners"), passage("prime")])
    assert found(index, "pris", prefix=True) == ["prisoners"]
    assert found(index, "pr", prefix=True) == ["prisoners", "prime"]


def test_a_phrase_is_found_where_it_stands_together(index: SearchIndex) -> None:
    index.put_article("a", "1", [passage("over 6,000 came"), passage("6,000 came over")])
    only = Asked(((Phrase(("over", "6000")),),))
    assert len(index.newest(only, 9)) == 1


def test_characters_of_scripts_without_blanks_are_found_in_any_run(index: SearchIndex) -> None:
    index.put_article("a", "1", [passage("昨日東京で雨が降った"), passage("京東")])
    assert len(index.newest(Asked(((Phrase(("東", "京")),),)), 9)) == 1


def test_the_newest_come_first_and_those_without_a_day_last(index: SearchIndex) -> None:
    index.put_article("a", "1", [passage("river one", JUNE), passage("river two", None), passage("river three", JULY)])
    assert found(index, "river") == ["river three", "river one", "river two"]


def test_days_are_kept_to_and_a_row_without_one_is_in_none(index: SearchIndex) -> None:
    index.put_article("a", "1", [passage("one", JUNE), passage("two", None), passage("three", JULY)])
    every = asked("one").every[0][0], asked("two").every[0][0], asked("three").every[0][0]
    for days, texts in (
        ((None, None), ["three", "one", "two"]),
        ((JUNE, None), ["three", "one"]),
        ((JULY, None), ["three"]),
        ((None, JULY), ["one"]),
        ((JUNE, JULY), ["one"]),
        ((None, JUNE), []),
        ((JULY, JUNE), []),
    ):
        numbers = index.newest(Asked((every,), days=days), 9)
        assert [index.rows([number])[number].text for number in numbers] == texts, days


def test_only_some_articles_can_be_looked_at(index: SearchIndex) -> None:
    for article in "abc":
        index.put_article(article, "1", [passage(f"river {article}", article=article)])
    some = Asked(asked("river").every, articles=frozenset("ac"))
    assert [index.owners([number])[number] for number in index.newest(some, 9)] == ["a", "c"]
    assert len(index.newest(some, 1)) == 1


def test_a_title_counts_more_than_the_text(index: SearchIndex) -> None:
    index.put_article("a", "1", [passage("river " + "word " * 20), passage("word " * 20, title="river")])
    best = min(index.ranked(asked("river"), 9), key=lambda each: each.rank)
    assert index.rows([best.number])[best.number].title == "river"
    assert best.day == JUNE


def test_what_replaces_an_article_or_an_annotation_leaves_nothing_of_it(index: SearchIndex) -> None:
    index.put_article("a", "1", [passage("The old river")])
    index.put_article("a", "2", [passage("A new bank")])
    index.put_annotations([Indexed("a", JUNE, "n1", text="old note")])
    index.put_annotations([Indexed("a", JUNE, "n1", text="new note")])
    assert found(index, "old") == []
    assert found(index, "new") == ["A new bank", "new note"]
    assert not index.holds(Phrase(("old",)))


def test_articles_and_annotations_leave(index: SearchIndex) -> None:
    index.put_article("a", "1", [passage("river")])
    index.put_annotations([Indexed("a", JUNE, "n1", text="river")])
    index.drop_articles(["a"])
    index.put_annotations([], ["n1"])
    assert found(index, "river") == []
    assert index.articles() == {}


def test_tidying_up_changes_nothing_that_is_found(index: SearchIndex) -> None:
    for number in range(60):
        index.put_article(f"a{number}", "1", [passage(f"river {number}", article=f"a{number}")])
    before = found(index, "river")
    at_once(index.tidying())
    assert found(index, "river") == before


@pytest.mark.parametrize("damage", [b"", b"no database at all, but long enough to look at" * 100, b"SQLite format 3\0"])
def test_a_damaged_file_is_begun_anew(path: Path, damage: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(damage)
    with SearchIndex(path) as index:
        assert found(index, "river") == []
        index.put_article("a", "1", [passage("river")])
        assert found(index, "river") == ["river"]


def test_a_file_of_another_version_is_begun_anew(path: Path) -> None:
    with SearchIndex(path) as first:
        first.put_article("a", "1", [passage("river")])
        first.note_fact("shape", "another")
    with SearchIndex(path) as again:
        assert again.articles() == {}


def test_pages_that_break_while_it_is_open_are_begun_anew(path: Path) -> None:
    with SearchIndex(path) as index:
        index.put_article("a", "1", [passage("river " * 50 + str(number)) for number in range(200)])
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with SearchIndex(path) as again:
        assert found(again, "river") == []
        again.put_article("a", "1", [passage("river")])
        assert found(again, "river") == ["river"]


def test_without_a_place_to_write_it_is_kept_in_memory() -> None:
    with SearchIndex(UNWRITABLE) as index:
        index.put_article("a", "1", [passage("river")])
        assert found(index, "river") == ["river"]


def test_while_another_program_writes_reading_goes_on_and_what_cannot_be_written_is_left(
    index: SearchIndex, path: Path
) -> None:
    index.put_article("a", "1", [passage("river")])
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        index.put_article("b", "1", [passage("bank", article="b")])
        assert found(index, "river") == ["river"]
        other.execute("ROLLBACK")
    assert index.articles() == {"a": "1"}
    index.put_article("b", "1", [passage("bank", article="b")])
    assert found(index, "bank") == ["bank"]


def test_half_a_character_is_kept_as_a_sign_that_it_was_there(index: SearchIndex) -> None:
    index.put_article("a", "1", [passage("river \ud800 bank")])
    assert found(index, "river") == ["river \ufffd bank"]
