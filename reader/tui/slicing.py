"""Slicing: long work done between the keys.

A worker of a screen is given a description: Textual would write out all its arguments for one.
"""

import asyncio
from collections.abc import Callable, Generator
from time import monotonic
from typing import TypeVar

SLICE_SECONDS = 0.004  # longer, and a key would wait
FRAME_SECONDS = 0.012  # what a key may take at once; longer work goes on between the keys
SHOW_SECONDS = 0.2  # from when what was found so far is shown until it is shown again

Taken = TypeVar("Taken")


async def in_slices(work: Generator[object, None, Taken], show: Callable[[], None] | None = None) -> Taken:
    """Do all the work, and let keys be answered every few milliseconds; meanwhile `show` what is there so far."""
    until = monotonic() + SLICE_SECONDS
    showing = monotonic() + SHOW_SECONDS
    while True:
        try:
            next(work)
        except StopIteration as done:
            taken: Taken = done.value
            return taken
        if monotonic() >= until:
            if show is not None and until >= showing:
                show()
                showing = monotonic() + SHOW_SECONDS
            await asyncio.sleep(0)
            until = monotonic() + SLICE_SECONDS


def soon(work: Generator[object, None, Taken], seconds: float) -> Taken | None:
    """The outcome of work that is done within so many seconds; None when it has to go on in slices."""
    until = monotonic() + seconds
    while monotonic() < until:
        try:
            next(work)
        except StopIteration as done:
            taken: Taken = done.value
            return taken
    return None
