"""Process: the names worker for a caller that waits, as the command line does."""

import subprocess
from contextlib import ExitStack, suppress
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO, Self

from reader.core.entity import Mention
from reader.engines.names.launch import MAX_TRIES, WorkerDied, last_words, worker_command, worker_environment
from reader.engines.names.models import NoModel, engine_version, find_model
from reader.engines.names.protocol import Answer, Unable, read_answer, request_line


class NamesProcess:
    """A worker kept warm from the first question to `close`.

    Args:
        model: The name or the folder of a spaCy model; empty for the one that is installed.

    Raises:
        NoModel: There is none.
    """

    def __init__(self, model: str = "") -> None:
        self._model = find_model(model)
        self.engine = engine_version(model)
        self._asked = 0
        self._worker: subprocess.Popen[bytes] | None = None
        self._stderr: IO[bytes] | None = None
        self._resources = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Start the worker, which then loads while the caller does other things; nothing if it runs."""
        if self._worker and self._worker.poll() is None:
            return
        self.close()
        self._stderr = self._resources.enter_context(TemporaryFile())  # noqa: SIM115 (the stack closes it)
        self._worker = subprocess.Popen(  # noqa: S603 (our own module under our own interpreter)
            worker_command(self._model),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._stderr,
            env=worker_environment(),
            start_new_session=True,  # ctrl+c in the terminal is meant for the reader
        )

    @property
    def process_id(self) -> int:
        """The worker's, 0 where none runs; to measure it."""
        return self._worker.pid if self._worker else 0

    def find(self, text: str) -> list[Mention]:
        """The names of an article, in order; waits.

        Raises:
            NoModel: The model cannot be loaded.
            WorkerDied: The worker ended twice on this text.
        """
        for _ in range(MAX_TRIES - 1):
            try:
                return self._find(text)
            except WorkerDied:
                self.close()
        return self._find(text)

    def close(self) -> None:
        """End the worker; `start` or `find` would start another."""
        if self._worker:
            self._worker.kill()
            self._worker.communicate()
        self._resources.close()
        self._worker = self._stderr = None

    def _find(self, text: str) -> list[Mention]:
        self.start()
        self._asked += 1
        with suppress(BrokenPipeError):  # it may end before it reads; what it said until then says why
            self._write(request_line(self._asked, text))
        while line := self._read():
            said = read_answer(line, self.engine)
            if isinstance(said, Unable):
                raise NoModel(said.reason)
            if isinstance(said, Answer) and said.number == self._asked:
                return said.mentions
        raise WorkerDied(self._last_words())

    def _write(self, line: bytes) -> None:
        if self._worker and self._worker.stdin:
            self._worker.stdin.write(line)
            self._worker.stdin.flush()

    def _read(self) -> bytes:
        return self._worker.stdout.readline() if self._worker and self._worker.stdout else b""

    def _last_words(self) -> str:
        if not self._stderr:
            return ""
        self._stderr.seek(0)
        return last_words(self._stderr.read())
