"""Reading screen: the article that is read, in its pane."""

from textual.app import ComposeResult
from textual.events import Key

from reader.library.library import Library
from reader.library.opening import Opened
from reader.tui.goal import WHERE_READ, Goal
from reader.tui.modes import Mode
from reader.tui.own import OwnScreen
from reader.tui.reading.pane import Pane
from reader.tui.services import Hands, Services


class ReadingScreen(OwnScreen):
    """Shows an article."""

    def __init__(self, library: Library, opened: Opened, services: Services, goal: Goal = WHERE_READ) -> None:
        super().__init__()
        self.pane = Pane(library, opened, services, goal)

    def compose(self) -> ComposeResult:
        """The pane."""
        yield self.pane

    @property
    def hands(self) -> Hands | None:
        """What is done in the pane; None until it is loaded."""
        return self.pane.hands

    @property
    def mode(self) -> Mode:
        """The mode whose keys work."""
        return self.pane.mode

    def on_key(self, event: Key) -> None:
        """Hand a key on that came before the pane could take it."""
        if self.focused is None:
            self.pane.on_key(event)

    def on_screen_resume(self) -> None:
        """Show at once what was done on a screen over this one."""
        self.pane.catch_up()

    def tell(self, message: str) -> None:
        """Say something in the status line, until the next key."""
        self.pane.tell(message)

    def redraw(self) -> None:
        """Draw for another theme."""
        self.pane.redraw()

    def follow_others(self) -> None:
        """Another program changed the library: read anew what is shown."""
        self.pane.follow_others()

    def known_again(self) -> None:
        """What is known of the whole library was taken anew."""
        self.pane.known_again()

    def save_place(self) -> None:
        """Keep where the reader is, and what is being typed."""
        self.pane.save_place()
