from pathlib import Path

import pytest

from reader.core.relocate import How, Lost
from reader.core.slices import at_once
from reader.core.span import Span
from reader.library.annotating import annotate, find_annotation, find_quote, trash
from reader.library.library import Library
from reader.library.notebook import Row, all_rows, gathering, placing
from reader.library.opening import open_article
from reader.library.removing import remove
from reader.library.shelf import resolve
from reader.store.annotations import annotations_of


def mark(library: Library, name: str, quote: str = "", label: str = "", note: str = "", *tags: str) -> str:
    """The id of a new annotation on a quote, or on the whole article."""
    opened = open_article(library, resolve(library, name))
    span = find_quote(opened.document, quote) if quote else None
    return annotate(library, opened.entry, opened.document, span, label=label, note=note, tags=tags).uid


def quotes(rows: list[Row]) -> list[str]:
    return [row.quote for row in rows]


@pytest.fixture(autouse=True)
def dated(root: Path) -> None:
    (root / "articles" / "snow.md").write_text(
        "---\ntitle: Snow\npublished: 2025-06-01\n---\nSnow fell. All was white. It lay.\n"
    )
    (root / "articles" / "hail.md").write_text("---\ntitle: Hail\npublished: 2025-06-03\n---\nHail fell.\n")


def test_all_annotations_are_listed_newest_article_first_and_then_as_one_reads(library: Library) -> None:
    mark(library, "snow", "It lay.")
    mark(library, "rain", "Night came.")
    mark(library, "snow", "Snow fell.")
    mark(library, "hail")
    assert quotes(all_rows(library)) == ["", "Snow fell.", "It lay.", "Night came."]


def test_a_row_has_what_is_stored_with_its_tags_in_their_order(library: Library) -> None:
    uid = mark(library, "rain", "Rain fell.", "doubt", "When?", "z", "a b")
    (row,) = all_rows(library)
    known = find_annotation(library, uid)
    assert known.anchor
    brief = row.brief
    assert (brief.uid, brief.label, brief.note, brief.tags) == (uid, "doubt", "When?", ("z", "a b"))
    assert (brief.exact, brief.start, brief.end) == (known.anchor.exact, known.anchor.start, known.anchor.end)
    assert row.made == known.record.created


def test_many_annotations_of_one_article_come_in_pieces_and_none_is_missed(library: Library) -> None:
    opened = open_article(library, resolve(library, "rain"))
    for number in range(1203):
        annotate(library, opened.entry, opened.document, Span(number % 7, 12))
    sizes = [len(rows) for rows in gathering(library)]
    assert [size for size in sizes if size] == [500, 1000, 1203]
    expected = [each.uid for each in annotations_of(library.database, opened.entry.id)]
    assert [row.uid for row in all_rows(library)] == expected


def test_the_trash_is_listed_apart_and_a_removed_article_not_at_all(library: Library) -> None:
    gone, kept = mark(library, "snow", "Snow fell."), mark(library, "snow", "It lay.")
    mark(library, "hail", "Hail fell.")
    trash(library, gone)
    remove(library, resolve(library, "hail"))
    assert [row.uid for row in all_rows(library)] == [kept]
    assert [row.uid for row in all_rows(library, trashed=True)] == [gone]


def test_only_what_may_have_moved_is_looked_for(library: Library, root: Path) -> None:
    lost, moved, same = mark(library, "snow", "It lay."), mark(library, "snow", "Snow fell."), mark(library, "rain")
    assert all(row.is_placed for row in all_rows(library))
    (root / "articles" / "snow.md").write_text(
        "---\ntitle: Snow\npublished: 2025-06-01\n---\nAt last! Snow fell. All was white.\n"
    )
    found = at_once(placing(library, all_rows(library)))
    assert {uid: state.how for uid, state in found.items()} == {lost: How.LOST, moved: How.MOVED}
    assert same not in found


def test_annotations_of_a_file_that_is_gone_are_listed(library: Library, root: Path) -> None:
    uid = mark(library, "snow", "It lay.")
    (root / "articles" / "snow.md").unlink()
    rows = all_rows(library)
    assert [row.uid for row in rows] == [uid]
    assert not isinstance(at_once(placing(library, rows)).get(uid), Lost)
