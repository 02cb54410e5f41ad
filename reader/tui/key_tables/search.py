"""Search keys: the list of what was found; while the line is typed in, keys are text."""

from reader.tui.command import everywhere, group
from reader.tui.modes import Mode

SEARCH = (
    *group(
        Mode.SEARCH,
        "Moving",
        ("down", ("j", "down"), "next result; while typing: down, ctrl+n"),
        ("up", ("k", "up"), "previous result; while typing: up, ctrl+p"),
        ("page_down", ("space", "pagedown", "ctrl+f", "ctrl+d"), "page down"),
        ("page_up", ("b", "pageup", "ctrl+b", "ctrl+u"), "page up"),
        ("top", ("g g", "home"), "first result"),
        ("bottom", ("G", "end"), "last result"),
    ),
    *group(
        Mode.SEARCH,
        "Searching",
        ("type", ("/", "i", "tab"), "type on; tab comes back"),
        ("open", ("enter", "l", "right"), "open the passage; ask a saved search"),
        ("save", ("ctrl+s",), "save the search under a name, also while typing"),
        ("forget", ("d d",), "forget the saved search"),
        ("back", ("esc",), "back"),
        ("undo", ("u",), "undo"),
        ("redo", ("ctrl+r",), "redo"),
    ),
    *everywhere(Mode.SEARCH),
)
