"""Headings: the lines over the ledger, the words under it and what stands there when it is empty."""

from collections.abc import Mapping

from rich.text import Text

from reader.core.cells import fitted, shown, width_of
from reader.tui.figures.kinds import Kinds
from reader.tui.figures.rows import Row
from reader.tui.palette import styles_of
from reader.tui.widgets.margin import broken
from reader.tui.widgets.rows_view import Row as Line

GAP = 2
QUIET = "byline"
MARKED = "figure"
BEFORE = 24  # cells of a long sentence shown before its figure


def text_of_line(line: Line, *, dark: bool, lead: int = 0) -> Text:
    """A line as a widget of text takes it."""
    text = Text(" " * lead, end="", no_wrap=True)
    for said, names in line:
        text.append(shown(said), styles_of(tuple(names.split()), dark=dark))
    return text


def tabs_line(counts: Mapping[Kinds, int], here: Kinds, width: int) -> Line:
    """The tabs with how many figures stand under each; without numbers, or only the one, where there is no room."""
    for words in ([f"{each} {counts.get(each, 0):,}" for each in Kinds], [each.value for each in Kinds]):
        if sum(width_of(each) + GAP + 1 for each in words) - 1 <= width:
            return tuple(
                piece
                for each, said in zip(Kinds, words, strict=True)
                for piece in ((f" {said} ", _tab_look(each, counts, here)), (" ", ""))
            )
    every = list(Kinds)
    of = f"  {every.index(here) + 1} of {len(every)} · tab"
    return (f" {here} {counts.get(here, 0):,} ", "tab.here"), (of, QUIET)


def _tab_look(each: Kinds, counts: Mapping[Kinds, int], here: Kinds) -> str:
    return "tab.here" if each is here else "tab" if counts.get(each) else QUIET


def passage_lines(row: Row | None, width: int, rows: int, *, whole_library: bool) -> list[Line]:
    """The sentence of a figure with the figure marked, after who said it and where; at most so many rows."""
    if row is None:
        return []
    where = (row.who, row.title if whole_library else "", row.day_words if whole_library else "")
    head = fitted(" · ".join(part for part in where if part), width)
    lines = marked_lines(row.mention.sentence, row.mention.quote, width, rows - bool(head))
    return [((head, QUIET),), *lines] if head else lines


def marked_lines(sentence: str, quote: str, width: int, rows: int) -> list[Line]:
    """A sentence in at most so many rows of a width, the quote in it marked and in view."""
    sentence, quote = " ".join(sentence.split()), " ".join(quote.split())
    at = sentence.find(quote)
    room = width * rows
    if at + len(quote) > room - width and len(sentence) > room:
        begin = sentence.find(" ", max(0, at - BEFORE)) + 1
        begin = begin if 0 < begin <= at else at
        sentence, at = f"… {sentence[begin:]}", at - begin + 2
    lines, start = [], 0
    texts = broken(sentence, width)
    for number, text in enumerate(texts[:rows]):
        start = sentence.find(text, start) if text else start
        cut = fitted(text + " …", width) if number == rows - 1 and len(texts) > rows else text
        lines.append(_marked(cut, at - start, at + len(quote) - start))
        start += len(text)
    return lines


def _marked(text: str, start: int, end: int) -> Line:
    start, end = (max(0, min(place, len(text))) for place in (start, end))
    return (text[:start], ""), (text[start:end], MARKED), (text[end:], "")
