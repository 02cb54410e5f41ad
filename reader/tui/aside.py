"""Aside: long work on a thread of its own, with the library opened once more, so that no key waits for it."""

import asyncio
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from reader.library.library import Library, open_library

Done = TypeVar("Done")
Step = TypeVar("Step")


@dataclass(slots=True)
class _Job:
    is_wanted: bool = True


class Aside:
    """One thread; what is given to it is done in turn.

    Args:
        library: The library, as the screens have it; the thread opens it for itself.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._thread = ThreadPoolExecutor(1, "aside")
        self._own: Library | None = None
        self._looking = _Job()
        self._acting = _Job()
        self._is_over = False

    async def look(self, work: Callable[[Library], Generator[Step, None, Done]]) -> Done | None:
        """Do work that goes in steps and only looks.

        Args:
            work: Begins it, with the library that the thread has open.

        Returns:
            What comes of it; None when it was stopped, or something else was to be looked at meanwhile.
        """
        self._looking.is_wanted = False
        self._looking = job = _Job()
        made = await self._do(work, job)
        return made if job.is_wanted else None

    async def act(self, work: Callable[[Library], Generator[Step, None, Done]]) -> Done | None:
        """Do work that goes in steps and writes something; what is looked at meanwhile waits for it.

        Args:
            work: Begins it, with the library that the thread has open.

        Returns:
            What comes of it; None when it was stopped.
        """
        self._acting = _Job()
        return await self._do(work, self._acting)

    def stop(self) -> None:
        """Let what is being done end with the step it is at."""
        self._looking.is_wanted = self._acting.is_wanted = False

    def end(self) -> None:
        """Stop looking, and let go of the library once what is being written is; nothing can be done any more."""
        if not self._is_over:
            self._is_over = True
            self._looking.is_wanted = False
            self._thread.submit(self._let_go)
            self._thread.shutdown(wait=False)

    async def _do(self, work: Callable[[Library], Generator[Step, None, Done]], job: _Job) -> Done | None:
        return await asyncio.wrap_future(self._thread.submit(self._done, work, job))

    def _done(self, work: Callable[[Library], Generator[Step, None, Done]], job: _Job) -> Done | None:
        if not job.is_wanted:
            return None
        steps = work(self._opened())
        while job.is_wanted:
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
