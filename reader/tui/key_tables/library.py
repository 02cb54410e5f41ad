"""Library keys: finding an article and putting the shelf in order."""

from reader.tui.command import everywhere, group
from reader.tui.modes import Mode

LIBRARY = (
    *group(
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
    *group(
        Mode.LIBRARY,
        "Articles",
        ("open", ("enter", "l", "right"), "open"),
        ("edit", ("e",), "edit the file in $EDITOR"),
        ("finished", ("D",), "finished, or not"),
        ("trash", ("d d",), "to the trash; in the trash: bring back"),
        ("show_trash", ("g d",), "the trash, and back"),
        ("copy_link", ("Y",), "copy a link to the article"),
        ("link", ("x",), "begin a reference at the article, or end it there"),
        ("undo", ("u",), "undo"),
        ("redo", ("ctrl+r",), "redo"),
    ),
    *group(
        Mode.LIBRARY,
        "Screens",
        ("show_entities", ("E",), "entities of the library"),
        ("show_figures", ("F",), "figures of the library"),
        ("show_references", ("X",), "references of the library"),
    ),
    *everywhere(Mode.LIBRARY),
)
