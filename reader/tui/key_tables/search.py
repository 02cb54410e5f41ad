"""Search keys: the list of what was found; while the line is typed in, keys are text."""

from reader.tui.command import BESIDE, LINK, everywhere, group, moving
from reader.tui.modes import Mode

SEARCH = (
    *moving(
        Mode.SEARCH,
        "next result; while typing: down, ctrl+n",
        "previous result; while typing: up, ctrl+p",
        "first result",
        "last result",
    ),
    *group(
        Mode.SEARCH,
        "Searching",
        ("type", ("/", "i", "tab"), "type on; tab comes back"),
        ("open", ("enter", "l", "right"), "open the passage; ask a saved search"),
        BESIDE,
        LINK,
        ("save", ("ctrl+s",), "save the search under a name, also while typing"),
        ("rename", ("r",), "rename the saved search"),
        ("forget", ("d d",), "forget the saved search"),
        ("back", ("esc",), "back"),
    ),
    *everywhere(Mode.SEARCH),
)
