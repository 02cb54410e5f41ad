"""Search screen: everything in the library by its words, as you type."""

import asyncio
from collections.abc import Callable, Generator

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Key, Resize
from textual.widgets import Input, Label, Static

from reader.core.cells import fitted
from reader.core.errors import ReaderError
from reader.core.saved_search import SavedSearch
from reader.library.library import Library
from reader.library.searching import Answer, Group, Hit, Search
from reader.tui.knowing import Knowledge
from reader.tui.modes import Mode
from reader.tui.pasting import CleanInput, anew
from reader.tui.rows_screen import RowsScreen
from reader.tui.search.going import Going
from reader.tui.search.page import first_page, found_page, found_words
from reader.tui.search.rows import Results
from reader.tui.search.saving import RENAME, SAVE, Saving
from reader.tui.search.teaching import nothing_found
from reader.tui.services import Services
from reader.tui.slicing import in_slices
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.rows_view import LEAD, MadeRows, RowsView, text_of

NOTHING = Answer()


class SearchScreen(RowsScreen):
    """A line to type in over what is found.

    Args:
        library: The library.
        services: What the app does for screens.
        knowledge: What is known of the whole library: whom `entity:` may name.
        text: What to search for to begin with.

    Attributes:
        typed: What is in the line.
        answer: What was found.
    """

    KEYS_OF = Mode.SEARCH

    def __init__(self, library: Library, services: Services, knowledge: Knowledge, text: str = "") -> None:
        super().__init__(library, services, knowledge)
        self._search = Search(library)
        self._census = knowledge.census
        self.typed = text
        self._progress = ""
        self._is_searching = False
        self._opens = False
        self.answer = NOTHING

    # ── building ────────────────────────────────────────────────────────────────────────────

    def compose(self) -> ComposeResult:
        """The line, what was found in numbers, the results, the status line."""
        with Horizontal(id="search-line"):
            yield Label("search", markup=False)
            yield CleanInput(self.typed, first=self._first)
        yield Static("", id="search-state", markup=False)
        yield RowsView(dark=self.app.current_theme.dark)
        yield from self.foot()

    def on_mount(self) -> None:
        """Type at once, and see what is new in the library meanwhile."""
        self._saving = Saving(self.library, self, self.query_one(Prompt), self.done)
        self._going = Going(self.library, self.services, self)
        self.take_keys(self._saving, self._going)
        self.line.focus()
        self.line.cursor_position = len(self.typed)
        self._show()
        self._refresh()

    def on_unmount(self) -> None:
        """Let go of the index and of what was found."""
        self._search.close()
        self.answer = NOTHING

    @property
    def line(self) -> Input:
        """The line at the top."""
        return self.query_one("#search-line Input", Input)

    # ── keeping up ──────────────────────────────────────────────────────────────────────────

    @work(exclusive=True, group="refreshing", description="the search index")
    async def _refresh(self) -> None:
        try:
            await in_slices(self._told(self._search.refresh()))
        except ReaderError as error:  # another program holds the database; the next change brings it up again
            self.tell(str(error))
        self._progress = ""
        self._ask()

    def _told(self, steps: Generator[tuple[int, int], None, bool]) -> Generator[None, None, None]:
        for done, total in steps:
            self._progress = f"{done:,} of {total:,} articles" if done < total else ""
            yield

    def known_again(self) -> None:
        """Names or figures may be known that were not before."""
        if self._census is not self.knowledge.census:
            self._census = self.knowledge.census
            self._refresh()

    def gather(self) -> None:
        """Something changed: search it anew."""
        self._saving.read()
        self._refresh()

    def on_screen_resume(self) -> None:
        """Something may have been changed on a screen over this one."""
        if self.is_mounted and self.is_running:
            self.read_anew()

    def redraw(self) -> None:
        """Draw for another theme."""
        super().redraw()
        self._show()

    def on_resize(self, event: Resize) -> None:
        """Break the lines anew."""
        del event
        self._show()

    # ── searching ───────────────────────────────────────────────────────────────────────────

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search as it is typed."""
        if event.input is self.line:
            event.stop()
            self._type(self.line.value)

    def _type(self, typed: str) -> None:
        if typed != self.typed:
            self.typed, self._opens = typed, False
            self.rows.put_cursor(0)
            self._ask()

    def _ask(self) -> None:
        self._is_searching = bool(self.typed.strip())
        if self._is_searching:
            self._answer()
        else:
            self.workers.cancel_group(self, "searching")
            self.answer = NOTHING
            self._show()

    @work(exclusive=True, group="searching", description="what was asked for")
    async def _answer(self) -> None:
        """Show the newest first, then the best; a key that is pressed meanwhile begins another search."""
        steps = self._search.answering(self.typed, typing=True, census=self._census)
        while True:
            await asyncio.sleep(0)  # what is typed is drawn, and keys are taken, before each step
            try:
                answer = next(steps)
            except StopIteration as done:
                self._is_searching = False
                self._put(done.value)
                break
            if answer is not None:
                self._put(answer)
        if self._opens:
            self._open_now()

    def _put(self, answer: Answer) -> None:
        """Show an answer; the cursor stays on what it was on, unless nobody moved it."""
        at = self.chosen if self.rows.cursor else None
        self.answer = answer
        self._show()
        places = [(group.entry.id, hit.uid, hit.span) for group, hit in answer.hits]
        if at is not None and (key := (at[0].entry.id, at[1].uid, at[1].span)) in places:
            self.rows.put_cursor(places.index(key))

    # ── showing ─────────────────────────────────────────────────────────────────────────────

    @property
    def chosen(self) -> tuple[Group, Hit] | None:
        """What the cursor stands on."""
        hits = self.answer.hits
        return hits[self.rows.cursor] if self.rows.cursor < len(hits) else None

    @property
    def chosen_search(self) -> SavedSearch | None:
        """The saved search that the cursor stands on."""
        saved = self._saving.saved
        if self.typed.strip() or not saved:
            return None
        return saved[min(self.rows.cursor, len(saved) - 1)]

    def _show(self) -> None:
        made = self._results(max(1, self.size.width - LEAD - 2))
        self.rows.show(MadeRows(made.rows), made.items)
        self._say()

    def _results(self, width: int) -> Results:
        if not self.typed.strip():
            return first_page(self._saving.saved, width)
        nothing = [] if self._is_searching else nothing_found(self.answer, self.typed, self._progress)
        return found_page(self.answer, self.library.codebook, nothing, width)

    def _say(self) -> None:
        words = fitted(found_words(self.answer, self._progress), self.size.width - 4)
        self.query_one("#search-state", Static).update(text_of(((words, "byline"),), dark=self.app.current_theme.dark))
        self.say_mode()
        self.status.subject = ""
        self.status.facts = ("enter opens", "↑ ↓ move") if self.is_typing else ()

    # ── keys ────────────────────────────────────────────────────────────────────────────────

    @property
    def is_typing(self) -> bool:
        """Whether keys are text for the line at the top."""
        return self.focused is self.line and not self.query_one(Prompt).is_open

    def say_mode(self) -> None:
        """Say whether keys are commands or text."""
        super().say_mode()
        if self.is_typing:
            self.status.mode = "INPUT"

    def on_key(self, event: Key) -> None:
        """Give the key to the commands; while the line is typed in, that has had it."""
        if self.is_typing:
            event.prevent_default()  # else the toolkit calls the handlers of this name in the bases too
        else:
            super().on_key(event)

    def _first(self, event: Key) -> bool:
        """While the line is typed in, what no line takes moves in the results; enter opens what is under the cursor."""
        view = self.rows
        acts: dict[str, Callable[[], None]] = {
            "down": lambda: view.move(1),
            "up": lambda: view.move(-1),
            "ctrl+n": lambda: view.move(1),
            "ctrl+p": lambda: view.move(-1),
            "pagedown": lambda: view.turn(1),
            "pageup": lambda: view.turn(-1),
            "tab": self._to_list,
            "escape": self._out_of_line,
            "ctrl+s": self._save,
            "f1": lambda: self.services.help(self.mode),
            "enter": self._open_found,
        }
        if self.app.screen is not self or not self.is_typing:  # pressed right after the key that left the line
            self.app.post_message(anew(event))
        elif event.key in acts:
            self.status.message = ""
            acts[event.key]()
        else:
            return False
        return True

    def _save(self) -> None:
        self._saving.do_save()
        self._say()

    def _open_found(self) -> None:
        """Open the best of what was typed, as soon as it is found."""
        self._type(self.line.value)
        self._opens = self._is_searching
        if not self._opens:
            self._open_now()

    def _open_now(self) -> None:
        """Open it; who comes back from it is in the list, not in the line."""
        if self.chosen is not None:
            self.set_focus(self.rows)
        self._going.do_open()

    def on_rows_view_chosen(self) -> None:
        """A result was clicked."""
        self._going.do_open()

    def _to_list(self) -> None:
        if self.rows.count:
            self.set_focus(self.rows)
        else:
            self.tell("there is nothing to go to")

    def _out_of_line(self) -> None:
        """To the list; out where there is none."""
        if self.typed and self.rows.count:
            self._to_list()
        else:
            self.services.leave()

    def do_type(self) -> None:
        """Back to the line."""
        self.line.focus()

    def on_descendant_focus(self) -> None:
        """Keys go elsewhere: say so."""
        self._say()

    def do_show_search(self) -> None:
        """It is this screen: back to the line."""
        self.do_type()

    def ask_saved(self, saved: SavedSearch) -> None:
        """Search for what was saved."""
        self.line.value = saved.query
        self.do_type()
        self.line.cursor_position = len(saved.query)

    def do_back(self) -> None:
        """Forget what was begun; then leave."""
        if not self.services.loose_end.forget():
            self.services.leave()

    # ── the line of input at the bottom ─────────────────────────────────────────────────────

    def answered(self, about: str, text: str) -> None:
        """Save under the name, rename, or run the command."""
        if about == SAVE:
            self.do_type()
        if about in {SAVE, RENAME}:
            self._saving.answered(about, text)
        else:
            super().answered(about, text)

    def left(self, about: str) -> None:
        """Go on typing what was to be saved."""
        if about == SAVE:
            self.do_type()
