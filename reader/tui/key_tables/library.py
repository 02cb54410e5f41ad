"""Library keys: finding an article and putting the shelf in order."""

from reader.tui.command import LINK, everywhere, group, moving
from reader.tui.modes import Mode

LIBRARY = (
    *moving(
        Mode.LIBRARY,
        "next article",
        "previous article",
        "first article",
        "last article",
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
        ("weigh", ("g w",), "how often to read again in reviews what is marked in it"),
        ("trash", ("d d",), "to the trash; in the trash: bring back"),
        ("show_trash", ("g d",), "the trash, and back"),
        ("versions", ("g v",), "what changed between its versions"),
        ("copy_link", ("Y",), "copy a link to the article"),
        LINK,
    ),
    *group(
        Mode.LIBRARY,
        "Screens",
        ("show_entities", ("E",), "entities of the library"),
        ("show_figures", ("F",), "figures of the library"),
        ("show_export", ("W",), "export: write out the article, or all"),
        ("show_import", ("I",), "import: bring in notes from a file"),
        ("show_parked", ("g p",), "parked: what came in and waits for its article or its place"),
    ),
    *everywhere(Mode.LIBRARY),
)
