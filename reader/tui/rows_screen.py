"""Rows screen: what lists and cards share: rows that are gone through by keys."""

from collections.abc import Callable

from reader.core.change import Change
from reader.core.errors import ReaderError
from reader.library.library import Library
from reader.tui.entities.moving import Moving
from reader.tui.keyed_screen import KeyedScreen
from reader.tui.knowing import Knowledge
from reader.tui.services import Services
from reader.tui.widgets.rows_view import RowsView


class RowsScreen(KeyedScreen):
    """A screen whose rows are gone through by keys.

    Args:
        library: The library.
        services: What the app does for screens.
        knowledge: What is known of the whole library.
    """

    def __init__(self, library: Library, services: Services, knowledge: Knowledge) -> None:
        super().__init__(library, services)
        self.knowledge = knowledge
        self._hearing: list[Callable[[], None]] = []
        self._is_behind = False

    def take_keys(self, *acts: object) -> None:
        """Let the keys be done by these, too, and by what moves in the rows."""
        super().take_keys(*acts, Moving(self.rows))

    @property
    def rows(self) -> RowsView:
        """The rows that the keys move in."""
        return self.query(RowsView).first()

    @property
    def listed(self) -> RowsView:
        """The rows."""
        return self.rows

    def hear(self, told: Callable[[tuple[Change, ...]], None]) -> None:
        """Be told of what this program does to the library, as long as the screen stands."""
        self._hearing.append(self.library.subscribe(lambda changes: told(changes) if self.stands else None))

    def keep_up(self) -> None:
        """Read anew whenever this program does something to the library; while covered, once it is seen again."""
        self.hear(self._heard)

    def _heard(self, changes: tuple[Change, ...]) -> None:
        del changes
        if self.is_covered:  # many acts may follow on the screen over this one, and each would cost a reading
            self._is_behind = True
        else:
            self.read_anew()

    def on_screen_resume(self) -> None:
        """It is seen again: show what was done meanwhile."""
        if self._is_behind:
            self._is_behind = False
            self.read_anew()

    def on_unmount(self) -> None:
        """Hear of changes no more."""
        for end_it in self._hearing:
            end_it()

    def try_to(self, act: Callable[[], str], then: Callable[[], None]) -> None:
        """Do something after a sheet was answered, then the rest, and say what came of it, or what is to be mended."""
        try:
            said = act()
        except ReaderError as error:
            self.tell(str(error))
        else:
            then()
            self.tell(said)

    def redraw(self) -> None:
        """Draw for another theme; a screen draws what else it has."""
        for view in self.query(RowsView):
            view.set_dark(dark=self.app.current_theme.dark)
