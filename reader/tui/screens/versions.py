"""Versions screen: what changed between an earlier version of an article and the present one."""

from collections.abc import Generator

from textual import work

from reader.core.document import Document
from reader.core.errors import ReaderError
from reader.core.relocate import Lost
from reader.core.segment import sentence_at
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.shelf import Entry, entries
from reader.library.versions import Changed, Difference, Version, differing, versions
from reader.tui.entities.blocks import GAP, Block, Lead, plain
from reader.tui.goal import Goal
from reader.tui.knowing import Knowledge
from reader.tui.modes import Mode
from reader.tui.services import Services
from reader.tui.sheet_screen import SheetScreen
from reader.tui.slicing import in_slices, soon
from reader.tui.versions.lines import QUIET, change_rows, counts_words, versions_words
from reader.tui.widgets.margin import broken
from reader.tui.widgets.sheets import Chooser

KEYS = ("enter goes there", "< > versions", "]a annotation hit", "| beside")
AT_ONCE_SECONDS = 0.1  # a card may take as long to open; a longer comparison goes on between the keys
ONLY_ONE = (
    "Only one version of this article is known.\n\nIts text is kept when you mark something in it, and when a new "
    "version is added (reader add). What changes in it after that is shown here."
)
SAME_WORDS = "The words are the same in both; only white space differs."


class VersionsScreen(SheetScreen):
    """What changed, in the order of the text, with the figures and the annotations that were hit.

    Args:
        library: The library.
        services: What the app does for screens.
        knowledge: What is known of the whole library.
        entry: The article.
    """

    KEYS_OF = Mode.VERSIONS

    def __init__(self, library: Library, services: Services, knowledge: Knowledge, entry: Entry) -> None:
        super().__init__(library, services, knowledge, entry)
        self.entry = entry
        self.known: list[Version] = []
        self.found: Difference | None = None
        self._document: Document | None = None  # the present one, when it was asked for
        self._is_covered = False
        self._digest = ""  # of the version that is compared with; empty for the one before the present one

    def on_mount(self) -> None:
        """Compare with the version before."""
        self.take_keys()
        self.read_anew()

    # ── keeping up ──────────────────────────────────────────────────────────────────────────

    def on_screen_suspend(self) -> None:
        """Another screen is put over this one."""
        self._is_covered = True

    def on_screen_resume(self) -> None:
        """Something may have been done on a screen over this one."""
        if self._is_covered:
            self._is_covered = False
            self.read_anew()

    def gather(self) -> None:
        """Compare anew: at once, or between the keys."""
        self.workers.cancel_group(self, "comparing")
        self.entry = next((each for each in entries(self.library) if each.id == self.entry.id), self.entry)
        self.known = versions(self.library, self.entry)
        before = next((each for each in self.known if each.text_digest == self._digest), self.known[-2:][0])
        steps = differing(self.library, self.entry, before, self.known[-1])
        found = soon(steps, AT_ONCE_SECONDS)
        if found is not None:
            self._show(found)
        else:
            self._read_on(steps)

    @work(exclusive=True, group="comparing", description="what changed")
    async def _read_on(self, steps: Generator[None, None, Difference]) -> None:
        self.tell("comparing …")
        try:
            self._show(await in_slices(steps))
        except ReaderError as error:
            self.tell(str(error))
        else:
            self.tell("")

    def _show(self, found: Difference) -> None:
        """Show what changed, with the cursor on the same change."""
        at = self._told(self.chosen)
        self.found, self._document = found, None
        self.draw()
        if at is not None:
            told = map(self._told, found.changes)
            self.rows.put_cursor(next((number for number, each in enumerate(told) if each == at), self.rows.cursor))

    def _told(self, changed: Changed | None) -> tuple[str, str] | None:
        """What a change says, by which it is known again."""
        if changed is None or self.found is None:
            return None
        return changed.old.of(self.found.old_text), changed.new.of(self.found.new_text)

    # ── showing ─────────────────────────────────────────────────────────────────────────────

    @property
    def chosen(self) -> Changed | None:
        """The change under the cursor."""
        changes = self.found.changes if self.found is not None else ()
        return changes[self.rows.cursor] if self.rows.cursor < len(changes) else None

    def draw(self) -> None:
        """Make the lines for the width there is."""
        width, found = self.room, self.found
        if not width or found is None:
            return
        self.head(f"What changed · {self.entry.article.title}", KEYS if found.changes else ())
        blocks: list[Block] = []
        if len(self.known) > 1:
            about = (versions_words(found.old, found.new), counts_words(found))
            blocks.append(plain(*(((line, QUIET),) for words in about if words for line in broken(words, width))))
        heading = ""
        for each in found.changes:
            blocks.append(GAP)
            if each.heading != heading:
                heading = each.heading
                blocks += [plain(*(((line, "strong"),) for line in broken(heading, width)))]
            blocks.append(Block(change_rows(each, found, self.library.codebook, width), self._lead(each)))
        if not found.changes:
            said = ONLY_ONE if len(self.known) == 1 else SAME_WORDS
            blocks += [GAP] if blocks else []
            blocks.append(plain(*(((line, ""),) for line in broken(said, width))))
        self.put(blocks)
        self.status.subject = self.entry.article.title

    def say_state(self) -> None:
        """Nothing: versions are known without having gone through the library."""

    def _lead(self, changed: Changed) -> Lead:
        """To the passage; to the annotation that was hit in it; to where it stood, if it was removed."""
        if not changed.new.is_empty:
            return Lead(self.entry, Goal(span=changed.new))
        placed = next((hit for hit in changed.hits if not isinstance(hit.placed, Lost)), None)
        if placed is not None:
            return Lead(self.entry, Goal(at=placed.annotation.uid))
        if self._document is None:
            self._document = open_article(self.library, self.entry).document
        return Lead(self.entry, Goal(span=sentence_at(self._document, changed.new.start)))

    # ── keys ────────────────────────────────────────────────────────────────────────────────

    def do_next_annotation(self) -> None:
        """The next change that hit an annotation."""
        self._to_hit(1)

    def do_previous_annotation(self) -> None:
        """The previous one."""
        self._to_hit(-1)

    def _to_hit(self, step: int) -> None:
        changes = self.found.changes if self.found is not None else ()
        places = [number for number, each in enumerate(changes) if each.hits]
        beyond = [place for place in places if (place - self.rows.cursor) * step > 0]
        if beyond:
            self.rows.put_cursor(min(beyond, key=lambda place: abs(place - self.rows.cursor)))
        else:
            self.tell("no further change hit an annotation" if places else "no change hit an annotation")

    def do_earlier(self) -> None:
        """Compare with an earlier version."""
        self._step(-1)

    def do_later(self) -> None:
        """Compare with a later version."""
        self._step(1)

    def _step(self, by: int) -> None:
        before = self.known[:-1]
        here = self.found.old.number - 1 + by if self.found is not None else 0
        if 0 <= here < len(before):
            self._compare(before[here])
        else:
            self.tell("no earlier version is known" if by < 0 else "no later version but the present one")

    def do_choose(self) -> None:
        """Choose the version to compare with."""
        before = self.known[:-1]
        if not before or self.found is None:
            self.tell("only one version is known")
            return
        rows = [_version_line(each) for each in before]

        def chosen(number: int | None) -> None:
            if number is not None:
                self._compare(before[number])

        here = min(self.found.old.number - 1, len(before) - 1)
        self.app.push_screen(Chooser("Compare the present text with", rows, here, enter="compares"), chosen)

    def _compare(self, version: Version) -> None:
        self._digest = version.text_digest
        self.rows.put_cursor(0)
        self.read_anew()


def _version_line(version: Version) -> str:
    kept = f" · kept {version.kept.astimezone():%-d %b %Y %H:%M}" if version.kept else ""
    made = f" · {version.annotations} annotations made in it" if version.annotations else ""
    return f"version {version.number}{kept}{made.replace('1 annotations', '1 annotation')}"
