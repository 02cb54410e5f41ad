"""A reader at the desk: what tests of the screens type and see."""

from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Protocol

from textual.events import Key
from textual.pilot import Pilot

from reader.core.settings import Settings
from reader.library.following import WALK
from reader.library.library import Library
from reader.library.noting import Noted, notes
from reader.tui.app import PostilApp
from reader.tui.reading.hands import Hands
from reader.tui.reading.pane import Pane
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.status import Status

RAIN = """---
title: Rain in the north
source: The Gauge
published: 2025-06-02
---
Rain fell on Leeds. The river rose by over 30 centimetres. Ann Reed said 6,000 people left.

## What came next

Night came. “Nobody slept,” said Reed. Leeds was dark; see [the river](river.md) and [below](#the-end).

## The end

The end came at dawn.
"""
RIVER = "# The river\n\nIt is long.\n"
KEYS = {
    ")": "right_parenthesis", "(": "left_parenthesis", "}": "right_curly_bracket", "{": "left_curly_bracket",
    "]": "right_square_bracket", "[": "left_square_bracket", "?": "question_mark", "/": "slash", "'": "apostrophe",
    "*": "asterisk", "#": "number_sign", ".": "full_stop", ",": "comma", ";": "semicolon", ":": "colon",
    "<": "less_than_sign", ">": "greater_than_sign", "+": "plus", "-": "minus", "=": "equals_sign", "%": "percent_sign",
    "$": "dollar_sign", "^": "circumflex_accent", "esc": "escape",
}  # fmt: skip


@dataclass
class Reader:
    """A person at the keyboard, and what can be seen over the shoulder."""

    app: PostilApp
    pilot: Pilot[None]
    library: Library

    async def types(self, *keys: str) -> None:
        """Press keys, by the names the commands table gives them."""
        for key in keys:
            await self.pilot.press(KEYS.get(key, key))
            await self.pilot.pause()

    async def writes(self, text: str) -> None:
        """Type a text, in one burst."""
        keys = [Key(KEYS.get(char, "space" if char == " " else char), char) for char in text]
        for key in keys[:-1]:
            self.app.post_message(key)
        await self.pilot.press(*(key.key for key in keys[-1:]))
        await self.pilot.pause()

    def lets_time_go_by(self) -> None:
        """Let the clock run on, until the folder of the articles is looked through again."""
        until = self.library.clock() + WALK
        while self.library.clock() < until:
            pass

    async def until_names_were_looked_for(self) -> None:
        """Wait until what looks for the names of the article is done; other work never ends."""
        await self.app.workers.wait_for_complete([each for each in self.app.workers if each.group == "names"])
        await self.pilot.pause()

    @property
    def desk(self) -> Pane:
        """The article that is open, and has the keys."""
        screen = self.app.screen
        assert isinstance(screen, ReadingScreen)
        return screen.pane

    @property
    def hands(self) -> Hands:
        """What is done at the desk."""
        hands = self.desk.hands
        assert isinstance(hands, Hands)
        return hands

    @property
    def focused(self) -> str:
        """The text in focus."""
        return self.desk.focus_now.span.of(self.desk.document.text)

    @property
    def selected(self) -> str:
        """The text that is selected."""
        assert self.desk.selection is not None
        return self.desk.selection.span.of(self.desk.document.text)

    @property
    def told(self) -> str:
        """What the status line says."""
        return self.app.screen.query_one(Status).message

    @property
    def mode(self) -> str:
        """The mode at the bottom left."""
        return self.app.screen.query_one(Status).mode

    def notes(self) -> list[Noted]:
        """What the database holds."""
        return notes(self.library)

    def quotes(self) -> list[str]:
        """The quotes that the database holds."""
        return [each.annotation.anchor.exact if each.annotation.anchor else "" for each in self.notes()]

    @property
    def shelf(self) -> LibraryScreen:
        """The list of articles."""
        screen = self.app.screen
        assert isinstance(screen, LibraryScreen)
        return screen

    @property
    def titles(self) -> list[str]:
        """The titles on the list."""
        return [entry.article.title for entry in self.shelf.shown]


class AtDesk(Protocol):
    """Opens the app on an article, or on the list, with the names of the article known already."""

    def __call__(
        self,
        article: str = "",
        size: tuple[int, int] = (80, 24),
        settings: Settings | None = None,
        *,
        names: bool = True,
    ) -> AbstractAsyncContextManager[Reader]: ...


class Opening(Protocol):
    """Opens the library as another program would."""

    def __call__(self, settings: Settings | None = None) -> Library: ...
