"""Library: the folder that is open, with everything the verbs need."""

import getpass
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from reader.core.change import Change
from reader.core.errors import ReaderError
from reader.core.ids import Clock, Ids, new_ids
from reader.core.labels import Codebook
from reader.core.settings import Settings
from reader.library.finding import ARTICLES, DATABASE
from reader.library.folders import Folders
from reader.library.label_file import LabelFile
from reader.library.listed import Listed
from reader.store.act_log import ActLog
from reader.store.backup import back_up, backup_times, is_of_older_schema
from reader.store.cache import FILE_NAME as CACHE_FILE
from reader.store.cache import Cache
from reader.store.database import Database, open_database
from reader.store.state import FILE_NAME as STATE_FILE
from reader.store.state import State

__all__ = ["ARTICLES", "DATABASE", "LABELS", "TRASH", "Library", "open_library"]

LABELS, TRASH = "labels.toml", ".trash"
EVERYWHERE = ""  # the key under which state is kept that holds in all libraries

Subscriber = Callable[[tuple[Change, ...]], None]


class Closed(Protocol):
    """What lets go of its file when it is closed."""

    def close(self) -> None:
        """Let go of the file."""


@dataclass(frozen=True, slots=True)
class Library:
    """A library that is open; made by `open_library`.

    Attributes:
        root: The folder that holds `articles/` and `annotations.db`.
        clock: The time, in UTC.
        author: The name written into what is made.
        device: The id of this machine, written into what is made.
        labels: The file of the labels.
        listed: The shelf as it was listed last.
        opened: Files that a verb opened when it first needed them, by what they are.
    """

    root: Path
    database: Database
    cache: Cache
    state: State
    folders: Folders
    clock: Clock
    ids: Ids
    author: str
    device: str
    labels: LabelFile
    settings: Settings
    act_log: ActLog
    subscribers: list[Subscriber] = field(default_factory=list)
    listed: Listed = field(default_factory=Listed)
    opened: dict[str, Closed] = field(default_factory=dict)

    @property
    def codebook(self) -> Codebook:
        """The labels, as they are now."""
        return self.labels.codebook

    @property
    def articles(self) -> Path:
        """The folder of the articles."""
        return self.root / ARTICLES

    @property
    def trash(self) -> Path:
        """The folder of articles that were removed."""
        return self.root / TRASH

    def now(self) -> datetime:
        """The time in whole milliseconds, which is what can be written down."""
        moment = self.clock().astimezone(UTC)
        return moment.replace(microsecond=moment.microsecond // 1000 * 1000)

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Be told the changes of each act of this program once it is saved.

        Returns:
            What ends it.
        """
        self.subscribers.append(subscriber)
        return lambda: self.subscribers.remove(subscriber)

    def publish(self, changes: tuple[Change, ...]) -> None:
        """Write the changes of a saved act to the log of acts, and tell all who asked."""
        self.act_log.append(changes)
        for subscriber in tuple(self.subscribers):
            subscriber(changes)

    def close(self) -> None:
        """Let go of all files."""
        files: list[Closed] = [self.database, self.cache, self.state, *self.opened.values()]
        for each in files:
            each.close()


def open_library(
    root: Path,
    folders: Folders,
    *,
    clock: Clock | None = None,
    ids: Ids | None = None,
    settings: Settings | None = None,
) -> Library:
    """Open the library at `root`.

    Args:
        root: A folder; `annotations.db` is made in it when it is not there.
        folders: The user's own folders.
        clock: The time; that of the machine when not given.
        ids: A source of ids; made from the clock when not given.
        settings: The settings; the defaults when not given.

    Raises:
        ReaderError: There is no such folder, its database or its codebook cannot be used, or a database of
            an older schema could not be backed up first.
    """
    if not root.is_dir():
        raise ReaderError(f"there is no folder {root}", "make a library with `reader init DIR`")
    _refuse_lost(root, folders)
    time = clock or _machine_time
    make_id = ids or new_ids(time)
    chosen = settings or Settings()
    labels = LabelFile(root.resolve() / LABELS)
    labels.read()
    if is_of_older_schema(root / DATABASE):  # opening migrates it
        back_up(root / DATABASE, folders.backups(root), time())
    database = open_database(root / DATABASE)
    state = State(folders.state / STATE_FILE)
    return Library(
        root=root.resolve(),
        database=database,
        cache=Cache(folders.cache / CACHE_FILE, time),
        state=state,
        folders=folders,
        clock=time,
        ids=make_id,
        author=chosen.author or _account(),
        device=_device(state, make_id),
        labels=labels,
        settings=chosen,
        act_log=ActLog(folders.act_log(root)),
    )


def _refuse_lost(root: Path, folders: Folders) -> None:
    file, copies = root / DATABASE, backup_times(folders.backups(root))
    if _holds_something(file):
        return
    what = f"{file} is empty" if file.exists() else f"{file} is gone"
    if copies:
        raise ReaderError(
            f"{what}, and there are {len(copies)} copies of it in {folders.backups(root)}",
            "bring the newest back with `reader restore`; to begin anew, move the copies away",
        )
    log = folders.act_log(root)
    if any(ActLog(log).lines()):
        raise ReaderError(
            f"{what}, and {log} tells what was done in it",
            "put a copy of yours in its place, or: reader restore COPY.db; to begin anew, move that log away",
        )


def _holds_something(file: Path) -> bool:
    try:
        return file.stat().st_size > 0
    except FileNotFoundError:
        return False
    except OSError:  # it cannot be looked at: opening it says why
        return True


def _machine_time() -> datetime:
    return datetime.now(UTC)


def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as in some containers
        return "reader"


def _device(state: State, ids: Ids) -> str:
    # A random name, because that of the machine is nobody's business who reads the notes.
    known = state.recall(EVERYWHERE, "device")
    if isinstance(known, str) and known:
        return known
    device = ids()[-8:]
    state.remember(EVERYWHERE, "device", device)
    return device
