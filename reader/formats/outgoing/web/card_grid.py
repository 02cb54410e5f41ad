"""Card grid: how much of a page each card takes, and where on which sheet it lies, front and back."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reader.core.cells import clusters
from reader.core.cloze import Side
from reader.core.span import Span

COLUMNS, ROWS = 2, 4  # of cells on a sheet
SMALL_PRINT = 0.75  # of a line of text: what a line of small print takes of the height

_NARROW = frozenset("fijlrtI.,:;!'|()[] ’‘-")  # of Latin letters; what is no letter of it is taken for wide
_BROAD, _SQUARE, _WIDEST = 1.75, 1.9, 2.4  # average letters: what a capital, a Han character, an emoji take at most


@dataclass(frozen=True, slots=True)
class Size:
    """How much of a sheet a card takes.

    Attributes:
        columns: Cells across.
        rows: Cells down.
        width: Average letters of a line that surely fit, in the style of the sheets.
        lines: Lines that do.
    """

    columns: int
    rows: int
    width: int
    lines: int


SIZES = (Size(1, 1, 37, 9), Size(2, 1, 80, 9), Size(2, 2, 80, 20), Size(2, 4, 80, 44))
LARGEST = SIZES[-1]


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a card lies.

    Attributes:
        sheet: Which sheet, from 0.
        row: From 1.
        column: From 1, on the front.
    """

    sheet: int
    row: int
    column: int
    size: Size

    @property
    def column_behind(self) -> int:
        """Its column on the back, once the sheet is turned over its long edge."""
        return COLUMNS + 2 - self.column - self.size.columns


def fitting(front: Side, back: Side, small_print: Iterable[str] = ()) -> tuple[Size, list[tuple[Side, Side]]]:
    """What a card takes, and what stands on it: in one part, or, where even a whole page is too small, in several.

    Args:
        front: What is asked.
        back: The answer.
        small_print: What stands over the question, in small letters.
    """
    said = list(small_print)
    for size in SIZES:
        above = _lines_above(said, size)
        if above + len(_starts(front.text, size)) <= size.lines and len(_starts(back.text, size)) <= size.lines:
            return size, [(front, back)]
    fronts = list(_parts(front, LARGEST, LARGEST.lines - _lines_above(said, LARGEST)))
    backs = list(_parts(back, LARGEST, LARGEST.lines))
    count = max(len(fronts), len(backs))
    filled = ([*parts, *[Side("", ())] * (count - len(parts))] for parts in (fronts, backs))
    return LARGEST, list(zip(*filled, strict=True))


def laid(sizes: Iterable[Size]) -> Iterator[Cell]:
    """Where cards lie that follow each other; one that takes half of a row goes beside one that does."""
    sheet, row, beside = 0, 1, 0
    for size in sizes:
        if size.columns < COLUMNS and beside:
            yield Cell(sheet, beside, COLUMNS, size)
            beside = 0
            continue
        if row + size.rows > ROWS + 1:
            sheet, row, beside = sheet + 1, 1, 0
        yield Cell(sheet, row, 1, size)
        beside = row if size.columns < COLUMNS else beside
        row += size.rows


def _lines_above(said: Sequence[str], size: Size) -> int:
    small = sum(len(_starts(each, Size(1, 1, int(size.width / SMALL_PRINT) - 2, 1))) for each in said)
    return round(small * SMALL_PRINT + 0.5) if small else 0


def _parts(side: Side, size: Size, lines: int) -> Iterator[Side]:
    """A side in parts of so many lines."""
    starts = _starts(side.text, size)
    ends = [*starts[lines::lines], len(side.text)]
    for start, end in zip(starts[::lines], ends, strict=True):
        here = Span(start, end)
        cut = [gap.cut(here) for gap in side.gaps]
        yield Side(here.of(side.text), tuple(gap.shifted(-start) for gap in cut if gap is not None))


def _starts(text: str, size: Size) -> list[int]:
    """Where the lines of a text begin, were all its letters as wide as those of a broad typeface."""
    starts, at = [0], 0
    for paragraph in text.split("\n"):
        if at:
            starts.append(at)
        if len(paragraph) * _WIDEST > size.width:
            starts += _broken(paragraph, at, size.width)
        at += len(paragraph) + 1
    return starts


def _broken(paragraph: str, at: int, width: int) -> Iterator[int]:
    """Where a paragraph goes on in another line: after a blank, or, where there is none, within a word."""
    used, blank, since_blank = 0.0, -1, 0.0
    for cluster in clusters(paragraph):
        wide = _width(cluster)
        if used + wide > width:
            start, used = (blank, since_blank) if blank >= 0 else (at, 0.0)
            yield start
            blank = -1
        at += len(cluster)
        used, since_blank = used + wide, since_blank + wide
        if cluster == " ":
            blank, since_blank = at, 0.0


def _width(cluster: str) -> float:
    """How wide a cluster is at most, in letters of average width."""
    if cluster in _NARROW or (cluster.islower() and cluster < "\u0250" and cluster not in "mwæœ") or cluster.isdigit():
        return 1.0
    if cluster[0] < "\u0530":
        return _BROAD
    return _SQUARE if "\u2e80" <= cluster[0] <= "\uffee" else _WIDEST
