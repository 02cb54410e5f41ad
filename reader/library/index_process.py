"""Index process: indexing for a caller that must not wait, as a screen must not."""

import asyncio
import json
import os
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import suppress

from reader.core.errors import ReaderError
from reader.engines.names import NoModel
from reader.engines.names.launch import last_words, worker_environment
from reader.library.indexing import Progress
from reader.library.library import Library

PATIENCE_SECONDS = 5.0  # for a process that was asked to stop
LINE_LIMIT_BYTES = 1 << 20


class AsyncIndex:
    """Indexes a library in a process of its own: `async for progress in AsyncIndex(library)`.

    What is found is in the cache article by article, so nothing is lost when it stops, and another goes on.

    Args:
        library: The library, open.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._starting: asyncio.Future[Process] | None = None
        self._is_stopped = False

    async def __aiter__(self) -> AsyncIterator[Progress]:
        """One before the first article, and one after each; ends early when it is stopped.

        Raises:
            NoModel: No names can be found; the figures were.
            ReaderError: The process ended otherwise than it should.
        """
        if self._is_stopped:
            return
        self._starting = asyncio.ensure_future(self._start())
        try:
            worker = await asyncio.shield(self._starting)  # whoever is cancelled meanwhile still has to end it
            while not self._is_stopped and worker.stdout and (line := await worker.stdout.readline()):
                yield _progress(line)
            said_last = await worker.stderr.read() if worker.stderr else b""
            if await worker.wait() and not self._is_stopped:
                raise ReaderError(
                    f"Indexing ended early: {last_words(said_last)}", "Begin again; it goes on from there."
                )
        finally:
            await self.stop()

    async def stop(self) -> None:
        """End the process and wait until it is gone; nothing if there is none."""
        self._is_stopped = True
        if self._starting is None:
            return
        worker = await self._starting
        if worker.returncode is None:
            with suppress(ProcessLookupError):  # it ended in this moment
                worker.terminate()
        try:
            await asyncio.wait_for(worker.wait(), PATIENCE_SECONDS)
        except TimeoutError:
            worker.kill()
            await worker.wait()

    async def _start(self) -> Process:
        folders, model = self._library.folders, self._library.settings.model
        places = {"CONFIG": folders.config, "DATA": folders.data, "CACHE": folders.cache, "STATE": folders.state}
        return await asyncio.create_subprocess_exec(
            *[sys.executable, "-P", "-m", "reader.library.index_worker", str(self._library.root), model],
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=worker_environment() | {f"READER_{name}_DIR": os.fspath(path) for name, path in places.items()},
            start_new_session=True,  # keys that send signals are meant for the reader
            limit=LINE_LIMIT_BYTES,
        )


def _progress(line: bytes) -> Progress:
    row = json.loads(line)
    if "error" not in row:
        return Progress(**row)
    raise ReaderError(row["error"], row["hint"]) if row["model"] else NoModel(row["error"], row["hint"])
