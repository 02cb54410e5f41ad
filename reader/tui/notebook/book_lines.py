"""Book lines: how a tag and a label look in the codebook, with how often each is used."""

from dataclasses import dataclass

from reader.core.cells import fitted, shown, width_of
from reader.core.matching import loose
from reader.library.codebook import Use
from reader.library.tags import Tag
from reader.tui.notebook.lines import QUIET
from reader.tui.widgets.rows_view import Row as Line

INDENT = "  "
COUNT_CELLS = 7
BAR_CELLS = 12  # of the bar of the tag that is used most
NAME_CELLS = 16
COLOUR_CELLS = 8
BROAD = 60  # cells from which there is room for a bar, and for colour and definition


@dataclass(frozen=True, slots=True)
class NamedChoice:
    """A tag or a label to pick."""

    name: str

    @property
    def row(self) -> Line:
        """Its name."""
        return ((shown(self.name), ""),)

    @property
    def searched(self) -> str:
        """Its name."""
        return loose(self.name)


def tag_line(tag: Tag, most: int, width: int) -> Line:
    """A tag under the one that it lies under, with its count, that of all under it, and a bar."""
    name = tag.name.rpartition("/")[2] if tag.depth else tag.name
    count = f"{tag.count:,}".rjust(COUNT_CELLS)
    below = f"  {tag.below:,} in all" if tag.below != tag.count and width >= BROAD else ""
    bar = "▪" * max(1, round(BAR_CELLS * tag.below / max(1, most))) if width >= BROAD else ""
    lead = INDENT * tag.depth + ("/" if tag.depth else "#")
    room = max(1, width - len(lead) - COUNT_CELLS - (BAR_CELLS + 16 if width >= BROAD else 0))
    said = fitted(shown(name), room)
    gap = " " * max(0, room - width_of(said))
    look = "strong" if not tag.depth else ""
    bar_piece = (f"  {bar.ljust(BAR_CELLS)}", "bar") if bar else ("", "")
    return (lead, QUIET), (said, look), (gap, ""), (count, ""), bar_piece, (below, QUIET)


def label_line(use: Use, width: int) -> Line:
    """A label with its key, sign, count, colour and definition."""
    label, count = use.label, f"{use.count:,}".rjust(COUNT_CELLS)
    if label is None:
        name = fitted(shown(use.name or "no label"), NAME_CELLS)
        why = "not in the codebook: m gives its annotations another" if use.name else ""
        left = max(1, width - 4 - NAME_CELLS - COUNT_CELLS - 2)
        return ("    ", ""), (name.ljust(NAME_CELLS), QUIET), (count, ""), (f"  {fitted(why, left)}", QUIET)
    name = fitted(shown(label.name), NAME_CELLS)
    gap = " " * (NAME_CELLS - width_of(name))
    colour = f"  {label.colour}".ljust(COLOUR_CELLS + 2) if width >= BROAD else ""
    room = width - 4 - NAME_CELLS - COUNT_CELLS - len(colour) - 2
    said = f"  {fitted(shown(' '.join(label.definition.split())), room)}" if room > 0 else ""
    return (
        (f"{label.key} ", QUIET),
        (f"{label.glyph} ", f"glyph.{label.colour}"),
        (name + gap, "strong"),
        (count, ""),
        (colour, QUIET),
        (said, QUIET),
    )
