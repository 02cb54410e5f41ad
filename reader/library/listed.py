"""Listed: what the shelf was made of when it was listed last, so that it is made anew only where something changed."""

import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reader.library.entry import Entry, Fields
from reader.library.files import Seen
from reader.store.annotations import Counts, counts
from reader.store.articles import article_values
from reader.store.database import Database
from reader.store.state import ReadingPlace

Looks = Mapping[str, tuple[int, int] | None]
Counted = tuple[Entry, Counts, ReadingPlace | None]


@dataclass(frozen=True, slots=True)
class Rows:
    """What the database says of the articles: their rows as they lie there, and what is counted for each."""

    articles: list[tuple[Any, ...]]
    counts: Mapping[str, Counts]


@dataclass(frozen=True, slots=True)
class MadeOf:
    """All that a shelf is made of.

    Attributes:
        files: The files on it.
        rows: The rows as they lie in the database.
        elsewhere: What is to be seen of files that have a row and lie elsewhere, or are gone.
    """

    files: list[Seen]
    rows: list[tuple[Any, ...]]
    elsewhere: Looks


@dataclass(slots=True)
class Listed:
    """The shelf of one library as it was listed last.

    Attributes:
        fields: What was read of each file, and its path.
        made_of: What the shelf was made of; None before it was listed.
        shelf: The articles, by path, without what is counted.
        counted: Each of them with what was counted, by id, and what that was.
        fresh: The files that were read since the shelf was made last and hold something new; whether they lie where
            none was known.
    """

    fields: dict[Seen, tuple[Path, Fields]] = field(default_factory=dict)
    made_of: MadeOf | None = None
    shelf: list[Entry] = field(default_factory=list)
    counted: dict[str, tuple[Counted, Entry]] = field(default_factory=dict)
    fresh: dict[str, bool] = field(default_factory=dict)
    _version: tuple[int, int] | None = None
    _rows: Rows | None = None

    def rows(self, database: Database) -> Rows:
        """What the database says; asked anew only after anything was written to it.

        Raises:
            ReaderError: It is damaged, or another program keeps it locked.
        """
        version = database.version()
        if self._rows is None or version is None or version != self._version:
            self._rows = Rows(article_values(database), counts(database))
            self._version = version
        return self._rows

    def holds(self, files: list[Seen], rows: Rows) -> bool:
        """Whether the shelf would be the same, made of these."""
        made_of = self.made_of
        if made_of is None or made_of.files != files or made_of.rows != rows.articles:
            return False
        return made_of.elsewhere == looks(made_of.elsewhere)


def looks(paths: Iterable[str]) -> Looks:
    """What is to be seen of files, by their paths: time and size; None for what is no file, or not to be seen."""
    return {path: _look(path) for path in paths}


def _look(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)  # noqa: PTH116 - a Path for each of thousands costs as much again
    except (OSError, ValueError):
        return None
    return (status.st_mtime_ns, status.st_size) if stat.S_ISREG(status.st_mode) else None
