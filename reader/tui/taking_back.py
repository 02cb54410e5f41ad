"""Taking back: the undo and redo keys, the same on every screen."""

from collections.abc import Callable

from reader.library.library import Library
from reader.library.undoing import Act, redo, undo


class TakingBack:
    """Undo and redo of the library's newest acts, whichever program made them.

    Args:
        library: The library.
        done: Reads anew what is shown, and says the words it is given.
    """

    def __init__(self, library: Library, done: Callable[[str], None]) -> None:
        self._library = library
        self._done = done

    def do_undo(self, count: int) -> None:
        """Undo the newest act."""
        self._repeat(undo, "undone", "nothing to undo", count)

    def do_redo(self, count: int) -> None:
        """Do again what was undone."""
        self._repeat(redo, "done again", "nothing to redo", count)

    def _repeat(self, verb: Callable[[Library], Act | None], said: str, otherwise: str, count: int) -> None:
        words = otherwise
        try:
            for _ in range(max(1, count)):
                act = verb(self._library)
                if act is None:
                    break
                words = f"{said}: {act.words}"
        finally:  # what was taken back before one failed is shown too
            self._done(words)
