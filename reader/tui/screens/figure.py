"""Figure screen: the card of a figure, and what may be the same measure in other articles."""

from reader.core.figure import Figure
from reader.library.library import Library
from reader.library.shelf import Entry
from reader.tui.knowing import Knowledge
from reader.tui.modes import Mode
from reader.tui.own import OwnScreen
from reader.tui.services import Services


class FigureScreen(OwnScreen):
    """What is known of one figure."""

    def __init__(
        self, library: Library, services: Services, knowledge: Knowledge, entry: Entry, figure: Figure
    ) -> None:
        super().__init__()
        self.library = library
        self._services = services
        self._knowledge = knowledge
        self._entry = entry
        self._figure = figure

    @property
    def mode(self) -> Mode:
        """The mode whose keys work."""
        return Mode.FIGURE
