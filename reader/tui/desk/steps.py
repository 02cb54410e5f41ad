"""Steps: what was done in a round, for the undo key: marks, which are not in the journal, and acts, which are."""

from dataclasses import dataclass

from reader.core.change import Change


@dataclass(frozen=True, slots=True)
class Marked:
    """Annotations were marked done, or to be done.

    Attributes:
        uids: They.
        done: What they were marked.
        at: The annotation that the reader was on.
    """

    uids: tuple[str, ...]
    done: bool
    at: str


class Steps:
    """What was done since the round was opened, the newest last; None stands for an act that the journal knows."""

    def __init__(self) -> None:
        self._done: list[Marked | None] = []
        self._undone: list[Marked | None] = []
        self._taken_back: set[str] = set()  # the acts that took others back

    def add(self, step: Marked | None) -> None:
        """Something was done."""
        self._done.append(step)
        self._undone.clear()

    def back(self) -> Marked | None:
        """What is to be taken back; None where it is for the journal to say."""
        step = self._done.pop() if self._done else None
        self._undone.append(step)
        return step

    def forth(self) -> Marked | None:
        """What is to be done again; None likewise."""
        step = self._undone.pop() if self._undone else None
        self._done.append(step)
        return step

    def hear(self, change: Change, *, is_here: bool) -> None:
        """The library was changed: by an act of its own, or by taking one back or doing it again, here or elsewhere."""
        if not change.undoes:
            self.add(None)
            return
        is_redo = change.undoes in self._taken_back
        self._taken_back.add(change.act)
        if not is_here and is_redo:
            self._done.append(None)
        elif not is_here and self._done and self._done[-1] is None:
            self._done.pop()
