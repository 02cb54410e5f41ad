"""History keys: what was done, taken back and done again."""

from reader.tui.command import everywhere, group
from reader.tui.modes import Mode

HISTORY = (
    *group(
        Mode.HISTORY,
        "Moving",
        ("down", ("j", "down"), "earlier act"),
        ("up", ("k", "up"), "later act"),
        ("page_down", ("space", "pagedown", "ctrl+f", "ctrl+d"), "page down"),
        ("page_up", ("b", "pageup", "ctrl+b", "ctrl+u"), "page up"),
        ("top", ("g g", "home"), "newest act"),
        ("bottom", ("G", "end"), "first act of all"),
        ("go", ("enter", "l", "right"), "go to what was changed"),
        ("filter", ("/",), "filter as you type"),
        ("unfilter", ("esc",), "show all again; then back"),
    ),
    *group(
        Mode.HISTORY,
        "Acts",
        ("undo", ("u",), "undo the newest act that stands"),
        ("redo", ("ctrl+r",), "redo"),
    ),
    *everywhere(Mode.HISTORY),
)
