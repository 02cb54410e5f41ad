"""Cards keys: the list of the cards that were made."""

from reader.tui.command import BESIDE, everywhere, group, moving
from reader.tui.modes import Mode

CARDS = (
    *moving(
        Mode.CARDS,
        "next card",
        "previous card",
        "first card",
        "last card",
        ("next_part", ("}",), "next article"),
        ("previous_part", ("{",), "previous article"),
    ),
    *group(
        Mode.CARDS,
        "Finding",
        ("filter", ("/",), "filter as you type; label: tag: is:new, learning, young, mature, buried, suspended"),
        ("scope", ("L",), "those of one article, or of the whole library"),
        ("show_trash", ("g d",), "the trash, and back"),
        ("unfilter", ("esc",), "show all again; then back"),
    ),
    *group(
        Mode.CARDS,
        "Cards",
        ("jump", ("enter", "l", "right"), "go to the passage"),
        BESIDE,
        ("open", ("K",), "the whole card: what it asks, what it tells, how it stands"),
        ("edit", ("e",), "change question and answer; of a cloze, of all its gaps"),
        ("suspend_card", ("s",), "suspend: ask it no more; again: ask it"),
        ("trash", ("d d",), "to the trash; in the trash: bring back"),
    ),
    *everywhere(Mode.CARDS),
)
