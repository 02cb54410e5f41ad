"""Suggestions keys: passages worth linking with the one in focus."""

from reader.tui.command import BESIDE, everywhere, group, moving
from reader.tui.modes import Mode

SUGGESTIONS = (
    *moving(
        Mode.SUGGESTIONS,
        "next passage",
        "previous passage",
        "first passage",
        "last passage",
        ("jump", ("enter", "l", "right"), "go to the passage"),
        BESIDE,
        ("peek", ("p",), "peek: the passage in its paragraph; again: alone"),
        ("close", ("esc", "K"), "put them away"),
    ),
    *group(
        Mode.SUGGESTIONS,
        "Suggestions",
        ("link", ("x",), "link the two passages"),
        ("dismiss", ("d",), "dismiss: do not suggest this again"),
    ),
    *everywhere(Mode.SUGGESTIONS),
)
