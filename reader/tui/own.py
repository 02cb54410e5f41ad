"""Own: what the app asks of each of its screens."""

from itertools import takewhile

from textual.screen import Screen

from reader.tui.ending import EndsWork
from reader.tui.modes import Mode


class OwnScreen(Screen[None], EndsWork):
    """A screen of the library's: one that keeps up with changes and has keys of a mode."""

    @property
    def mode(self) -> Mode:
        """The mode whose keys work."""
        raise NotImplementedError

    @property
    def is_covered(self) -> bool:
        """Whether another screen lies over it; a sheet leaves it to be seen."""
        over = takewhile(lambda each: each is not self, reversed(self.app.screen_stack))
        return not all(each.is_modal for each in over)

    def tell(self, message: str) -> None:
        """Say something in the status line, until the next key."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw for another theme."""
        raise NotImplementedError

    def follow_others(self) -> None:
        """Another program changed the library: read anew what is shown."""
        raise NotImplementedError

    def known_again(self) -> None:
        """What is known of the whole library was taken anew, or what goes on with it changed."""

    def save_place(self) -> None:
        """Keep where the reader is; nothing where there is no place."""
