"""Rewriting: the question of a card, then its answer, in the editor; what is typed is kept all the while."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from textual.app import App

from reader.core.card import Card, CardKind
from reader.core.errors import ReaderError
from reader.library.cards import find_card
from reader.library.library import Library
from reader.tui.cards.work import Work, changing
from reader.tui.editing import edit_text
from reader.tui.widgets.editor import Editor

_SIDES_OF_CLOZE = ("text of the card, with its gaps; esc goes on", "what is shown with its answer")
_SIDES = ("question of the card; esc goes on to the answer", "answer of the card")


@dataclass(frozen=True, slots=True)
class _Sides:
    question: str
    answer: str
    on_answer: bool = False

    @property
    def text(self) -> str:
        return self.answer if self.on_answer else self.question

    def typed(self, text: str) -> "_Sides":
        return replace(self, answer=text) if self.on_answer else replace(self, question=text)


@dataclass(frozen=True, slots=True)
class _Begun:
    card: Card  # as it was then
    work: Work


class Rewriting:
    """A card that is rewritten; esc goes from the question to the answer, and keeps both.

    Args:
        app: The app.
        library: The library.
        editor: Where it is written.
        tell: Says something.
    """

    def __init__(self, app: App[object], library: Library, editor: Editor, tell: Callable[[str], None]) -> None:
        self._app = app
        self._library = library
        self._editor = editor
        self._tell = tell
        self._begun: _Begun | None = None
        self._sides = _Sides("", "")

    def begin(self, card: Card) -> None:
        """Go on with a card; with what was typed of it and never kept, if there is such."""
        work = changing(self._library, card)
        self._begun, self._sides = _Begun(card, work), _Sides(work.question, work.answer)
        self._write()

    def typed(self, text: str) -> None:
        """Keep what is typed."""
        typed = self._sides.typed(text)
        if self._begun is not None and typed != self._sides:
            self._sides = typed
            self._begun.work.typed(self._library, typed.question, typed.answer)

    def kept(self, text: str) -> None:
        """Go on to the answer; from there, change the card. It stays open where its text is not yet a card's."""
        self.typed(text)
        if not self._sides.on_answer:
            self._sides = replace(self._sides, on_answer=True)
            self._write()
        elif self._begun is not None:
            try:
                said = self._begun.work.save(self._sides.question, self._sides.answer, self._begun.card.kind)
            except ReaderError as error:
                self._refused(error, self._begun.card)
            else:
                self._leave(said)

    def dropped(self) -> None:
        """Throw what was typed away."""
        if self._begun is not None:
            self._begun.work.dropped(self._library)
        self._leave("thrown away")

    def outside(self, text: str) -> None:
        """Go on in $EDITOR, and keep what comes back.

        Raises:
            ReaderError: There is none, or nothing came back.
        """
        self.typed(text)
        self.kept(edit_text(self._app, text))

    def _refused(self, error: ReaderError, card: Card) -> None:
        """Type on; where the card is another by now, leave that to be seen first."""
        if find_card(self._library, card.uid) != card:
            self._leave(f"{error.message} · what was typed is kept: e goes on with it")
            return
        self._tell(str(error))
        self._sides = replace(self._sides, on_answer=False)
        self._write()

    def _write(self) -> None:
        is_cloze = self._begun is not None and self._begun.card.kind is CardKind.CLOZE
        about = _SIDES_OF_CLOZE if is_cloze else _SIDES
        self._editor.write(about[self._sides.on_answer], self._sides.text)

    def _leave(self, said: str) -> None:
        self._begun = None
        self._editor.close()
        self._tell(said)
