"""Act log: every act as a line of plain JSON, beside the database and independent of it."""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reader.core.change import Change
from reader.store.disk import sync
from reader.store.rows import change_row, moment_text

RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class Logged:
    """A line of the log.

    Attributes:
        uid: The change's identity; empty for a line that is no change.
        verb: What was done; `RESTORED` when a backup was brought back.
        at: When, as ISO 8601.
    """

    uid: str
    verb: str
    noun: str
    key: str
    at: str


class ActLog:
    """The log of one library, on the disk when `append` returns.

    Args:
        path: The file; made with its folder when the first act comes.

    Attributes:
        notice: Why the last lines could not be written, in words for the reader; empty when they were.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.notice = ""

    def append(self, changes: Sequence[Change]) -> None:
        """Write the changes of a committed act; never raises, for the act itself is safe in the database."""
        self._write("".join(_line(change) for change in changes))

    def mark_restored(self, backup: Path, at: datetime) -> None:
        """Write that a backup was brought back, so that what came after it is not missed."""
        row = {"verb": RESTORED, "noun": "backup", "key": backup.name, "at": moment_text(at)}
        self._write(json.dumps(row, separators=(",", ":")) + "\n")

    def lines(self) -> Iterator[Logged]:
        """All whole lines, oldest first; what a crash cut off or another program broke is left out."""
        if not self.path.exists():
            return
        with self.path.open("rb") as file:
            for line in file:
                logged = _logged(line)
                if logged:
                    yield logged

    def _write(self, text: str) -> None:
        try:
            fresh = not self.path.exists()
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                _write_all(handle, (("" if _ends_whole(handle) else "\n") + text).encode())
                os.fsync(handle)
            finally:
                os.close(handle)
            if fresh:
                sync(self.path.parent)
            self.notice = ""
        except OSError as error:
            self.notice = f"the log of acts could not be written: {error}"


def _line(change: Change) -> str:
    return json.dumps(change_row(change), separators=(",", ":")) + "\n"


def _logged(line: bytes) -> Logged | None:
    try:
        row = json.loads(line)
    except ValueError:
        return None
    if not isinstance(row, dict):
        return None
    return Logged(**{name: str(row.get(name, "")) for name in Logged.__slots__})


def _write_all(handle: int, data: bytes) -> None:
    while data:  # a disk that is getting full takes a part, and says so only the next time
        data = data[os.write(handle, data) :]


def _ends_whole(handle: int) -> bool:
    size = os.fstat(handle).st_size
    return size == 0 or os.pread(handle, 1, size - 1) == b"\n"
