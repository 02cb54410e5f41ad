"""Aside: long work on a thread of its own, with the library opened once more, so that no key waits for it."""

import asyncio
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from reader.library.library import Library, open_library

Done = TypeVar("Done")
Step = TypeVar("Step")


class Aside:
    """One thread; what is given to it is done in turn.

    Args:
        library: The library, as the screens have it; the thread opens it for itself.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._thread = ThreadPoolExecutor(1, "aside")
        self._own: Library | None = None
        self._wanted = 0
        self._is_over = False

    async def do(self, work: Callable[[Library], Generator[Step, None, Done]]) -> Done | None:
        """Do work that goes in steps.

        Args:
            work: Begins it, with the library that the thread has open.

        Returns:
            What comes of it; None when it was stopped, or other work was asked for meanwhile.
        """
        self._wanted += 1
        return await asyncio.wrap_future(self._thread.submit(self._done, work, self._wanted))

    def stop(self) -> None:
        """Let what is being done end with the step it is at."""
        self._wanted += 1

    def end(self) -> None:
        """Stop, and let go of the library; nothing can be done any more."""
        if not self._is_over:
            self._is_over = True
            self.stop()
            self._thread.submit(self._let_go)
            self._thread.shutdown(wait=False)

    def _done(self, work: Callable[[Library], Generator[Step, None, Done]], number: int) -> Done | None:
        if number != self._wanted:
            return None
        steps = work(self._opened())
        while number == self._wanted:
            try:
                next(steps)
            except StopIteration as done:
                made: Done = done.value
                return made
        steps.close()
        return None

    def _opened(self) -> Library:
        if self._own is None:
            known = self._library
            self._own = open_library(
                known.root, known.folders, clock=known.clock, ids=known.ids, settings=known.settings
            )
        return self._own

    def _let_go(self) -> None:
        if self._own is not None:
            self._own.close()
