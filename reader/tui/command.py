"""Command: one row of the table of commands, and how a table is written down."""

from dataclasses import dataclass
from enum import StrEnum

from reader.tui.modes import Mode


class Takes(StrEnum):
    """What one more key a command waits for; the value is what the which-key strip shows."""

    NOTHING = ""
    LABEL = "1-9"
    LETTER = "a-z"
    CHARACTER = "any"
    OBJECT = "w s p q e f"
    COLUMN = "v u c w a d"


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do by keys.

    Attributes:
        id: `mode.name`; the screen's method for it is `do_name`.
        keys: Sequences of key names, each parted by spaces; any of them fires it.
        words: What it does, as help and the palette say it.
        group: The heading it stands under in help.
        takes: The one key it waits for after its sequence.
    """

    id: str
    keys: tuple[str, ...]
    words: str
    group: str
    takes: Takes = Takes.NOTHING

    @property
    def mode(self) -> Mode:
        """The mode it belongs to."""
        return Mode(self.id.partition(".")[0])

    @property
    def name(self) -> str:
        """Its name without the mode."""
        return self.id.partition(".")[2]


Row = tuple[str, tuple[str, ...], str] | tuple[str, tuple[str, ...], str, Takes]

BESIDE: Row = ("beside", ("|",), "open beside the article that is read")
OTHER_PANE: Row = ("other_pane", ("tab",), "go to the other of two articles")
LINK: Row = ("link", ("x",), "begin a reference here, or end it here")


def group(mode: Mode, heading: str, *rows: Row) -> tuple[Command, ...]:
    """Commands of one mode under one heading of help: (name, keys, words) or (name, keys, words, takes)."""
    return tuple(Command(f"{mode}.{row[0]}", row[1], row[2], heading, *row[3:]) for row in rows)


def moving(mode: Mode, down: str, up: str, top: str, bottom: str, *more: Row) -> tuple[Command, ...]:
    """What moves the cursor over rows, the same on every screen that has some, and what else moves on this one."""
    return group(
        mode,
        "Moving",
        ("down", ("j", "down"), down),
        ("up", ("k", "up"), up),
        ("page_down", ("space", "pagedown", "ctrl+f", "ctrl+d"), "page down"),
        ("page_up", ("b", "pageup", "ctrl+b", "ctrl+u"), "page up"),
        ("top", ("g g", "home"), top),
        ("bottom", ("G", "end"), bottom),
        *more,
    )


def everywhere(mode: Mode) -> tuple[Command, ...]:
    """What works in every mode."""
    return group(
        mode,
        "Everywhere",
        ("undo", ("u",), "undo"),
        ("redo", ("ctrl+r",), "redo"),
        ("help", ("?", "f1"), "keys of this screen"),
        ("palette", ("ctrl+p",), "find a command by name"),
        ("command_line", (":",), "type a command"),
        ("theme", ("g t",), "light or dark"),
        ("show_search", ("S",), "search everything"),
        ("show_references", ("X",), "references"),
        ("show_history", ("g h",), "what was done, and when"),
        ("show_notebook", ("A",), "notebook: all annotations"),
        ("show_review", ("R",), "review what is due"),
        ("show_statistics", ("g S",), "statistics: how reviewing goes"),
        ("show_cards", ("g c",), "cards that were made"),
        ("show_desk", ("g r",), "review desk: go through annotations one by one"),
        ("suspend", ("ctrl+z",), "back to the shell for a while"),
        ("leave", ("q",), "go back; in the library: quit"),
        ("quit", ("ctrl+q",), "quit"),
    )
