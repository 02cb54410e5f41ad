"""Editing: the reader's editor on a file or a text, with the terminal handed over and taken back."""

import os
import subprocess
import tempfile
from pathlib import Path

from textual.app import App, SuspendNotSupported

from reader.core.errors import ReaderError
from reader.library.editor import editor_command


def edit_file(app: App[object], path: Path) -> None:
    """Open a file in the editor and wait.

    Raises:
        ReaderError: There is no editor, it cannot be started here, or it ended with an error.
    """
    command = editor_command(os.environ)
    try:
        with app.suspend():
            ended = subprocess.run([*command, str(path.absolute())], check=False)  # noqa: S603 (the reader's own editor)
    except (OSError, SuspendNotSupported) as error:
        raise ReaderError(f"{command[0]} cannot be started: {error}", "set another in $EDITOR") from error
    if ended.returncode:
        raise ReaderError(f"{command[0]} ended with an error ({ended.returncode})", "what it saved was taken")


def edit_text(app: App[object], text: str) -> str:
    """Let the reader edit a text in the editor; what was saved counts, however the editor ended.

    Raises:
        ReaderError: As `edit_file`, and nothing was changed.
    """
    with tempfile.TemporaryDirectory(prefix="postil-") as folder:
        file = Path(folder) / "note.md"
        file.write_text(f"{text}\n", encoding="utf-8")
        try:
            edit_file(app, file)
        except ReaderError:
            if _read(file) in {text, ""}:
                raise
        return _read(file)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").removesuffix("\n")
    except OSError:  # the editor took the file away
        return ""
