"""Library wide: the screens over all articles, and what they and the page know of the whole library."""

from collections.abc import Callable, Coroutine, Sequence

from textual.app import App

from reader.core.change import Change
from reader.core.document import Document
from reader.core.entity import EntityKey
from reader.core.errors import ReaderError
from reader.core.figure import Figure
from reader.core.reference import Target
from reader.core.span import Span
from reader.library.known import Census
from reader.library.library import Library
from reader.library.shelf import Entry
from reader.store.journal import KEPT
from reader.store.nouns import ANNOTATION, CARD, REFERENCE, RESURFACED, REVIEW, WEIGHT
from reader.tui.knowing import Knowledge
from reader.tui.modes import Mode
from reader.tui.own import OwnScreen
from reader.tui.screens.codebook import CodebookScreen
from reader.tui.screens.entities import EntitiesScreen
from reader.tui.screens.entity import EntityScreen
from reader.tui.screens.figure import FigureScreen
from reader.tui.screens.figures import FiguresScreen
from reader.tui.screens.history import HistoryScreen
from reader.tui.screens.lost import LostScreen
from reader.tui.screens.notebook import NotebookScreen
from reader.tui.screens.reference import ReferenceScreen
from reader.tui.screens.references import ReferencesScreen
from reader.tui.screens.relations import RelationsScreen
from reader.tui.screens.search import SearchScreen
from reader.tui.screens.suggestions import SuggestionsScreen
from reader.tui.screens.versions import VersionsScreen
from reader.tui.services import Services
from reader.tui.subject import Subject

_OF_NOTES = (ANNOTATION, REFERENCE)  # what changes neither names nor figures
_OF_REVIEWS = (CARD, RESURFACED, REVIEW, WEIGHT)  # what changes nothing that is known of the library
_WIDE = (Mode.ENTITIES, Mode.ENTITY, Mode.FIGURES, Mode.FIGURE, Mode.REVIEW)

# Imports inside functions here are of what is seldom done in a sitting, and would make a quarter of this room's load.


class LibraryWide:
    """Shows entities and figures of all articles.

    Args:
        app: The app.
        library: The library.
        services: What the app does for screens.
    """

    def __init__(self, app: App[None], library: Library, services: Services) -> None:
        self._app = app
        self._library = library
        self._services = services
        self.knowledge = Knowledge(library, self._tell_screens)
        library.subscribe(self._changed)
        app.run_worker(self.knowledge.keep_fresh(), group="knowledge")
        self.knowledge.refresh()

    def _changed(self, changes: tuple[Change, ...]) -> None:
        if changes and all(change.noun in _OF_REVIEWS for change in changes):
            return
        if changes and all(change.noun in _OF_NOTES or change.verb == KEPT for change in changes):
            self.knowledge.refresh_notes()
        else:
            self.knowledge.refresh()

    def _tell_screens(self) -> None:
        for screen in self._app.screen_stack:
            if isinstance(screen, OwnScreen) and screen.stands:
                screen.known_again()
        self._take_up_index()

    def _take_up_index(self) -> None:
        """What spans the library is looked at: find, without being asked, what is not known yet."""
        screen = self._seen
        if screen is not None and screen.mode in _WIDE and self.knowledge.takes_up_index():
            self._app.run_worker(self._index(self.knowledge.begin_index(), asked=False), group="indexing")

    def refresh(self) -> None:
        """Something changed: what is known of the library is to be taken anew."""
        self.knowledge.refresh()

    async def close(self) -> None:
        """Let the process go that finds names and figures."""
        await self.knowledge.stop_indexing()

    def look_around(self) -> None:
        """Take it anew when another process found something out about it; costs next to nothing."""
        self.knowledge.look_around()

    def index(self) -> None:
        """Begin to find the names and figures of all articles, or stop doing so."""
        is_on = self.knowledge.is_indexing
        work = self.knowledge.stop_indexing() if is_on else self._index(self.knowledge.begin_index())
        self._app.run_worker(work, group="indexing")

    async def _index(self, work: Coroutine[object, object, None], *, asked: bool = True) -> None:
        try:
            await work
        except ReaderError as error:  # of what nobody asked for, the reading screen says once that there is no model
            if asked and self._seen is not None:
                self._seen.tell(str(error))

    @property
    def _seen(self) -> OwnScreen | None:
        """The screen on top; None where it is none of ours, or where the app is going and has none any more."""
        screen = next(reversed(self._app.screen_stack), None)
        return screen if isinstance(screen, OwnScreen) else None

    # ── what the rest of the library says of one article ────────────────────────────────────

    @property
    def census(self) -> Census | None:
        """What the library names; None until it was first gone through."""
        return self.knowledge.census

    def named_elsewhere(self, article: str) -> frozenset[EntityKey]:
        """The entities of an article that other articles name too."""
        return self.knowledge.named_elsewhere(article)

    def noted_elsewhere(self, article: str) -> frozenset[EntityKey]:
        """Those of them that an annotation of the reader's touches in another article."""
        return self.knowledge.noted_elsewhere(article)

    def measured_elsewhere(self, article: str) -> frozenset[Span]:
        """The figures of an article that are likely measured in other articles too, by their spans."""
        return self.knowledge.measured_elsewhere(article)

    # ── screens ─────────────────────────────────────────────────────────────────────────────

    def show_entities(self, together: EntityKey | None = None) -> None:
        """The browser of entities; only those named together with one, when that is given."""
        self._back_to(Mode.ENTITIES)
        self._app.push_screen(EntitiesScreen(self._library, self._services, self.knowledge, together))
        self._take_up_index()

    def show_entity(self, key: EntityKey, entry: Entry | None = None) -> None:
        """The card of an entity, seen from an article."""
        self._app.push_screen(EntityScreen(self._library, self._services, self.knowledge, key, entry))
        self._take_up_index()

    def show_figures(self, entry: Entry | None = None, alike: Figure | None = None) -> None:
        """The ledger of an article, or of the library; only one measure, when a figure of the article is given."""
        self._back_to(Mode.FIGURES)
        self._app.push_screen(FiguresScreen(self._library, self._services, self.knowledge, entry, alike))
        self._take_up_index()

    def show_figure(self, entry: Entry, figure: Figure) -> None:
        """The card of a figure of an article."""
        self._app.push_screen(FigureScreen(self._library, self._services, self.knowledge, entry, figure))
        self._take_up_index()

    def show_references(self, about: Target | None = None, relation: str = "") -> None:
        """All references of the library; only those at one thing, or that say one relation, when that is given."""
        self._back_to(Mode.REFERENCES)
        self._app.push_screen(ReferencesScreen(self._library, self._services, self.knowledge, about, relation))

    def show_relations(self) -> None:
        """What references can say."""
        self._back_to(Mode.RELATIONS)
        self._app.push_screen(RelationsScreen(self._library, self._services, self.knowledge))

    def show_reference(self, target: Target, entry: Entry | None = None, at: str = "") -> None:
        """The card of the references at one thing, seen from an article; on one of them, when its id is given."""
        self._app.push_screen(ReferenceScreen(self._library, self._services, self.knowledge, target, entry, at=at))

    def show_search(self, typed: str = "") -> None:
        """Everything by its words; without any, as it was left, where it was left to read what was found."""
        last = next((screen for screen in self._app.screen_stack if isinstance(screen, SearchScreen)), None)
        self._back_to(Mode.SEARCH)
        text = typed or (last.typed if last is not None else "")
        self._app.push_screen(SearchScreen(self._library, self._services, self.knowledge, text))

    def show_suggestions(self, entry: Entry, document: Document, span: Span) -> None:
        """Passages of other articles that are worth linking with one of an article."""
        self._app.push_screen(SuggestionsScreen(self._library, self._services, self.knowledge, entry, document, span))

    def show_lost(self, entry: Entry, uid: str = "") -> None:
        """The annotations of an article that changed or are lost, at one of them."""
        self._app.push_screen(LostScreen(self._library, self._services, self.knowledge, entry, uid))

    def show_history(self) -> None:
        """What was done to the library, and when."""
        self._back_to(Mode.HISTORY)
        self._app.push_screen(HistoryScreen(self._library, self._services, self.knowledge))

    def show_versions(self, entry: Entry) -> None:
        """What changed between the versions of an article."""
        self._app.push_screen(VersionsScreen(self._library, self._services, self.knowledge, entry))

    def show_notebook(self, typed: str = "") -> None:
        """Every annotation of the library, or those that a filter finds."""
        self._back_to(Mode.NOTEBOOK)
        self._app.push_screen(NotebookScreen(self._library, self._services, self.knowledge, typed))

    def show_export(self, subjects: Sequence[Subject] = (), format_name: str = "") -> None:
        """What may be written out, the nearest first, in which format; the whole library is offered last."""
        from reader.formats.outgoing.table import out_format  # noqa: PLC0415
        from reader.tui.screens.export import ExportScreen  # noqa: PLC0415

        if format_name:
            out_format(format_name)
        self._back_to(Mode.EXPORT)
        self._app.push_screen(ExportScreen(self._library, self._services, self.knowledge, subjects, format_name))

    def show_import(self, typed: str = "") -> None:
        """What a file from elsewhere would bring in, before it does; without one, it is asked for."""
        from reader.tui.screens.importing import ImportScreen  # noqa: PLC0415

        self._back_to(Mode.IMPORT)
        self._app.push_screen(ImportScreen(self._library, self._services, self.knowledge, typed))

    def show_parked(self) -> None:
        """What came in and waits for its article or its place."""
        from reader.tui.screens.parked import ParkedScreen  # noqa: PLC0415

        self._back_to(Mode.PARKED)
        self._app.push_screen(ParkedScreen(self._library, self._services, self.knowledge))

    def show_review(self) -> None:
        """What is due to be recalled, one card at a time."""
        self._once_scheduled(self._show_review)

    def _show_review(self) -> None:
        from reader.tui.screens.review import ReviewScreen  # noqa: PLC0415

        self._back_to(Mode.REVIEW)
        self._app.push_screen(ReviewScreen(self._library, self._services, self.knowledge))
        self._take_up_index()

    def show_statistics(self) -> None:
        """How reviewing goes."""
        self._once_scheduled(self._show_statistics)

    def _show_statistics(self) -> None:
        from reader.tui.screens.statistics import StatisticsScreen  # noqa: PLC0415

        self._back_to(Mode.STATISTICS)
        self._app.push_screen(StatisticsScreen(self._library, self._services, self.knowledge))

    def show_cards(self, entry: Entry | None = None, typed: str = "") -> None:
        """The cards of the library, or of an article; those that a filter finds."""
        self._once_scheduled(lambda: self._show_cards(entry, typed))

    def _show_cards(self, entry: Entry | None, typed: str) -> None:
        from reader.tui.screens.cards import CardsScreen  # noqa: PLC0415

        self._back_to(Mode.CARDS)
        self._app.push_screen(CardsScreen(self._library, self._services, self.knowledge, entry, typed))

    def show_desk(self) -> None:
        """The rounds that were begun at the review desk, and what others could be made of."""
        from reader.tui.screens.desk import DeskScreen  # noqa: PLC0415

        self._back_to(Mode.DESK)
        self._app.push_screen(DeskScreen(self._library, self._services, self.knowledge))

    def show_round(self, typed: str = "") -> None:
        """The annotations that a filter finds, or all, one at a time, from where that was left."""
        from reader.tui.screens.round import RoundScreen  # noqa: PLC0415

        self._back_to(Mode.ROUND)
        self._app.push_screen(RoundScreen(self._library, self._services, self.knowledge, typed))

    def show_codebook(self, *, labels: bool) -> None:
        """The tags, or the labels, with how often each is used."""
        self._back_to(Mode.CODEBOOK)
        self._app.push_screen(CodebookScreen(self._library, self._services, self.knowledge, labels=labels))

    def _once_scheduled(self, show: Callable[[], None]) -> None:
        """Show what needs to know when each card is due; where that takes long, say first how far it is."""
        from reader.library.scheduling import MANY_BEHIND, behind  # noqa: PLC0415

        if behind(self._library) < MANY_BEHIND:
            show()
            return
        from reader.tui.screens.catching_up import CatchingUpScreen  # noqa: PLC0415

        self._app.push_screen(CatchingUpScreen(self._library), lambda done: show() if done else None)

    def _back_to(self, mode: Mode) -> None:
        """Put away what lies over a screen of this mode, and that screen: there is one of each at most."""
        modes = [screen.mode if isinstance(screen, OwnScreen) else None for screen in self._app.screen_stack]
        for _ in modes[modes.index(mode) :] if mode in modes else ():
            self._app.pop_screen()
