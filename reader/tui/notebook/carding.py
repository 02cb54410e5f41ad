"""Carding: the notebook's key that makes cards, of one annotation or of all that are selected."""

from collections.abc import Callable, Sequence
from typing import Protocol

from textual.app import App

from reader.core.errors import ReaderError
from reader.core.reference import Target, TargetKind
from reader.library.library import Library
from reader.library.notebook import Row
from reader.tui.slicing import in_slices

# Imports inside functions: what makes drafts of cards is large, and seldom asked for in a sitting.


class Notebook(Protocol):
    """The list, as this key sees it."""

    @property
    def stands(self) -> bool:
        """Whether it was not left meanwhile."""

    @property
    def is_trash(self) -> bool:
        """Whether it shows the trash."""

    @property
    def chosen(self) -> Row | None:
        """The row under the cursor."""

    @property
    def marked_uids(self) -> Sequence[str]:
        """The ids of those that are selected."""

    def unmark(self) -> None:
        """Nothing is selected any more."""

    def tell(self, message: str) -> None:
        """Say something until the next key."""

    def try_to(self, act: Callable[[], str], then: Callable[[], None]) -> None:
        """Do something, then the rest, and say what came of it, or what is to be mended."""


class Carding:
    """What the key does.

    Args:
        app: The app.
        library: The library.
        notebook: The list.
    """

    def __init__(self, app: App[object], library: Library, notebook: Notebook) -> None:
        self._app = app
        self._library = library
        self._notebook = notebook

    def do_card(self) -> None:
        """Make a card of the annotation, or look at the first drafts of all that are selected."""
        notebook = self._notebook
        if notebook.is_trash:
            notebook.tell("it is in the trash: dd brings it back")
        elif notebook.marked_uids:
            notebook.tell("looking what may be asked …")
            self._app.run_worker(self._draft(tuple(notebook.marked_uids)), group="drafting", exclusive=True)
        elif notebook.chosen is not None:
            self._make_one(notebook.chosen.uid)

    def do_weigh(self) -> None:
        """How often the annotation is read again, or all that are selected."""
        from reader.tui.weighing import weigh  # noqa: PLC0415

        notebook = self._notebook
        uids = notebook.marked_uids or ((notebook.chosen.uid,) if notebook.chosen is not None else ())
        if notebook.is_trash:
            notebook.tell("it is in the trash: dd brings it back")
        elif uids:
            weigh(self._app, self._library, [Target(TargetKind.ANNOTATION, uid) for uid in uids], notebook.tell)

    def _make_one(self, uid: str) -> None:
        from reader.library.bulk_cards import spot_of  # noqa: PLC0415
        from reader.library.card_drafts import card_drafts  # noqa: PLC0415
        from reader.tui.cards.maker import MakerScreen  # noqa: PLC0415
        from reader.tui.cards.work import new_work  # noqa: PLC0415

        spot = spot_of(self._library, uid)
        if spot is None:
            self._notebook.tell("a card is made of a passage, and this lies on none")
            return
        offered = card_drafts(self._library, spot.entry, spot.document, spot.span)
        self._app.push_screen(MakerScreen(self._library, new_work(self._library, spot, offered)), self._said)

    def _said(self, said: str | None) -> None:
        if said:
            self._notebook.tell(said)

    async def _draft(self, uids: Sequence[str]) -> None:
        from reader.library.bulk_cards import first_drafts  # noqa: PLC0415
        from reader.library.card_making import Wanted, make_cards  # noqa: PLC0415
        from reader.tui.cards.bulk import BulkScreen, said_of_rest  # noqa: PLC0415
        from reader.tui.cards.work import made_words  # noqa: PLC0415

        def make(wanted: list[Wanted] | None) -> None:
            if wanted:
                self._notebook.try_to(lambda: made_words(make_cards(self._library, wanted)), self._notebook.unmark)
            else:
                self._notebook.tell("no card is made")

        try:
            drafted = await in_slices(first_drafts(self._library, uids))
        except ReaderError as error:
            self._notebook.tell(str(error))
            return
        if not self._notebook.stands:
            return
        if drafted.wanted:
            self._notebook.tell("")
            self._app.push_screen(BulkScreen(drafted), make)
        else:
            self._notebook.tell(f"nothing to make: {said_of_rest(drafted)}")
