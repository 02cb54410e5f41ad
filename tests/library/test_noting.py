import pytest

from reader.core.entity import EntityKey, EntityKind, Mention
from reader.core.errors import ReaderError
from reader.core.span import Span
from reader.engines.names import engine_version
from reader.library.annotating import annotate, find_quote, trash
from reader.library.correcting import rename
from reader.library.library import Library
from reader.library.marking import keep_entities
from reader.library.noting import notes
from reader.library.opening import open_article
from reader.library.shelf import resolve


def _mark(library: Library, name: str, quote: str, label: str = "", note: str = "", *tags: str) -> str:
    opened = open_article(library, resolve(library, name))
    span = find_quote(opened.document, quote) if quote else None
    return annotate(library, opened.entry, opened.document, span, label=label, note=note, tags=tags).uid


@pytest.fixture
def marked(library: Library) -> Library:
    _mark(library, "talks", "Ann Reed", "doubt", "Who?", "people")
    _mark(library, "rain", "Night came.", "important")
    _mark(library, "rain", "Rain fell.", "doubt", "When?", "weather", "Day")
    _mark(library, "rain", "", "", "On all of it")
    return library


def _quotes(library: Library, **filters: str) -> list[str]:
    found = notes(library, **filters)  # type: ignore[arg-type]  # all that are tried here are words
    return [each.annotation.anchor.exact if each.annotation.anchor else "" for each in found]


def test_notes_come_by_article_and_in_reading_order(marked: Library) -> None:
    assert _quotes(marked) == ["", "Rain fell.", "Night came.", "Ann Reed"]


def test_notes_of_one_article(marked: Library) -> None:
    assert [each.annotation.note for each in notes(marked, resolve(marked, "talks"))] == ["Who?"]


@pytest.mark.parametrize(
    ("name", "value", "quotes"),
    [
        ("label", "doubt", ["Rain fell.", "Ann Reed"]),
        ("label", "DOUBT", ["Rain fell.", "Ann Reed"]),
        ("tag", "day", ["Rain fell."]),
        ("tag", "da", []),
        ("text", "night", ["Night came."]),
        ("text", "WHEN?", ["Rain fell."]),
        ("text", "people", ["Ann Reed"]),
        ("text", "%", []),
        ("entity", "reed", ["Ann Reed"]),
        ("entity", "Nobody", []),
    ],
)
def test_notes_are_found_by_what_they_are_about(marked: Library, name: str, value: str, quotes: list[str]) -> None:
    assert _quotes(marked, **{name: value}) == quotes


def test_filters_must_all_hold(marked: Library) -> None:
    assert _quotes(marked, label="doubt", text="rain") == ["Rain fell."]


def test_a_label_that_there_is_not_is_refused(marked: Library) -> None:
    with pytest.raises(ReaderError, match="no label"):
        notes(marked, label="vague")


def test_a_passage_that_mentions_an_entity_by_another_name_is_found(marked: Library) -> None:
    document = open_article(marked, resolve(marked, "rain")).document
    engine = engine_version("")
    keep_entities(marked, document, engine, [Mention(Span(18, 22), EntityKind.PERSON, "Raymond Ain", engine)])
    assert _quotes(marked, entity="Raymond") == ["Rain fell."]


def test_passages_are_found_by_what_the_reader_calls_their_entities(marked: Library) -> None:
    document = open_article(marked, resolve(marked, "rain")).document
    engine = engine_version("")
    keep_entities(marked, document, engine, [Mention(Span(18, 22), EntityKind.PERSON, "Raymond Ain", engine)])
    rename(marked, EntityKey(EntityKind.PERSON, "Raymond Ain"), "Rosamund")
    assert _quotes(marked, entity="Rosamund") == ["Rain fell."]
    assert _quotes(marked, entity="Raymond") == []


def test_the_trash_is_listed_apart(marked: Library) -> None:
    uid = _mark(marked, "talks", "letters")
    trash(marked, uid)
    assert "letters" not in _quotes(marked)
    assert [each.annotation.uid for each in notes(marked, trashed=True)] == [uid]
