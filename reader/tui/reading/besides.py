"""Besides: a second article beside the one that is read, and the way from one to the other."""

from collections.abc import Iterable
from dataclasses import dataclass

from reader.core.cells import fitted, shown
from reader.core.matching import loose
from reader.library.ends import Ends
from reader.library.shelf import Entry, entries
from reader.library.tied import Tied
from reader.tui.goal import Goal
from reader.tui.reading.desk import Desk
from reader.tui.reading.focus import FocusKind
from reader.tui.reading.following import Following
from reader.tui.references.showing import QUIET, lead_of
from reader.tui.services import Services
from reader.tui.widgets.picker import Picker
from reader.tui.widgets.rows_view import Row

TITLE_MOST = 52  # cells, for the day to be seen beside it


@dataclass(frozen=True, slots=True)
class ArticleChoice:
    """An article to open."""

    entry: Entry

    @property
    def row(self) -> Row:
        """Its title and its day."""
        article = self.entry.article
        day = f"  {article.published:%-d %b %Y}" if article.published else ""
        return (fitted(shown(article.title), TITLE_MOST), ""), (day, QUIET)

    @property
    def searched(self) -> str:
        """Its title, where it comes from, its tags."""
        article = self.entry.article
        return loose(" ".join((article.title, article.author, article.source, *article.tags, self.entry.slug)))


class Besides:
    """What the keys for a second article do; each `do_` method is one command of the table.

    Args:
        desk: The desk.
        services: What the app does for screens.
        following: Tells where links lead.
    """

    def __init__(self, desk: Desk, services: Services, following: Following) -> None:
        self.desk = desk
        self._services = services
        self._following = following

    def do_other_pane(self) -> None:
        """Go to the other of two articles."""
        self._services.other_pane()

    def do_beside(self) -> None:
        """Open beside it what the reference at the focus or the link in it leads to; else an article that is chosen."""
        tied, place = self._tied(), self._linked()
        if tied is not None:
            self._other_end(tied)
        elif place is not None:
            self._services.beside(*place)
        else:
            self._choose()

    def _tied(self) -> Tied | None:
        focus = self.desk.focus_now
        if self.desk.selection is not None:
            return None
        if focus.kind is FocusKind.REFERENCE:
            return next((each for each in self.desk.tied if each.key == focus.ref), None)
        return next((each for each in self.desk.tied if each.span == focus.span), None)

    def _other_end(self, tied: Tied) -> None:
        """The other end; of several, the card is shown to choose."""
        desk, reference = self.desk, tied.references[0]
        if len(tied.references) > 1:
            self._services.wide.show_reference(tied.target, desk.opened.entry)
            return
        other = reference.target if reference.source == tied.target else reference.source
        end = Ends(desk.library, entries(desk.library)).end(other)
        lead = lead_of(end)
        if lead.entry is None:
            desk.tell(f"{end.words} stands in no article; enter shows its card")
        else:
            self._services.beside(lead.entry, lead.goal)

    def _linked(self) -> tuple[Entry, Goal] | None:
        desk, focus = self.desk, self.desk.focus_now
        if focus.kind is not FocusKind.LINK or desk.selection is not None:
            return None
        link = next((each for each in desk.document.links if each.span == focus.span), None)
        return self._following.place_of(link) if link is not None else None

    def _choose(self) -> None:
        """Ask which; the cursor stands on the one read before this."""
        shelf = last_read_first(entries(self.desk.library), self.desk.opened.entry)

        def take(choice: int | None) -> None:
            if choice is not None:
                self._services.beside(shelf[choice])

        choices = [ArticleChoice(each) for each in shelf]
        self.desk.app.push_screen(Picker("Open beside this article", choices, loose, min(1, len(shelf) - 1)), take)


def last_read_first(shelf: Iterable[Entry], here: Entry) -> list[Entry]:
    """Articles, the one that is read first, then those read last, then the newest."""

    def when(entry: Entry) -> tuple[bool, str, str]:
        opened, published = entry.opened, entry.article.published
        return entry.id == here.id, opened.isoformat() if opened else "", published.isoformat() if published else ""

    return sorted(shelf, key=when, reverse=True)
