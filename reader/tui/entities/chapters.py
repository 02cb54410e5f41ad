"""Chapters: the articles of a card one after another, each laid once for a width."""

from collections.abc import Generator

from reader.core.labels import Codebook
from reader.library.appearing import Appearance
from reader.library.census import Known
from reader.tui.entities.blocks import Block
from reader.tui.entities.card import article_blocks


class Chapters:
    """What the articles say of an entity, newest first.

    Args:
        known: The entity.
        codebook: The labels of the reader's notes.
        here: The id of the article that the card was opened from; empty for none.
    """

    def __init__(self, known: Known, codebook: Codebook, here: str) -> None:
        self._known = known
        self._codebook = codebook
        self._here = here
        self._most = max((each.count for each in known.presences), default=1)
        self._appearances: list[Appearance] = []
        self._laid: list[Block] = []
        self._done = self._width = 0

    def __len__(self) -> int:
        return len(self._appearances)

    def add(self, appearance: Appearance) -> None:
        """The next article."""
        self._appearances.append(appearance)

    def laying(self, width: int) -> Generator[None, None, list[Block]]:
        """Lay those that were not laid for this width yet; all of them.

        Yields:
            After each article, so that the work can be done in slices.
        """
        if width != self._width:
            self._laid, self._done, self._width = [], 0, width
        while self._done < len(self._appearances) and width == self._width:
            each = self._appearances[self._done]
            self._done += 1
            is_here = each.entry.id == self._here
            self._laid += article_blocks(each, self._known, self._most, width, self._codebook, is_here=is_here)
            yield
        return self._laid
