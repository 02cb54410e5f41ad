"""Result rows: what a search found, as lines under the titles of the articles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reader.core.cells import fitted
from reader.core.labels import Codebook
from reader.core.saved_search import SavedSearch
from reader.core.snippet import CUT, Snippet, in_lines
from reader.library.searching import Answer, Group, Hit
from reader.tui.widgets.rows_view import Row

LINES_MAX = 2  # of a snippet; the first hit stands near its start
INDENT = 2  # cells before what was found in an article
TITLE_LEAST = 30  # cells for a title, before what stands after it is left out
SIGN = "· "  # before a passage, where an annotation has the glyph of its label
HIT = "search"
DIM = "byline"
QUOTED = "margin.quote"
QUIET = {DIM, QUOTED}


@dataclass(frozen=True, slots=True)
class Results:
    """Rows, and those of each item that the cursor can stand on."""

    rows: Sequence[Row]
    items: Sequence[range]


def results(answer: Answer, codebook: Codebook, width: int) -> Results:
    """What was found, an item for each hit."""
    rows: list[Row] = []
    items: list[range] = []
    for group in answer.groups:
        if rows:
            rows.append(())
        rows.append(_title(group, width))
        for hit in group.hits:
            first = len(rows)
            rows += _annotation(hit, codebook, width) if hit.uid else _passage(hit, group, width)
            items.append(range(first, len(rows)))
    return Results(rows, items)


def saved_rows(saved: Sequence[SavedSearch], width: int) -> Results:
    """The saved searches, an item each, under a heading."""
    name_width = max((len(each.name) for each in saved), default=0)
    rows: list[Row] = [(("Saved searches", "strong"),)]
    for each in saved:
        name = fitted(each.name, min(name_width, width // 2))
        rows.append(
            ((f"{name.ljust(name_width)}  ", "title"), (fitted(each.query, max(1, width - len(name) - 4)), DIM))
        )
    return Results(rows, [range(number, number + 1) for number in range(1, len(rows))])


def _title(group: Group, width: int) -> Row:
    published = group.entry.article.published
    more = group.count - len(group.hits)
    after = "".join(
        (f"  {published.day} {published:%b %Y}" if published else "", f"  and {more} more" if more > 0 else "")
    )
    after = after if width - len(after) >= TITLE_LEAST else ""
    room = max(1, width - len(after))
    return (*_marked(_lines(group.title, room, 1)[0], "title"), (after, DIM))


def _passage(hit: Hit, group: Group, width: int) -> Iterator[Row]:
    lines, lead = _lines(hit.snippet, width - INDENT), SIGN
    if hit.heading.text and hit.heading.text != group.title.text:
        yield (SIGN, DIM), *_marked(_lines(hit.heading, width - INDENT, 1)[0], DIM)
        lead = " " * INDENT
    for line in lines:
        yield (lead, DIM), *_marked(line)
        lead = " " * INDENT


def _annotation(hit: Hit, codebook: Codebook, width: int) -> Iterator[Row]:
    label = codebook.by_name(hit.label)
    glyph, style = (label.glyph, f"glyph.{label.colour}") if label else ("▪", "glyph.none")
    about = " · ".join(filter(None, (hit.label, " ".join(f"#{tag}" for tag in hit.tags))))
    room = max(1, width - INDENT)
    lead = f"{glyph} "
    if about:
        yield (lead, style), (fitted(about, room), DIM)
        lead = " " * INDENT
    for piece, looks in ((hit.snippet, QUOTED), (hit.note, "")):
        for line in _lines(piece, room) if piece.text else ():
            yield (lead, style), *_marked(line, looks)
            lead = " " * INDENT


def _lines(piece: Snippet, room: int, most: int = LINES_MAX) -> list[Snippet]:
    """The first lines of a snippet; where there are more, the last shown says so."""
    lines = in_lines(piece, max(2, room) - 1)
    shown = lines[:most]
    if len(lines) > most and not shown[-1].text.endswith(CUT):
        shown[-1] = replace(shown[-1], text=shown[-1].text + CUT)
    return shown


def _marked(piece: Snippet, looks: str = "") -> Row:
    pieces, done = [], 0
    for mark in piece.marks:
        hit = HIT if looks in QUIET else f"{looks} {HIT}".strip()  # to be found at a glance, also in quiet words
        pieces += [(piece.text[done : mark.start], looks), (mark.of(piece.text), hit)]
        done = mark.end
    return (*pieces, (piece.text[done:], looks))
