"""Scheduling: tells a person at a terminal why a command takes long that needs to know when each card is due."""

import sys

from reader.cli.telling import tell
from reader.library.library import Library
from reader.library.scheduling import MANY_BEHIND, behind


def say_if_long(library: Library) -> None:
    """Say on stderr, where that is a terminal, that all cards are scheduled anew, if they are."""
    if sys.stderr is not None and sys.stderr.isatty() and (number := behind(library)) >= MANY_BEHIND:
        tell(f"scheduling {number:,} cards anew, for the settings, the time zone, the clock or the log became others …")
