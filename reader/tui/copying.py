"""Copying: to the system's clipboard program if there is one, else through the terminal, and saying which."""

import os
import shutil
import subprocess
from typing import Protocol

PROGRAMS = (("pbcopy",), ("wl-copy",), ("xclip", "-selection", "clipboard"), ("xsel", "-ib"), ("clip.exe",))
NEEDS = {"wl-copy": "WAYLAND_DISPLAY", "xclip": "DISPLAY", "xsel": "DISPLAY"}
WAIT_SECONDS = 2


class Clipboard(Protocol):
    """The app, as far as it can copy."""

    def copy_to_clipboard(self, text: str) -> None:
        """Let the terminal copy a text."""


def copy(app: Clipboard, text: str) -> str:
    """Put `text` on the clipboard.

    Returns:
        How, for the status line: "with wl-copy", "through the terminal".
    """
    program = _program()
    if program is not None:
        try:
            subprocess.run(  # noqa: S603 (a fixed list of programs, the text on their stdin)
                program, input=text.encode(), check=True, timeout=WAIT_SECONDS,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        except (OSError, subprocess.SubprocessError):
            app.copy_to_clipboard(text)
            return f"through the terminal, for {program[0]} failed"
        return f"with {program[0]}"
    app.copy_to_clipboard(text)
    return "through the terminal"


def _program() -> tuple[str, ...] | None:
    if os.environ.get("SSH_TTY"):
        return None
    for program in PROGRAMS:
        needed = NEEDS.get(program[0])
        if (needed is None or os.environ.get(needed)) and shutil.which(program[0]):
            return program
    return None
