"""Versions keys: what changed between two versions of an article."""

from reader.tui.command import BESIDE, everywhere, group, moving
from reader.tui.modes import Mode

VERSIONS = (
    *moving(
        Mode.VERSIONS,
        "next change",
        "previous change",
        "first change",
        "last change",
        ("next_annotation", ("] a", "; a"), "next change that hit an annotation"),
        ("previous_annotation", ("[ a", ", a"), "previous change that hit an annotation"),
        ("jump", ("enter", "l", "right"), "go to the passage"),
        BESIDE,
        ("close", ("esc", "K"), "put it away"),
    ),
    *group(
        Mode.VERSIONS,
        "Versions",
        ("earlier", ("<",), "compare with an earlier version"),
        ("later", (">",), "compare with a later version"),
        ("choose", ("v",), "choose the version to compare with"),
    ),
    *everywhere(Mode.VERSIONS),
)
