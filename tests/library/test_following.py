import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from time import monotonic

from reader.library.annotating import annotate
from reader.library.following import WALK, Follower
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.shelf import resolve
from reader.store.database import LOCK_WAIT_SECONDS
from tests.library.conftest import NOON


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
        assert follower.articles_changed()
        assert not follower.articles_changed()


def test_the_folder_is_walked_through_every_few_seconds_and_not_each_time(library: Library) -> None:
    now = [NOON]
    follower = Follower(replace(library, clock=lambda: now[0]))
    (library.articles / "new.md").write_text("New.")
    assert not follower.changed()
    now[0] += WALK
    assert follower.changed()
    assert not follower.changed()
    (library.articles / "new.md").unlink()
    now[0] -= 2 * WALK  # the clock was put back
    assert follower.changed()


def test_while_another_program_writes_there_is_no_news_and_no_waiting(library: Library) -> None:
    follower = Follower(library)
    with closing(sqlite3.connect(library.root / "annotations.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        other.execute("DELETE FROM relations")
        began = monotonic()
        assert not follower.changed()
        assert monotonic() - began < LOCK_WAIT_SECONDS / 2
        other.execute("COMMIT")
    assert follower.changed()
    assert not follower.changed()
    assert library.database.rows("PRAGMA busy_timeout") == [{"timeout": LOCK_WAIT_SECONDS * 1000}]


def test_following_leaves_the_database_as_it_was(library: Library) -> None:
    before = (library.root / "annotations.db").read_bytes()
    Follower(library).changed()
    assert (library.root / "annotations.db").read_bytes() == before
