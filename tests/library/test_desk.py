"""The desk: which rounds were begun and how far they got, and what others could be made of."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from reader.core.slices import at_once
from reader.core.span import Span
from reader.library.annotating import annotate, relabel, retag
from reader.library.desk import ReviewDesk, laying_out
from reader.library.opening import open_article
from reader.library.rounds import mark_done, round_of, stop_at
from reader.library.shelf import resolve
from tests.library.review_room import Room, room


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Room]:
    made = room(tmp_path)
    (made.library.articles / "snow.md").write_text('# "Snow" in the south\n\nSnow fell. Ann Reed spoke.\n', "utf-8")
    yield made
    made.library.close()


def mark(here: Room, article: str, words: str, *tags: str, label: str = "") -> None:
    found = open_article(here.library, resolve(here.library, article))
    at = found.document.text.index(words)
    uid = annotate(here.library, found.entry, found.document, Span(at, at + len(words))).uid
    if tags:
        retag(here.library, uid, tags)
    relabel(here.library, uid, label)


def desk(here: Room) -> ReviewDesk:
    return at_once(laying_out(here.library))


def test_it_offers_everything_and_each_label_tag_and_article_that_has_annotations(here: Room) -> None:
    mark(here, "rain", "Rain", "law/tax", "law/fine", label="doubt")
    mark(here, "rain", "Night", "law/tax")
    mark(here, "snow", "spoke")
    assert [(each.typed, each.count) for each in desk(here).offers] == [
        ("", 3),
        ("label:doubt", 1),
        ("tag:law", 2),
        ("tag:law/fine", 1),
        ("tag:law/tax", 2),
        ('in:"Rain in the north"', 2),
        ('in:"in the south"', 1),
    ]
    for each in desk(here).offers:
        assert len(round_of(here.library, each.typed).rows) == each.count


def test_what_was_begun_is_told_with_how_far_it_got_and_offered_no_more(here: Room) -> None:
    for words in ("Rain", "river", "Night"):
        mark(here, "rain", words)
    everything = round_of(here.library, "")
    mark_done(here.library, everything, [row.uid for row in everything.rows[:2]])
    here.clock.now += timedelta(hours=1)
    stop_at(here.library, round_of(here.library, "river"), 0)
    found = desk(here)
    assert [(each.left.typed, each.done, len(each.rows)) for each in found.begun] == [("river", 0, 1), ("", 2, 3)]
    assert [each.words for each in found.offers] == ["Rain in the north"]


def test_without_annotations_there_is_nothing(here: Room) -> None:
    assert desk(here) == ReviewDesk([], [], 0)
