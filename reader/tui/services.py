"""Services: what screens ask of the app, so that no screen knows another."""

from collections.abc import Callable, Sequence
from typing import Protocol

from textual.events import Key

from reader.core.document import Document
from reader.core.entity import EntityKey, Mention
from reader.core.figure import Figure
from reader.core.phrase import Phrase
from reader.core.reference import Reference, Target
from reader.core.span import Span
from reader.library.known import Census
from reader.library.passage import Passage
from reader.library.shelf import Entry
from reader.tui.goal import WHERE_READ, Goal
from reader.tui.modes import Mode
from reader.tui.subject import Subject

Read = Callable[[Entry, Goal], None]


class Names(Protocol):
    """What finds names without keeping a key waiting."""

    engine: str

    async def find(self, text: str) -> list[Mention]:
        """The names in a text."""

    async def close(self) -> None:
        """Let the worker go."""


class Wide(Protocol):
    """What spans the whole library: entities and figures of all articles; loaded once the first page stands."""

    @property
    def census(self) -> Census | None:
        """What the library names; None until it was first gone through."""

    def named_elsewhere(self, article: str) -> frozenset[EntityKey]:
        """The entities of an article that other articles name too."""

    def noted_elsewhere(self, article: str) -> frozenset[EntityKey]:
        """Those of them that an annotation of the reader's touches in another article."""

    def measured_elsewhere(self, article: str) -> frozenset[Span]:
        """The figures of an article that are likely measured in other articles too, by their spans."""

    def show_entities(self, together: EntityKey | None = None) -> None:
        """The browser of entities; only those named together with one, when that is given."""

    def show_entity(self, key: EntityKey, entry: Entry | None = None) -> None:
        """The card of an entity, seen from an article."""

    def show_figures(self, entry: Entry | None = None, alike: Figure | None = None) -> None:
        """The ledger of an article, or of the library; only one measure, when a figure of the article is given."""

    def show_figure(self, entry: Entry, figure: Figure) -> None:
        """The card of a figure of an article."""

    def show_suggestions(self, entry: Entry, document: Document, span: Span) -> None:
        """Passages of other articles that are worth linking with one of an article."""

    def show_lost(self, entry: Entry, uid: str = "") -> None:
        """The annotations of an article that changed or are lost, at one of them."""

    def show_history(self) -> None:
        """What was done to the library, and when."""

    def show_versions(self, entry: Entry) -> None:
        """What changed between the versions of an article."""

    def show_search(self, typed: str = "") -> None:
        """Everything by its words; without any, as it was left, where it was left to read what was found."""

    def show_notebook(self, typed: str = "") -> None:
        """Every annotation of the library, or those that a filter finds."""

    def show_codebook(self, *, labels: bool) -> None:
        """The tags, or the labels, with how often each is used."""

    def show_references(self, about: Target | None = None, relation: str = "") -> None:
        """All references of the library; only those at one thing, or that say one relation, when that is given."""

    def show_relations(self) -> None:
        """What references can say."""

    def show_reference(self, target: Target, entry: Entry | None = None, at: str = "") -> None:
        """The card of the references at one thing, seen from an article; on one of them, when its id is given."""

    def show_export(self, subjects: Sequence[Subject] = (), format_name: str = "") -> None:
        """What may be written out, the nearest first, in which format; the whole library is offered last.

        Raises ReaderError when there is no such format.
        """

    def show_import(self, typed: str = "") -> None:
        """What a file from elsewhere would bring in, before it does; without one, it is asked for."""

    def show_parked(self) -> None:
        """What came in and waits for its article or its place."""

    def show_review(self) -> None:
        """What is due to be recalled, one card at a time."""

    def show_statistics(self) -> None:
        """How reviewing goes."""

    def show_cards(self, entry: Entry | None = None, typed: str = "") -> None:
        """The cards of the library, or of an article; those that a filter finds."""

    def show_desk(self) -> None:
        """The rounds that were begun at the review desk, and what others could be made of."""

    def show_round(self, typed: str = "") -> None:
        """The annotations that a filter finds, or all, one at a time, from where that was left."""

    def index(self) -> None:
        """Begin to find the names and figures of all articles, or stop doing so."""

    def refresh(self) -> None:
        """Something changed: what is known of the library is to be taken anew."""

    async def close(self) -> None:
        """Let the process go that finds names and figures."""

    def look_around(self) -> None:
        """Take it anew when another process found something out about it; costs next to nothing."""


class LooseEnd(Protocol):
    """A reference that was begun, until its other end is chosen, on whatever screen that is."""

    @property
    def begun(self) -> str:
        """Where it begins, in words; empty when none was begun."""

    def take(self, end: Target | Passage, words: str, done: Callable[[Reference], None] | None = None) -> None:
        """Begin one here, or end the one that was begun: then ask what it says."""

    def forget(self) -> bool:
        """Forget what was begun; False when nothing was."""


class Services(Protocol):
    """The app, as a screen sees it."""

    @property
    def loose_end(self) -> LooseEnd:
        """The reference that was begun, if one was."""

    @property
    def wide(self) -> Wide:
        """What spans the whole library."""

    def names(self) -> Names:
        """What finds names, kept warm. Raises NoModel when there is no model."""

    def says_once(self, key: str, text: str) -> bool:
        """Whether `text` was not yet said on this machine; it counts as said from now on."""

    def read(self, entry: Entry, goal: Goal = WHERE_READ) -> None:
        """Open an article, cards put away; where it lies open right under them, go there."""

    def beside(self, entry: Entry, goal: Goal = WHERE_READ) -> None:
        """Open an article beside the one that lies under lists and cards, which are put away; plainly over none."""

    def other_pane(self) -> None:
        """Go to the other of two articles that are open. Raises ReaderError where there is one."""

    def leave(self) -> None:
        """Back to what was shown before; from the last screen, out. Of two articles, only the one in focus goes."""

    def came_from_an_article(self) -> bool:
        """Whether another article lies under the one that is shown."""

    def back_to_article(self) -> None:
        """Back to the article that lies under the one that is shown; from there it leads forward here again."""

    def show_library(self) -> None:
        """The library."""

    def help(self, mode: Mode) -> None:
        """The keys of a mode."""

    def command(self, line: str) -> None:
        """Run what was typed on the command line. Raises ReaderError when it is no command."""

    def command_names(self) -> list[str]:
        """What can be typed there."""

    def switch_theme(self) -> None:
        """Light or dark."""

    def set_theme_name(self, name: str) -> None:
        """Dark or light. Raises ReaderError when there is no such theme."""

    def quit(self) -> None:
        """End."""


class Hands(Protocol):
    """What is done at the desk, as the reading screen sees it before it is loaded."""

    @property
    def is_typing(self) -> bool:
        """Whether keys are text just now."""

    def take_focus(self) -> None:
        """Let keys come here: to what is being typed, else to the page."""

    def press(self, event: Key) -> None:
        """Take a key."""

    def typed(self, about: str, text: str) -> None:
        """The line of input changed."""

    def answered(self, about: str, text: str) -> None:
        """The line of input was answered."""

    def left(self, about: str) -> None:
        """The line of input was left."""

    def note_typed(self, text: str) -> None:
        """The note changed."""

    def note_kept(self, text: str) -> None:
        """The note is done."""

    def jump_to(self, span: Span, *, jump: bool = True) -> None:
        """Put the focus on exactly this span: on the thing it is, else on a passage."""

    def settle_places(self) -> str:
        """Write down which annotations moved with the text; what the reader is told of it."""

    def show_if_lost(self, uid: str) -> bool:
        """Show the list of lost annotations at one of them; False when it is not lost."""

    def place_by_hand(self, uid: str) -> None:
        """Go where a lost annotation stood, to place it."""

    def go_on(self, phrases: tuple[Phrase, ...]) -> None:
        """Show what was found in the whole library wherever it stands here; `n` goes on from the focus."""

    def run(self, name: str) -> None:
        """Run a command of the present mode by its name."""

    def known_again(self) -> None:
        """What is known of the whole library was taken anew."""

    def annotations_again(self) -> None:
        """The annotations were read anew."""

    def save_draft(self) -> None:
        """Save what is being typed, now."""

    def note_dropped(self) -> None:
        """The note is thrown away."""

    def note_outside(self, text: str) -> None:
        """The note goes to $EDITOR."""

    def pointed(self, offset: int) -> None:
        """The text was clicked."""

    def pointed_sign(self, offset: int, style: str) -> None:
        """A sign in the gutter was clicked."""

    def dragged(self, start: int, end: int) -> None:
        """Text was dragged over."""
