"""Bringing back: the database made what a backup is, and what it was until then kept."""

import secrets
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from reader.core.errors import ReaderError
from reader.store.backup import STAMP, back_up, damage, opened, why_unfit
from reader.store.disk import sync


def restore(database: Path, folder: Path, backup: Path, at: datetime) -> Path | None:
    """Make the database what the backup is; what it was until now is kept.

    Programs that have the database open see what was brought back, as they see any change. A file that
    is too damaged for that is replaced.

    Returns:
        The copy of what was there before, in `folder`; None when there was nothing, or a backup has it already.

    Raises:
        ReaderError: The backup is unfit, another program is writing, or the disk refuses; nothing was changed.
    """
    reason = why_unfit(backup) if backup.exists() else "there is no such file"
    if reason:
        raise ReaderError(
            f"{backup} cannot be brought back: {reason}", "choose another; `reader backup --list` shows which there are"
        )
    database = database.resolve()  # a link to the file stays one
    try:
        if not database.exists():
            _replace(database, backup)
            return None
        if damage(database, "rw"):
            return _restored_over_damage(database, folder, backup, at)
        before = back_up(database, folder, at, sparing=backup)
        _overwrite(database, backup)
    except (OSError, sqlite3.DatabaseError) as error:
        raise ReaderError(
            f"nothing was brought back: {error}",
            "close other programs that use the library, and look whether the disk is full",
        ) from error
    return before


def _restored_over_damage(database: Path, folder: Path, backup: Path, at: datetime) -> Path:
    _refuse_lock(database)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    damaged = folder / f"{database.name}.damaged-{at.astimezone(UTC).strftime(STAMP)}"
    endings = [ending for ending in ("", "-journal", "-wal") if database.with_name(database.name + ending).exists()]
    for ending in endings:
        copy = damaged.with_name(damaged.name + ending)
        shutil.copy2(database.with_name(database.name + ending), copy)
        sync(copy)
    sync(folder)
    for ending in endings[1:]:  # or it would be played into the file that takes the place of this one
        database.with_name(database.name + ending).unlink()
    _replace(database, backup)
    return damaged


def _refuse_lock(database: Path) -> None:
    with closing(opened(database, "rw")) as present:
        try:
            present.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise


def _replace(database: Path, backup: Path) -> None:
    part = database.with_name(f".{database.name}.{secrets.token_hex(8)}.part")
    try:
        shutil.copyfile(backup, part)
        if database.exists():
            shutil.copymode(database, part)
        sync(part)
        part.replace(database)
        sync(database.parent)
    finally:
        part.unlink(missing_ok=True)


def _overwrite(database: Path, backup: Path) -> None:
    with closing(opened(database, "rw")) as present, closing(opened(backup, "ro")) as copy:
        present.execute("PRAGMA synchronous = EXTRA")
        present.execute(
            "BEGIN EXCLUSIVE"
        )  # the backup interface would wait for ever instead of saying that it is locked
        present.execute("ROLLBACK")
        copy.backup(present)
