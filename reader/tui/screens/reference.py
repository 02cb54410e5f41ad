"""Reference screen: the card of the references at one thing, with the passages at their other ends."""

from collections.abc import Sequence

from textual import work

from reader.core.errors import ReaderError
from reader.core.reference import Target
from reader.library.ends import End, Ends
from reader.library.library import Library
from reader.library.links import Linked, direction, gathered
from reader.library.shelf import Entry
from reader.library.tied import Direction
from reader.tui.entities.blocks import GAP, Block, wrapped
from reader.tui.entities.shelving import shelf_by_id
from reader.tui.knowing import Knowledge
from reader.tui.modes import Mode
from reader.tui.references.changing import NOTE, Changing
from reader.tui.references.showing import GLYPHS, GONE, QUIET, lead_of, passage_rows, state_words, where
from reader.tui.services import Services
from reader.tui.sheet_screen import SheetScreen
from reader.tui.slicing import in_slices
from reader.tui.widgets.prompt import Prompt

KEYS = ("enter follows", "e note", "r relation", "t turns round", "dd trash")
PEEK_ROWS = 8  # of the passage at the other end


class ReferenceScreen(SheetScreen):
    """What starts from one thing, or leads to it; the other end of each, in its context.

    Args:
        library: The library.
        services: What the app does for screens.
        knowledge: What is known of the whole library.
        target: The thing.
        entry: The article it is seen from; None for none.
        at: The id of the reference that the cursor stands on at first; empty for the first one.
    """

    KEYS_OF = Mode.REFERENCE

    def __init__(  # noqa: PLR0913
        self,
        library: Library,
        services: Services,
        knowledge: Knowledge,
        target: Target,
        entry: Entry | None,
        *,
        at: str = "",
    ) -> None:
        super().__init__(library, services, knowledge, entry)
        self._target = target
        self._at = at
        self._ends: Ends | None = None
        self._about: End | None = None
        self.found: Sequence[Linked] = ()

    def on_mount(self) -> None:
        """Show what is there."""
        self._changing = Changing(self, self.query_one(Prompt))
        self.take_keys(self._changing)
        self.read_anew()

    @property
    def chosen(self) -> Linked | None:
        """The reference under the cursor."""
        return self.found[self.rows.cursor] if self.rows.cursor < len(self.found) else None

    # ── keeping up ──────────────────────────────────────────────────────────────────────────

    @property
    def is_trash(self) -> bool:
        """Whether they were taken away."""
        return False

    @work(exclusive=True, group="references", description="references")
    async def gather(self) -> None:
        """Read the references at it, and show them."""
        try:
            shelf = await in_slices(shelf_by_id(self.library))
            every = gathered(self.library, shelf.values(), self._target)
        except ReaderError as error:
            self.tell(str(error))
            return
        self._at = self._at or (self.chosen.reference.record.uid if self.chosen else "")
        self._ends, self._about, self.found = every.ends, every.about, every.found
        self.draw()

    def say_state(self) -> None:
        """Nothing: references are known without having gone through the library."""

    # ── showing ─────────────────────────────────────────────────────────────────────────────

    def draw(self) -> None:
        """Make the lines for the width there is."""
        width, about, ends = self.room, self._about, self._ends
        if about is None or ends is None or not width:
            return
        self.head(about.words, KEYS)
        self.status.subject = where(about) or about.words
        blocks: list[Block] = []
        for each in self.found:
            blocks += [GAP] if blocks else []
            blocks.append(self._block(each, about, ends, width))
        if not blocks:
            blocks = [Block(((("no reference here any more: u brings back what was taken away", QUIET),),))]
        self.put(blocks)
        self._stay()

    def _stay(self) -> None:
        """Let the cursor stand on the reference that it stood on, whatever came before it."""
        number = next((number for number, each in enumerate(self.found) if each.reference.record.uid == self._at), None)
        self._at = ""
        if number is not None:
            self.rows.put_cursor(number)

    def _block(self, found: Linked, about: End, ends: Ends, width: int) -> Block:
        way = direction(found, about) or Direction.OUT
        other = found.source if way is Direction.IN else found.target
        rows = list(wrapped(_said(found, about, way), (), width))
        rows = [tuple((text, "strong" if text.strip() else style) for text, style in row) for row in rows]
        about_it = ((where(other, width - 2), QUIET), (state_words(other), GONE))
        rows += [((f"  {part}", style),) for part, style in about_it if part]
        rows += wrapped(found.reference.note, (), width, "  ✎ ") if found.reference.note else ()
        peek = passage_rows(ends, other, width, PEEK_ROWS)
        rows += [(), *peek] if peek else []
        return Block(tuple(rows), lead_of(other))

    # ── keys ────────────────────────────────────────────────────────────────────────────────

    def do_show_references(self) -> None:
        """These in the list of references; from there esc leads to all of them."""
        self.services.wide.show_references(self._target)

    def answered(self, about: str, text: str) -> None:
        """Keep the note, or run the command."""
        if about == NOTE:
            self._changing.noted(text)
        else:
            super().answered(about, text)


def _said(found: Linked, about: End, way: Direction) -> str:
    """A reference in words, seen from a thing; of one in an article that is meant, what it stands at there."""
    relation, source, target = found.reference.relation, found.source, found.target
    if about.now not in {source.now, target.now}:
        return f"{GLYPHS[way]} {source.words} {relation} {target.words}"
    if way is Direction.IN:
        return f"{GLYPHS[way]} {source.words} {relation} this"
    return f"{GLYPHS[way]} {relation} {target.words}"
