"""A real pseudo-terminal: the program as a person runs it, its screen read by a terminal emulator."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

PATIENCE_SECONDS = 60  # a busy machine may need this long for a first page
QUIET_SECONDS = 0.05  # of silence after which a frame is taken as drawn
NOT_OURS = ("READER_", "COLUMNS", "LINES")  # a size in the environment would win over that of the terminal
ESCAPE, ENTER = "\x1b", "\r"


class Terminal:
    """The program in a terminal of so many columns and rows."""

    def __init__(self, arguments: list[str], home: Path, size: tuple[int, int] = (80, 24), **more: str) -> None:
        columns, rows = size
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.raw = b""
        environ = {
            **{
                name: value
                for name, value in os.environ.items()
                if not name.startswith(("READER_", "COLUMNS", "LINES"))
            },
            **{f"READER_{name}_DIR": str(home / name.lower()) for name in ("CONFIG", "DATA", "CACHE", "STATE")},
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "HOME": str(home),
            **more,
        }
        self.pid, self._master = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))  # before it can ask
            os.execve(sys.executable, [sys.executable, "-m", "reader", *arguments], environ)  # noqa: S606

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()

    @property
    def lines(self) -> list[str]:
        """The screen, a line each."""
        return [line.rstrip() for line in self._screen.display]

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines)

    def press(self, *keys: str) -> None:
        """Send keys, each as the bytes a terminal sends."""
        for key in keys:
            os.write(self._master, key.encode())
            self._read(QUIET_SECONDS)

    def wait(self, wanted: str | Callable[[str], bool]) -> str:
        """Wait until a text is on the screen, or the screen is as wanted."""
        is_there = wanted if callable(wanted) else lambda text: wanted in text
        until = time.monotonic() + PATIENCE_SECONDS
        while not is_there(self.text):
            if time.monotonic() > until:
                raise AssertionError(f"{wanted!r} never came:\n{self.text}")
            self._read(QUIET_SECONDS)
        return self.text

    def wait_for_end(self) -> int:
        """Wait until the program ended; its exit code."""
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.pid = 0
                return os.waitstatus_to_exitcode(status)
            self._read(QUIET_SECONDS)
        raise AssertionError(f"it never ended:\n{self.text}")

    def close_window(self) -> None:
        """Close the terminal under the program."""
        os.close(self._master)
        self._master = -1

    def kill(self) -> None:
        """End the program at once, as nothing it could handle."""
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            self.pid = 0
        if self._master >= 0:
            os.close(self._master)
            self._master = -1

    def _read(self, seconds: float) -> None:
        while select.select([self._master], [], [], seconds)[0]:
            try:
                chunk = os.read(self._master, 65536)
            except OSError:  # the program ended and closed its side
                return
            if not chunk:
                return
            self.raw += chunk
            self._stream.feed(_known_to_pyte(chunk))


def _known_to_pyte(chunk: bytes) -> bytes:
    # Private modes and queries with these endings are printed by pyte as text.
    for ending in (b"$p", b"u", b"q"):
        start = chunk.find(b"\x1b[?")
        while start >= 0:
            end = chunk.find(ending, start, start + 12)
            if end >= 0 and chunk[start + 3 : end].replace(b";", b"").isdigit():
                chunk = chunk[:start] + chunk[end + len(ending) :]
                start = chunk.find(b"\x1b[?", start)
            else:
                start = chunk.find(b"\x1b[?", start + 3)
    return chunk.replace(b"\x1b[>1u", b"").replace(b"\x1b[<u", b"")
