"""The front door: picks the screen or the command line before either is imported."""

import gc
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.cli import COMPLETION_VARIABLE
from reader.cli import main as run_command
from reader.cli.failing import guarded
from reader.cli.table import COMMANDS


@dataclass(frozen=True, slots=True)
class Asked:
    """A screen to open: at which article and passage, or by its name, in which library; empty for not said."""

    article: str = ""
    at: str = ""
    library: str = ""


def main(argv: Sequence[str] | None = None) -> int:
    """Run `reader` with these words.

    Returns:
        0 done, 1 something the user can mend, 2 wrong usage, 130 interrupted, 141 reader of our output gone.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    return guarded(lambda: _run(words))


def asked_for(words: Sequence[str]) -> Asked | None:
    """What screen these words ask for, or None when they are for the command line.

    Words that nearly ask for a screen (an option that is not there, a missing article) are for the
    command line too: it explains them.
    """
    options = {"--library": "", "--at": ""}
    plain: list[str] = []
    rest = iter(words)
    for word in rest:
        name, equals, value = word.partition("=")
        if name in options and not options[name]:
            options[name] = value if equals else next(rest, "")
            if not options[name]:
                return None
        elif word.startswith("-"):
            return None
        else:
            plain.append(word)
    return _asked(plain, options["--library"], options["--at"])


def _run(words: list[str]) -> int:
    asked = None if COMPLETION_VARIABLE in os.environ else asked_for(words)
    if asked is None:
        return run_command(words, open_screen)
    return open_screen(asked.library, asked.article, asked.at)


def _asked(plain: list[str], library: str, at: str) -> Asked | None:
    match plain:
        case []:
            return None if at else Asked(library=library)
        case ["review"]:
            return None if at else Asked(at="review", library=library)
        case ["open", article]:
            return Asked(article, at, library)
        case [file] if not at and _is_a_file(file):
            return Asked(str(Path(file).absolute()), "", library)
    return None


def _is_a_file(word: str) -> bool:
    return word not in {command.name for command in COMMANDS} and Path(word).exists()


def open_screen(library: str, article: str, at: str) -> int:
    """Open the TUI and stay in it until the reader quits.

    Raises:
        ReaderError: There is no such library or article, or standard output is no terminal.
    """
    # Looking for garbage among what is only being imported is a tenth of the way to the first page; the app begins
    # with it again once that is drawn.
    gc.disable()
    # Here and not at the top: Textual costs 200 ms, which no other command should pay.
    from reader.cli.screen import open_at  # noqa: PLC0415
    from reader.tui.app import run  # noqa: PLC0415

    return open_at(library, article, at, run)


if __name__ == "__main__":
    sys.exit(main())
