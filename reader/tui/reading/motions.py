"""Motions: the keys of SELECT that move the head; each command has the name of a motion of core."""

from collections.abc import Callable
from functools import partial

from reader.core.motion import MOTIONS
from reader.tui.reading.selecting import Selecting


class SelectMotions:
    """Answers `do_NAME` for every motion of core that has this name."""

    def __init__(self, selecting: Selecting) -> None:
        self.selecting = selecting

    def __getattr__(self, name: str) -> Callable[..., None]:
        motion = name.removeprefix("do_")
        if motion == name or motion not in MOTIONS:
            raise AttributeError(name)
        return partial(self.selecting.go, motion)

    def do_search_next(self, count: int) -> None:
        """Next hit."""
        self.selecting.go_to_hit(max(1, count))

    def do_search_previous(self, count: int) -> None:
        """Previous hit."""
        self.selecting.go_to_hit(-max(1, count))
