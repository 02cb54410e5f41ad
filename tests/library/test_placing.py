from collections.abc import Callable

from reader.library.library import Library
from reader.library.placing import (
    finished,
    jumps_of,
    keep_jumps,
    keep_mark,
    keep_place,
    marks,
    place_of,
    recall,
    remember,
)
from reader.library.shelf import resolve
from reader.store.state import Jump, library_key


def test_a_place_is_kept_for_the_next_program_and_shown_on_the_shelf(opening: Callable[[], Library]) -> None:
    first = opening()
    keep_place(first, resolve(first, "rain"), 21, 0.5)
    second = opening()
    rain = resolve(second, "rain")
    place = place_of(second, rain)
    assert place is not None
    assert (place.offset, place.fraction, place.finished) == (21, 0.5, False)
    assert (rain.progress, rain.opened) == (0.5, place.at)
    assert place_of(second, resolve(second, "talks")) is None


def test_keeping_a_place_writes_nothing_into_the_library(library: Library) -> None:
    database = library.root / "annotations.db"
    before = database.read_bytes()
    keep_place(library, resolve(library, "rain"), 21, 0.5)
    keep_mark(library, resolve(library, "rain"), "a", 3)
    assert database.read_bytes() == before


def test_an_article_stays_finished_when_it_is_read_again(library: Library) -> None:
    rain = resolve(library, "rain")
    finished(library, rain, True)
    keep_place(library, rain, 3, 0.1)
    assert resolve(library, "rain").finished
    finished(library, rain, False)
    assert not resolve(library, "rain").finished
    assert resolve(library, "rain").progress == 0.1


def test_letters_are_of_one_article(library: Library) -> None:
    keep_mark(library, resolve(library, "rain"), "a", 3)
    keep_mark(library, resolve(library, "rain"), "a", 7)
    assert marks(library, resolve(library, "rain")) == {"a": 7}
    assert marks(library, resolve(library, "talks")) == {}


def test_jumps_come_back_in_their_order(library: Library) -> None:
    keep_jumps(library, [Jump("a", 1), Jump("b", 2)])
    assert jumps_of(library) == [Jump("a", 1), Jump("b", 2)]


def test_the_last_label_is_of_this_library_and_the_theme_of_all(library: Library) -> None:
    remember(library, "last label", "doubt")
    remember(library, "theme", "dark")
    assert (recall(library, "last label"), recall(library, "theme")) == ("doubt", "dark")
    assert recall(library, "width", 72) == 72
    other = library_key(library.root.parent)
    assert library.state.recall(other, "last label") is None
    assert library.state.recall("", "theme") == "dark"
