"""Commands: THE table; keys, help, palette, which-key and the documentation are all made from it."""

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


def _group(
    mode: Mode, group: str, *rows: tuple[str, tuple[str, ...], str] | tuple[str, tuple[str, ...], str, Takes]
) -> tuple[Command, ...]:
    return tuple(Command(f"{mode}.{row[0]}", row[1], row[2], group, *row[3:]) for row in rows)


def _everywhere(mode: Mode) -> tuple[Command, ...]:
    return _group(
        mode,
        "Everywhere",
        ("help", ("?", "f1"), "keys of this screen"),
        ("palette", ("ctrl+p",), "find a command by name"),
        ("command_line", (":",), "type a command"),
        ("theme", ("g t",), "light or dark"),
        ("suspend", ("ctrl+z",), "back to the shell for a while"),
        ("leave", ("q",), "go back; in the library: quit"),
        ("quit", ("ctrl+q",), "quit"),
    )


LIBRARY = (
    *_group(
        Mode.LIBRARY,
        "Moving",
        ("down", ("j", "down"), "next article"),
        ("up", ("k", "up"), "previous article"),
        ("page_down", ("space", "pagedown", "ctrl+f", "ctrl+d"), "page down"),
        ("page_up", ("b", "pageup", "ctrl+b", "ctrl+u"), "page up"),
        ("top", ("g g", "home"), "first article"),
        ("bottom", ("G", "end"), "last article"),
        ("filter", ("/",), "filter as you type"),
        ("unfilter", ("esc",), "show all again"),
        ("sort", ("O",), "sort in the next way"),
    ),
    *_group(
        Mode.LIBRARY,
        "Articles",
        ("open", ("enter", "l", "right"), "open"),
        ("edit", ("e",), "edit the file in $EDITOR"),
        ("finished", ("D",), "finished, or not"),
        ("trash", ("d d",), "to the trash; in the trash: bring back"),
        ("show_trash", ("g d",), "the trash, and back"),
        ("undo", ("u",), "undo"),
        ("redo", ("ctrl+r",), "redo"),
    ),
    *_everywhere(Mode.LIBRARY),
)

READ = (
    *_group(
        Mode.READ,
        "Moving",
        ("down", ("j", "down"), "line down"),
        ("up", ("k", "up"), "line up"),
        ("page_down", ("space", "pagedown", "ctrl+f"), "page down"),
        ("page_up", ("b", "pageup", "ctrl+b"), "page up"),
        ("half_down", ("ctrl+d",), "half a page down"),
        ("half_up", ("ctrl+u",), "half a page up"),
        ("top", ("g g", "home"), "top"),
        ("bottom", ("G", "end"), "end; with a count: that line"),
        ("percent", ("%",), "with a count: that far into the article"),
    ),
    *_group(
        Mode.READ,
        "Focus",
        ("next_sentence", (")",), "next sentence"),
        ("previous_sentence", ("(",), "previous sentence"),
        ("next_paragraph", ("}",), "next paragraph"),
        ("previous_paragraph", ("{",), "previous paragraph"),
        ("next_section", ("] ]", "; ]"), "next section"),
        ("previous_section", ("[ [", ", ["), "previous section"),
        ("widen", ("esc",), "widen the focus to its sentence"),
    ),
    *_group(
        Mode.READ,
        "Jumps",
        ("next_entity", ("] e", "; e"), "next entity"),
        ("previous_entity", ("[ e", ", e"), "previous entity"),
        ("next_figure", ("] f", "; f"), "next figure"),
        ("previous_figure", ("[ f", ", f"), "previous figure"),
        ("next_annotation", ("] a", "; a"), "next annotation"),
        ("previous_annotation", ("[ a", ", a"), "previous annotation"),
        ("next_mention", ("*",), "next mention of the entity in focus"),
        ("previous_mention", ("#",), "previous mention of the entity in focus"),
        ("hints", ("f",), "hints: letters on everything in view"),
        ("search", ("/",), "search in the article"),
        ("search_next", ("n",), "next hit"),
        ("search_previous", ("N",), "previous hit"),
        ("set_mark", ("m",), "set a mark", Takes.LETTER),
        ("go_to_mark", ("'",), "go to a mark; ' again: the last place", Takes.LETTER),
        ("back", ("ctrl+o", "backspace"), "back to where you jumped from"),
        ("forward", ("g ,",), "forward again"),
        ("follow", ("enter", "K"), "card of what is in focus; follow a link"),
    ),
    *_group(
        Mode.READ,
        "Annotations",
        ("highlight", ("h",), "highlight with the last label"),
        ("highlight_with", ("H",), "highlight with a label", Takes.LABEL),
        ("note", ("a",), "note on the focus"),
        ("article_note", ("g a",), "note on the whole article"),
        ("tags", ("t",), "tags"),
        ("edit", ("e",), "edit the annotation at the focus"),
        ("trash", ("d d",), "annotation to the trash"),
        ("grow_end", (">",), "annotation: end one word further"),
        ("shrink_end", ("<",), "annotation: end one word back"),
        ("shrink_start", ("g >",), "annotation: start one word further"),
        ("grow_start", ("g <",), "annotation: start one word back"),
        ("undo", ("u",), "undo"),
        ("redo", ("ctrl+r",), "redo"),
        ("repeat", (".",), "do the last act again here"),
        ("copy", ("y",), "copy the focus with its citation"),
    ),
    *_group(
        Mode.READ,
        "View",
        ("caret", ("v",), "select from the focus by character"),
        ("select_sentence", ("V",), "select the whole sentence"),
        ("outline", ("o",), "outline"),
        ("entities", ("g e",), "entities on and off"),
        ("figures", ("g f",), "figures on and off"),
        ("marks", ("g m",), "all marks on and off"),
        ("plain", ("z",), "only the text"),
        ("wider", ("=",), "wider text"),
        ("narrower", ("-",), "narrower text"),
        ("library", ("L",), "library"),
    ),
    *_everywhere(Mode.READ),
)

SELECT = (
    *_group(
        Mode.SELECT,
        "Caret",
        ("left", ("h", "left"), "character left"),
        ("right", ("l", "right"), "character right"),
        ("down", ("j", "down"), "line down"),
        ("up", ("k", "up"), "line up"),
        ("page_down", ("pagedown", "space", "ctrl+f"), "page down"),
        ("page_up", ("pageup", "ctrl+b"), "page up"),
        ("half_down", ("ctrl+d",), "half a page down"),
        ("half_up", ("ctrl+u",), "half a page up"),
        ("word_next", ("w",), "next word"),
        ("word_back", ("b",), "word back"),
        ("word_end", ("e",), "end of the word"),
        ("line_start", ("0", "home"), "start of the line"),
        ("first_nonblank", ("^",), "first character of the line"),
        ("line_end", ("$", "end"), "end of the line"),
        ("sentence_next", (")",), "next sentence"),
        ("sentence_back", ("(",), "sentence back"),
        ("paragraph_next", ("}",), "next paragraph"),
        ("paragraph_back", ("{",), "paragraph back"),
        ("top", ("g g",), "top"),
        ("bottom", ("G",), "end of the article"),
        ("find", ("f",), "to a character", Takes.CHARACTER),
        ("find_back", ("F",), "back to a character", Takes.CHARACTER),
        ("find_again", (";",), "to that character again"),
        ("find_reverse", (",",), "to that character the other way"),
        ("search", ("/",), "search"),
        ("search_next", ("n",), "next hit"),
        ("search_previous", ("N",), "previous hit"),
    ),
    *_group(
        Mode.SELECT,
        "Selection",
        ("other_end", ("o",), "go to the other end"),
        ("grow", ("+", "="), "grow: word, sentence, paragraph, section"),
        ("shrink", ("-",), "shrink again"),
        ("object", ("i",), "word, sentence, paragraph, quotation, entity, figure", Takes.OBJECT),
        ("done", ("esc", "v"), "back to reading"),
    ),
    *_group(
        Mode.SELECT,
        "Annotations",
        ("highlight", ("enter",), "highlight with the last label"),
        ("highlight_with", ("H",), "highlight with a label", Takes.LABEL),
        ("note", ("a",), "note on the selection"),
        ("tags", ("t",), "tags"),
        ("copy", ("y",), "copy with citation"),
    ),
    *(each for each in _everywhere(Mode.SELECT) if each.name != "leave"),
)

TABLE = (*LIBRARY, *READ, *SELECT)


def of_mode(mode: Mode) -> tuple[Command, ...]:
    """The commands of a mode, in the order of help."""
    return {Mode.LIBRARY: LIBRARY, Mode.READ: READ, Mode.SELECT: SELECT}[mode]
