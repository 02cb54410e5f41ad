"""Editing: $VISUAL or $EDITOR on a file or a text, with the terminal handed over and taken back."""

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path

from textual.app import App, SuspendNotSupported

FALLBACKS = ("nano", "vi")


def edit_file(app: App[object], path: Path) -> bool:
    """Open a file in the editor and wait; False when there is no editor, or it failed."""
    command = _editor()
    if command is None:
        return False
    try:
        with app.suspend():
            return subprocess.run([*command, str(path.absolute())], check=False).returncode == 0  # noqa: S603 (the reader's own editor)
    except (OSError, SuspendNotSupported):
        return False


def edit_text(app: App[object], text: str) -> str | None:
    """Let the reader edit a text in the editor; None when there is no editor, or it failed."""
    with tempfile.TemporaryDirectory(prefix="postil-") as folder:
        file = Path(folder) / "note.md"
        file.write_text(text, encoding="utf-8")
        if not edit_file(app, file):
            return None
        return file.read_text(encoding="utf-8", errors="replace")


def _editor() -> list[str] | None:
    for name in ("VISUAL", "EDITOR"):
        command = shlex.split(os.environ.get(name, ""))
        if command:
            return command
    found = next((each for each in FALLBACKS if shutil.which(each)), None)
    return [found] if found else None
