"""Parked screen: what came in from elsewhere and waits for its article or its place."""

from collections.abc import Sequence

from textual import work

from reader.core.incoming import Incoming
from reader.core.matching import loose
from reader.core.quotes import QUOTE_LENGTH, quoted
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.parking import Parked, drop, parked, place_parked
from reader.library.shelf import Entry, entries
from reader.tui.copying import copy
from reader.tui.goal import Goal
from reader.tui.importing.articles import ArticleChoice
from reader.tui.knowing import Knowledge
from reader.tui.list_screen import ListScreen
from reader.tui.modes import Mode
from reader.tui.parked.lines import (
    EMPTY,
    heading_row,
    likely_first,
    matching,
    parked_card,
    record_rows,
    source_of,
)
from reader.tui.parked.trying import found_words, tried_again
from reader.tui.services import Services
from reader.tui.widgets.head_line import title_line
from reader.tui.widgets.picker import Picker
from reader.tui.widgets.rows_view import Row
from reader.tui.widgets.sheets import CardScreen

KEYS = ("enter places it", "r tries again", "dd drops it")
STILL_WAITS = "nothing found its place; enter chooses the article"


class ParkedScreen(ListScreen[Parked]):
    """What waits, by source.

    Args:
        library: The library.
        services: What the app does for screens.
        knowledge: What is known of the whole library.
    """

    KEYS_OF = Mode.PARKED
    nothing = "nothing waits here"

    def __init__(self, library: Library, services: Services, knowledge: Knowledge) -> None:
        super().__init__(library, services, knowledge)
        self._all: list[Parked] = []
        self._shelf: dict[str, Entry] = {}

    # ── what there is, and how it looks ─────────────────────────────────────────────────────

    def gather(self) -> None:
        """What waits, and the articles it may belong to."""
        self._all = parked(self.library)
        self._shelf = {each.id: each for each in entries(self.library)}

    def asked(self) -> list[Parked]:
        """Those in whose words all that is typed stands, by source."""
        return sorted(matching(self._all, self.typed), key=lambda each: source_of(each, self._shelf))

    def name_of(self, thing: Parked) -> str:
        """The id of a record."""
        return thing.uid

    def rows_of(self, thing: Parked, width: int) -> list[Row]:
        """What was marked, the note, why it waits."""
        return record_rows(thing, width)

    def part_of(self, thing: Parked) -> str:
        """Its source."""
        return source_of(thing, self._shelf)

    def heading_of(self, thing: Parked, width: int) -> Row:
        """Its source, by whom, and whether it is here."""
        return heading_row(thing, self._shelf, width)

    def head(self, width: int) -> Row:
        """How many wait, and the keys."""
        count = len(self._all)
        words = f"Parked · {count:,} wait{'s' if count == 1 else ''}" if count else "Parked"
        return title_line(words, KEYS if self.shown else (), width)

    def empty_words(self) -> str:
        """What comes to wait here."""
        return EMPTY

    def on_rows_view_chosen(self) -> None:
        """The record under the cursor was clicked."""
        self.do_place()

    # ── keys ────────────────────────────────────────────────────────────────────────────────

    def do_place(self) -> None:
        """Choose its article, then go there."""
        self.on_chosen(self._choose_article)

    def _choose_article(self, each: Parked) -> None:
        if not isinstance(each.what, Incoming):
            self.tell("a reference waits for what it joins: place that, and it comes along")
            return
        shelf = likely_first(each, [entry for entry in self._shelf.values() if not entry.missing])

        def take(chosen: int | None) -> None:
            if chosen is not None:
                self.try_to(lambda: self._place_in(each, shelf[chosen][0]), lambda: None)

        if shelf:
            choices = [ArticleChoice(*article) for article in shelf]
            self.app.push_screen(Picker("Place it in which article?", choices, loose), take)
        else:
            self.tell("there is no article yet to place it in")

    def _place_in(self, each: Parked, entry: Entry) -> str:
        if isinstance(each.what, Incoming) and each.what.quote:
            self.services.read(entry, Goal(placing=each.uid))
            return ""
        opened = open_article(self.library, entry)
        place_parked(self.library, each.uid, opened.entry, opened.document, None)
        return f"on the whole of {quoted(entry.article.title, QUOTE_LENGTH)} now · u takes it back"

    def do_open(self) -> None:
        """All that it says."""
        self.on_chosen(lambda each: self.app.push_screen(CardScreen(parked_card(each, self._shelf))))

    def do_retry(self) -> None:
        """Try again with all; what found its place leaves the list."""
        self._try(None)

    @work(exclusive=True, group="retrying", description="what is parked, once more")
    async def _try(self, among: Sequence[Entry] | None) -> None:
        self.tell("looking …")
        before = len(self._all)
        words = await tried_again(self.library, among)
        self.read_anew()
        self.tell(words or found_words(before - len(self._all)) or STILL_WAITS)

    def do_trash(self) -> None:
        """Drop it."""
        self.on_chosen(self._drop)

    def _drop(self, each: Parked) -> None:
        drop(self.library, [each.uid])
        self.tell("dropped · u brings it back · it does not come in again")

    def do_copy(self) -> None:
        """Copy what was marked, and the note."""
        self.on_chosen(self._copy)

    def _copy(self, each: Parked) -> None:
        quote = each.what.quote if isinstance(each.what, Incoming) else ""
        text = "\n\n".join(part for part in (quote, each.what.note) if part)
        self.tell(f"copied, {copy(self.app, text)}")

    def do_show_import(self) -> None:
        """Bring in notes from a file."""
        self.services.wide.show_import()
