"""Pairing: which file is whose: the articles that are known, and the files that lie there now."""

from collections.abc import Iterable, Mapping

from reader.library.entry import Fields
from reader.store.articles import ArticleRow

DIGESTS = ("source_digest", "text_digest")  # the same bytes say more than the same text


def homes(rows: Iterable[ArticleRow], files: Mapping[str, Fields]) -> dict[str, ArticleRow]:
    """The article of each file that has one.

    An article is the file at its path, whatever that says now; but where that file has neither its bytes
    nor its text, and just one other that is no article's yet has, it was moved there, and another file
    took its place. An article whose path has no file is any that has its bytes or its text.

    Args:
        rows: The articles that may have been moved; their paths need not have a file.
        files: What the files have in them, by path.
    """
    known = list(rows)
    found = {row.path: row for row in known if row.path in files}
    displaced = [row for row in found.values() if not _is(row, files[row.path])]
    moves = _moves(displaced, files, [path for path in files if path not in found])
    left = {row.path for row in moves.values()}
    found = {path: row for path, row in found.items() if path not in left} | moves
    lost = [row for row in known if row.path not in files]
    return found | _found(lost, files, [path for path in files if path not in found])


def _is(row: ArticleRow, file: Fields) -> bool:
    return row.source_digest == file.source_digest or row.text_digest == file.text_digest


def _moves(rows: list[ArticleRow], files: Mapping[str, Fields], free: list[str]) -> dict[str, ArticleRow]:
    """The rows that were moved, by where to: their own places are free, too, when all who hold them move."""
    places = [*free, *(row.path for row in rows)]
    by_digest = {name: _grouped(places, files, name) for name in DIGESTS}
    moves: dict[str, ArticleRow] = {}
    for row in rows:
        same = next((same for name in DIGESTS if (same := by_digest[name].get(getattr(row, name)))), [])
        if len(same) == 1:
            moves.setdefault(same[0], row)
    while blocked := moves.keys() & ({row.path for row in rows} - {row.path for row in moves.values()}):
        for path in blocked:
            del moves[path]
    return moves


def _found(rows: list[ArticleRow], files: Mapping[str, Fields], free: list[str]) -> dict[str, ArticleRow]:
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
