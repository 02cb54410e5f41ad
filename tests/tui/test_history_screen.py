from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest
from textual.widgets import Static

from reader.library.annotating import annotate, find_annotation, rewrite, trash
from reader.library.correcting import rename
from reader.library.opening import open_article
from reader.library.removing import remove
from reader.library.shelf import resolve
from reader.tui.commands import of_mode
from reader.tui.history.lines import short_when, when_words
from reader.tui.history.told import Known, Telling, Told
from reader.tui.modes import Mode
from reader.tui.screens import history as screens
from reader.tui.screens.history import HistoryScreen
from reader.tui.widgets.rows_view import RowsView
from reader.tui.widgets.status import Status
from tests.tui.desk_room import AtDesk, Reader
from tests.tui.entity_room import LEEDS, PATIENCE

NOON = datetime(2025, 6, 2, 12, tzinfo=UTC)


def screen(reader: Reader) -> HistoryScreen:
    shown = reader.app.screen
    assert isinstance(shown, HistoryScreen)
    return shown


def lines(reader: Reader, name: str = "#history-rows", width: int = 200) -> list[str]:
    view = screen(reader).query_one(name, RowsView)
    return ["".join(text for text, _ in view._rows.row(number, width)) for number in range(len(view._rows))]  # noqa: SLF001


def words(reader: Reader) -> list[str]:
    return [("undone: " if act.undone else "") + act.words for act in screen(reader).shown]


@asynccontextmanager
async def history(at_desk: AtDesk, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Reader]:
    """The history of a highlight, a note that was rewritten, and a name that was put right."""
    async with at_desk("rain", size=size) as reader:
        await reader.types(")", "h", ")", "a")
        await reader.writes("one")
        await reader.types("ctrl+s")
        rewrite(reader.library, reader.notes()[1].annotation.uid, "two")
        rename(reader.library, LEEDS, "Leeds City")
        await reader.types("g", "h")
        yield reader


async def until(reader: Reader, done: Callable[[], bool]) -> None:
    for _ in range(PATIENCE):
        if done():
            return
        await reader.pilot.pause()
    raise AssertionError("it did not come")


ALL = [
    "renamed the place “Leeds” to “Leeds City”",
    "rewrote “Ann Reed said 6,000 people left.” in “Rain in the north”",
    "noted “Ann Reed said 6,000 people left.” in “Rain in the north”",
    "highlighted “The river rose by over 30 centimetres.” in “Rain in the north”",
]


async def test_what_was_done_is_listed_newest_first_with_when(at_desk: AtDesk) -> None:
    async with history(at_desk) as reader:
        assert words(reader) == ALL
        assert lines(reader)[0].endswith(ALL[0])
        assert lines(reader)[0].startswith(("just now", "1 min ago"))
        assert reader.app.screen.query_one(Status).mode == "HISTORY"


async def test_undo_and_redo_act_here_and_the_list_follows(at_desk: AtDesk) -> None:
    async with history(at_desk) as reader:
        await reader.types("u", "u")
        assert reader.told == f"undone: {ALL[1]}"
        assert words(reader)[:2] == [f"undone: {ALL[0]}", f"undone: {ALL[1]}"]
        assert "undone · rewrote" in lines(reader)[1]
        assert [each.annotation.note for each in reader.notes()] == ["", "one"]
        await reader.types("ctrl+r")
        assert words(reader)[1] == ALL[1]
        assert [each.annotation.note for each in reader.notes()] == ["", "two"]


async def test_the_cursor_stays_on_its_act_while_others_do_more(at_desk: AtDesk) -> None:
    async with history(at_desk) as reader:
        await reader.types("j", "j")
        opened = open_article(reader.library, resolve(reader.library, "river"))
        annotate(reader.library, opened.entry, opened.document, None, note="by another program")
        screen(reader).follow_others()
        await reader.pilot.pause()
        chosen = screen(reader).chosen
        assert len(words(reader)) == 5
        assert chosen
        assert chosen.words == ALL[2]


async def test_it_is_filtered_as_one_types(at_desk: AtDesk) -> None:
    async with history(at_desk) as reader:
        await reader.types("/")
        await reader.writes("reed noted")
        assert words(reader) == [ALL[2]]
        await reader.types("enter")
        assert words(reader) == [ALL[2]]
        await reader.types("esc")
        assert words(reader) == ALL
        await reader.types("/")
        await reader.writes("nothing like it")
        assert "Nothing matches" in str(screen(reader).query_one("#history-empty", Static).render())


async def test_an_act_is_told_when_it_is_asked_for_and_not_before(at_desk: AtDesk) -> None:
    async with history(at_desk) as reader:
        telling = Telling(reader.library)
        known: list[Known] = []
        assert list(telling.known(known)) == [None] * 4
        told = Told(known, telling)
        assert (len(told), told.place_of(known[2][0]), told.place_of("other")) == (4, 2, None)
        assert telling.act.cache_info().currsize == 0
        assert [act.words for act in told[1:3]] == ALL[1:3]
        assert telling.act.cache_info().currsize == 2


async def test_a_long_history_is_looked_through_between_the_keys(
    at_desk: AtDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screens, "FRAME_SECONDS", 0)
    async with history(at_desk) as reader:
        await until(reader, lambda: words(reader) == ALL)
        await reader.types("/")
        await reader.writes("rewrote")
        await until(reader, lambda: words(reader) == [ALL[1]])
        await until(reader, lambda: reader.app.screen.query_one(Status).facts == ("1 of 1",))


@pytest.mark.parametrize(
    ("down", "focused"), [(2, "Ann Reed said 6,000 people left."), (3, "The river rose by over 30 centimetres.")]
)
async def test_enter_goes_to_the_passage(at_desk: AtDesk, down: int, focused: str) -> None:
    async with history(at_desk) as reader:
        await reader.types(*"j" * down, "enter")
        assert reader.focused == focused


async def test_enter_goes_to_the_card_of_what_is_called_so_now(at_desk: AtDesk) -> None:
    async with history(at_desk) as reader:
        await reader.types("enter")
        assert reader.app.screen.query_one(Status).mode == "ENTITY"
        await reader.types("esc")
        assert words(reader) == ALL


async def test_what_is_in_the_trash_is_said_to_be_there(at_desk: AtDesk) -> None:
    async with history(at_desk) as reader:
        uid = reader.notes()[0].annotation.uid
        trash(reader.library, uid)
        await reader.types("G", "enter")
        assert "in the trash" in reader.told
        assert find_annotation(reader.library, uid).record.deleted
        remove(reader.library, resolve(reader.library, "river"))
        screen(reader).follow_others()
        await reader.types("g", "g", "enter")
        assert "in the trash" in reader.told


async def test_what_is_in_the_trash_is_brought_back_from_here(at_desk: AtDesk) -> None:
    async with history(at_desk) as reader:
        uid = reader.notes()[0].annotation.uid
        trash(reader.library, uid)
        remove(reader.library, resolve(reader.library, "river"))
        screen(reader).follow_others()
        await reader.types("g", "g", "r")
        assert resolve(reader.library, "river")
        await reader.types("G", "r")
        assert find_annotation(reader.library, uid).record.deleted is None
        assert words(reader)[0].startswith("restored")
        await reader.types("r")
        assert reader.told == "nothing of it is in the trash"
        await reader.types("u")
        assert find_annotation(reader.library, uid).record.deleted


async def test_beside_a_wide_list_stands_what_was_before_and_after(at_desk: AtDesk) -> None:
    async with history(at_desk, (120, 40)) as reader:
        await reader.types("j")
        told = lines(reader, "#history-preview")
        assert told[told.index("note") :][:3] == ["note", "− one", "+ two"]
        assert not screen(reader).query_one("#history-whole", Static).display


@pytest.mark.parametrize("size", [(80, 24), (40, 20)])
async def test_under_a_narrow_list_stands_the_whole_act(at_desk: AtDesk, size: tuple[int, int]) -> None:
    async with history(at_desk, size) as reader:
        await reader.types("j")
        told = screen(reader).query_one("#history-whole", Static)
        assert told.display
        assert " ".join(str(told.render()).split()) == ALL[1]


async def test_an_empty_history_teaches_the_next_key(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        await reader.types("g", "h")
        assert "h" in str(screen(reader).query_one("#history-empty", Static).render())
        for command in of_mode(Mode.HISTORY):
            assert callable(screen(reader).commander.handler_of(command))
        await reader.types("esc")
        assert reader.shelf


async def test_many_acts_are_read_between_the_keys(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        desk = reader.desk
        made = annotate(reader.library, desk.opened.entry, desk.document, None, note="0")
        for number in range(1, 200):
            rewrite(reader.library, made.uid, str(number))
        await reader.types("g", "h")
        await until(reader, lambda: len(words(reader)) == 200)


@pytest.mark.parametrize(
    ("ago", "told", "short"),
    [
        (timedelta(seconds=5), "just now", "now"),
        (timedelta(minutes=5), "5 min ago", "5 min"),
        (timedelta(hours=3), "3 h ago", "3 h"),
        (timedelta(days=400), "28 Apr 2024", "Apr 2024"),
    ],
)
def test_when_it_was_is_told_by_how_long_ago(ago: timedelta, told: str, short: str) -> None:
    now = NOON.astimezone().replace(hour=12)
    assert when_words(now - ago, now) == told
    assert short_when(now - ago, now) == short


def test_yesterday_and_days_of_this_year_are_told_with_the_hour() -> None:
    now = NOON.astimezone().replace(hour=12)
    assert when_words(now - timedelta(days=1), now) == "yesterday 12:00"
    assert when_words(now - timedelta(days=10), now) == "23 May 12:00"
    assert short_when(now - timedelta(days=1), now) == "yest."
