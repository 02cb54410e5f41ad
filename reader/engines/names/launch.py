"""Launch: how the names worker is started, the same for those who wait for it and those who do not."""

import os
import sys
from pathlib import Path
from sysconfig import get_path

import reader
from reader.core.errors import ReaderError
from reader.engines.names.models import Model

MAX_TRIES = 2  # a worker that dies on one text twice will die on it again


class WorkerDied(ReaderError):  # noqa: N818 (says what happened)
    """The worker ended while an answer was due.

    Args:
        last_words: The last line that it wrote to its stderr; may be empty.
    """

    def __init__(self, last_words: str = "") -> None:
        detail = f": {last_words}" if last_words else "."
        super().__init__(f"The names process ended without an answer{detail}", "Names stay unmarked, all else works.")


def worker_command(model: Model) -> list[str]:
    """The command of a worker; `-P` keeps the folder that the reader was started in off its import path."""
    return [sys.executable, "-P", "-m", "reader.engines.names.worker", str(model.path)]


def worker_environment() -> dict[str, str]:
    """The environment of a worker: ours, and where this package lies when it is not an installed one."""
    root = Path(reader.__file__).parents[1]
    if root == Path(get_path("purelib")):
        return dict(os.environ)
    paths = [str(root), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


def last_words(stderr: bytes) -> str:
    """The last line that a worker wrote to its stderr."""
    lines = stderr.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else ""
