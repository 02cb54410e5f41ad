"""Pairing: which file is whose: the articles that are known, and the files that lie there now."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import PurePosixPath
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


@dataclass(frozen=True, slots=True)
class Pair:
    """An article and a file that is near it.

    Attributes:
        sameness: How near, 0.0 to 1.0.
    """

    row: ArticleRow
    path: str
    sameness: float


class Kin(Protocol):
    """What tells by its text whether a file that was edited is an article's."""

    def place(self, row: ArticleRow, taken: Collection[str]) -> str:
        """The path at which the file of an article should be; where that is not known, none that is `taken`."""

    def was_gone(self, row: ArticleRow) -> bool:
        """Whether the file of an article was not found when it was looked for last."""

    def seen_as(self, row: ArticleRow) -> str:
        """The digest of the text that an article had when it was seen last."""

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
    No file is the home of two: of articles with one text the bytes or the name tell which it is, or it is asked.

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
    late = {places[row.uid] for row in known if row.uid in bonds and kin.was_gone(row)}
    files = dict(sorted(files.items(), key=lambda each: each[0] in late)) if late else files
    disputed = set[str]()
    by_digest = [row for row in known if not is_gone(row.path)]
    for was_gone in (False, True):  # who was there a moment ago has it before one that was gone all along
        same = [row for row in known if bonds.get(row.uid) is Bond.SAME and kin.was_gone(row) is was_gone]
        for row in sorted(same, key=lambda each: each.path != places[each.uid]):  # what is written says more
            if _is_sure(row, files[places[row.uid]], kin):
                found.setdefault(places[row.uid], row)
        theirs = [row for row in _left(by_digest, found) if kin.was_gone(row) is was_gone]
        found |= _alone(theirs, files, _free(files, found))
        disputed |= _disputed(_left(theirs, found), files, _free(files, found))
        sure = [row for row in _left(theirs, found) if row.uid not in disputed]
        found |= _same(sure, files, found, bonds, places)
    near = kin.near(_left(known, found), _free(files, found))
    found |= near.found
    unasked = [row for row in _left(by_digest, found) if row.uid in disputed and row.uid not in near.maybe]
    found |= _same(unasked, files, found, bonds, places)
    for row in _staying(_left(known, found), places, bonds, near):
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


def _is_sure(row: ArticleRow, file: Fields, kin: Kin) -> bool:
    """Whether what is at its place has it at once; one that was gone waits for what else may be nearer to the file."""
    return not kin.was_gone(row) or file.text_digest in {row.text_digest, kin.seen_as(row)}


def _staying(
    rows: list[ArticleRow], places: Mapping[str, str], bonds: Mapping[str, Bond], near: Homes
) -> list[ArticleRow]:
    """The articles that stay at their places: no text says otherwise, and none of the others may be what is there."""
    asked = Counter(path for row in rows for path in near.maybe.get(row.uid, ()))
    own = {row.uid: places[row.uid] in near.maybe.get(row.uid, ()) for row in rows}
    alone = [row for row in rows if bonds.get(row.uid) is Bond.SAME and asked[places[row.uid]] == own[row.uid]]
    return alone + [row for row in rows if bonds.get(row.uid) is Bond.UNSURE]


def _alone(rows: list[ArticleRow], files: Mapping[str, Fields], free: list[str]) -> dict[str, ArticleRow]:
    """The files that have the bytes of one article, or its text and its name in another folder, and are alone in it."""
    told: dict[str, ArticleRow] = {}
    for key in (_bytes, _text_and_name) if rows else ():
        left = [(key(row, row.path), row) for row in _left(rows, told)]
        there = [(key(files[path], path), path) for path in free if files[path].sketch and path not in told]
        owners, claims, copies = dict(left), Counter(each for each, _ in left), Counter(each for each, _ in there)
        told |= {path: owners[each] for each, path in there if claims[each] == copies[each] == 1}
    return told


def _bytes(of: Fields | ArticleRow, path: str) -> tuple[str, ...]:
    del path
    return (of.source_digest,)


def _text_and_name(of: Fields | ArticleRow, path: str) -> tuple[str, ...]:
    return of.text_digest, PurePosixPath(path).name


def _disputed(rows: list[ArticleRow], files: Mapping[str, Fields], free: list[str]) -> set[str]:
    """The articles with one text of which more are left than files: which of them a file is, nobody can tell."""
    texts = {row.text_digest for row in rows}
    left = Counter(files[path].text_digest for path in free if files[path].sketch and files[path].text_digest in texts)
    claims = Counter(row.text_digest for row in rows)
    return {row.uid for row in rows if 0 < left[row.text_digest] < claims[row.text_digest]}


def _same(
    rows: list[ArticleRow],
    files: Mapping[str, Fields],
    taken: Mapping[str, ArticleRow],
    bonds: Mapping[str, Bond],
    places: Mapping[str, str],
) -> dict[str, ArticleRow]:
    """The files that have the bytes or the text of articles."""
    moves = _moves([row for row in rows if row.uid in bonds], files, _free(files, taken))
    return moves | _found([row for row in rows if row.uid not in bonds], files, {**taken, **moves}, places.values())


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
