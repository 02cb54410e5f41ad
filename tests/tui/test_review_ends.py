"""What the review screen says where no card is asked: until when, how much is next, and which keys go on from there."""

from datetime import UTC, date, datetime, timedelta

import pytest

from reader.core.review import Grade
from reader.core.settings import Settings
from reader.library.reviewing import DayAhead, grade
from reader.tui.reviewing.words import next_words, nothing_words
from reader.tui.widgets.sheets import CardScreen
from tests.tui.card_desk import SIZES, figure_card, question, said
from tests.tui.desk_room import AtDesk


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_next_is_told_with_its_day_and_the_key_of_statistics(
    at_desk: AtDesk, size: tuple[int, int]
) -> None:
    async with at_desk(size=size) as reader:
        grade(reader.library, figure_card(reader.library).uid, Grade.GOOD, at=reader.library.now() - timedelta(days=2))
        grade(reader.library, question(reader.library, "What?").uid, Grade.EASY)
        await reader.types("R", "space", "4")
        assert "Done for today." in said(reader)
        assert "Next: 1 card on" in said(reader)
        assert "g S tells how reviewing goes" in said(reader)


async def test_new_cards_that_wait_for_their_limit_are_told_for_tomorrow(at_desk: AtDesk) -> None:
    async with at_desk(settings=Settings(review_new=0)) as reader:
        figure_card(reader.library)
        await reader.types("R")
        assert "Nothing is due." in said(reader)
        assert "1 more card beyond today's limit" in said(reader)
    async with at_desk(settings=Settings(review_new=1)) as reader:
        question(reader.library, "What?")
        await reader.types("R", "space", "4")
        assert "Next: 1 card tomorrow at 04:00" in said(reader)


async def test_where_nothing_is_due_yet_the_hour_and_the_next_keys_are_told(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        card = figure_card(reader.library)
        grade(reader.library, card.uid, Grade.EASY, at=reader.library.now() - timedelta(days=1.5))
        await reader.types("R")
        assert "Nothing is due until" in said(reader)
        assert "at 04:00: 1 card then." in said(reader)
        assert "c on a passage makes a card" in said(reader)


@pytest.mark.parametrize(
    ("hour", "wanted"),
    [
        (datetime(2026, 11, 22, 22, tzinfo=UTC), "tomorrow at 04:00"),
        (datetime(2026, 11, 23, 3, tzinfo=UTC), "today at 04:00"),
    ],
)
def test_after_midnight_the_next_day_of_reviewing_is_the_one_that_the_calendar_is_at(
    hour: datetime, wanted: str
) -> None:
    days = [DayAhead(date(2026, 11, 23), 3), DayAhead(date(2026, 11, 25), 1)]
    begins = datetime(2026, 11, 23, 4, tzinfo=UTC)
    assert next_words(days, hour, begins, 1) == f"Next: 4 cards {wanted}, 1 on Wednesday."
    assert nothing_words(days, hour, begins, 0) == f"Nothing is due until {wanted}: 3 cards then."


async def test_a_whole_card_says_how_often_it_was_answered_and_forgotten(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        card = figure_card(reader.library)
        grade(reader.library, card.uid, Grade.EASY, at=reader.library.now() - timedelta(days=90))
        await reader.types("g", "c", "K")
        assert isinstance(reader.app.screen, CardScreen)
        assert dict(reader.app.screen.card.rows)["answered"] == "1 time, never forgotten"
        grade(reader.library, card.uid, Grade.AGAIN)
        await reader.types("esc", "K")
        assert isinstance(reader.app.screen, CardScreen)
        assert dict(reader.app.screen.card.rows)["answered"] == "2 times, forgotten 1 time"
