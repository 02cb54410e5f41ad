"""Backing: verified copies of the annotations, and the log of acts, in the user's data folder."""

from datetime import UTC, datetime
from pathlib import Path

from reader.core.errors import ReaderError
from reader.core.ids import Clock
from reader.library.finding import DATABASE
from reader.library.folders import Folders
from reader.library.library import Library
from reader.store import backup as store
from reader.store.act_log import ActLog
from reader.store.backup import Backup

__all__ = ["Backup", "back_up", "backups", "restore"]


def back_up(library: Library, *, at_most_daily: bool = False) -> Path | None:
    """Copy the annotations, verify the copy, and thin the older ones: 7 daily, 4 weekly, 12 monthly stay.

    Args:
        library: The library.
        at_most_daily: Do nothing when there is a copy of the last 24 hours.

    Returns:
        The copy; None when nothing has changed since the newest one, or it is not time yet.

    Raises:
        ReaderError: It could not be made or verified; no earlier copy was touched.
    """
    folder = library.folders.backups(library.root)
    if at_most_daily and not store.is_due((at for at, _ in store.backup_times(folder)), library.clock()):
        return None
    return store.back_up(library.root / DATABASE, folder, library.clock())


def backups(library: Library) -> list[Backup]:
    """All copies of the annotations, newest first."""
    return store.backups(library.folders.backups(library.root))


def restore(library_root: Path, folders: Folders, path: Path | None, clock: Clock | None = None) -> Path | None:
    """Bring a copy back; what is there now, even if damaged, is kept in the folder of the copies first.

    Args:
        library_root: The folder of the library, which need not be openable.
        folders: The user's folders.
        path: The copy; None for the newest that can be read.
        clock: The time; that of the machine when not given.

    Returns:
        Where what was there before is kept; None when there was nothing, or a copy has it already.

    Raises:
        ReaderError: There is no copy that can be brought back, or another program is writing.
    """
    from reader.store.bringing_back import restore as bring_back  # noqa: PLC0415 - the first page does without it

    now = clock() if clock else datetime.now(UTC)
    chosen = path or _newest_readable(library_root, folders)
    kept = bring_back(library_root / DATABASE, folders.backups(library_root), chosen, now)
    ActLog(folders.act_log(library_root)).mark_restored(chosen, now)
    return kept


def _newest_readable(root: Path, folders: Folders) -> Path:
    folder = folders.backups(root)
    found = next((path for _, path in store.backup_times(folder) if not store.why_unfit(path)), None)
    if found is None:
        raise ReaderError(f"there is no copy to bring back in {folder}", "name one: reader restore COPY.db")
    return found
