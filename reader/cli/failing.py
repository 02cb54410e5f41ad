"""Failing: turns whatever went wrong into one line what, one line what to do, and an exit code."""

import errno
import os
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from reader.cli.telling import tell
from reader.core.errors import ReaderError

DONE, MENDABLE, INTERRUPTED, PIPE_CLOSED = 0, 1, 130, 141
LOG_NAME = "reader.log"
LOG_LIMIT_BYTES = 1_000_000

_HINTS = {
    errno.ENOSPC: "free some space, then do it again; nothing you had is lost",
    errno.EDQUOT: "free some space, then do it again; nothing you had is lost",
    errno.EACCES: "check who may read and write it (ls -l)",
    errno.EPERM: "check who may read and write it (ls -l)",
    errno.EROFS: "it lies on a disk that cannot be written; copy the library to one that can",
    errno.ENOENT: "check the path",
    errno.ENOTDIR: "check the path",
    errno.EISDIR: "give a file, not a folder",
}
_REASONS = {errno.ENOSPC: "the disk is full", errno.EDQUOT: "your disk quota is used up"}


def guarded(work: Callable[[], int]) -> int:
    """Do `work`; no traceback reaches the user.

    Returns:
        What `work` returned; 1 when it raised, 130 when it was interrupted, 141 when the reader of
        standard output went away.
    """
    if sys.stdout is None:  # closed by who started us
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 it lasts as long as we do
    try:
        code = work()
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
        return PIPE_CLOSED
    except KeyboardInterrupt:
        tell("stopped")
        return INTERRUPTED
    except ReaderError as error:
        fail(error.message, error.hint)
    except OSError as error:
        _drop_output()
        fail(*_in_words(error))
    except Exception as error:  # noqa: BLE001 the last door before the user: a bug goes to the log, not to the terminal
        fail(*_logged(error))
    else:
        return code
    return MENDABLE


def fail(what: str, hint: str = "") -> None:
    """Say on stderr what happened and, on a line of its own, what to do."""
    tell(f"reader: {' '.join(what.split())}")
    if hint:
        tell(f"  {' '.join(hint.split())}")


def _in_words(error: OSError) -> tuple[str, str]:
    number = error.errno or 0
    reason = _REASONS.get(number) or (error.strerror or str(error)).lower()
    where = f": {os.fsdecode(error.filename)}" if isinstance(error.filename, str | bytes | os.PathLike) else ""
    return f"{reason}{where}", _HINTS.get(number, "check the file and its disk, then do it again")


def _drop_output() -> None:
    # Python flushes stdout once more at exit and would complain about what cannot be written.
    try:
        descriptor = sys.stdout.fileno()
    except (OSError, ValueError, AttributeError):
        return
    with Path(os.devnull).open("wb") as nothing:
        os.dup2(nothing.fileno(), descriptor)


def _logged(error: Exception) -> tuple[str, str]:
    said = str(error).strip().partition("\n")[0]
    what = f"something went wrong that should not have: {type(error).__name__}{said and ': '}{said}"
    # Here and not at the top: only a bug needs the user's folders.
    from reader.library.folders import user_folders  # noqa: PLC0415

    log = user_folders(os.environ).state / LOG_NAME
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        if log.exists() and log.stat().st_size > LOG_LIMIT_BYTES:
            log.replace(log.with_suffix(".log.old"))
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            trace = "".join(traceback.format_exception(error))
            file.write(f"{datetime.now(UTC).isoformat()} reader {' '.join(sys.argv[1:])}\n{trace}\n")
    except OSError as refused:
        return what, f"the details could not be kept in {log}: {refused.strerror}"
    return what, f"the details are in {log}; please report them"
