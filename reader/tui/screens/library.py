"""Library screen: the articles, to find one and go on reading."""

from textual.app import ComposeResult
from textual.events import Resize
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reader.core.reference import Target, TargetKind
from reader.library.drafting import drafts
from reader.library.library import Library
from reader.library.placing import recall, remember
from reader.library.shelf import Entry, entries
from reader.store.parked import is_anything_parked
from reader.tui.keyed_screen import KeyedScreen
from reader.tui.listing import ORDERS, arranged, two_lines
from reader.tui.modes import Mode
from reader.tui.own import OwnScreen
from reader.tui.services import Services
from reader.tui.shelving import Shelving
from reader.tui.subject import of_article
from reader.tui.widgets.articles_list import ArticlesList
from reader.tui.widgets.messages import PromptTyped
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.status import BACK, HELP

ORDER = "library order"
QUIT = "q quits"
EMPTY = """No articles yet.

Put Markdown or text files into
{folder}
or type in a shell:  reader --library {root} add FILE

:  types a command   ?  shows the keys   q  leaves"""
EMPTY_TRASH = "The trash is empty.\n\nesc goes back to the library."
NO_MATCH = "Nothing matches “{typed}”.\n\nesc shows all articles again."


class LibraryScreen(KeyedScreen):
    """The articles of the library, or those in its trash.

    Args:
        library: The library.
        services: What the app does for screens.
    """

    KEYS_OF = Mode.LIBRARY

    def __init__(self, library: Library, services: Services) -> None:
        super().__init__(library, services)
        self._entries: list[Entry] = []
        self.shown: list[Entry] = []
        self._typed = ""
        self.in_trash = False
        order = recall(library, ORDER, 0)
        self._order = order % len(ORDERS) if isinstance(order, int) else 0

    def compose(self) -> ComposeResult:
        """A title, the list or what to do without one, the status line."""
        yield Static("", id="library-title", markup=False)
        yield ArticlesList(markup=False)
        yield Static("", id="library-empty", markup=False)
        yield from self.foot()

    def on_mount(self) -> None:
        """Show what is there."""
        self.take_keys(Shelving(self.app, self.library, self, self.done))
        self.read_anew()
        self._offer_drafts()
        self._say_notices()

    @property
    def listed(self) -> OptionList:
        """The list of the articles."""
        return self.query_one(OptionList)

    # ── showing ─────────────────────────────────────────────────────────────────────────────

    def gather(self) -> None:
        """Read the shelf."""
        self._entries = entries(self.library, trashed=self.in_trash)

    def read_anew(self) -> None:
        """Read the shelf and show it, as it was where that cannot be; keep the row."""
        super().read_anew()
        self._show()

    def follow_others(self) -> None:
        """Read the shelf anew; what is parked may have its place in an article that is new."""
        before = {entry.id for entry in self._entries}
        self.read_anew()
        new = [entry for entry in self._entries if entry.id not in before]
        if new and not self.in_trash and is_anything_parked(self.library.database):
            self.run_worker(self._try_parked(new), group="parked")

    async def _try_parked(self, new: list[Entry]) -> None:
        from reader.tui.parked.trying import tried_again  # noqa: PLC0415 - few readers have anything parked

        words = await tried_again(self.library, new)
        if words and self.stands:
            self.read_anew()
            over = self.app.screen
            (over if isinstance(over, OwnScreen) else self).tell(words)

    def on_screen_resume(self) -> None:
        """Read the shelf anew when it comes back from under an article."""
        if self._entries and self.query(OptionList):  # at the program's end its list may be gone before it resumes
            self.read_anew()

    def redraw(self) -> None:
        """Draw for another theme."""
        self._show()

    def on_resize(self, event: Resize) -> None:
        """Cut the lines anew."""
        del event
        self._show()

    def _show(self) -> None:
        chosen, row = self.chosen, self.listed.highlighted or 0
        self.shown = arranged(self._entries, ORDERS[self._order], self._typed)
        width = max(20, self.size.width - 2)
        self.listed.clear_options()
        dark = self.app.current_theme.dark
        self.listed.add_options(Option(two_lines(entry, width, dark=dark)) for entry in self.shown)
        self._put_cursor(chosen.id if chosen else "", row)
        self.listed.display = bool(self.shown)
        empty = self.query_one("#library-empty", Static)
        empty.display = not self.shown
        empty.update(self._why_empty())
        self._say()

    def _put_cursor(self, wanted: str, otherwise: int = 0) -> None:
        if self.shown:
            row = next((number for number, each in enumerate(self.shown) if each.id == wanted), otherwise)
            self.listed.highlighted = min(row, len(self.shown) - 1)

    def _why_empty(self) -> str:
        if self._typed:
            return NO_MATCH.format(typed=self._typed)
        return EMPTY_TRASH if self.in_trash else EMPTY.format(folder=self.library.articles, root=self.library.root)

    def _say(self) -> None:
        status = self.status
        self.say_mode()
        status.subject = f"filter: {self._typed}" if self._typed else ORDERS[self._order].words
        unread = sum(1 for each in self._entries if not each.opened and not each.finished)
        status.ways = (HELP, BACK if self.in_trash else QUIT)
        counts = f"{len(self.shown):,} of {len(self._entries):,}", f"{unread:,} unread"
        status.facts = counts[: 1 if self.in_trash else 2] if self._entries else ()
        name = "Trash" if self.in_trash else self.library.root.name
        self.query_one("#library-title", Static).update(f"Postil · {name}")

    def say_mode(self) -> None:
        """Say in the status line whether keys are commands or text, and of what."""
        super().say_mode()
        if self.in_trash and not self.query_one(Prompt).is_open:
            self.status.mode = "TRASH"

    @property
    def chosen(self) -> Entry | None:
        """The article under the cursor."""
        row = self.listed.highlighted
        return self.shown[row] if row is not None and row < len(self.shown) else None

    def _offer_drafts(self) -> None:
        here = {entry.id: entry for entry in self._entries}
        waiting = [draft for draft in drafts(self.library) if draft.article in here][-1:]
        for draft in waiting:
            self._put_cursor(draft.article)
            title = here[draft.article].article.title
            self.tell(f"enter goes on with the {draft.kind} that was not finished, on “{title}”")

    def _say_notices(self) -> None:
        for notice in (self.library.database.why_read_only, self.library.state.notice, self.library.act_log.notice):
            if notice and self.services.says_once(notice, notice):
                self.tell(notice)

    # ── keys ────────────────────────────────────────────────────────────────────────────────

    def do_down(self, count: int) -> None:
        """Next article."""
        self._move(max(1, count))

    def do_up(self, count: int) -> None:
        """Previous article."""
        self._move(-max(1, count))

    def do_page_down(self, count: int) -> None:
        """Page down."""
        self._move(self.listed.size.height // 2 * max(1, count))

    def do_page_up(self, count: int) -> None:
        """Page up."""
        self._move(-(self.listed.size.height // 2) * max(1, count))

    def do_top(self, count: int) -> None:
        """First article, or that of the count."""
        self._move_to(max(0, count - 1))

    def do_bottom(self, count: int) -> None:
        """Last article, or that of the count."""
        self._move_to(count - 1 if count else len(self.shown) - 1)

    def _move(self, by: int) -> None:
        self._move_to((self.listed.highlighted or 0) + by)

    def _move_to(self, row: int) -> None:
        if self.shown:
            self.listed.highlighted = max(0, min(row, len(self.shown) - 1))

    def do_filter(self) -> None:
        """Filter as you type."""
        self.query_one(Prompt).ask("filter", "filter", self._typed)
        self._say()

    def do_unfilter(self) -> None:
        """Show all again; leave the trash."""
        if self._typed:
            self._typed = ""
            self._show()
        elif self.in_trash:
            self.do_show_trash()
        else:
            self.services.loose_end.forget()

    def do_sort(self) -> None:
        """Sort in the next way."""
        self._order = (self._order + 1) % len(ORDERS)
        remember(self.library, ORDER, self._order)
        self._show()

    def do_open(self) -> None:
        """Open the article."""
        entry = self.chosen
        if entry is None:
            self.tell("there is nothing to open")
        elif self.in_trash:
            self.tell("it is in the trash: dd brings it back")
        else:
            self.services.read(entry)

    def on_option_list_option_selected(self) -> None:
        """The mouse chose a row."""
        self.do_open()

    def do_leave(self) -> None:
        """From the trash to the library; from there back or out."""
        if self.in_trash:
            self.do_show_trash()
        else:
            self.services.leave()

    def do_show_entities(self) -> None:
        """The entities of the library."""
        self.services.wide.show_entities()

    def do_show_figures(self) -> None:
        """The figures of the library."""
        self.services.wide.show_figures()

    def do_show_export(self, typed: str = "") -> None:
        """Write out the article under the cursor, or all."""
        entry = None if self.in_trash else self.chosen
        self.services.wide.show_export((of_article(entry),) if entry is not None else (), typed)

    def do_show_import(self) -> None:
        """Bring in notes from a file."""
        self.services.wide.show_import()

    def do_show_parked(self) -> None:
        """What came in and waits."""
        self.services.wide.show_parked()

    def do_versions(self) -> None:
        """What changed between the versions of the article under the cursor."""
        entry = self.chosen
        if entry is None:
            self.tell("there is no article here")
        else:
            self.services.wide.show_versions(entry)

    def do_link(self) -> None:
        """Begin a reference at the article, or end the one that was begun there."""
        entry = self.chosen
        if entry is None or self.in_trash:
            self.tell("there is no article here to link")
        else:
            self.services.loose_end.take(Target(TargetKind.ARTICLE, entry.id), f"“{entry.article.title}”")

    def do_show_trash(self) -> None:
        """The trash, and back."""
        self.in_trash, self._typed = not self.in_trash, ""
        self.read_anew()
        if self.in_trash and self.shown:
            self.tell("the trash: dd brings an article back, esc leaves")

    # ── the line of input ───────────────────────────────────────────────────────────────────

    def on_prompt_typed(self, event: PromptTyped) -> None:
        """Filter as it is typed."""
        if event.about == "filter":
            self._typed = event.text
            self._show()

    def left(self, about: str) -> None:
        """No filter after all."""
        if about == "filter":
            self._typed = ""
            self._show()
