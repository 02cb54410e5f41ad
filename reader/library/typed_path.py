"""Typed path: what a path means that a person typed."""

from pathlib import Path


def typed_path(typed: str) -> Path:
    """The path; `~` is a home as in a shell, which takes `~nobody` for a name where there is no such user."""
    path = Path(typed)
    try:
        return path.expanduser()
    except RuntimeError:
        return path
