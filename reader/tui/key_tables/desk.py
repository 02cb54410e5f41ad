"""Desk keys: choosing what is gone through, and going through it one annotation at a time."""

from reader.tui.command import BESIDE, LINK, Takes, everywhere, group, moving
from reader.tui.modes import Mode

DESK = (
    *moving(
        Mode.DESK,
        "next round",
        "previous round",
        "first round",
        "last round",
        ("next_part", ("}",), "next kind: begun, labels, tags, articles"),
        ("previous_part", ("{",), "previous kind"),
    ),
    *group(
        Mode.DESK,
        "Rounds",
        ("begin", ("enter", "l", "right"), "go on with it where it was left; one that is new: begin it"),
        ("filter", ("/",), "choose by words, label: tag: in: entity: by: before: after: has: anchor:"),
        ("forget", ("d d",), "forget a round: what was done in it, and where it was left; its annotations stay"),
        ("unfilter", ("esc",), "show all again; then back"),
    ),
    *everywhere(Mode.DESK),
)

ROUND = (
    *group(
        Mode.ROUND,
        "Going through",
        ("finish", ("space",), "done, and on to the next that is open"),
        ("mark_done", ("d",), "done, or no longer"),
        ("down", ("j", "down"), "next annotation"),
        ("up", ("k", "up"), "previous annotation"),
        ("next_open", ("o",), "next that is open"),
        ("next_part", ("}",), "next article"),
        ("previous_part", ("{",), "previous article"),
        ("top", ("g g", "home"), "first annotation, or that of the count"),
        ("bottom", ("G", "end"), "last annotation, or that of the count"),
        ("page_down", ("pagedown", "ctrl+f", "ctrl+d"), "page down, where not all has room"),
        ("page_up", ("pageup", "ctrl+b", "ctrl+u", "b"), "page up"),
        ("anew", ("r",), "begin anew: nothing is done"),
        ("choose", ("/",), "choose another round"),
        ("close", ("esc",), "back from the peek to the annotation; then out of the round"),
    ),
    *group(
        Mode.ROUND,
        "Annotation",
        ("jump", ("enter", "l", "right"), "go to the passage"),
        BESIDE,
        ("peek", ("p",), "peek: what stands at the other ends of its references; again: the annotation"),
        ("follow", ("f",), "follow one of its references or links"),
        ("open", ("K",), "card: the whole quote and note, and where they lead"),
        ("edit", ("n", "e", "a"), "write its note"),
        ("tags", ("t",), "tags"),
        ("label", ("H",), "label; 0 for none", Takes.LABEL),
        ("card", ("c",), "make a card"),
        ("weigh", ("g w",), "how often to read it again in reviews"),
        LINK,
        ("trash", ("D",), "to the trash"),
        ("copy", ("y",), "copy the quote with its citation, and the note"),
        ("copy_link", ("Y",), "copy a link to it"),
    ),
    *everywhere(Mode.ROUND),
)
