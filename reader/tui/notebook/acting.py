"""Acting: what is done in the notebook to the annotation under the cursor, or to all that are selected."""

from collections.abc import Callable, Sequence
from typing import Protocol

from textual.app import App

from reader.core.annotation import Annotation
from reader.core.citing import citation
from reader.core.labels import Codebook
from reader.core.reference import Target, TargetKind
from reader.core.relocate import How, Lost, Placed
from reader.core.span import Span
from reader.library.addressing import article_address
from reader.library.annotating import find_annotation, retag
from reader.library.bulk import add_tags, relabel_all, remove_tags, restore_all, trash_all
from reader.library.library import Library
from reader.library.note_words import shown_annotation
from reader.library.notebook import Row
from reader.library.opening import Held
from reader.library.shelf import entries
from reader.library.tags import tag_names
from reader.tui.card_words import cards_words
from reader.tui.copying import copy
from reader.tui.goal import Goal
from reader.tui.note_ways import Ways
from reader.tui.notebook.writing import Writing
from reader.tui.reading.annotating import tags_in, tags_line
from reader.tui.reading.cards import note_card
from reader.tui.references.beginning import at_annotation, begin_at
from reader.tui.services import Read, Services
from reader.tui.weighing import weight_words
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.sheets import CardScreen, Chooser

TAGS = "tags"  # what the line of input is asked for
MANY = 20  # annotations above which is asked first
NO_LABEL = "0"  # the key, instead of a label's, that takes the label away


class Notebook(Protocol):
    """The list, as these keys see it."""

    @property
    def is_trash(self) -> bool:
        """Whether it shows the trash."""

    @property
    def chosen(self) -> Row | None:
        """The row under the cursor."""

    @property
    def meant_rows(self) -> Sequence[Row]:
        """What an act applies to: all that are selected, else the one under the cursor."""

    @property
    def meant(self) -> Sequence[str]:
        """The ids of those that an act applies to: all that are selected, else the one under the cursor."""

    def state_of(self, row: Row) -> Placed | Lost:
        """Where it lies."""

    def unmark(self) -> None:
        """Nothing is selected any more."""

    def tell(self, message: str) -> None:
        """Say something until the next key."""

    def try_to(self, act: Callable[[], str], then: Callable[[], None]) -> None:
        """Do something, then the rest, and say what came of it, or what is to be mended."""


class Acting:
    """What the keys do that change annotations or leave with them; each `do_` method is one command of the table."""

    def __init__(  # noqa: PLR0913, PLR0917 - all that the keys work on
        self,
        app: App[object],
        library: Library,
        services: Services,
        notebook: Notebook,
        prompt: Prompt,
        writing: Writing,
    ) -> None:
        self._app = app
        self._library = library
        self._services = services
        self._notebook = notebook
        self._prompt = prompt
        self._writing = writing
        self._tagged: tuple[str, ...] = ()
        self._seen: tuple[str, ...] = ()

    # ── one ─────────────────────────────────────────────────────────────────────────────────

    def do_jump(self) -> None:
        """Go to the passage."""
        self._go(self._services.read)

    def do_beside(self) -> None:
        """Open the passage beside the article that is read."""
        self._go(self._services.beside)

    def _go(self, read: Read) -> None:
        row = self._notebook.chosen
        entry = next((each for each in entries(self._library) if row and each.id == row.entry.id), None)
        if row is None or entry is None:
            self._notebook.tell("there is no passage to go to")
        elif self._notebook.is_trash:
            span = Span(row.brief.start, row.brief.end) if row.is_placed and row.quote else None
            read(entry, Goal(span=span))
        else:
            read(entry, Goal(at=row.uid if row.quote else ""))

    def do_open(self) -> None:
        """All that is known of it."""
        row, annotation = self._notebook.chosen, self._chosen()
        if row is not None and annotation is not None:
            ways = Ways(self._library, self._services, self._notebook.tell).of(row.uid)
            card = note_card(
                Held(annotation, self._notebook.state_of(row)),
                self._book,
                ways,
                cards=cards_words(self._library, row.uid),
                again=weight_words(self._library, Target(TargetKind.ANNOTATION, row.uid)),
            )
            self._app.push_screen(CardScreen(card))

    def do_edit(self) -> None:
        """Write its note."""
        annotation = self._chosen()
        if annotation is not None and self._lives(annotation):
            self._writing.begin(annotation)

    def do_link(self) -> None:
        """Begin a reference at it, or end it there."""
        row = None if self._notebook.is_trash else self._notebook.chosen
        here = at_annotation(row.uid, row.quote, row.entry) if row else None
        begin_at(here, self._services, self._notebook.tell)

    def do_copy(self) -> None:
        """Copy the quote with its citation, and the note; of several, one after the other."""
        rows = self._notebook.meant_rows
        if rows:
            how = copy(self._app, "\n\n".join(part for row in rows for part in self._cited(row) if part))
            count = f" {len(rows):,}" if len(rows) > 1 else ""
            self._notebook.tell(f"copied{count} with where {'they come' if count else 'it comes'} from, {how}")

    def _cited(self, row: Row) -> tuple[str, str]:
        link = article_address(self._library, row.entry, row.uid)
        said = citation(self._library.settings.cite, row.quote, row.entry.article, link) if row.quote else ""
        return said, shown_annotation(self._library, find_annotation(self._library, row.uid)).note

    def do_copy_link(self) -> None:
        """Copy the link to it."""
        row = self._notebook.chosen
        if row is not None:
            how = copy(self._app, article_address(self._library, row.entry, row.uid))
            self._notebook.tell(f"copied the link to the annotation, {how}")

    # ── all that are selected ───────────────────────────────────────────────────────────────

    def do_tags(self) -> None:
        """Ask for tags: of one, those that it is to have; of several, what is added and taken off."""
        uids = tuple(self._notebook.meant)
        annotation = find_annotation(self._library, uids[0]) if len(uids) == 1 else None
        if not uids or (annotation is not None and not self._lives(annotation)):
            return
        self._tagged = uids
        words = "tags, with commas" if len(uids) == 1 else f"{len(uids):,}: tags to add, -tag takes off"
        self._seen = annotation.tags if annotation is not None else ()
        self._prompt.ask(TAGS, words, tags_line(self._seen), tag_names(self._library))

    def tag(self, typed: str) -> None:
        """Put these tags on those that were asked about."""
        uids = self._tagged
        if len(uids) == 1:
            retag(self._library, uids[0], tags_in(typed), seen=self._seen)
            self._notebook.tell(" ".join(f"#{tag}" for tag in tags_in(typed)) or "no tags now")
            return
        added = [tag for tag in tags_in(typed) if not tag.startswith("-")]
        taken = [tag.removeprefix("-") for tag in tags_in(typed) if tag.startswith("-")]
        if added or taken:
            self._asked("tag", uids, lambda: self._tag_all(uids, added, taken))

    def _tag_all(self, uids: Sequence[str], added: Sequence[str], taken: Sequence[str]) -> str:
        changed = add_tags(self._library, uids, added) if added else 0
        changed = max(changed, remove_tags(self._library, uids, taken) if taken else 0)
        return f"{counted(changed)} tagged"

    def do_label(self, char: str) -> None:
        """Give a label by its key; 0 takes it away."""
        label = self._book.by_key(char)
        if label is None and char != NO_LABEL:
            known = ", ".join(f"{each.key} {each.name}" for each in self._book.labels)
            self._notebook.tell(f"no label has the key {char}: {known}, {NO_LABEL} none")
            return
        uids, name = tuple(self._notebook.meant), label.name if label else ""
        said = f"{label.glyph} {label.name}" if label else "no label"
        self._asked(f"label as {said}", uids, lambda: self._label_all(uids, name, said))

    def _label_all(self, uids: Sequence[str], name: str, said: str) -> str:
        changed = relabel_all(self._library, uids, name)
        if len(uids) == 1:
            return f"{said} now" if changed else f"{said} already"
        return f"{counted(changed)}: {said} now"

    def do_trash(self) -> None:
        """To the trash; in the trash: back from it."""
        uids = tuple(self._notebook.meant)
        if self._notebook.is_trash:
            self._asked("bring back", uids, lambda: f"{counted(restore_all(self._library, uids))} brought back")
        else:
            self._asked("trash", uids, lambda: f"{counted(trash_all(self._library, uids))} to the trash · u undoes it")

    def _asked(self, what: str, uids: Sequence[str], done: Callable[[], str]) -> None:
        """Do something to annotations; to many, only once the reader has said so."""

        def do(choice: int | None = 1) -> None:
            if choice == 1:
                self._notebook.try_to(done, self._notebook.unmark)

        if len(uids) > MANY:
            rows = ("no, leave them", f"yes, {what} {counted(len(uids))}")
            self._app.push_screen(Chooser(f"{what} {counted(len(uids))}?", rows, enter="answers"), do)
        elif uids:
            do()

    @property
    def _book(self) -> Codebook:
        return self._library.codebook

    def _chosen(self) -> Annotation | None:
        row = self._notebook.chosen
        return shown_annotation(self._library, find_annotation(self._library, row.uid)) if row is not None else None

    def _lives(self, annotation: Annotation) -> bool:
        if annotation.record.deleted:
            self._notebook.tell("it is in the trash: dd brings it back")
        return annotation.record.deleted is None


def known_place(row: Row) -> Placed:
    """Where an annotation lies whose article has not changed."""
    return Placed(Span(row.brief.start, row.brief.end), 1.0, How.EXACT)


def counted(number: int) -> str:
    """So many annotations, in words."""
    return f"{number:,} annotation{'' if number == 1 else 's'}"
