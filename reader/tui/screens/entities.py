"""Entities screen: every entity of the library, to find one and see where it is named."""

from textual.app import ComposeResult

from reader.core.entity import EntityKey
from reader.library.library import Library
from reader.tui.knowing import Knowledge
from reader.tui.modes import Mode
from reader.tui.own import OwnScreen
from reader.tui.services import Services
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.status import Status


class EntitiesScreen(OwnScreen):
    """The browser of entities.

    Args:
        library: The library.
        services: What the app does for screens.
        knowledge: What is known of the whole library.
        together: Show only those named together with this one.
    """

    def __init__(
        self, library: Library, services: Services, knowledge: Knowledge, together: EntityKey | None = None
    ) -> None:
        super().__init__()
        self.library = library
        self._services = services
        self._knowledge = knowledge
        self._together = together

    def compose(self) -> ComposeResult:
        """The status line."""
        yield Prompt()
        yield Status()

    @property
    def mode(self) -> Mode:
        """The mode whose keys work."""
        return Mode.ENTITIES

    def tell(self, message: str) -> None:
        """Say something until the next key."""
        self.query_one(Status).message = message

    def redraw(self) -> None:
        """Draw for another theme."""

    def follow_others(self) -> None:
        """Read anew what is shown."""
