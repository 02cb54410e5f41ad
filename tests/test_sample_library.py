"""The library that ships: its quotes stand in its articles, and it is what its script builds."""

import io
import os
import shutil
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.__main__ import main
from reader.core.answering import Verdict
from reader.core.card import CardKind
from reader.core.document import Document
from reader.core.labels import DEFAULT
from reader.core.settings import Settings
from reader.formats.reading import read_article
from reader.library.annotating import annotate
from reader.library.cards import all_cards, cards_of
from reader.library.caveat import Why
from reader.library.checking import check
from reader.library.correcting import corrections
from reader.library.folders import Folders
from reader.library.ledger import take_ledger
from reader.library.library import Library, open_library
from reader.library.noting import notes
from reader.library.opening import open_article
from reader.library.shelf import resolve
from reader.library.stale import caveats
from reader.library.typed_answers import asked_of, judge_answer
from reader.library.undoing import history, undo
from reader.store.schema import SCHEMA

COMMANDS = (
    "list",
    "show counting",
    "entities -",
    "figures",
    "figures counting --csv",
    "notes",
    "notes --entity Umerov",
    "history",
    "check",
    "backup --list",
)
ROOT = Path(__file__).parents[1]
SHIPPED = ROOT / "annotations.db"
ARTICLES = sorted((ROOT / "articles").iterdir())

Rows = list[tuple[object, ...]]


def test_the_library_has_six_to_eight_articles_in_markdown_and_plain_text() -> None:
    assert 6 <= len(ARTICLES) <= 8
    assert {article.suffix for article in ARTICLES} == {".md", ".txt"}


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_an_article_is_whole_and_of_readable_length(path: Path) -> None:
    parsed = read_article(path.name, path.read_bytes())
    assert parsed.notices == ()
    assert 300 <= parsed.article.words <= 600
    assert parsed.article.published is not None
    assert path.name.startswith(parsed.article.published.isoformat())
    assert (parsed.article.source, parsed.article.language) == ("Postil sample library", "en")


def test_every_quote_is_what_stands_in_its_article() -> None:
    rows = shipped("""
        SELECT articles.path, start, end, exact, prefix, suffix, annotations.text_digest
        FROM annotations JOIN articles ON articles.uid = article WHERE exact IS NOT NULL
    """)
    assert len(rows) >= 12
    for path, start, end, exact, prefix, suffix, digest in rows:
        document = document_of(str(path))
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert document.text[start:end] == exact
        assert document.text[:start].endswith(str(prefix))
        assert document.text[end:].startswith(str(suffix))
        assert document.text_digest == digest


def test_the_examples_show_what_an_annotation_can_be() -> None:
    spans = shipped("SELECT article, start, end FROM annotations WHERE exact IS NOT NULL")
    crossing = [(a, b) for a in spans for b in spans if a[0] == b[0] and starts(a) < starts(b) < ends(a) < ends(b)]
    assert crossing
    assert shipped("SELECT 1 FROM annotations WHERE exact IS NULL")
    assert {row[0] for row in shipped("SELECT label FROM annotations")} == {label.name for label in DEFAULT}
    assert {row[0] for row in shipped("SELECT name FROM tags")} >= {"bodies", "figures/check", "names"}
    assert len(shipped("SELECT DISTINCT article FROM annotations")) == len(ARTICLES)


def test_the_examples_are_of_the_newest_schema() -> None:
    assert shipped("PRAGMA user_version") == [(SCHEMA,)]


def test_the_script_builds_the_same_rows_again(tmp_path: Path) -> None:
    built = tmp_path / "annotations.db"
    script = ROOT / "bench" / "build_sample_library.py"
    # The folder is named because the tests also run where the package is not installed.
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, script, "--output", built], check=True, env=environment, capture_output=True)
    assert content(built) == content(SHIPPED)
    tables = "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name"
    assert asked(built, tables) == asked(SHIPPED, tables)


@pytest.fixture
def cloned(tmp_path: Path) -> Iterator[Library]:
    """The library as a newcomer has it."""
    folders = Folders(*(tmp_path / name for name in ("config", "data", "cache", "state")))
    library = open_library(copied(tmp_path), folders, settings=Settings(author="A. Reader"))
    yield library
    library.close()


def test_a_check_of_the_library_finds_nothing_wrong(cloned: Library) -> None:
    assert check(cloned) == []


def test_a_newcomer_s_first_undo_takes_back_no_example(cloned: Library) -> None:
    assert undo(cloned) is None
    entry = resolve(cloned, "counting")
    annotate(cloned, entry, open_article(cloned, entry).document, None, note="mine")
    assert undo(cloned)
    assert undo(cloned) is None
    assert len(notes(cloned)) == len(shipped("SELECT uid FROM annotations"))
    assert len(history(cloned)) == len(notes(cloned)) + len(corrections(cloned)) + len(all_cards(cloned)) + 1


def test_half_a_dozen_cards_ship_one_of_each_kind_and_none_was_asked_yet(cloned: Library) -> None:
    cards = all_cards(cloned)
    assert len(cards) == 6
    assert {card.kind for card in cards} == set(CardKind)
    assert shipped("SELECT 1 FROM reviews") == []
    for card in cards:
        assert judge_answer(card, asked_of(card).answer).verdict is Verdict.RIGHT
        assert cards_of(cloned, card.annotation) == [card]


def test_the_card_on_a_floor_tells_a_number_inside_from_what_was_said(cloned: Library) -> None:
    card = next(card for card in all_cards(cloned) if asked_of(card).answer == "at least 1,000")
    assert judge_answer(card, "1,200").verdict is Verdict.INSIDE
    assert judge_answer(card, "1,000").verdict is Verdict.COMPARATOR


@pytest.mark.parametrize(
    ("answer", "why", "said", "day"),
    [
        ("over 6,000", Why.NEWER, "A later article counts 6,057 bodies", "16 June 2025"),
        ("6,057", Why.CONFLICT, "Vladimir Medinsky says 6,060", "16 June 2025"),
    ],
)
def test_a_card_says_what_another_passage_counts(cloned: Library, answer: str, why: Why, said: str, day: str) -> None:
    card = next(card for card in all_cards(cloned) if card.answer == answer)
    told = caveats(cloned, card, take_ledger(cloned))[0]
    assert told.why is why
    assert said in told.words
    assert day in told.words


def test_reading_leaves_every_byte_and_every_file_of_the_library_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copied(tmp_path)
    before = files_in(root)
    for name in ("config", "data", "cache", "state"):
        monkeypatch.setenv(f"READER_{name.upper()}_DIR", str(tmp_path / name))
    monkeypatch.delenv("READER_LIBRARY", raising=False)
    monkeypatch.chdir(root)
    for words in COMMANDS:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Ann Reed met 12 men in Istanbul.")))
        assert main(words.split()) == 0, capsys.readouterr().err
        assert files_in(root) == before, words


def copied(folder: Path) -> Path:
    root = folder / "library"
    shutil.copytree(ROOT / "articles", root / "articles")
    shutil.copyfile(SHIPPED, root / "annotations.db")
    return root


def files_in(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def document_of(path: str) -> Document:
    return read_article(path, (ROOT / path).read_bytes()).document


def starts(row: tuple[object, ...]) -> int:
    assert isinstance(row[1], int)
    return row[1]


def ends(row: tuple[object, ...]) -> int:
    assert isinstance(row[2], int)
    return row[2]


def shipped(sql: str) -> Rows:
    return asked(SHIPPED, sql)


def asked(path: Path, sql: str) -> Rows:
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    rows: Rows = connection.execute(sql).fetchall()
    connection.close()
    return rows


def content(path: Path) -> dict[str, Rows]:
    """All rows of all tables, texts unpacked: how they are packed depends on the machine."""
    tables = [str(row[0]) for row in asked(path, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    return {table: [tuple(map(unpacked, row)) for row in asked(path, f"SELECT * FROM {table}")] for table in tables}  # noqa: S608  # the names are our own


def unpacked(value: object) -> object:
    return zlib.decompress(value) if isinstance(value, bytes) else value
