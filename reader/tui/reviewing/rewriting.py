"""Rewriting: the question of a card, then its answer, in the editor; what is typed is kept all the while."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from textual.app import App

from reader.core.card import Card, CardKind
from reader.core.errors import ReaderError
from reader.library.cards import change_card
from reader.library.library import Library
from reader.library.placing import recall, remember
from reader.tui.editing import edit_text
from reader.tui.widgets.editor import Editor

_KEPT = "card that is rewritten"  # in the state database
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
        self._card: Card | None = None
        self._sides = _Sides("", "")

    def begin(self, card: Card) -> None:
        """Go on with a card; with what was typed of it and never kept, if there is such."""
        self._card = card
        self._sides = _Sides(card.question, card.answer)
        before = recall(self._library, _KEPT, {})
        if isinstance(before, dict) and before.get("card") == card.uid:
            self._sides = _Sides(str(before["question"]), str(before["answer"]))
        self._write()

    def typed(self, text: str) -> None:
        """Keep what is typed."""
        if self._card is not None:
            self._sides = self._sides.typed(text)
            kept = {"card": self._card.uid, "question": self._sides.question, "answer": self._sides.answer}
            remember(self._library, _KEPT, kept)

    def kept(self, text: str) -> None:
        """Go on to the answer; from there, change the card. It stays open where that cannot be done."""
        self.typed(text)
        if not self._sides.on_answer:
            self._sides = replace(self._sides, on_answer=True)
            self._write()
            return
        if self._card is not None:
            try:
                change_card(self._library, self._card.uid, self._sides.question, self._sides.answer)
            except ReaderError as error:
                self._tell(str(error))
                self._sides = replace(self._sides, on_answer=False)
                self._write()
                return
        self._leave("the card is rewritten · u takes it back")

    def dropped(self) -> None:
        """Throw what was typed away."""
        self._leave("thrown away")

    def outside(self, text: str) -> None:
        """Go on in $EDITOR, and keep what comes back.

        Raises:
            ReaderError: There is none, or nothing came back.
        """
        self.typed(text)
        self.kept(edit_text(self._app, text))

    def _write(self) -> None:
        is_cloze = self._card is not None and self._card.kind is CardKind.CLOZE
        about = (
            ("text of the card, with its gaps; esc goes on", "what is shown with its answer") if is_cloze else _SIDES
        )
        self._editor.write(about[self._sides.on_answer], self._sides.text)

    def _leave(self, said: str) -> None:
        self._card = None
        remember(self._library, _KEPT, {})
        self._editor.close()
        self._tell(said)
