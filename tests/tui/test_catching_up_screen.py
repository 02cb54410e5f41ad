"""The catching-up screen: where all cards have to be scheduled anew, that is told, can be left, and is gone on with."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from textual.events import Key
from textual.screen import Screen

from reader.core.review import Grade, Review
from reader.library.library import Library
from reader.library.scheduling import MANY_BEHIND, behind
from reader.store.cards import card_row
from reader.store.nouns import CARD, REVIEW, write_row
from reader.store.reviews import review_row
from reader.tui.screens.catching_up import CatchingUpScreen
from reader.tui.screens.review import ReviewScreen
from tests.tui.card_desk import figure_card
from tests.tui.desk_room import AtDesk, Reader

EACH = 40  # answers to a card


def lay_cards(library: Library) -> None:
    """Write cards with their logs straight into the tables, as a file from another machine would have them."""
    first = figure_card(library)
    with library.database.writing():
        for number in range(MANY_BEHIND):
            card = replace(first, record=replace(first.record, uid=f"c{number:04}"), family=f"c{number:04}")
            write_row(library.database, CARD, card.uid, card_row(card))
            for day in range(EACH):
                at = card.record.created - timedelta(days=2 * EACH - day)
                review = Review(f"r{number:04}{day:03}", card.uid, at, Grade.GOOD)
                write_row(library.database, REVIEW, review.uid, review_row(review))


class Watch:
    """Notes which screens are shown, whatever else goes on, and presses keys on one of them as soon as it is there."""

    def __init__(self, reader: Reader, *keys: str) -> None:
        self._reader, self._keys = reader, keys
        self.seen = list[Screen[Any]]()

    async def until(self, wanted: Callable[[], bool]) -> None:
        app = self._reader.app
        while not wanted():
            if not self.seen or app.screen is not self.seen[-1]:
                self.seen.append(app.screen)
                if isinstance(app.screen, CatchingUpScreen):
                    for key in self._keys:
                        app.post_message(Key(key, None))
            await asyncio.sleep(0)


async def test_all_cards_are_scheduled_anew_between_the_keys_before_they_are_asked(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        lay_cards(reader.library)
        watch = Watch(reader)
        reader.app.post_message(Key("R", "R"))
        await asyncio.wait_for(watch.until(lambda: isinstance(reader.app.screen, ReviewScreen)), 60)
        [waiting] = [each for each in watch.seen if isinstance(each, CatchingUpScreen)]
        assert waiting.done == waiting.every == MANY_BEHIND
        assert behind(reader.library) == 0


async def test_it_can_be_left_and_is_gone_on_with(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        lay_cards(reader.library)
        page, watch = reader.app.screen, Watch(reader, "escape")
        reader.app.post_message(Key("R", "R"))
        await asyncio.wait_for(watch.until(lambda: reader.app.screen is page and len(watch.seen) > 1), 60)
        assert [type(each) for each in watch.seen] == [type(page), CatchingUpScreen]
        assert 0 < behind(reader.library) <= MANY_BEHIND
        await reader.types("R")
        await asyncio.wait_for(Watch(reader).until(lambda: isinstance(reader.app.screen, ReviewScreen)), 60)
        assert behind(reader.library) == 0


async def test_it_is_left_once_however_often_esc_is_pressed(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        lay_cards(reader.library)
        stack, watch = list(reader.app.screen_stack), Watch(reader, "escape", "escape", "escape")
        reader.app.post_message(Key("R", "R"))
        await asyncio.wait_for(watch.until(lambda: reader.app.screen in stack and len(watch.seen) > 1), 60)
        await reader.pilot.pause()
        assert list(reader.app.screen_stack) == stack
