"""Bulk: a sheet with the first draft of each of several annotations, to be looked at before they are made."""

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from reader.core.asking import in_a_line
from reader.core.cells import fitted, shown
from reader.library.bulk_cards import Drafted
from reader.library.card_making import Wanted
from reader.tui.pasting import anew
from reader.tui.widgets.sheets import NARROW_THEN_WIDE, KeysLine

TAKEN, LEFT = "●", "○"


class BulkScreen(ModalScreen[list[Wanted] | None]):
    """Answers with the cards that are to be made, or None where it was left.

    Args:
        drafted: What may be made.
    """

    HORIZONTAL_BREAKPOINTS = NARROW_THEN_WIDE

    def __init__(self, drafted: Drafted) -> None:
        super().__init__()
        self._drafted = drafted
        self._left_out: set[int] = set()

    def compose(self) -> ComposeResult:
        """How many, the drafts, the keys."""
        with Vertical(classes="sheet sheet--known sheet--maker"):
            yield Label("", classes="sheet--title", markup=False)
            yield Label("", classes="maker--name", markup=False)
            yield OptionList(*(Option(self._row(number)) for number in range(len(self._wanted))), markup=False)
            yield KeysLine("enter makes them", "space leaves one out", "esc leaves")

    @property
    def _wanted(self) -> Sequence[Wanted]:
        return self._drafted.wanted

    def on_mount(self) -> None:
        """Begin at the first."""
        rows = self.query_one(OptionList)
        rows.highlighted = 0
        rows.focus()

    def on_resize(self) -> None:
        """Say how many in the room there is."""
        self._say()

    def _say(self) -> None:
        count, width = len(self._wanted) - len(self._left_out), self.query_one(".sheet").content_size.width
        title, names = self.query(Label).first(), self.query_one(".maker--name", Label)
        title.update(fitted(f"make {count} card{'' if count == 1 else 's'}?", max(8, width)))
        names.update(fitted(said_of_rest(self._drafted), max(8, width)))

    def _row(self, number: int) -> Content:
        wanted, is_left = self._wanted[number], number in self._left_out
        asked = shown(in_a_line(wanted.question))
        return Content.assemble(
            (f"{LEFT if is_left else TAKEN} ", "$accent bold"),
            (asked, "$foreground 60%" if is_left else ""),
            ("\n  → ", "$foreground 60%"),
            (shown(wanted.answer), "$foreground 60%" if is_left else "bold"),
        )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A draft was clicked."""
        event.stop()
        self._turn(event.option_index)

    def _turn(self, number: int | None) -> None:
        if number is not None:
            self._left_out ^= {number}
            self.query_one(OptionList).replace_option_prompt_at_index(number, self._row(number))
            self._say()

    def _make(self) -> None:
        self.dismiss([each for number, each in enumerate(self._wanted) if number not in self._left_out])

    def on_key(self, event: Key) -> None:
        """Leave one out, make them, or leave."""
        rows = self.query_one(OptionList)
        acts: dict[str, Callable[[], object]] = {
            **dict.fromkeys(("j", "down"), rows.action_cursor_down),
            **dict.fromkeys(("k", "up"), rows.action_cursor_up),
            **dict.fromkeys(("space", "v"), lambda: self._turn(rows.highlighted)),
            **dict.fromkeys(("enter", "c"), self._make),
            **dict.fromkeys(("escape", "q"), lambda: self.dismiss(None)),
        }
        if self.app.screen is not self:
            event.stop()
            self.app.post_message(anew(event))
        elif event.key in acts:
            event.stop()
            event.prevent_default()
            acts[event.key]()


def said_of_rest(drafted: Drafted) -> str:
    """What of the annotations no card is offered for."""
    parts = (
        (drafted.carded, "have cards"),
        (drafted.without, "have no draft: c on one of them asks for your own words"),
        (drafted.later, "are left for another c"),
    )
    return " · ".join(f"{count} {words}" for count, words in parts if count)
