"""History screen: what was done to the library, when and where; take it back and do it again from here."""

from collections.abc import Generator, Sequence

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.widgets import Static

from reader.core.cells import fitted
from reader.core.errors import ReaderError
from reader.library.annotating import find_annotation
from reader.library.library import Library
from reader.library.naming import resolve as current
from reader.library.recounting import NOWHERE, recounted, where
from reader.library.restoring import restore_changed
from reader.library.shelf import entries
from reader.library.undoing import Act
from reader.tui.filtered_screen import FilteredScreen
from reader.tui.goal import Goal
from reader.tui.history.lines import ActRows, act_rows, whole_lines
from reader.tui.history.told import Known, Telling, Told
from reader.tui.knowing import Knowledge
from reader.tui.modes import Mode
from reader.tui.services import Services
from reader.tui.slicing import FRAME_SECONDS, in_slices, soon
from reader.tui.widgets.rows_view import MadeRows, RowsView, text_of

PREVIEW_FROM = 100  # cells of the screen
WHOLE_FROM = 16  # rows of the screen, from which an act is told in full under the list
WHOLE_ROWS = 3
EMPTY = (
    "Nothing was done yet.\n\nWhat you highlight, note, tag, link and put right is listed here, and u takes it back."
    "\n\nq  goes back"
)


class HistoryScreen(FilteredScreen):
    """What was done, newest first.

    Args:
        library: The library.
        services: What the app does for screens.
        knowledge: What is known of the whole library.
    """

    KEYS_OF = Mode.HISTORY
    typed = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (PREVIEW_FROM, "-broad")]  # noqa: RUF012 (Textual has it so)

    def __init__(self, library: Library, services: Services, knowledge: Knowledge) -> None:
        super().__init__(library, services, knowledge)
        self._telling = Telling(library)
        self._all: list[Known] = []
        self._taking = False
        self.shown = Told((), self._telling)

    def compose(self) -> ComposeResult:
        """The heading, the list or what to do without one, the preview, the status line."""
        dark = self.app.current_theme.dark
        yield Static("", id="history-title", markup=False)
        with Horizontal():
            with Vertical(id="history-list"):
                yield RowsView(dark=dark, id="history-rows")
                yield Static(EMPTY, id="history-empty", markup=False)
            yield RowsView(dark=dark, id="history-preview")
        yield Static("", id="history-whole", markup=False)
        yield from self.foot()

    def on_mount(self) -> None:
        """Show what was done."""
        self.take_keys()
        self.read_anew()

    def on_unmount(self) -> None:
        """Let go of the acts."""
        self._telling, self._all = Telling(self.library), []
        self.shown = Told((), self._telling)

    # ── keeping up ──────────────────────────────────────────────────────────────────────────

    def on_screen_resume(self) -> None:
        """Something may have been done on a screen over this one."""
        if self.is_mounted and self._all:
            self.read_anew()

    def gather(self) -> None:
        """Read the acts anew: at once, or the newest at once and the others between the keys."""
        self.workers.cancel_group(self, "history")
        found: list[Known] = []
        steps = self._telling.known(found)
        self._taking = soon(steps, FRAME_SECONDS) is None
        if not self._taking or len(found) > len(self._all):
            self._all = found.copy()
        self._sift()
        if self._taking:
            self._read_on(steps, found)

    @work(exclusive=True, group="history", description="what was done")
    async def _read_on(self, steps: Generator[None, None, bool], found: list[Known]) -> None:
        try:
            await in_slices(steps)
        except ReaderError as error:
            self.tell(str(error))
        self._taking, self._all = False, found
        self._sift()

    def _sift(self) -> None:
        """Show the acts that are asked for: at once, or the first at once and the others between the keys."""
        found: list[Known] = []
        steps = self._telling.fitting(self._all, self.typed, found) if self.typed else _none()
        shown = found if self.typed else self._all
        self.find(steps, lambda _: self._show(shown), lambda: self._show(found.copy()))

    # ── showing ─────────────────────────────────────────────────────────────────────────────

    @property
    def chosen(self) -> Act | None:
        """The act under the cursor."""
        return self.shown[self.rows.cursor] if self.rows.cursor < len(self.shown) else None

    def _show(self, found: Sequence[Known]) -> None:
        """Show these, with the cursor on the same act."""
        at = self.chosen if self.rows.cursor else None  # on the newest it stays with the newest
        self.shown = Told(found, self._telling)
        self.rows.show(ActRows(self.shown, self.library.now))
        if at is not None:
            place = self.shown.place_of(at.uid)
            self.rows.put_cursor(self.rows.cursor if place is None else place)
        self.rows.display = bool(self.shown)
        empty = self.query_one("#history-empty", Static)
        empty.display = not self.shown and not self.is_finding
        empty.update(f"Nothing matches “{self.typed}”.\n\nesc  shows all again" if self._all else EMPTY)
        self._say()
        self._preview()

    def _say(self) -> None:
        count, dark = len(self._all), self.app.current_theme.dark
        words = f"History · {count:,} act{'' if count == 1 else 's'}{' …' if self._taking else ''}"
        title = text_of(((fitted(words, max(1, self.size.width - 4)), "strong"),), dark=dark)
        self.query_one("#history-title", Static).update(title)
        self.say_found(len(self.shown), more=" …" if self.is_finding else "")

    def _preview(self) -> None:
        view, act = self.query_one("#history-preview", RowsView), self.chosen
        if self.size.width < PREVIEW_FROM or act is None:
            view.show(MadeRows())
            self._tell_whole(act)
            return
        told = recounted(self.library, act.changes)
        width = max(20, view.size.width - 5)
        self._tell_whole(None)
        view.show(MadeRows(act_rows(act, told, own_device=self.library.device, width=width)), [])

    def _tell_whole(self, act: Act | None) -> None:
        """Under the list, where there is no room beside it."""
        place = self.query_one("#history-whole", Static)
        place.display = act is not None and self.size.height >= WHOLE_FROM
        lines = whole_lines(act, max(20, self.size.width - 4), WHOLE_ROWS) if act is not None else []
        place.update(Text("\n").join(text_of(line, dark=self.app.current_theme.dark) for line in lines))

    def redraw(self) -> None:
        """Draw for another theme."""
        super().redraw()
        self._say()
        self._preview()

    def on_resize(self, event: Resize) -> None:
        """Cut the lines anew."""
        del event
        self._say()
        self.call_after_refresh(self._preview)

    def on_rows_view_moved(self) -> None:
        """Another act: what it changed."""
        self._say()
        self._preview()

    def on_rows_view_chosen(self) -> None:
        """An act was clicked."""
        self.do_go()

    # ── acts ────────────────────────────────────────────────────────────────────────────────

    def do_go(self) -> None:
        """Go to what was changed."""
        act = self.chosen
        if act is not None:
            self._go(act)

    def do_restore(self) -> None:
        """Bring back from the trash what an act is about."""
        act = self.chosen
        if act is not None:
            count = restore_changed(self.library, act.changes)
            self.done(f"brought back {count:,} · u undoes it" if count else "nothing of it is in the trash")

    def _go(self, act: Act) -> None:
        place = where(act.changes)
        uid = place.article
        if place.annotation:
            found = find_annotation(self.library, place.annotation)
            if found.record.deleted:
                raise ReaderError("the annotation is in the trash", "r brings it back")
            uid = found.article
        if place == NOWHERE:
            self.tell("this is nowhere to be gone to")
        elif place.entity is not None:
            key = current(self.library, place.entity)
            self.services.wide.show_entity(key or place.entity)
        else:
            self._open(uid, Goal(place.annotation, place.span))

    def _open(self, article: str, goal: Goal) -> None:
        entry = next((each for each in entries(self.library) if each.id == article), None)
        if entry is None:
            self.tell("the article is in the trash, or gone · r brings it back from the trash")
        else:
            self.services.read(entry, goal)

    def filter(self, typed: str) -> None:
        """Show the acts in whose words this stands."""
        self.typed = typed
        self._sift()


def _none() -> Generator[None, None, bool]:
    """Nothing is to be looked for."""
    yield from ()
    return True
