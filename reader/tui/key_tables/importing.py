"""Import keys: what would come in, and letting it in; and what came in and waits for its place."""

from reader.tui.command import everywhere, group, moving
from reader.tui.modes import Mode

IMPORT = (
    *moving(
        Mode.IMPORT,
        "next record",
        "previous record",
        "first record",
        "last record",
        ("next_part", ("}",), "next article"),
        ("previous_part", ("{",), "previous article"),
        ("next_tab", ("tab",), "only what is new, there already, updated, parked, not taken; all again"),
        ("previous_tab", ("shift+tab",), "the same, the other way round"),
        ("close", ("esc",), "stop reading; then back, nothing is imported"),
    ),
    *group(
        Mode.IMPORT,
        "Importing",
        ("carry_out", ("enter",), "import all of it, in one act: u takes it back"),
        ("open", ("K", "l", "right"), "card: all that the record says, and why it is so"),
        ("file", ("o", "I"), "choose another file"),
        ("format", ("f",), "say which format it is"),
        ("article", ("a",), "say which article all of it is about; again: let each find its own"),
        ("show_parked", ("g p",), "parked: what came in and waits for its article or its place"),
    ),
    *everywhere(Mode.IMPORT),
)

PARKED = (
    *moving(
        Mode.PARKED,
        "next",
        "previous",
        "first",
        "last",
        ("next_part", ("}",), "next source"),
        ("previous_part", ("{",), "previous source"),
        ("filter", ("/",), "filter as you type"),
        ("unfilter", ("esc",), "show all again; then back"),
    ),
    *group(
        Mode.PARKED,
        "What waits",
        ("place", ("enter", "l", "right"), "choose its article, and place it there by hand"),
        ("open", ("K",), "card: all that it says, and why it waits"),
        ("retry", ("r",), "try again to find the places of all that wait"),
        ("trash", ("d d",), "drop it"),
        ("copy", ("y",), "copy the quote and the note"),
        ("show_import", ("I",), "import: bring in notes from a file"),
    ),
    *everywhere(Mode.PARKED),
)
