"""Garbage: when Python looks for things to let go of; not while many are made that stay, for a key waits for it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

YOUNG_MAX = 20_000  # things made until garbage is looked for; an article with many annotations is many things
OLDER_MAX = 5  # times as many, which are then looked through together: a key waits for that
SELDOM = 100_000  # how seldom all that is kept is looked through unasked: of a large library that takes 0.1 s


class Garbage:
    """Counts who wants it left alone."""

    def __init__(self) -> None:
        self._left_alone = 0

    def begin(self) -> None:
        """Look for it again, which the front door stopped; what is there by now stays and is never looked at."""
        if not gc.isenabled() and not self._left_alone:
            gc.freeze()
            gc.set_threshold(YOUNG_MAX, OLDER_MAX, SELDOM)
            gc.enable()

    def leave_alone(self) -> None:
        """Look for none until `look_again` was said as often."""
        self._left_alone += 1
        gc.disable()

    def look_again(self) -> None:
        """What was to be made is there."""
        self._left_alone -= 1
        if not self._left_alone:
            gc.enable()

    def let_go(self) -> None:
        """Look through everything now, unless it is to be left alone."""
        if gc.isenabled():
            gc.collect()

    @contextmanager
    def made_to_stay(self) -> Iterator[None]:
        """What is made meanwhile stays: to look through it would find nothing, now and later."""
        self.leave_alone()
        try:
            yield
        finally:
            gc.freeze()
            self.look_again()


garbage = Garbage()  # as there is one collector
