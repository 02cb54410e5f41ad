"""Gathered: the annotations that the notebook has at hand, kept up with what is done to them."""

from collections.abc import Collection, Generator, Sequence

from reader.library.library import Library
from reader.library.note_words import Calling
from reader.library.notebook import Row, gathering
from reader.store.annotations import briefs_named

FIRST = 300  # annotations that are shown before the others are there
PATCHED_MAX = 500  # annotations above which all are read anew


class Gathered:
    """All annotations, or those in the trash.

    Args:
        library: The library.

    Attributes:
        rows: They, in reading order.
        is_trash: Whether it is those in the trash.
        is_whole: Whether all are there.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._places: dict[str, int] = {}
        self.rows: Sequence[Row] = ()
        self.is_trash = False
        self.is_whole = False

    def gather(self) -> Generator[bool, None, None]:
        """Read all anew.

        Yields:
            Whether there is a first page to show, after a few milliseconds of work each.
        """
        had, self.is_whole = bool(self.rows), False
        work = gathering(self._library, trashed=self.is_trash)
        while True:
            try:
                found = next(work)
            except StopIteration as done:
                self._put(done.value)
                return
            is_first = not had and len(found) >= FIRST
            if is_first:
                had, self.rows = True, tuple(found)
            yield is_first

    def patch(self, uids: Collection[str]) -> bool:
        """Read some anew.

        Returns:
            False when that is not enough: one is to be shown that was not, or there are too many.
        """
        if not self.is_whole or len(uids) > PATCHED_MAX:
            return False
        briefs = briefs_named(self._library.database, uids, trashed=self.is_trash)
        calling = Calling(self._library)
        if not briefs.keys() <= self._places.keys():
            return False
        rows = list(self.rows)
        for uid, brief in briefs.items():
            old = rows[self._places[uid]]
            if brief.text_digest != old.brief.text_digest or brief.start != old.brief.start:
                return False
            rows[self._places[uid]] = Row(old.entry, calling.brief(brief), old.rank)
        gone = {uid for uid in uids if uid in self._places and uid not in briefs}
        self._put([row for row in rows if row.uid not in gone] if gone else rows)
        return True

    def row(self, uid: str) -> Row | None:
        """One of them."""
        place = self._places.get(uid)
        return self.rows[place] if place is not None else None

    def _put(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self._places = {row.uid: place for place, row in enumerate(rows)}
        self.is_whole = True
