"""Lost keys: annotations whose words changed or whose place is lost."""

from reader.tui.command import everywhere, group, moving
from reader.tui.modes import Mode

LOST = (
    *moving(
        Mode.LOST,
        "next line: an annotation, or a place where it may lie",
        "previous line",
        "first line",
        "last line",
        ("next_part", ("}",), "next annotation"),
        ("previous_part", ("{",), "previous annotation"),
        ("jump", ("enter", "right"), "place it there; from one that changed: go to the passage"),
        ("peek", ("p",), "peek: the place in its paragraph; again: alone"),
        ("close", ("esc", "K"), "put the list away"),
    ),
    *group(
        Mode.LOST,
        "Annotations",
        ("by_hand", ("g o",), "to the page, to place it by hand: g o on its passage"),
        ("confirm", ("y",), "one that changed or moved: it lies right as it does now"),
        ("confirm_all", ("Y",), "all that changed or moved: they lie right"),
        ("let_be", ("l",), "let it be: ask no more; again: ask"),
        ("trash", ("d d",), "to the trash"),
    ),
    *everywhere(Mode.LOST),
)
