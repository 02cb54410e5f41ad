"""Reference keys: the list of all references, and the card of those at one place."""

from reader.tui.command import Command, everywhere, group
from reader.tui.modes import Mode


def _changing(mode: Mode) -> tuple[Command, ...]:
    return group(
        mode,
        "References",
        ("edit", ("e",), "note on the reference"),
        ("relation", ("r",), "another relation"),
        ("turn_round", ("t",), "turn round: the other end is where it starts"),
        ("trash", ("d d",), "to the trash"),
        ("undo", ("u",), "undo"),
        ("redo", ("ctrl+r",), "redo"),
    )


REFERENCES = (
    *group(
        Mode.REFERENCES,
        "Moving",
        ("down", ("j", "down"), "next reference"),
        ("up", ("k", "up"), "previous reference"),
        ("page_down", ("space", "pagedown", "ctrl+f", "ctrl+d"), "page down"),
        ("page_up", ("b", "pageup", "ctrl+b", "ctrl+u"), "page up"),
        ("top", ("g g", "home"), "first reference"),
        ("bottom", ("G", "end"), "last reference"),
        ("to_source", ("enter", "h", "left"), "go to where it starts"),
        ("to_target", ("l", "right"), "go to where it leads"),
        ("open", ("K",), "both passages"),
    ),
    *group(
        Mode.REFERENCES,
        "Finding",
        ("filter", ("/",), "filter as you type; relation: in: entity:"),
        ("next_relation", ("tab",), "only the next relation"),
        ("previous_relation", ("shift+tab",), "only the previous relation"),
        ("unfilter", ("esc",), "show all again; then back"),
    ),
    *_changing(Mode.REFERENCES),
    *everywhere(Mode.REFERENCES),
)

REFERENCE = (
    *group(
        Mode.REFERENCE,
        "Moving",
        ("down", ("j", "down"), "next reference"),
        ("up", ("k", "up"), "previous reference"),
        ("page_down", ("space", "pagedown", "ctrl+f", "ctrl+d"), "page down"),
        ("page_up", ("b", "pageup", "ctrl+b", "ctrl+u"), "page up"),
        ("top", ("g g", "home"), "first reference"),
        ("bottom", ("G", "end"), "last reference"),
        ("jump", ("enter", "l", "right"), "follow it to the other end"),
        ("close", ("esc", "K", "h", "left"), "put the card away"),
    ),
    *_changing(Mode.REFERENCE),
    *group(Mode.REFERENCE, "Screens", ("show_references", ("X",), "references of the library")),
    *everywhere(Mode.REFERENCE),
)
