"""Wishing: the keys for what a format leaves open: entities, figures, for a spreadsheet, as lines, by a template."""

from dataclasses import replace
from typing import Protocol

from reader.core.outgoing import Part, Wishes
from reader.formats.outgoing.table import OutFormat, Take
from reader.library.exporting.disk import read_template
from reader.library.library import Library
from reader.library.placing import recall, remember
from reader.tui.widgets.paths import Paths
from reader.tui.widgets.prompt import Prompt

TEMPLATE = "export template"  # under which it is remembered, and what the line of input is asked for


class Export(Protocol):
    """The screen, as these keys see it."""

    @property
    def chosen(self) -> OutFormat:
        """The format under the cursor."""

    def make(self) -> None:
        """Make it anew."""

    def tell(self, message: str) -> None:
        """Say something until the next key."""


class Wishing:
    """What the keys do; each `do_` method is one command of the table.

    Args:
        library: The library.
        export: The screen.
        prompt: The line of input.

    Attributes:
        wishes: What is wished for, whether or not the format can do it.
    """

    def __init__(self, library: Library, export: Export, prompt: Prompt) -> None:
        self._library = library
        self._export = export
        self._prompt = prompt
        self.wishes = Wishes()

    @property
    def now(self) -> Wishes:
        """What is wished for, as far as the format can do it."""
        wishes, chosen = self.wishes, self._export.chosen
        return Wishes(
            wishes.parts & chosen.offers,
            wishes.template if Take.TEMPLATE in chosen.takes else "",
            spreadsheet=wishes.spreadsheet and Take.SPREADSHEET in chosen.takes,
            lines=wishes.lines and Take.LINES in chosen.takes,
        )

    def do_entities(self) -> None:
        """The names too, or not."""
        self._switch(Part.ENTITIES, "names")

    def do_figures(self) -> None:
        """The figures too, or not."""
        self._switch(Part.FIGURES, "figures")

    def _switch(self, part: Part, words: str) -> None:
        if part in self._export.chosen.offers:
            self._wish(replace(self.wishes, parts=self.wishes.parts ^ {part}))
        else:
            self._refuse(f"does not leave open whether {words} are written")

    def do_spreadsheet(self) -> None:
        """Defused, or as it is."""
        if Take.SPREADSHEET in self._export.chosen.takes:
            self._wish(replace(self.wishes, spreadsheet=not self.wishes.spreadsheet))
        else:
            self._refuse("is nothing for a spreadsheet")

    def do_lines(self) -> None:
        """JSON lines, or CSV."""
        if Take.LINES in self._export.chosen.takes:
            self._wish(replace(self.wishes, lines=not self.wishes.lines))
        else:
            self._refuse("cannot be JSON lines")

    def do_template(self) -> None:
        """Ask for a template."""
        if Take.TEMPLATE in self._export.chosen.takes:
            self._prompt.ask_with(TEMPLATE, "template", str(recall(self._library, TEMPLATE, "")), Paths())
        else:
            self._refuse("is written by no template")

    def take_template(self, typed: str) -> None:
        """Write by the template in this file; without one, by the usual one.

        Raises:
            ReaderError: It cannot be read.
        """
        template = read_template(typed) if typed else ""
        remember(self._library, TEMPLATE, typed)
        self._wish(replace(self.wishes, template=template))

    def _wish(self, wishes: Wishes) -> None:
        self.wishes = wishes
        self._export.make()

    def _refuse(self, words: str) -> None:
        self._export.tell(f"{self._export.chosen.name} {words}")
