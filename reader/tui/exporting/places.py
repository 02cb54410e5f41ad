"""Places: where a format was written last, and where it is to be written when nobody said so."""

from pathlib import Path

from reader.formats.outgoing.table import OutFormat
from reader.library.library import Library
from reader.library.placing import recall, remember
from reader.tui.subject import Subject


def place_for(library: Library, chosen: OutFormat, subject: Subject) -> str:
    """Where this was written last in the format; else, a file of its own name where the last one was.

    Returns:
        A path as a person types it.
    """
    known = recall(library, _key(chosen, subject), "")
    if isinstance(known, str) and known:
        return known
    last = recall(library, _key(chosen), "")
    if chosen.is_folder:
        return last if isinstance(last, str) and last else f"{library.root.name}-{chosen.name}"
    folder = Path(last).parent if isinstance(last, str) and last else Path()
    return str(folder / f"{subject.name}{chosen.suffix}")


def keep_place(library: Library, chosen: OutFormat, subject: Subject, typed: str) -> None:
    """Remember where it was written."""
    remember(library, _key(chosen), typed)
    remember(library, _key(chosen, subject), typed)


def path_of(typed: str) -> Path:
    """What a typed path means."""
    return Path(typed.strip()).expanduser()


def _key(chosen: OutFormat, subject: Subject | None = None) -> str:
    return f"export {chosen.name}" + (f" of {subject.name}" if subject is not None else "")
