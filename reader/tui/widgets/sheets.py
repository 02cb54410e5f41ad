"""Sheets: a list to choose from, and a card, both over the page and left by esc."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.console import Group
from rich.table import Table
from rich.text import Text
from textual.app import App, ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList, Static
from textual.widgets.option_list import Option

from reader.core.cells import shown
from reader.tui.opening_outside import open_outside
from reader.tui.pasting import anew
from reader.tui.widgets.pressing import JOIN
from reader.tui.widgets.rows_view import Row, text_of
from reader.tui.widgets.told_keys import ToldKeys, fitting

SHEET_SHARE = 0.8  # of the height of the screen; lists.tcss has it too
NARROW_THEN_WIDE = [(0, "-narrow"), (90, "-wide")]  # from how many cells a sheet leaves the page beside it in view


@dataclass(frozen=True, slots=True)
class Way:
    """Where a card leads.

    Attributes:
        words: Whither.
        go: What goes there, once the card is away.
    """

    words: str
    go: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Act:
    """What a key does on a card.

    Attributes:
        key: The key.
        words: What it does.
        act: What does it, once the card is away.
    """

    key: str
    words: str
    act: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of one thing, in a few lines.

    Attributes:
        title: Its name.
        rows: (word, text), the text in one look or in pieces; a row without a word is a quotation.
        url: An address that `enter` opens outside; empty for none.
        ways: Where `enter` leads, instead; of several, one is chosen.
        acts: What other keys do.
    """

    title: str
    rows: tuple[tuple[str, str | Row], ...]
    url: str = ""
    ways: tuple[Way, ...] = ()
    acts: tuple[Act, ...] = ()


class KeysLine(ToldKeys):
    """The keys under a sheet, as many whole ones as there is room for; the last of them always.

    Args:
        keys: The weightiest first, but for the last.
    """

    def __init__(self, *keys: str) -> None:
        super().__init__(JOIN.join(keys))
        self._keys = keys

    def on_resize(self) -> None:
        """Leave out what has no room."""
        self.tell(fitting(self._keys, self.screen.query_one(".sheet").content_size.width, always=1))


class Chooser(ModalScreen[int | None]):
    """A list; answers with the number of the row that was chosen, or None.

    Args:
        title: What the rows are.
        rows: What there is to choose from.
        chosen: The row to begin at.
        enter: What `enter` does.
    """

    HORIZONTAL_BREAKPOINTS = NARROW_THEN_WIDE

    def __init__(self, title: str, rows: Sequence[str], chosen: int = 0, *, enter: str = "goes there") -> None:
        super().__init__()
        self._title = title
        self._enter = enter
        self.rows = rows
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """A title, the rows, the keys."""
        with Vertical(classes="sheet"):
            yield Label(shown(self._title), classes="sheet--title", markup=False)
            yield OptionList(*(Option(Content(shown(row))) for row in self.rows), markup=False)
            yield KeysLine(f"enter {self._enter}", "j k move", "esc leaves")

    def on_mount(self) -> None:
        """Begin at the row that is right now."""
        rows = self.query_one(OptionList)
        rows.highlighted = self._chosen
        rows.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A row was chosen."""
        self.dismiss(event.option_index)

    def on_key(self, event: Key) -> None:
        """Letters move too; what is pressed right after the key that leaves is for the screen below."""
        rows = self.query_one(OptionList)
        acts: dict[str, Callable[[], object]] = {
            **dict.fromkeys(("j", "down"), rows.action_cursor_down),
            **dict.fromkeys(("k", "up"), rows.action_cursor_up),
            **dict.fromkeys(("G", "end"), rows.action_last),
            **dict.fromkeys(("g", "home"), rows.action_first),
            **dict.fromkeys(("space", "pagedown"), rows.action_page_down),
            **dict.fromkeys(("b", "pageup"), rows.action_page_up),
            **dict.fromkeys(("escape", "q", "o"), lambda: self.dismiss(None)),
            "enter": lambda: self.dismiss(rows.highlighted),
        }
        if self.app.screen is not self:
            event.stop()
            self.app.post_message(anew(event))
        elif event.key in acts:
            event.stop()
            event.prevent_default()
            acts[event.key]()


class CardScreen(ModalScreen[None]):
    """A card; `enter` opens its address outside, or goes where it leads; `esc` leaves."""

    HORIZONTAL_BREAKPOINTS = NARROW_THEN_WIDE

    def __init__(self, card: Card) -> None:
        super().__init__()
        self.card = card

    def compose(self) -> ComposeResult:
        """Title, rows, keys."""
        card = self.card
        enter = f"enter chooses one of {len(card.ways)} links" if len(card.ways) > 1 else "enter follows the link"
        enter = enter if card.ways else "enter opens it in the browser" if card.url else ""
        keys = JOIN.join(filter(None, (*(f"{each.key} {each.words}" for each in card.acts), enter, "esc leaves")))
        with Vertical(classes="sheet"):
            yield Label(shown(self.card.title), classes="sheet--title", markup=False)
            with VerticalScroll():
                yield Static(_table(self.card, dark=self.app.current_theme.dark), markup=False)
            yield ToldKeys(keys)

    def on_resize(self) -> None:
        """Leave room for the keys under what is shown."""
        self.call_after_refresh(self._make_room)

    def _make_room(self) -> None:
        sheet, scroll = self.query_one(".sheet"), self.query_one(VerticalScroll)
        beside = (self.query_one(".sheet--title"), self.query_one(ToldKeys))
        taken = sheet.gutter.height + sum(each.outer_size.height + each.styles.margin.height for each in beside)
        scroll.styles.max_height = max(1, int(self.size.height * SHEET_SHARE) - taken)

    def on_key(self, event: Key) -> None:
        """Any of the keys that show a card puts it away again; what is pressed after that is for the screen below."""
        if self.app.screen is not self:
            event.stop()
            self.app.post_message(anew(event))
            return
        if event.key == "enter" and self.card.url:
            open_outside(self.app, self.card.url)
        done = next((each for each in self.card.acts if each.key == event.key), None)
        if done is not None:
            event.stop()
            self.dismiss(None)
            done.act()
        elif event.key == "enter" and self.card.ways:
            event.stop()
            self._follow()
        elif event.key in {"escape", "q", "K", "enter"}:
            event.stop()
            self.dismiss(None)
        elif event.key in {"j", "k"}:
            scroll = self.query_one(VerticalScroll)
            scroll.scroll_relative(y=1 if event.key == "j" else -1, animate=False)

    def _follow(self) -> None:
        ways, app = self.card.ways, self.app
        self.dismiss(None)
        follow(app, ways)


def follow(app: App[object], ways: Sequence[Way]) -> None:
    """Go where something leads; of several ways, one is asked for."""
    if len(ways) == 1:
        ways[0].go()
        return

    def go(chosen: int | None) -> None:
        if chosen is not None:
            ways[chosen].go()

    chooser = Chooser("Follow which link?", [way.words for way in ways])
    app.call_later(app.push_screen, chooser, go)  # from there, for a card that asks is gone when it is answered


def _table(card: Card, *, dark: bool) -> Group:
    """The rows with words in two columns; those without, which are quotations, below."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column()
    quoted: list[Text] = []
    for word, said in card.rows:
        if isinstance(said, str):
            text = Text("\n".join(shown(line) for line in said.split("\n")))
        else:
            text = text_of(said, dark=dark)
            text.no_wrap = False
        if word:
            grid.add_row(word, text)
        else:
            quoted += [Text(""), text]
    return Group(grid, *quoted)
