"""Resurfacing: the highlights of a day, and what the reader says of them."""

from collections.abc import Callable, Iterator
from datetime import UTC, timedelta
from pathlib import Path

import pytest

from reader.core.errors import ReaderError
from reader.core.reference import Target, TargetKind
from reader.core.settings import Settings
from reader.core.weight import Often
from reader.library.annotating import trash
from reader.library.removing import remove
from reader.library.resurfacing import Highlights, favour, favourites, highlights, reread, set_often, weights
from reader.library.shelf import resolve
from reader.library.undoing import history, redo, undo
from tests.library.review_room import DAY, Room, room

Made = Callable[..., Room]


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    rooms: list[Room] = []

    def make(notes: int, **chosen: object) -> Room:
        rooms.append(room(tmp_path, Settings(**chosen)))  # type: ignore[arg-type]
        for _ in range(notes):
            rooms[-1].note()
        rooms[-1].clock.now += DAY
        return rooms[-1]

    yield make
    for each in rooms:
        each.library.close()


def of_day(here: Room) -> Highlights:
    return highlights(here.library, zone=UTC)


def read(here: Room, uid: str) -> None:
    here.clock.now += timedelta(seconds=3)
    reread(here.library, uid, took=timedelta(seconds=3), zone=UTC)


def of(uid: str) -> Target:
    return Target(TargetKind.ANNOTATION, uid)


def test_a_day_has_its_highlights_and_keeps_them_until_they_are_read(made: Made) -> None:
    here = made(20)
    first = of_day(here).due
    assert len(set(first)) == 5
    here.clock.now += timedelta(hours=9)
    read(here, first[2])
    assert of_day(here) == Highlights(of_day(here).day, (*first[:2], *first[3:]), (first[2],))
    read(here, first[2])
    for uid in of_day(here).due:
        read(here, uid)
    assert of_day(here).due == ()
    assert of_day(here).done == (first[2], *first[:2], *first[3:])


def test_no_highlight_comes_twice_on_a_day_and_all_come_round(made: Made) -> None:
    here, seen = made(12, review_resurfaced=2), set[str]()
    for _ in range(12):
        today = of_day(here).due
        assert len(set(today)) == 2
        for uid in today:
            read(here, uid)
            assert uid not in of_day(here).due
        seen |= set(today)
        here.clock.now += DAY
    assert len(seen) == 12


def test_what_was_marked_today_comes_from_tomorrow_on(made: Made) -> None:
    here = made(0)
    uid = here.note()
    assert of_day(here).due == ()
    here.clock.now += DAY
    assert of_day(here).due == (uid,)


def test_what_is_never_wanted_does_not_come_until_that_is_taken_back(made: Made) -> None:
    here = made(6)
    first, *others = of_day(here).due
    set_often(here.library, [of(first)], Often.NEVER)
    assert first not in of_day(here).due
    assert set(others) < set(of_day(here).due)
    assert history(here.library)[0].words == "asked never to see again “Rain”"
    undo(here.library)
    assert of_day(here).due == (first, *others)
    redo(here.library)
    set_often(here.library, [of(first)], Often.USUAL)
    assert of_day(here).due == (first, *others)


def test_an_article_weighs_for_all_that_is_marked_in_it(made: Made) -> None:
    here = made(6)
    article = Target(TargetKind.ARTICLE, resolve(here.library, "rain").id)
    set_often(here.library, [article], Often.NEVER)
    assert of_day(here).due == ()
    undo(here.library)
    assert len(of_day(here).due) == 5


def test_favourites_are_kept_and_taken_back(made: Made) -> None:
    here = made(2)
    one, other = of_day(here).due
    favour(here.library, [of(one), of(other)])
    favour(here.library, [of(one)])
    set_often(here.library, [of(one)], Often.MORE)
    assert set(favourites(here.library)) == {of(one), of(other)}
    assert (weights(here.library)[of(one)].often, weights(here.library)[of(other)].often) == (Often.MORE, Often.USUAL)
    favour(here.library, [of(one)], favourite=False)
    assert favourites(here.library) == [of(other)]
    for _ in range(3):
        undo(here.library)
    assert favourites(here.library) == []


def test_what_is_in_the_trash_does_not_come(made: Made) -> None:
    here = made(3)
    first, *others = of_day(here).due
    trash(here.library, first)
    assert set(of_day(here).due) == set(others)
    with pytest.raises(ReaderError, match="is not there"):
        read(here, first)
    with pytest.raises(ReaderError, match="is not there"):
        favour(here.library, [of(first)])
    remove(here.library, resolve(here.library, "rain"))
    assert of_day(here).due == ()


def test_reading_again_is_an_act_that_undo_takes_back(made: Made) -> None:
    here = made(3)
    before = of_day(here)
    read(here, before.due[0])
    assert history(here.library)[0].words.startswith("reread ")
    undo(here.library)
    assert of_day(here) == before


def test_a_clock_that_was_years_ahead_keeps_no_highlight_away(made: Made) -> None:
    here = made(3)
    here.clock.now += 3000 * DAY
    for uid in of_day(here).due:
        read(here, uid)
    here.clock.now -= 2999 * DAY
    assert len(of_day(here).due) == 3


def test_none_come_where_none_are_wanted(made: Made) -> None:
    assert of_day(made(3, review_resurfaced=0)).due == ()
