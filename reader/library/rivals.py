"""Rivals: articles and files that are near each other, and what else is nearly as near."""

from collections.abc import Collection, Iterable

from reader.library.pairing import Pair

CLEAR = 0.75  # how near, compared with the best, another may be, and the best still be believed


class Rivals:
    """Tells of articles and files whether nothing else is nearly as near.

    Args:
        pairs: Those that are near each other.
        free: The files that no article has yet.
    """

    def __init__(self, pairs: Iterable[Pair], free: Collection[str]) -> None:
        self._places: dict[str, Pair] = {}
        self._owners: dict[str, Pair] = {}
        self._of_row: dict[str, list[Pair]] = {}
        self._of_path: dict[str, list[Pair]] = {}
        for each in sorted(pairs, key=lambda pair: -pair.sameness):
            self._of_row.setdefault(each.row.uid, []).append(each)
            self._of_path.setdefault(each.path, []).append(each)
            if each.path in free:
                self._places.setdefault(each.row.uid, each)
                self._owners.setdefault(each.path, each)

    def is_clear(self, pair: Pair) -> bool:
        """Whether it is the best for both, and far enough before what is no better with another."""
        if self._places.get(pair.row.uid) is not pair or self._owners[pair.path] is not pair:
            return False
        files = [each for each in self._of_row[pair.row.uid] if self._owners.get(each.path, each) is each]
        rows = [each for each in self._of_path[pair.path] if self._places[each.row.uid] is each]
        others = (each.sameness for each in files + rows if each is not pair)
        return max(others, default=0.0) < CLEAR * pair.sameness
