"""Pairing: which file is whose: the articles that are known, and the files that lie there now."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from reader.library.entry import Fields
from reader.library.files import is_gone
from reader.store.articles import ArticleRow

DIGESTS = ("source_digest", "text_digest")  # the same bytes say more than the same text


class Bond(Enum):
    """What the text of a file at an article's own path says of whether it is still that article."""

    SAME = auto()
    UNSURE = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Homes:
    """Where the articles are.

    Attributes:
        found: The article of each file that has one.
        maybe: The files that may be those of an article whose file is gone, by its id, the likeliest first.
    """

    found: Mapping[str, ArticleRow]
    maybe: Mapping[str, tuple[str, ...]]


class Kin(Protocol):
    """What tells by its text whether a file that was edited is an article's."""

    def place(self, row: ArticleRow, taken: Collection[str]) -> str:
        """The path at which the file of an article should be; where that is not known, none that is `taken`."""

    def bond(self, row: ArticleRow, path: str) -> Bond:
        """Whether the file at its place is still the article."""

    def near(self, rows: Iterable[ArticleRow], free: Collection[str]) -> Homes:
        """Which of the `free` files are near the texts of articles that are nowhere else."""


def homes(rows: Iterable[ArticleRow], files: Mapping[str, Fields], kin: Kin) -> Homes:
    """Find the file of each article.

    An article is the file at its path while that has the same or nearly the same text; a copy is another
    one. Else it is the file that has its bytes or its text, or the one that is surely its text, edited. If
    there is none, it stays at its path, unless the text there is wholly another: that is another article,
    and the one that was there is missing. One that the reader parted from its file is not found there again.
    No file is the home of two.

    Args:
        rows: The articles that may have been moved; their paths need not have a file.
        files: What the files have in them, by path.
        kin: What tells of files that were edited.
    """
    known = list(rows)
    taken = {row.path for row in known}
    places = {row.uid: kin.place(row, taken) for row in known}
    bonds = {row.uid: kin.bond(row, places[row.uid]) for row in known if places[row.uid] in files}
    found: dict[str, ArticleRow] = {}
    for row in sorted(known, key=lambda each: each.path != places[each.uid]):  # what is written says more
        if bonds.get(row.uid) is Bond.SAME:
            found.setdefault(places[row.uid], row)
    by_digest = [row for row in _left(known, found) if not is_gone(row.path)]
    found |= _moves([row for row in by_digest if row.uid in bonds], files, _free(files, found))
    found |= _found([row for row in by_digest if row.uid not in bonds], files, found, places.values())
    near = kin.near(_left(known, found), _free(files, found))
    found |= near.found
    for row in _left(known, found):
        if bonds.get(row.uid) is Bond.UNSURE:
            found.setdefault(places[row.uid], row)
    return Homes(found, {row.uid: _asked(row, places, bonds, near, found) for row in _left(known, found)})


def _asked(
    row: ArticleRow,
    places: Mapping[str, str],
    bonds: Mapping[str, Bond],
    near: Homes,
    found: Mapping[str, ArticleRow],
) -> tuple[str, ...]:
    """The files that may be an article's: those that are near it, and what lies at its path now."""
    at_path = [places[row.uid]] if row.uid in bonds else []
    return tuple(path for path in dict.fromkeys([*near.maybe.get(row.uid, ()), *at_path]) if path not in found)


def _left(rows: Iterable[ArticleRow], found: Mapping[str, ArticleRow]) -> list[ArticleRow]:
    placed = {row.uid for row in found.values()}
    return [row for row in rows if row.uid not in placed]


def _free(files: Mapping[str, Fields], found: Mapping[str, ArticleRow]) -> list[str]:
    return [path for path in files if path not in found]


def _moves(rows: list[ArticleRow], files: Mapping[str, Fields], free: list[str]) -> dict[str, ArticleRow]:
    """Where the articles went at whose paths another text lies: to the one file that has their bytes or text."""
    by_digest = {name: _grouped([path for path in free if files[path].sketch], files, name) for name in DIGESTS}
    moves: dict[str, ArticleRow] = {}
    for row in rows:
        same = next((same for name in DIGESTS if (same := by_digest[name].get(getattr(row, name)))), [])
        if len(same) == 1:
            moves.setdefault(same[0], row)
    return moves


def _found(
    rows: list[ArticleRow], files: Mapping[str, Fields], taken: Mapping[str, ArticleRow], places: Collection[str]
) -> dict[str, ArticleRow]:
    """The files of articles whose paths have none; one at another's path has to say enough to be told by it."""
    theirs = set(places)
    free = [path for path in _free(files, taken) if files[path].sketch or path not in theirs]
    found: dict[str, ArticleRow] = {}
    placed = set[str]()
    for name in DIGESTS:
        by_digest = {digest: iter(paths) for digest, paths in _grouped(free, files, name).items()}
        for row in rows:
            paths = by_digest.get(getattr(row, name), iter(()))
            home = None if row.uid in placed else next((path for path in paths if path not in found), None)
            if home is not None:
                found[home] = row
                placed.add(row.uid)
    return found


def _grouped(paths: Iterable[str], files: Mapping[str, Fields], digest: str) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for path in paths:
        grouped.setdefault(getattr(files[path], digest), []).append(path)
    return grouped
