"""Loose end: a reference that was begun with `x`, until its other end is chosen, on whatever screen that is."""

from collections.abc import Callable
from dataclasses import dataclass

from textual.app import App

from reader.core.errors import ReaderError
from reader.core.reference import Reference, Target
from reader.library.library import Library
from reader.library.passage import Passage
from reader.library.relations import last_relation
from reader.library.tying import tie
from reader.tui.own import OwnScreen
from reader.tui.relation_choice import choose_relation


@dataclass(frozen=True, slots=True)
class Begun:
    """Where a reference begins: what is there, and that in words."""

    end: Target | Passage
    words: str


class LooseEnd:
    """The one reference that may be begun.

    Args:
        app: The app.
        library: The library.
        told: Called with the words of what was begun, or with nothing, when that changes.
    """

    def __init__(self, app: App[None], library: Library, told: Callable[[str], None]) -> None:
        self._app = app
        self._library = library
        self._told = told
        self._begun: Begun | None = None

    @property
    def begun(self) -> str:
        """Where a reference begins, in words; empty when none is begun."""
        return self._begun.words if self._begun else ""

    def take(self, end: Target | Passage, words: str, done: Callable[[Reference], None] | None = None) -> None:
        """Begin a reference here, or end the one that was begun: then ask what it says.

        Args:
            end: What is here.
            words: The same in words.
            done: Called with the reference once it is made.
        """
        begun = self._begun
        if begun is None:
            self._put(Begun(end, words))
            self._tell("go to the other end and press x there; esc forgets")
        elif begun.end == end:
            self._tell(f"it begins here, at {words}: go to the other end; esc forgets")
        else:
            self._ask(begun, Begun(end, words), done)

    def forget(self) -> bool:
        """Forget what was begun; False when nothing was."""
        if self._begun is None:
            return False
        self._tell(f"no reference from {self._begun.words}")
        self._put(None)
        return True

    def _ask(self, source: Begun, target: Begun, done: Callable[[Reference], None] | None) -> None:
        def take(relation: str) -> None:
            self._tie(source, relation, target, done)

        latest, title = last_relation(self._library), f"{source.words} …"
        choose_relation(self._app, self._library, title, take, now=latest, of=target.words)

    def _tie(self, source: Begun, relation: str, target: Begun, done: Callable[[Reference], None] | None) -> None:
        try:
            made = tie(self._library, source.end, relation, target.end)
        except ReaderError as error:
            self._tell(str(error))
            return
        self._put(None)
        if done is not None:
            done(made)
        self._tell(f"linked: {source.words} {relation} {target.words} · e notes on it · u takes it back")

    def _put(self, begun: Begun | None) -> None:
        self._begun = begun
        self._told(self.begun)

    def _tell(self, words: str) -> None:
        if isinstance(self._app.screen, OwnScreen):
            self._app.screen.tell(words)
