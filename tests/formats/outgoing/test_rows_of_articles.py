import csv
import io
import json
from dataclasses import replace
from decimal import Decimal

from reader.core.document import Document
from reader.core.entity import EntityKind, Mention
from reader.core.figure import Figure, FigureKind
from reader.core.outgoing import OutFile, Parcel, Wishes
from reader.core.span import Span
from reader.formats.outgoing import entities, figures
from tests.formats.outgoing.parcel_room import article, parcel

TEXT = "Ann Reed said -5 of over 6,000 came."
NAME = Mention(Span(0, 8), EntityKind.PERSON, "=Ann Reed", "tiny 1")
FEW = Figure(Span(14, 16), FigureKind.COUNT, Decimal(-5), Decimal(-5))
MANY = Figure(Span(20, 30), FigureKind.COUNT, Decimal(6000), low_open=True, counts="letters")


def filled() -> Parcel:
    return parcel(replace(article(document=Document(TEXT)), mentions=[NAME], figures=[FEW, MANY]))


def read(file: OutFile) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.content.decode("utf-8-sig"), newline="")))


def test_figures_have_the_columns_of_the_listing_after_their_article() -> None:
    (file,) = figures.files(filled(), Wishes())
    few, many = read(file)
    assert file.name == "rain-figures.csv"
    assert (few["article"], few["text"], few["low"], few["high"]) == ("rain", "-5", "-5", "-5")
    assert (many["text"], many["low"], many["high"], many["low_open"]) == ("over 6,000", "6000", "", "true")


def test_a_line_of_json_holds_the_same() -> None:
    (file,) = figures.files(filled(), Wishes(lines=True))
    rows = [json.loads(line) for line in file.content.decode().splitlines()]
    assert file.name == "rain-figures.jsonl"
    assert [(row["article"], row["text"], row["high"]) for row in rows] == [
        ("rain", "-5", "-5"),
        ("rain", "over 6,000", None),
    ]


def test_for_a_spreadsheet_formulas_are_defused_and_numbers_stay() -> None:
    wishes = Wishes(spreadsheet=True)
    (numbers,), (names,) = figures.files(filled(), wishes), entities.files(filled(), wishes)
    assert read(numbers)[0]["low"] == "-5"
    assert read(names)[0]["entity"] == "'=Ann Reed"


def test_names_have_the_columns_of_the_listing_after_their_article() -> None:
    (file,) = entities.files(filled(), Wishes())
    assert file.name == "rain-entities.csv"
    assert read(file) == [
        {
            "article": "rain",
            "start": "0",
            "end": "8",
            "text": "Ann Reed",
            "kind": "person",
            "entity": "=Ann Reed",
            "engine": "tiny 1",
        }
    ]
