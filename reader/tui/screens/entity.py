"""Entity screen: the card of one entity, over what was shown."""

from textual.app import ComposeResult

from reader.core.entity import EntityKey
from reader.library.library import Library
from reader.library.shelf import Entry
from reader.tui.knowing import Knowledge
from reader.tui.modes import Mode
from reader.tui.own import OwnScreen
from reader.tui.services import Services
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.status import Status


class EntityScreen(OwnScreen):
    """The card of an entity.

    Args:
        library: The library.
        services: What the app does for screens.
        knowledge: What is known of the whole library.
        key: The entity.
        entry: The article it is seen from; None from the browser.
    """

    def __init__(
        self, library: Library, services: Services, knowledge: Knowledge, key: EntityKey, entry: Entry | None
    ) -> None:
        super().__init__()
        self.library = library
        self._services = services
        self._knowledge = knowledge
        self.key = key
        self._entry = entry

    def compose(self) -> ComposeResult:
        """The status line."""
        yield Prompt()
        yield Status()

    @property
    def mode(self) -> Mode:
        """The mode whose keys work."""
        return Mode.ENTITY

    def tell(self, message: str) -> None:
        """Say something until the next key."""
        self.query_one(Status).message = message

    def redraw(self) -> None:
        """Draw for another theme."""

    def follow_others(self) -> None:
        """Read anew what is shown."""
