"""The statistics screen: sections, plots and the same in words, where its lines lead, and what it follows."""

import subprocess
import sys
from collections.abc import AsyncIterator, Generator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest
from rich.style import Style
from textual.widgets import Static

from reader.core.card import Card, CardKind
from reader.core.review import Grade
from reader.core.settings import Settings
from reader.core.span import Span
from reader.library.annotating import annotate, relabel, retag, rewrite
from reader.library.cards import all_cards, make_card
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.review_figures import ReviewFigures, figuring
from reader.library.reviewing import grade
from reader.library.shelf import resolve
from reader.tui.modes import Mode
from reader.tui.own import OwnScreen
from reader.tui.palette import style_of
from reader.tui.screens import statistics as screens
from reader.tui.screens.cards import CardsScreen
from reader.tui.screens.statistics import StatisticsScreen
from reader.tui.widgets.rows_view import RowsView
from tests.tui.desk_room import AtDesk, Opening, Reader

NOON = datetime(2025, 6, 2, 12, tzinfo=UTC)
SECTIONS = ("Today", "Forecast", "Calendar", "Recalled", "Time", "Labels", "Articles", "Tags")


def screen(reader: Reader) -> StatisticsScreen:
    shown = reader.app.screen
    assert isinstance(shown, StatisticsScreen)
    return shown


def mode(reader: Reader) -> Mode | None:
    shown = reader.app.screen
    return shown.mode if isinstance(shown, OwnScreen) else None


def lines(reader: Reader) -> list[str]:
    return ["".join(text for text, _ in row).rstrip() for row in screen(reader).page.rows]


def page(reader: Reader) -> str:
    return "\n".join(lines(reader))


def section(reader: Reader, title: str) -> str:
    """What stands under a title, up to the next."""
    told = lines(reader)
    start = next(number for number, line in enumerate(told) if line.startswith(title))
    end = next((n for n, line in enumerate(told) if n > start and line.startswith(SECTIONS)), len(told))
    return "\n".join(told[start:end])


async def told(reader: Reader, words: str) -> None:
    """Wait until it is told."""
    for _ in range(300):
        if words in page(reader):
            return
        await reader.pilot.pause(0.01)
    raise AssertionError(page(reader))


def under_cursor(reader: Reader) -> str:
    shown = screen(reader)
    return lines(reader)[shown.page.items[shown.rows.cursor].start]


def cards(library: Library) -> list[Card]:
    """Three cards of an annotation with a label and a tag, and one of another; reviewed over a month."""
    found = open_article(library, resolve(library, "rain"))
    noted = [annotate(library, found.entry, found.document, Span(*place)).uid for place in ((0, 4), (10, 15))]
    relabel(library, noted[0], "doubt")
    retag(library, noted[0], ["weather/rain"])
    retag(library, noted[1], ["weather"])
    made = [
        make_card(library, noted[0 if number < 3 else 1], CardKind.QUESTION, f"Question {number}?", "answer")
        for number in range(4)
    ]
    for number, card in enumerate(made[:3]):
        for days, given in ((30, Grade.GOOD), (27, Grade.GOOD), (20 - number, Grade.GOOD), (0, Grade.GOOD)):
            at = NOON - timedelta(days=days, hours=1)
            grade(library, card.uid, given, took=timedelta(seconds=6), at=at)
    return made


@asynccontextmanager
async def statistics(at_desk: AtDesk, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Reader]:
    async with at_desk("rain", size=size, settings=Settings(review_interval_max=14)) as reader:
        cards(reader.library)
        await reader.types("g", "S")
        yield reader


async def test_without_cards_it_says_how_they_are_made(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("g", "S")
        empty = screen(reader).query_one("#statistics-empty", Static)
        assert empty.display
        assert "c on a passage makes a card" in str(empty.render())
        await reader.types("enter", "}", "y", "w", "O", "esc")
        assert mode(reader) is Mode.READ


async def test_every_section_tells_what_it_draws_in_words(at_desk: AtDesk) -> None:
    async with statistics(at_desk) as reader:
        told = page(reader)
        assert [line.split(" ·")[0].split("  ")[0] for line in told.splitlines() if line.startswith(SECTIONS)] == [
            *SECTIONS
        ]
        assert "Today · Monday 2 June 2025" in told
        today = "No card is due, 1 new card to begin with, 3 answers given today in 18 s, 1 day in a row."
        assert today in " ".join(told.split())
        assert "No card is due today, 0 tomorrow, 0 within 7 days, 3 within 30 days" in section(reader, "Forecast")
        calendar = section(reader, "Calendar")
        assert "◂ today" in calendar
        assert "Reviewed on 6 days of the last 365" in calendar
        assert "9 of 9, after 1 to 20 days" in section(reader, "Recalled")
        assert "none asked yet" in section(reader, "Recalled")
        assert "6.0 s an answer" in section(reader, "Time")
        assert "doubt" in section(reader, "Labels")
        assert "#weather/rain" in section(reader, "Tags")


async def test_a_share_of_few_answers_is_not_told(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        made = cards(reader.library)
        grade(reader.library, made[3].uid, Grade.GOOD, at=NOON - timedelta(days=60))
        grade(reader.library, made[3].uid, Grade.AGAIN)
        await reader.types("g", "S")
        recalled = section(reader, "Recalled")
        assert "too few to tell: 0 of 1" in recalled
        assert " 0 %" not in recalled.split("again")[0]
        assert "few" in section(reader, "Labels")


async def test_plots_and_calendar_are_told_in_words_too(at_desk: AtDesk) -> None:
    async with statistics(at_desk) as reader:
        due = [each for each in screen(reader).found.forecast[:30] if each.due]  # type: ignore[union-attr]
        assert any(block in section(reader, "Forecast") for block in "█▄")
        await reader.types("w")
        forecast, calendar = section(reader, "Forecast"), section(reader, "Calendar")
        assert "█" not in forecast + calendar
        for each in due:
            assert f"{each.day:%a} {each.day.day} {each.day:%b}" in forecast
        assert "Mon Tue Wed Thu Fri Sat Sun" in calendar
        assert "2 Jun     3" in calendar
        assert "18 s" in section(reader, "Time")
        await reader.types("w")
        assert "█" in section(reader, "Calendar")


async def test_the_forecast_is_of_a_month_or_of_a_year(at_desk: AtDesk) -> None:
    async with statistics(at_desk) as reader:
        assert "Forecast · 30 days" in page(reader)
        await reader.types("y")
        assert "Forecast · a year" in page(reader)
        assert "within a year" in " ".join(section(reader, "Forecast").split())
        await reader.types("y")
        assert "Forecast · 30 days" in page(reader)


async def test_sections_are_gone_through_by_keys_and_come_into_view_whole(at_desk: AtDesk) -> None:
    async with statistics(at_desk) as reader:
        seen = [under_cursor(reader)]
        for key in ("}", "tab", "}", "tab", "}", "}", "}"):
            await reader.types(key)
            seen.append(under_cursor(reader))
            shown = screen(reader)
            around = shown.page.around[shown.rows.cursor]
            top, height = int(shown.rows.scroll_offset.y), shown.rows.size.height
            assert top <= around.start
            assert around.stop <= top + height
        assert all(line.startswith(title) for line, title in zip(seen, SECTIONS, strict=True))
        await reader.types("{", "shift+tab")
        assert under_cursor(reader).startswith("Labels")


async def test_a_line_leads_to_its_cards(at_desk: AtDesk) -> None:
    async with statistics(at_desk) as reader:
        for keys, typed, number in (
            (("j",), 'is:"new"', 1),
            (("}", "}", "}", "}", "}", "j"), 'label:"doubt"', 3),
            (("}", "j"), "", 4),
            (("}", "j"), 'tag:"weather"', 4),
            (("j",), 'tag:"weather/rain"', 3),
        ):
            await reader.types(*keys, "enter")
            shown = reader.app.screen
            assert isinstance(shown, CardsScreen), keys
            assert (shown.typed, len(shown.shown)) == (typed, number)
            await reader.types("q")
        await reader.types("g", "g", "enter")
        assert mode(reader) is Mode.REVIEW


async def test_a_title_that_leads_nowhere_says_so(at_desk: AtDesk) -> None:
    async with statistics(at_desk) as reader:
        await reader.types("}", "}", "enter")
        assert reader.told.startswith("this leads nowhere")


async def test_tables_are_sorted_in_four_ways(at_desk: AtDesk) -> None:
    async with statistics(at_desk) as reader:
        told = []
        for _ in range(4):
            told.append(section(reader, "Labels").splitlines()[2].split()[0])
            await reader.types("O")
        assert told == ["doubt", "doubt", "doubt", "(none)"]


async def test_what_is_answered_here_or_by_another_program_is_followed(at_desk: AtDesk, opening: Opening) -> None:
    async with statistics(at_desk) as reader:
        await reader.types("j")
        before = under_cursor(reader)
        assert before.startswith("new")
        card = next(each for each in all_cards(reader.library) if each.question == "Question 3?")
        grade(reader.library, card.uid, Grade.GOOD)
        await told(reader, "4 answers given today")
        other = opening()
        grade(other, card.uid, Grade.GOOD)
        other.close()
        reader.app.follow()
        await reader.pilot.pause()
        assert "5 answers given today" in page(reader)
        await reader.types("u")
        await told(reader, "4 answers given today")


async def test_figures_are_taken_once_for_what_is_done_together_and_not_for_what_does_not_count(
    at_desk: AtDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[None] = []

    def counted(library: Library, *, ahead: int) -> Generator[float, None, ReviewFigures]:
        taken.append(None)
        return figuring(library, ahead=ahead)

    async with statistics(at_desk) as reader:
        monkeypatch.setattr(screens, "figuring", counted)
        made = all_cards(reader.library)
        rewrite(reader.library, made[0].annotation, "What of it?")
        for each in made[:3]:
            grade(reader.library, each.uid, Grade.GOOD)
        await told(reader, "6 answers given today")
        assert len(taken) == 1
        rewrite(reader.library, made[0].annotation, "What of that?")
        retag(reader.library, made[0].annotation, ["water"])
        await told(reader, "water")
        assert len(taken) == 2


async def test_another_day_is_told_of_when_it_has_begun(at_desk: AtDesk) -> None:
    async with statistics(at_desk) as reader:
        screen(reader).look_again()
        assert "Today · Monday 2 June 2025" in page(reader)
        while reader.library.clock() < NOON + timedelta(days=1):
            pass
        screen(reader).look_again()
        assert "Today · Tuesday 3 June 2025" in page(reader)


async def test_a_long_log_is_gone_through_between_the_keys(at_desk: AtDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screens, "FRAME_SECONDS", 0)
    async with at_desk("rain") as reader:
        made = cards(reader.library)
        reader.app.wide.show_statistics()
        while not isinstance(reader.app.screen, StatisticsScreen) or not screen(reader).page.rows:
            await reader.pilot.pause()
        while screen(reader).found is None:
            assert "Going through what was answered" in page(reader)
            await reader.pilot.pause()
        assert "3 answers given today" in page(reader)
        for number in (4, 5):
            grade(reader.library, made[3].uid, Grade.GOOD)
            await told(reader, f"{number} answers given today")


@pytest.mark.parametrize("size", [(40, 20), (80, 24), (120, 40)])
@pytest.mark.parametrize("words", [(), ("w", "y")])
async def test_nothing_is_cut_at_the_edge(at_desk: AtDesk, size: tuple[int, int], words: tuple[str, ...]) -> None:
    async with statistics(at_desk, size) as reader:
        await reader.types(*words)
        assert max(map(len, lines(reader))) <= size[0] - 3


@pytest.mark.parametrize("dark", [True, False])
async def test_bars_and_days_have_the_colours_of_the_theme(at_desk: AtDesk, dark: bool) -> None:
    async with statistics(at_desk, (80, 60)) as reader:
        reader.app.set_theme_name("dark" if dark else "light")
        await reader.pilot.pause()
        assert _colour(reader, "█", "Forecast") == style_of("bar", dark=dark).color
        assert _colour(reader, "█", "Calendar") == style_of("heat.4", dark=dark).color


def _colour(reader: Reader, sign: str, title: str) -> object:
    """The colour of a sign that stands under a title."""
    view = screen(reader).query_one(RowsView)
    start = next(number for number, line in enumerate(lines(reader)) if line.startswith(title))
    strips = [view.render_line(number - int(view.scroll_offset.y)) for number in range(start, start + 10)]
    found = next(each for strip in strips for each in strip if sign in each.text)
    return (found.style or Style()).color


async def test_it_is_opened_by_its_name_and_left_by_one_key(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        await reader.types(":")
        await reader.writes("statistics")
        await reader.types("enter")
        assert mode(reader) is Mode.STATISTICS
        await reader.types("q")
        assert mode(reader) is Mode.LIBRARY


def test_what_plots_is_loaded_with_the_screen_only() -> None:
    script = (
        "import sys, reader.cli.screen, reader.tui.app, reader.tui.library_wide, reader.tui.commands;"
        "print({'plotext', 'textual_plotext'} & set(sys.modules)); import reader.tui.screens.statistics;"
        "print('numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["set()", "False"]
