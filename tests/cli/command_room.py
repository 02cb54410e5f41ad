"""A room to run commands in: folders of its own, standard streams that remember, a terminal if wanted."""

import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reader.__main__ import main

ARTICLE = """---
title: The bridge
source: The Valley Post
published: 2025-06-04
---

# The bridge

The bridge closed on Monday. Over 6,000 people live behind it.

The mayor spoke. The bridge closed for a week, she said.
"""


class Stream(io.TextIOWrapper):
    """A standard stream in memory."""

    def __init__(self, given: bytes = b"", *, encoding: str = "utf-8", terminal: bool = False) -> None:
        self.bytes = io.BytesIO(given)
        self._terminal = terminal
        super().__init__(self.bytes, encoding=encoding, newline="")

    def isatty(self) -> bool:
        return self._terminal

    def text(self) -> str:
        self.flush()
        return self.bytes.getvalue().decode(self.encoding)


@dataclass(frozen=True, slots=True)
class Said:
    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        rows = json.loads(self.out)
        assert isinstance(rows, list)
        return rows


class Room:
    """Runs `reader` in `root`, a library with one article."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._patch = monkeypatch
        self.folder = folder
        self.root = folder / "library"
        for name in ("config", "data", "cache", "state"):
            monkeypatch.setenv(f"READER_{name.upper()}_DIR", str(folder / name))
        for name in ("READER_LIBRARY", "NO_COLOR", "VISUAL", "EDITOR", "_READER_COMPLETE", "COLUMNS"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.chdir(folder)
        self.run("init", str(self.root))
        monkeypatch.chdir(self.root)
        self.lay("the-bridge.md", ARTICLE)

    def lay(self, name: str, text: str) -> Path:
        path = self.root / "articles" / name
        path.write_text(text, encoding="utf-8")
        return path

    def run(
        self, *words: str, given: bytes = b"", terminal: bool = False, encoding: str = "utf-8", columns: int = 80
    ) -> Said:
        """Run a command."""
        out = Stream(encoding=encoding, terminal=terminal)
        err = Stream(encoding=encoding, terminal=terminal)
        with self._patch.context() as patch:
            patch.setattr(sys, "stdin", Stream(given, terminal=terminal))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            patch.setenv("COLUMNS", str(columns))
            code = main(words)
            return Said(code, out.text(), err.text())

    def did(self, *words: str, given: bytes = b"") -> Said:
        """Run a command that has to succeed."""
        said = self.run(*words, given=given)
        assert said.code == 0, said.err
        return said


def annotated(room: Room, *words: str) -> str:
    """The id of an annotation on the bridge."""
    return room.did("annotate", "bridge", *words).out.strip()
