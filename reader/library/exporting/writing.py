"""Writing: what goes out, as files; what another wrote is not replaced, what lies there as it should is not touched.

What was written is remembered by its digest in the state database, so that a file which somebody changed since is
told from one that may be written anew.
"""

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

from reader.core.errors import InTheWayError
from reader.core.outgoing import OutFile, Wishes
from reader.core.slices import at_once
from reader.formats.outgoing.table import OutFormat, out_format
from reader.library.exporting.choosing import Choice
from reader.library.exporting.disk import content_of, lies_in_folder, make_folder, refuse_links, write, write_text
from reader.library.exporting.gathering import Step
from reader.library.exporting.own_files import refuse_own
from reader.library.exporting.rendering import PLAIN, Rendered, rendering
from reader.library.library import Library
from reader.store.state import library_key

__all__ = ["Exported", "export", "exporting", "put", "write_text"]

LISTED_MAX = 5  # files that a message names


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote.

    Attributes:
        written: The files that are new or changed.
        unchanged: How many were there already as they were to be; they were not touched.
        kept: What was left as it is, and why, a line each.
        notices: What is not in the files, and why, a line each.
        articles: How many articles went out; none where nothing that was chosen can.
        annotations: How many annotations.
    """

    written: tuple[Path, ...]
    unchanged: int = 0
    kept: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    articles: int = 0
    annotations: int = 0


def export(library: Library, choice: Choice, format_name: str, path: Path, wishes: Wishes = PLAIN) -> Exported:
    """Write what goes out.

    Args:
        library: The library.
        choice: What is to go out.
        format_name: A format.
        path: A file, or a folder for the file or the files of the format.
        wishes: How it is to be written.

    Raises:
        InTheWayError: A file is there already that another program wrote or somebody changed.
        ReaderError: There is no such format or label, or a file cannot be written, or is one of the library's own.
    """
    return at_once(exporting(library, choice, format_name, path, wishes))


def exporting(
    library: Library, choice: Choice, format_name: str, path: Path, wishes: Wishes = PLAIN
) -> Generator[Step, None, Exported]:
    """The same in slices.

    Yields:
        As `rendering` does.
    """
    chosen = out_format(format_name)
    if chosen.merges:
        return (yield from _merging(library, choice, chosen, path, wishes))
    found = yield from rendering(library, choice, format_name, wishes)
    if not found.articles:
        return Exported((), notices=found.notices)
    return put(library, found, chosen, path, force=wishes.force)


def put(  # noqa: PLR0913 - what, where to, and what may be replaced there
    library: Library,
    found: Rendered,
    chosen: OutFormat,
    path: Path,
    *,
    force: bool = False,
    seen: Mapping[str, bytes] | None = None,
) -> Exported:
    """Write what was rendered.

    Args:
        library: The library.
        found: What it is.
        chosen: The format that it is in.
        path: See `export`.
        force: Whether files may be replaced that Postil did not write.
        seen: What those that may be replaced hold; None where that was not looked at before.

    Raises:
        InTheWayError: A file is there already that another program wrote or somebody changed.
        ReaderError: See `export`; or another program changed a file meanwhile.
    """
    in_folder = lies_in_folder(chosen, path, found.files)
    root = path.absolute() if in_folder else path.absolute().parent
    wanted = {_inside(each) if in_folder else path.name: each.content for each in found.files}
    refuse_own(library, [root / name for name in wanted])
    ledger = _Ledger(library, root)
    changed = _changed(root, wanted, ledger, force=force or seen is not None)
    try:
        for name in changed:
            if in_folder:
                make_folder((root / name).parent)
            write(root / name, wanted[name], present=changed[name] if seen is None else seen.get(name))
            ledger.note(name, wanted[name])
    finally:
        ledger.keep()
    kept = tuple(_left(ledger.left(wanted))) if in_folder and chosen.is_folder and not chosen.merges else ()
    written = tuple(root / name for name in changed)
    return Exported(written, len(wanted) - len(changed), kept, found.notices, found.articles, found.annotations)


def _merging(
    library: Library, choice: Choice, chosen: OutFormat, folder: Path, wishes: Wishes
) -> Generator[Step, None, Exported]:
    """Write what goes out into a folder whose files are brought together with it; nothing of theirs is lost."""
    # Here and not at the top: it loads templates, which no other format needs.
    from reader.library.exporting.vault import bringing  # noqa: PLC0415

    brought = yield from bringing(library, choice, chosen, folder, wishes)
    if not brought.found.files:
        return Exported((), notices=brought.found.notices)
    return put(library, brought.found, chosen, folder, seen=brought.seen)


class _Ledger:
    """Remembers what was written into a folder."""

    def __init__(self, library: Library, root: Path) -> None:
        self._library, self._root, self._key = library, root, f"exported {root}"
        known = library.state.recall(library_key(library.root), self._key)
        self._before: dict[str, str] = (
            {str(name): str(digest) for name, digest in known.items()} if isinstance(known, dict) else {}
        )
        self._now = dict(self._before)

    def has(self, name: str) -> bool:
        """Whether a file of this name was written."""
        return name in self._before

    def wrote(self, name: str, content: bytes) -> bool:
        """Whether a file lies as it was written."""
        return self._before.get(name) == _digest(content)

    def note(self, name: str, content: bytes) -> None:
        """A file lies now as it is to be."""
        self._now[name] = _digest(content)

    def left(self, wanted: Iterable[str]) -> list[str]:
        """The files of earlier exports that are not part of this one, and still there."""
        here = set(wanted)
        return [name for name in sorted(self._before) if name not in here and (self._root / name).is_file()]

    def keep(self) -> None:
        """Save what is remembered."""
        if self._now != self._before:
            self._library.state.remember(library_key(self._library.root), self._key, self._now)


def _changed(root: Path, wanted: Mapping[str, bytes], ledger: _Ledger, *, force: bool) -> dict[str, bytes | None]:
    """The files that have to be written, with what is there now."""
    changed, strange = dict[str, bytes | None](), list[str]()
    for name, content in wanted.items():
        refuse_links(root, name)
        present = content_of(root / name)
        if present == content:
            ledger.note(name, content)
            continue
        changed[name] = present
        if present is not None and not force and not ledger.wrote(name, present):
            strange.append(name)
    if strange:
        raise _refusal(root, strange, ledger)
    return changed


def _refusal(root: Path, names: Sequence[str], ledger: _Ledger) -> InTheWayError:
    hint = "choose another name, or replace it: --force"
    if len(names) == 1:
        what = "was changed since it was exported" if ledger.has(names[0]) else "is there already"
        return InTheWayError(f"{root / names[0]} {what}", hint)
    listed = ", ".join(names[:LISTED_MAX]) + (" …" if len(names) > LISTED_MAX else "")
    return InTheWayError(
        f"{len(names):,} files in {root} are there already, or were changed since: {listed}",
        "choose another folder, or replace them: --force",
    )


def _left(names: Sequence[str]) -> Iterator[str]:
    if names:
        listed = ", ".join(names[:LISTED_MAX]) + (" …" if len(names) > LISTED_MAX else "")
        yield f"of an earlier export there is still, and it is not part of this one: {listed}"


def _inside(file: OutFile) -> str:
    parts = PurePosixPath(file.name).parts
    if not parts or any(part in {"..", "/"} or "\\" in part or ":" in part for part in parts):
        raise ValueError(f"no name for a file inside of a folder: {file.name}")
    return file.name


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()
