"""Reference keys: the list of all references, the card of those at one place, and what references can say."""

from reader.tui.command import BESIDE, Command, everywhere, group, moving
from reader.tui.modes import Mode


def _changing(mode: Mode) -> tuple[Command, ...]:
    return group(
        mode,
        "References",
        ("edit", ("e",), "note on the reference"),
        ("relation", ("r",), "another relation"),
        ("turn_round", ("t",), "turn round: the other end is where it starts"),
        ("trash", ("d d",), "to the trash; in the trash: bring back"),
    )


REFERENCES = (
    *moving(
        Mode.REFERENCES,
        "next reference",
        "previous reference",
        "first reference",
        "last reference",
        ("to_source", ("enter", "h", "left"), "go to where it starts"),
        ("to_target", ("l", "right"), "go to where it leads"),
        ("beside", ("|",), "both passages side by side"),
        ("open", ("K",), "card: all that starts there or leads there"),
        ("peek", ("p",), "peek: both passages, under the list; again: only the list"),
    ),
    *group(
        Mode.REFERENCES,
        "Finding",
        ("filter", ("/",), "filter as you type; relation: in: entity:"),
        ("next_relation", ("tab",), "only the next relation"),
        ("previous_relation", ("shift+tab",), "only the previous relation"),
        ("unfilter", ("esc",), "show all again; then back"),
        ("show_trash", ("g d",), "the trash, and the suggestions that were dismissed; and back"),
        ("show_relations", ("B",), "relations: add, rename, merge, remove, put in order"),
    ),
    *_changing(Mode.REFERENCES),
    *everywhere(Mode.REFERENCES),
)

REFERENCE = (
    *moving(
        Mode.REFERENCE,
        "next reference",
        "previous reference",
        "first reference",
        "last reference",
        ("jump", ("enter", "l", "right"), "follow it to the other end"),
        BESIDE,
        ("close", ("esc", "K", "h", "left"), "put the card away"),
    ),
    *_changing(Mode.REFERENCE),
    *everywhere(Mode.REFERENCE),
)

RELATIONS = (
    *moving(
        Mode.RELATIONS,
        "next relation",
        "previous relation",
        "first relation",
        "last relation",
        ("jump", ("enter", "l", "right"), "the references that say it"),
        ("back", ("esc", "h", "left"), "back"),
    ),
    *group(
        Mode.RELATIONS,
        "Relations",
        ("add", ("a",), "add a relation"),
        ("rename", ("r",), "rename, in every reference"),
        ("merge", ("m",), "merge into another: its references say that"),
        ("delete", ("d d",), "remove one that no reference says"),
        ("earlier", ("<",), "offer it earlier"),
        ("later", (">",), "offer it later"),
    ),
    *everywhere(Mode.RELATIONS),
)
