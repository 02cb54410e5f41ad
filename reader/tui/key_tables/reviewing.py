"""Review keys: showing the answer, grading it, setting a card aside, looking at its passage."""

from reader.tui.command import everywhere, group
from reader.tui.modes import Mode

_TAKEN = ("show_search", "show_review")  # S sets aside here, and this is what R shows

REVIEW = (
    *group(
        Mode.REVIEW,
        "Answering",
        ("show", ("space", "enter"), "show the answer; a highlight: on to the next; a card that comes back later: now"),
        ("type", ("t",), "type the answer before it is shown"),
        ("again", ("1",), "again: not recalled"),
        ("hard", ("2",), "hard: recalled with effort"),
        ("good", ("3",), "good: recalled"),
        ("easy", ("4",), "easy: recalled at once"),
    ),
    *group(
        Mode.REVIEW,
        "The card",
        ("bury", ("b",), "bury: not today"),
        ("suspend_card", ("S",), "suspend: ask it no more"),
        ("edit", ("e",), "edit the question, then the answer"),
        ("trash", ("d d",), "to the trash"),
        ("peek", ("p",), "peek: the passage in its paragraph; again: the card"),
        ("jump", ("g g",), "go to the passage in its article"),
    ),
    *group(
        Mode.REVIEW,
        "Highlights, which are only read again",
        ("more_often", ("+",), "more often"),
        ("less_often", ("-",), "less often"),
        ("never", ("x",), "never again"),
        ("favourite", ("f",), "a favourite; again: no longer"),
    ),
    *group(
        Mode.REVIEW,
        "Moving",
        ("down", ("j", "down"), "line down"),
        ("up", ("k", "up"), "line up"),
        ("page_down", ("pagedown", "ctrl+f", "ctrl+d"), "page down"),
        ("page_up", ("pageup", "ctrl+b", "ctrl+u"), "page up"),
        ("close", ("esc",), "back from the passage to the card; then leave"),
    ),
    *(each for each in everywhere(Mode.REVIEW) if each.name not in _TAKEN),
    *group(Mode.REVIEW, "Everywhere", ("show_search", ("/",), "search everything")),
)
