from pathlib import Path

import pytest

from reader.core.labels import DEFAULT
from reader.core.slices import at_once
from reader.library.census import take_census
from reader.library.library import Library
from reader.library.marking import keep_entities
from reader.library.notebook import Row, all_rows, placing
from reader.library.opening import open_article
from reader.library.shelf import entries
from reader.library.sifting import Names, Page, naming, sifting
from reader.library.wishing import About, Order, Wish, read_wish, with_term
from tests.library.changed_room import CHANGED, EDITED, LOST, MOVED, marked, written
from tests.library.names_room import laid, with_model
from tests.library.test_notebook import mark

LABELS = [label.name for label in DEFAULT]


@pytest.fixture
def rows(library: Library, root: Path) -> list[Row]:
    (root / "articles" / "snow.md").write_text("---\ntitle: Snow\npublished: 2025-06-01\n---\nSnow fell. It lay.\n")
    mark(library, "snow", "Snow fell.", "doubt", "Zoë says so", "law/tax", "lawn")
    mark(library, "snow", "It lay.", "", "", "Law")
    mark(library, "rain", "Rain fell.", "evidence")
    mark(library, "rain", "", "evidence", "On all of it", "weather")
    return all_rows(library)


def _page(rows: list[Row], wish: Wish, names: Names | None = None) -> Page:
    tied = {row.uid for row in rows if row.quote == "Rain fell."}
    return at_once(sifting(rows, wish, LABELS, names or Names(), tied))


def _found(rows: list[Row], wish: Wish) -> list[str]:
    return [row.quote for part in _page(rows, wish).parts for row in part.rows]


@pytest.mark.parametrize(
    ("typed", "quotes"),
    [
        ("", ["Snow fell.", "It lay.", "", "Rain fell."]),
        ("fell", ["Snow fell.", "Rain fell."]),
        ("zoe snow", ["Snow fell."]),
        ('"snow fell"', ["Snow fell."]),
        ('"fell snow"', []),
        ("fell -snow", ["Rain fell."]),
        ("label:evidence", ["", "Rain fell."]),
        ("label:dou", ["Snow fell."]),
        ("label:", ["Snow fell.", "It lay.", "", "Rain fell."]),
        ("label:none", ["It lay."]),
        ("-label:evidence", ["Snow fell.", "It lay."]),
        ("tag:law", ["Snow fell.", "It lay."]),
        ("tag:#law/tax", ["Snow fell."]),
        ("tag:lawn", ["Snow fell."]),
        ("tag:wea", [""]),
        ("TAG:law tag:lawn", ["Snow fell."]),
        ("HAS:Notes -has:tags", []),
        ("-has:label", ["It lay."]),
        ("has:ref", ["Rain fell."]),
        ("-has:references has:tag", ["Snow fell.", "It lay.", ""]),
        ("has:horns", []),
        ('in:"rain in"', ["", "Rain fell."]),
        ("by:nobody", []),
        ("after:2025-06-02", ["", "Rain fell."]),
        ("before:2025-06", []),
        ("before:2025-06-02", ["Snow fell.", "It lay."]),
        ("has:note", ["Snow fell.", ""]),
        ("-has:note fell", ["Rain fell."]),
        ("has:tags", ["Snow fell.", "It lay.", ""]),
        ("entity:nobody", []),
        ("http://x", []),
        ('"', ["Snow fell.", "It lay.", "", "Rain fell."]),
    ],
)
def test_annotations_are_found_by_what_they_are(rows: list[Row], typed: str, quotes: list[str]) -> None:
    assert _found(rows, read_wish(typed)) == quotes


@pytest.mark.parametrize(
    ("order", "parts"),
    [
        (Order.READING, [("Snow", 2), ("Rain in the north", 2)]),
        (Order.NEWEST, [("2 June 2025", 4)]),
        (Order.LABEL, [("evidence", 2), ("doubt", 1), ("no label", 1)]),
        (Order.TAG, [("Law", 1), ("law/tax", 1), ("lawn", 1), ("weather", 1), ("no tags", 1)]),
        (Order.ENTITY, [("no names", 4)]),
    ],
)
def test_annotations_are_parted_by_what_they_are_sorted_by(
    rows: list[Row], order: Order, parts: list[tuple[str, int]]
) -> None:
    page = _page(rows, Wish(order=order))
    assert [(part.head, len(part.rows)) for part in page.parts] == parts
    assert page.count == 4


def test_the_newest_made_come_first(rows: list[Row]) -> None:
    made = [row.brief.created for part in _page(rows, Wish(order=Order.NEWEST)).parts for row in part.rows]
    assert made == sorted(made, reverse=True)


@pytest.fixture
def talks(library: Library, tmp_path: Path) -> Library:
    known = with_model(library, tmp_path / "model")
    names = laid(
        known,
        {
            "2025-06-02-talk": "Mayor [Ann Reed|p] spoke. [Reed|p Ann Reed] left. Reeds grew.",
            "2025-06-03-walk": "[Hale|p Tom Hale] walked. [Tom Hale|p] sang.",
        },
    )
    for entry in entries(known):
        document = open_article(known, entry).document
        keep_entities(known, document, names.engine, names.find(document.text))
    return known


def test_a_passage_is_found_by_every_name_of_what_it_names_there(talks: Library) -> None:
    mark(talks, "2025-06-02-talk", "Reed left.")
    mark(talks, "2025-06-02-talk", "Reeds grew.")
    rows = all_rows(talks)
    names = at_once(naming(take_census(talks), rows))
    assert [row.quote for part in _page(rows, read_wish("entity:ann"), names).parts for row in part.rows] == [
        "Reed left."
    ]
    parts = _page(rows, Wish(order=Order.ENTITY), names).parts
    assert [(part.head, [row.quote for row in part.rows]) for part in parts] == [
        ("Ann Reed", ["Reed left."]),
        ("no names", ["Reeds grew."]),
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", "tag:law"),
        ("tag:x flood", "flood tag:law"),
        ('in:"The flood" -label:doubt "a b"', 'in:"The flood" -label:doubt "a b" tag:law'),
    ],
)
def test_a_term_takes_the_place_of_others_of_its_kind(typed: str, expected: str) -> None:
    assert with_term(typed, About.TAG, "law") == expected


def test_by_what_became_of_them_and_as_they_lie_now(library: Library) -> None:
    uids = marked(library, CHANGED, LOST, MOVED)
    text = EDITED.replace("It was built forty years ago, and", "And")
    written(library, f"It was built forty years ago.\n\n{text}")
    every = all_rows(library)
    places = at_once(placing(library, every))
    found = {typed: at_once(sifting(every, read_wish(typed), LABELS, Names(), (), places)) for typed in ANCHORED}
    quotes = {typed: [row.quote for part in page.parts for row in part.rows] for typed, page in found.items()}
    assert quotes == ANCHORED
    assert set(places) == set(uids.values())


ANCHORED = {
    "": [MOVED, CHANGED, LOST],
    "anchor:lost": [LOST],
    "anchor:l": [LOST],
    "anchor:Changed": [CHANGED],
    "-anchor:lost anchor:": [MOVED, CHANGED],
    "anchor:exact": [],
}
