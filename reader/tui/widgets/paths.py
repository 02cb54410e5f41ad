"""Paths: completes the path of a file or a folder while it is typed."""

from itertools import islice
from os import scandir

from reader.core.cells import shown
from reader.library.typed_path import typed_path
from reader.tui.widgets.prompt import Completer

LOOKED_AT = 2_000  # names of a folder, a millisecond or two


class Paths(Completer):
    """Completes the last name of a path; a folder with the slash that leads into it."""

    is_whole = True

    def __init__(self) -> None:
        super().__init__(())

    def completed(self, line: str) -> str | None:
        """The line with its last name completed, or None."""
        head, slash, name = line.rpartition("/")
        if not name and not slash:
            return None
        found = next((each for each in _names(f"{head}{slash}") if each.startswith(name) and each != name), None)
        return f"{head}{slash}{found}" if found else None


def _names(folder: str) -> list[str]:
    """What lies in a folder, in order; hidden files and names that a line cannot show are left out."""
    try:
        with scandir(typed_path(folder or ".")) as found:
            every = [f"{each.name}/" if each.is_dir() else each.name for each in islice(found, LOOKED_AT)]
    except (OSError, ValueError):  # no such folder, or no path at all
        return []
    return sorted(each for each in every if each[0] != "." and shown(each) == each)
