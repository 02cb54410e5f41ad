"""Background: the names worker for a caller that must not wait, as a screen must not."""

import asyncio
from asyncio.subprocess import Process
from contextlib import suppress

from reader.core.entity import Mention
from reader.engines.names.launch import MAX_TRIES, WorkerDied, last_words, worker_command, worker_environment
from reader.engines.names.models import NoModel, engine_version, find_model
from reader.engines.names.protocol import Ready, Unable, read_answer, request_line

LINE_LIMIT_BYTES = 1 << 28  # an answer is one line, and that of a long book is long
LONG_TEXT = 300_000  # characters; nobody waits for the rest of such an answer once it is not wanted


class AsyncNames:
    """A worker kept warm; it starts with the first question and again if it died.

    Args:
        model: The name or the folder of a spaCy model; empty for the one that is installed.

    Raises:
        NoModel: There is none.
    """

    def __init__(self, model: str = "") -> None:
        self._model = find_model(model)
        self.engine = engine_version(model)
        self._asked = 0
        self._worker: Process | None = None
        self._listener: asyncio.Task[None] | None = None
        self._waiting: dict[int, asyncio.Future[list[Mention]]] = {}
        self._starting = asyncio.Lock()

    async def start(self) -> None:
        """Start the worker, which then loads while other things are done; nothing if it runs."""
        async with self._starting:
            if self._listener and not self._listener.done():
                return
            self._worker = await asyncio.create_subprocess_exec(
                *worker_command(self._model),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                env=worker_environment(),
                start_new_session=True,  # keys that send signals are meant for the reader
                limit=LINE_LIMIT_BYTES,
            )
            self._listener = asyncio.create_task(self._listen(self._worker))

    async def find(self, text: str) -> list[Mention]:
        """The names of an article, in order.

        Several may be asked at once; they are answered in turn. Cancelled, the answer is dropped.

        Raises:
            NoModel: The model cannot be loaded.
            WorkerDied: The worker ended twice on this text.
        """
        for _ in range(MAX_TRIES - 1):
            try:
                return await self._find(text)
            except WorkerDied:
                continue
        return await self._find(text)

    async def close(self) -> None:
        """End the worker; those who still wait get `WorkerDied`."""
        async with self._starting:
            self._kill()
            if self._listener:
                await self._listener

    async def _find(self, text: str) -> list[Mention]:
        await self.start()
        self._asked += 1
        number = self._asked
        answer: asyncio.Future[list[Mention]] = asyncio.get_running_loop().create_future()
        self._waiting[number] = answer
        try:
            await self._write(request_line(number, text))
            return await answer
        except asyncio.CancelledError:
            if len(text) > LONG_TEXT and len(self._waiting) == 1:
                self._kill()
            raise
        finally:
            self._waiting.pop(number, None)

    async def _write(self, line: bytes) -> None:
        # A worker may end before it reads; the listener then tells those who wait.
        with suppress(BrokenPipeError, ConnectionResetError):
            if self._worker and self._worker.stdin:
                self._worker.stdin.write(line)
                await self._worker.stdin.drain()

    async def _listen(self, worker: Process) -> None:
        """Hand out answers until the worker ends; then tell those who still wait."""
        failure: NoModel | None = None
        while worker.stdout and (line := await worker.stdout.readline()):
            said = read_answer(line, self.engine)
            if isinstance(said, Unable):
                failure = NoModel(said.reason)
            elif not isinstance(said, Ready):
                answer = self._waiting.get(said.number)
                if answer and not answer.done():
                    answer.set_result(said.mentions)
        said_last = await worker.stderr.read() if worker.stderr else b""
        await worker.wait()
        ended = failure or WorkerDied(last_words(said_last))
        for answer in self._waiting.values():
            if not answer.done():
                answer.set_exception(ended)

    def _kill(self) -> None:
        if self._worker and self._worker.returncode is None:
            self._worker.kill()
