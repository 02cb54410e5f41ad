"""Preview: what would be written, as rows: of one file its first lines, of several which are new and which change."""

from collections.abc import Generator, Iterator

from reader.core.cells import fitted, is_single, width_of
from reader.library.exporting.foreseeing import Effect, Foreseen
from reader.library.exporting.gathering import INDEX_FIRST
from reader.tui.widgets.margin import broken
from reader.tui.widgets.rows_view import Row

LINES = 300  # of a file that are shown
BYTES = 120_000  # of it that are looked at for them
LONGEST = 2_000  # characters of a line that are shown
PAGE, TEXT_FROM = ".html", b"<main"  # what stands before the text of a page is its style and its head
LEFT_OUT = "… the style and the head of the page are left out here"
TABLE = ".csv"  # a row is a line, cut where there is no room for it
QUIET = "byline"
SIGNS = {Effect.NEW: ("+", "words.new"), Effect.CHANGED: ("~", "figure"), Effect.SAME: ("=", QUIET)}
FIND_NAMES = "E in the library or on a page, then i, finds them"
NOT_TEXT = "It is no text that a terminal could show."
NOTHING = "Nothing goes out: nothing is marked here yet. On a page, h highlights a sentence and a writes a note on it."


def told_here(notice: str) -> str:
    """What is to be known of an export, with a key where it names a command of the shell."""
    return notice.replace(INDEX_FIRST, FIND_NAMES)


def preview_rows(made: Foreseen, width: int, *, is_folder: bool) -> Generator[None, None, list[Row]]:
    """The rows, each at most `width` cells.

    Yields:
        After each line of a file.
    """
    rows: list[Row] = []
    rows += [((line, QUIET),) for each in made.found.notices for line in broken(told_here(each), width)]
    if not made.found.articles:
        return [*rows, *(((line, QUIET),) for line in broken(NOTHING, width))]
    rows += [()] if rows else []
    if is_folder:
        rows += _list(made, width)
    files = list(zip(made.found.files, made.effects, strict=True))
    first = next((file for file, state in files if state is not Effect.SAME), files[0][0])
    if is_folder:
        rows += [(), ((fitted(f"── {first.name} ", width), QUIET),)]
    is_table = first.name.endswith(TABLE)
    start = max(0, first.content.find(TEXT_FROM)) if first.name.endswith(PAGE) else 0
    rows += [((line, QUIET),) for line in broken(LEFT_OUT, width)] if start else []
    for line in _lines(first.content, start):
        rows += [((fitted(line, width), ""),)] if is_table else _line(line, width)
        yield
    return rows


def _list(made: Foreseen, width: int) -> Iterator[Row]:
    count = len(made.effects)
    said = [f"{made.effects.count(state):,} {state}" for state in Effect if state in made.effects]
    yield (((fitted(" · ".join((f"{count:,} file{'' if count == 1 else 's'}", *said)), width)), "strong"),)
    for file, state in zip(made.found.files, made.effects, strict=True):
        sign, look = SIGNS[state]
        room = max(1, width - 2 - width_of(state) - 2)
        name = fitted(file.name, room)
        yield (sign, look), (" ", ""), (name, ""), (" " * (room - width_of(name)) + f"  {state}", QUIET)


def _lines(content: bytes, start: int) -> list[str]:
    """The first lines from a place on; how much there is in all, where that is more."""
    head = content[start : start + BYTES]
    if b"\0" in head:
        return [f"{NOT_TEXT} {len(content):,} bytes."]
    lines = head.decode("utf-8", "ignore").splitlines()
    more = len(lines) > LINES or len(content) > start + BYTES
    return [*lines[:LINES], "", f"… {len(content):,} bytes in all"] if more else lines


def _line(line: str, width: int) -> list[Row]:
    """A line with its indent kept, broken where it is too long."""
    line = line.replace("\t", "    ")[:LONGEST].rstrip()
    if len(line) <= width and is_single(line):
        return [((line, _look(line)),)]
    words = line.lstrip()
    indent = " " * min(len(line) - len(words), width // 3)
    return [((indent + each, _look(line)),) for each in broken(words, width - len(indent))]


def _look(line: str) -> str:
    return "strong" if line.startswith(("# ", "## ", "* ", "** ")) else ""
