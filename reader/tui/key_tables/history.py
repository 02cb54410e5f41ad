"""History keys: what was done, taken back and done again."""

from reader.tui.command import everywhere, moving
from reader.tui.modes import Mode

HISTORY = (
    *moving(
        Mode.HISTORY,
        "earlier act",
        "later act",
        "newest act",
        "first act of all",
        ("go", ("enter", "l", "right"), "go to what was changed"),
        ("restore", ("r",), "bring back from the trash what it is about"),
        ("filter", ("/",), "filter as you type"),
        ("unfilter", ("esc",), "show all again; then back"),
    ),
    *everywhere(Mode.HISTORY),
)
