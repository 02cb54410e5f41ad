"""Editor: which program a person edits files with."""

import shlex
import shutil
from collections.abc import Mapping

from reader.core.errors import ReaderError

VARIABLES = ("VISUAL", "EDITOR")  # the first that says something is taken
FALLBACKS = ("nano", "vi")  # tried in this order when no variable does


def editor_command(environ: Mapping[str, str]) -> list[str]:
    """The command of the editor, word by word, to which the file is appended; never for a shell.

    Args:
        environ: Holds VISUAL, EDITOR and the PATH to find a fallback on.

    Raises:
        ReaderError: A variable names one and cannot be read, or none is named and none is found.
    """
    for variable in VARIABLES:
        words = _words(variable, environ.get(variable, ""))
        if words:
            return words
    found = next((name for name in FALLBACKS if shutil.which(name, path=environ.get("PATH", ""))), None)
    if found is None:
        raise ReaderError("no editor is named", "set one, for example: export EDITOR=nano")
    return [found]


def _words(variable: str, command: str) -> list[str]:
    try:
        return shlex.split(command)
    except ValueError as error:
        raise ReaderError(f"${variable} cannot be read: {error}", "mend its quotation marks") from error
