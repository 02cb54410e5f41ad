"""Places: where a format was written last, and where it is to be written when nobody said so."""

from pathlib import Path

from reader.formats.outgoing.table import FORMATS, OutFormat
from reader.library.library import Library
from reader.library.placing import recall, remember
from reader.library.typed_path import typed_path
from reader.tui.subject import WHOLE, Subject

LINES = ".jsonl"


def place_for(library: Library, chosen: OutFormat, subject: Subject, *, as_lines: bool = False) -> str:
    """Where this was written last in the format; else, a file of its own name where the last one was.

    Args:
        library: The library.
        chosen: The format.
        subject: What goes out.
        as_lines: Whether it is JSON lines, which have an ending of their own.

    Returns:
        A path as a person types it.
    """
    known, last = (recall(library, key, "") for key in (_key(chosen, subject), _key(chosen)))
    if isinstance(known, str) and known:
        return _ending(known, chosen, as_lines=as_lines)
    if chosen.is_folder:
        return last if isinstance(last, str) and last else f"{library.root.name}-{chosen.name}"
    folder = Path(last).parent if isinstance(last, str) and last else Path()
    first = next(each for each in FORMATS if each.suffix == chosen.suffix)
    own = chosen.several if subject.name == WHOLE.name else subject.name
    name = own if first is chosen else f"{own}-{chosen.name}"
    return _ending(str(folder / f"{name}{chosen.suffix}"), chosen, as_lines=as_lines)


def keep_place(library: Library, chosen: OutFormat, subject: Subject, typed: str) -> None:
    """Remember where it was written."""
    typed = typed.removesuffix(LINES) + chosen.suffix if typed.endswith(LINES) else typed
    remember(library, _key(chosen), typed)
    remember(library, _key(chosen, subject), typed)


def path_of(typed: str) -> Path:
    """What a typed path means."""
    return typed_path(typed.strip())


def _ending(path: str, chosen: OutFormat, *, as_lines: bool) -> str:
    return path.removesuffix(chosen.suffix) + LINES if as_lines else path


def _key(chosen: OutFormat, subject: Subject | None = None) -> str:
    return f"export {chosen.name}" + (f" of {subject.name}" if subject is not None else "")
