from collections.abc import Callable

from reader.library.annotating import annotate
from reader.library.following import Follower
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.shelf import resolve


def note(library: Library) -> None:
    opened = open_article(library, resolve(library, "rain"))
    annotate(library, opened.entry, opened.document, None, note="wet")


def test_nothing_has_changed_until_something_does(library: Library) -> None:
    follower = Follower(library)
    assert not follower.changed()
    assert not follower.changed()


def test_what_another_program_writes_is_seen_once(opening: Callable[[], Library]) -> None:
    mine, theirs = opening(), opening()
    follower = Follower(mine)
    note(theirs)
    assert follower.changed()
    assert not follower.changed()


def test_what_this_program_writes_is_no_news(library: Library) -> None:
    follower = Follower(library)
    note(library)
    assert not follower.changed()


def test_an_article_that_comes_goes_or_changes_is_seen(library: Library) -> None:
    follower = Follower(library)
    new = library.articles / "new.md"
    for act in (lambda: new.write_text("New."), lambda: new.write_text("New, and longer."), new.unlink):
        act()
        assert follower.changed()
        assert not follower.changed()


def test_following_leaves_the_database_as_it_was(library: Library) -> None:
    before = (library.root / "annotations.db").read_bytes()
    Follower(library).changed()
    assert (library.root / "annotations.db").read_bytes() == before
