"""Index worker: indexes a library in a process of its own; a JSON line on stdout for each step.

Run as `python -m reader.library.index_worker ROOT MODEL`; an empty MODEL is the one that is installed.
The folders of the user are those that the environment names.
"""

import json
import os
import signal
import sys
from contextlib import ExitStack, closing
from dataclasses import asdict
from pathlib import Path
from types import FrameType
from typing import NoReturn

from reader.core.errors import ReaderError
from reader.core.settings import Settings
from reader.engines.names import NoModel
from reader.engines.names.process import NamesProcess
from reader.library.folders import user_folders
from reader.library.indexing import index, to_index
from reader.library.library import Library, open_library

NICENESS = 10  # the page and the keys come first


def main() -> int:
    """Index the library named first; SIGTERM, or nobody left to read what is said, ends it between two writes.

    Returns:
        0 when all was gone through, 1 for what the user can mend, which the last line says.
    """
    signal.signal(signal.SIGTERM, _stop)
    root, model = sys.argv[1:3]
    try:
        with closing(open_library(Path(root), user_folders(os.environ), settings=Settings(model=model))) as library:
            _index(library)
    except ReaderError as error:
        _say({"error": error.message, "hint": error.hint, "model": not isinstance(error, NoModel)})
        return 1
    return 0


def _index(library: Library) -> None:
    with ExitStack() as stack:
        missing: NoModel | None = None
        try:
            names = stack.enter_context(NamesProcess(library.settings.model))
        except NoModel as error:
            names, missing = None, error
        wanted = to_index(library)
        if names and wanted:
            names.start()  # before we grow nice, for it grows nicer than we are by itself
        os.nice(NICENESS)
        for progress in index(library, names, wanted):
            _say(asdict(progress))
        if missing:
            raise missing


def _say(row: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(row) + "\n")  # ASCII, so that no encoding of the terminal matters
    sys.stdout.flush()


def _stop(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(0)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:
        os._exit(0)  # nobody is left to tell, and Python would try to, once more, at its end
