"""Ending: work that goes on for a screen ends before its widgets go, however it is left."""

import asyncio

import pytest
from textual import work
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from reader.tui.ending import EndsWork


class Busy(EndsWork, Screen[None]):
    """A screen that looks for its line again and again."""

    looks = 0

    def compose(self) -> ComposeResult:
        yield Static("here")

    def on_mount(self) -> None:
        self.look_on()

    @work
    async def look_on(self) -> None:
        while True:
            self.query_one(Static)
            self.looks += 1
            await asyncio.sleep(0)


@pytest.mark.parametrize("is_popped", [True, False])
async def test_work_ends_before_its_widgets_go(is_popped: bool) -> None:
    app, screen = App[None](), Busy()
    async with app.run_test() as pilot:
        await app.push_screen(screen)
        await pilot.pause()
        assert screen.stands
        assert screen.looks
        if is_popped:
            await app.pop_screen()
    assert not screen.stands
    assert not screen.query(Static)
