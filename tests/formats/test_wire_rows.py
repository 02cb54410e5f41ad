"""The rows of the command line have exactly the keys that users rely on."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from reader.core.anchor import describe
from reader.core.annotation import Annotation, Record
from reader.core.article import Article
from reader.core.entity import EntityKind, Mention
from reader.core.figure import Figure, FigureKind, Trend
from reader.core.relocate import How
from reader.core.span import Span
from reader.formats.markdown import parse_markdown
from reader.formats.wire import annotation_row, article_row, document_row, figure_row, mention_row

ARTICLE = Article("The flood", author="Ann", published=date(2025, 6, 2), tags=("rain",), words=7)
RECORD = Record("u1", "ann", "desk", datetime(2025, 6, 2, 10, tzinfo=UTC), datetime(2025, 6, 3, 11, 5, tzinfo=UTC))


def test_an_article() -> None:
    row = article_row("a1", "the-flood", ARTICLE, path="articles/the-flood.md", reading={"notes": 2, "progress": 1 / 3})
    assert row == {
        "id": "a1",
        "slug": "the-flood",
        "title": "The flood",
        "author": "Ann",
        "source": None,
        "url": None,
        "published": "2025-06-02",
        "language": None,
        "tags": ["rain"],
        "words": 7,
        "annotations": 0,
        "notes": 2,
        "progress": 0.3333,
        "finished": False,
        "path": "articles/the-flood.md",
    }


def test_a_document() -> None:
    document = parse_markdown("## *Rain*\n\n- fell")
    assert document_row("a1", "the-flood", ARTICLE, document) == {
        "id": "a1",
        "slug": "the-flood",
        "title": "The flood",
        "published": "2025-06-02",
        "digest": document.text_digest,
        "text": "Rain\nfell",
        "blocks": [
            {"kind": "heading", "start": 0, "end": 4, "level": 2},
            {"kind": "item", "start": 5, "end": 9, "level": 0},
        ],
        "marks": [{"kind": "emphasis", "start": 0, "end": 4}],
    }


def test_a_mention() -> None:
    mention = Mention(Span(4, 10), EntityKind.PERSON, "Rustem Umerov", "engine 1")
    assert mention_row(mention, "Mr. Umerov spoke") == {
        "start": 4,
        "end": 10,
        "text": "Umerov",
        "kind": "person",
        "entity": "Rustem Umerov",
        "engine": "engine 1",
    }


def test_a_figure() -> None:
    figure = Figure(
        Span(0, 14),
        FigureKind.MONEY,
        low=Decimal("3.2E+9"),
        low_open=True,
        unit="USD",
        change=Trend.UP,
        until="2025-07-01",
    )
    assert figure_row(figure, "over $3.2bn up") == {
        "start": 0,
        "end": 14,
        "text": "over $3.2bn up",
        "kind": "money",
        "low": "3200000000",
        "high": None,
        "low_open": True,
        "high_open": False,
        "approximate": False,
        "unit": "USD",
        "counts": None,
        "change": "up",
        "speaker": None,
        "from": None,
        "until": "2025-07-01",
    }


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("6E3", "6000"),
        ("4.50", "4.5"),
        ("0.5", "0.5"),
        ("-0", "0"),
        ("-0.0", "0"),
        ("100", "100"),
        ("1E-7", "0.0000001"),
    ],
)
def test_a_number_has_no_exponent_and_no_idle_zero(number: str, shown: str) -> None:
    assert figure_row(Figure(Span(0, 1), FigureKind.COUNT, high=Decimal(number)), "x")["high"] == shown


def test_an_annotation() -> None:
    document = parse_markdown("It rained all day.")
    annotation = Annotation(RECORD, "a1", describe(document, Span(3, 9)), "doubt", "Where?", ("rain",))
    assert annotation_row(annotation, 3, 9, How.EXACT) == {
        "id": "u1",
        "article": "a1",
        "start": 3,
        "end": 9,
        "quote": "rained",
        "prefix": "It ",
        "suffix": " all day.",
        "label": "doubt",
        "note": "Where?",
        "tags": ["rain"],
        "created": "2025-06-02T10:00:00Z",
        "changed": "2025-06-03T11:05:00Z",
        "anchor": "exact",
    }


def test_an_annotation_on_a_whole_article_has_no_place() -> None:
    row = annotation_row(Annotation(RECORD, "a1", None, note="Good"), None, None, How.EXACT)
    assert (row["start"], row["end"], row["quote"]) == (None, None, "")
    json.dumps(row)
