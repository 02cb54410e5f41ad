"""Setting aside: the keys that take the card that is asked out of what is asked, for today or for good."""

from collections.abc import Callable

from reader.library.cards import bury, suspend, trash_cards
from reader.library.library import Library
from reader.tui.reviewing.sitting import Sitting


class SettingAside:
    """Each of them is an act of its own, which `u` takes back.

    Args:
        library: The library.
        sitting: Knows which card is asked.
        tell: Says something.
    """

    def __init__(self, library: Library, sitting: Sitting, tell: Callable[[str], None]) -> None:
        self._library = library
        self._sitting = sitting
        self._tell = tell

    def do_bury(self) -> None:
        """Not today."""
        bury(self._library, [self._sitting.card], self._sitting.queue.day)
        self._tell("buried until tomorrow · u takes it back")

    def do_suspend_card(self) -> None:
        """Ask it no more."""
        suspend(self._library, [self._sitting.card])
        self._tell("suspended: it is asked no more · u takes it back")

    def do_trash(self) -> None:
        """To the trash."""
        trash_cards(self._library, [self._sitting.card])
        self._tell("to the trash · u brings it back")
