"""Suggestions keys: passages worth linking with the one in focus."""

from reader.tui.command import everywhere, group
from reader.tui.modes import Mode

SUGGESTIONS = (
    *group(
        Mode.SUGGESTIONS,
        "Moving",
        ("down", ("j", "down"), "next passage"),
        ("up", ("k", "up"), "previous passage"),
        ("page_down", ("space", "pagedown", "ctrl+f", "ctrl+d"), "page down"),
        ("page_up", ("b", "pageup", "ctrl+b", "ctrl+u"), "page up"),
        ("top", ("g g", "home"), "first passage"),
        ("bottom", ("G", "end"), "last passage"),
        ("jump", ("enter", "l", "right"), "go to the passage"),
        ("close", ("esc", "K"), "put them away"),
    ),
    *group(
        Mode.SUGGESTIONS,
        "Suggestions",
        ("link", ("x",), "link the two passages"),
        ("dismiss", ("d",), "dismiss: do not suggest this again"),
        ("undo", ("u",), "undo"),
        ("redo", ("ctrl+r",), "redo"),
    ),
    *everywhere(Mode.SUGGESTIONS),
)
