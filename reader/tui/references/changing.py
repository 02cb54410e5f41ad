"""Changing: the keys that change a reference, the same in the list and on the card."""

from collections.abc import Callable
from typing import Protocol

from textual.app import App

from reader.core.errors import ReaderError
from reader.core.reference import Reference
from reader.library.library import Library
from reader.library.links import Linked
from reader.library.referencing import change_note, change_relation, turn_round, unlink
from reader.library.taken_away import bring_link_back
from reader.tui.editing import edit_text
from reader.tui.relation_choice import choose_relation
from reader.tui.widgets.prompt import Prompt

NOTE = "note of a reference"  # what the line of input is asked for
NOTHING = "there is no reference here"


class Shown(Protocol):
    """A list or a card of references, as these keys see it."""

    app: App[object]
    library: Library

    @property
    def chosen(self) -> Linked | None:
        """The reference under the cursor."""

    @property
    def is_trash(self) -> bool:
        """Whether what is shown was taken away."""

    def tell(self, message: str) -> None:
        """Say something until the next key."""

    def done(self, words: str) -> None:
        """A reference changed: show it, and say so."""


class Changing:
    """What these keys do; each `do_` method is one command of the table.

    Args:
        shown: The list or the card.
        prompt: Its line of input.
    """

    def __init__(self, shown: Shown, prompt: Prompt) -> None:
        self._shown = shown
        self._prompt = prompt
        self._noted: Reference | None = None

    def _do(self, act: Callable[[Linked], None]) -> None:
        found = self._shown.chosen
        if found is None:
            self._shown.tell(NOTHING)
        elif self._shown.is_trash:
            self._shown.tell("it was taken away: dd brings it back")
        else:
            act(found)

    def do_edit(self) -> None:
        """Note on the reference: in the line of input, or in $EDITOR where it has several lines."""
        self._do(self._edit)

    def _edit(self, found: Linked) -> None:
        self._noted = found.reference
        if "\n" in found.reference.note:
            self.noted(edit_text(self._shown.app, found.reference.note))
        else:
            self._prompt.ask(NOTE, "note", found.reference.note)

    def noted(self, text: str) -> None:
        """Keep the note that was typed."""
        if self._noted is not None:
            change_note(self._shown.library, self._noted.record.uid, text.strip())
            self._shown.done("note kept" if text.strip() else "note emptied · u brings it back")

    def do_relation(self) -> None:
        """Choose another relation."""
        self._do(self._choose_relation)

    def _choose_relation(self, found: Linked) -> None:
        def take(relation: str) -> None:
            self._say_otherwise(found.reference, relation)

        title, now = f"{found.source.words} …", found.reference.relation
        choose_relation(self._shown.app, self._shown.library, title, take, now=now, of=found.target.words)

    def _say_otherwise(self, reference: Reference, relation: str) -> None:
        try:
            change_relation(self._shown.library, reference.record.uid, relation)
        except ReaderError as error:
            self._shown.tell(str(error))
            return
        self._shown.done(f"{relation} now · u takes it back")

    def do_turn_round(self) -> None:
        """Let it start from its other end."""
        self._do(self._turn)

    def _turn(self, found: Linked) -> None:
        turn_round(self._shown.library, found.reference.record.uid)
        self._shown.done(f"{found.target.words} {found.reference.relation} {found.source.words} now")

    def do_trash(self) -> None:
        """Put it into the trash; from there bring it back."""
        found = self._shown.chosen
        if found is not None and self._shown.is_trash:
            bring_link_back(self._shown.library, found.reference.record.uid)
            self._shown.done("brought back · u takes it away again")
        else:
            self._do(self._trash)

    def _trash(self, found: Linked) -> None:
        unlink(self._shown.library, found.reference.record.uid)
        words = f"{found.source.words} {found.reference.relation} {found.target.words}"
        self._shown.done(f"to the trash · u brings it back: {words}")
