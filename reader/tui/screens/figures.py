"""Figures screen: the ledger of an article or of the library, to find a figure and go to its passage."""

from reader.core.figure import Figure
from reader.library.library import Library
from reader.library.shelf import Entry
from reader.tui.knowing import Knowledge
from reader.tui.modes import Mode
from reader.tui.own import OwnScreen
from reader.tui.services import Services


class FiguresScreen(OwnScreen):
    """The figures of an article, or of the whole library."""

    def __init__(
        self, library: Library, services: Services, knowledge: Knowledge, entry: Entry | None, alike: Figure | None
    ) -> None:
        super().__init__()
        self.library = library
        self._services = services
        self._knowledge = knowledge
        self._entry = entry
        self._alike = alike

    @property
    def mode(self) -> Mode:
        """The mode whose keys work."""
        return Mode.FIGURES
