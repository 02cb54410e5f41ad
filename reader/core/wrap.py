"""Wrap: where a stretch of text without newlines breaks into lines of a given room."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from unicode_segmentation_rs import line_break_units

from reader.core.cells import cluster_width, clusters, simple_width, widths_in, without_surrogates

TAB = 4  # cells between tab stops in running text and code
DASHES = "-—"  # a line may end after one that stands between letters
LONGEST_LINE = 2000  # pieces; only a text of characters without width has so many in a line
SEAMS = "/-.?&=_"  # a word longer than a line breaks after one of these
CODE_SEAMS = ",;:)]}([{|&=+/."  # code without a space near the end of the room breaks after one of these


def wrap(text: str, start: int, end: int, room: int, *, by_words: bool = True) -> list[int]:
    """Where the lines of `text[start:end]`, which holds no newline, begin.

    Args:
        text: What `start` and `end` count in.
        start: The first character, in code points.
        end: After the last.
        room: Cells for a line; spaces at its end may go beyond.
        by_words: Whether to break between words; code breaks where the room ends, or a little before at a space
            or after a sign.

    Returns:
        Offsets in `text`; the first is `start`.
    """
    piece = text[start:end]
    widths = widths_in(piece)
    if widths <= {1}:
        return _wrap_single(text, start, end, room, by_words=by_words)
    job = _Job(text, start, end, room, _breaks(piece, start) if by_words else [], by_words)
    if 0 not in widths:
        return _wrap_pieces(job, range(start, end + 1), list(accumulate(map(simple_width, piece))))
    pieces = clusters(piece)
    seams = list(accumulate(map(len, pieces), initial=start))
    job = replace(job, breaks=sorted(set(seams).intersection(job.breaks)))
    if "\t" in piece:
        return _wrap_tabbed(job, seams)
    return _wrap_pieces(job, seams, list(accumulate(map(cluster_width, pieces))))


def tab_stop(column: int) -> int:
    """The column that a tab at `column` leads to."""
    return column + TAB - column % TAB


@dataclass(frozen=True, slots=True)
class _Job:
    """What to wrap, and before which offsets a line of words may end."""

    text: str
    start: int
    end: int
    room: int
    breaks: list[int]
    by_words: bool

    def cut(self, line: int, full: int) -> int:
        """Where the line that begins at `line` ends, when the character at `full` no longer fits."""
        if not self.by_words:
            return _fold(self.text, line, full, self.end)
        index = bisect_right(self.breaks, full)
        if index < len(self.breaks) and not self.text[full : self.breaks[index]].strip(" \t"):
            return self.breaks[index]
        if index and self.breaks[index - 1] > line:
            return self.breaks[index - 1]
        return _seam(self.text, line, full)


def _wrap_single(text: str, start: int, end: int, room: int, *, by_words: bool) -> list[int]:
    starts = [start]
    find = text.rfind
    while end - start > room:
        if by_words:
            space = find(" ", start, start + room + 1)
            dash = _dash(text, max(space, start), start + room)
            if dash > space:
                start = dash + 1
            elif space >= start:
                start = _after_spaces(text, space + 1, end)
            else:
                start = _seam(text, start, start + room)
        else:
            start = _fold(text, start, start + room, end)
        if start < end:
            starts.append(start)
    return starts


def _dash(text: str, start: int, end: int) -> int:
    found = max(text.rfind(dash, start + 1, end) for dash in DASHES)
    return found if found > 0 and text[found - 1].isalpha() and text[found + 1 : found + 2].isalpha() else -1


def _after_spaces(text: str, start: int, end: int) -> int:
    while start < end and text[start] == " ":
        start += 1
    return start


def _seam(text: str, line: int, full: int) -> int:
    # Not in the first third: a stump of a line reads worse than a word cut anywhere.
    seam = max(text.rfind(each, line + (full - line) // 3, full) for each in SEAMS)
    return seam + 1 if seam > line else full


def _fold(text: str, line: int, full: int, end: int) -> int:
    """Where a line of code ends: in the last third of its room after a space, else after a sign; else at its end."""
    if text[full] == " ":
        return _after_spaces(text, full, end)
    near = full - (full - line) // 3
    at = text.rfind(" ", near, full)
    if at < 0:
        at = max(text.rfind(each, near, full) for each in CODE_SEAMS)
    return at + 1 if text[line : at + 1].strip() else full


def _breaks(piece: str, start: int) -> list[int]:
    units = line_break_units(without_surrogates(piece))
    return list(accumulate(map(len, units), initial=start))[1:]


def _wrap_pieces(job: _Job, seams: Sequence[int], ends: list[int]) -> list[int]:
    """Lines of pieces that begin at `seams`, with the cells from the start up to the end of each."""
    starts, index, before = [job.start], 0, 0
    while ends[-1] - before > job.room or len(ends) - index > LONGEST_LINE:
        full = min(bisect_right(ends, before + job.room, index), index + LONGEST_LINE)
        line = job.cut(seams[index], seams[full])
        if line >= job.end:
            break
        index = max(bisect_right(seams, line) - 1, index + 1)
        starts.append(seams[index])
        before = ends[index - 1]
    return starts


def _wrap_tabbed(job: _Job, seams: list[int]) -> list[int]:
    starts, index = [job.start], 0
    while (full := _full(job, seams, index)) is not None:
        line = job.cut(seams[index], full)
        if line >= job.end:
            break
        index = max(bisect_right(seams, line) - 1, index + 1)
        starts.append(seams[index])
    return starts


def _full(job: _Job, seams: list[int], index: int) -> int | None:
    """The first piece that does not fit in the line from `seams[index]`; a tab is as wide as its place asks."""
    column = 0
    for at in range(index, len(seams) - 1):
        piece = job.text[seams[at] : seams[at + 1]]
        column = tab_stop(column) if piece == "\t" else column + cluster_width(piece)
        if column > job.room or at - index >= LONGEST_LINE:
            return seams[at]
    return None
