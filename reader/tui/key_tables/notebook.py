"""Notebook keys: every annotation of the library; and its tags and labels."""

from reader.tui.command import BESIDE, LINK, Takes, everywhere, group, moving
from reader.tui.modes import Mode

NOTEBOOK = (
    *moving(
        Mode.NOTEBOOK,
        "next annotation",
        "previous annotation",
        "first annotation",
        "last annotation",
        ("next_part", ("}",), "next article, label, tag or name"),
        ("previous_part", ("{",), "previous article, label, tag or name"),
    ),
    *group(
        Mode.NOTEBOOK,
        "Finding",
        ("filter", ("/",), "filter as you type; label: tag: in: entity: by: before: after: has: anchor:"),
        ("order", ("O",), "sort: reading order, newest first, by label, by tag, by name"),
        ("show_trash", ("g d",), "the trash, and back"),
        ("show_tags", ("T",), "tags: rename, merge, delete, filter by one"),
        ("show_labels", ("B",), "labels: the codebook"),
        ("show_import", ("I",), "import: bring in notes from a file"),
        ("show_parked", ("g p",), "parked: what came in and waits for its article or its place"),
        ("unfilter", ("esc",), "select none; show all again; then back"),
    ),
    *group(
        Mode.NOTEBOOK,
        "Annotations",
        ("jump", ("enter", "l", "right"), "go to the passage"),
        BESIDE,
        ("open", ("K",), "card: the whole quote and note"),
        ("edit", ("e", "a"), "write its note"),
        ("tags", ("t",), "tags; of several: tags to add, -tag takes off"),
        ("label", ("H",), "label; 0 for none", Takes.LABEL),
        ("card", ("c",), "make a card; of all that are selected: their first drafts, to be looked at"),
        ("weigh", ("g w",), "how often to read it again in reviews; or all that are selected"),
        ("trash", ("d d",), "to the trash; in the trash: bring back"),
        LINK,
        ("mark", ("v",), "select it, or no longer; t H c dd W y then act on all that are selected"),
        ("mark_all", ("V",), "select all that are shown; again: none"),
        ("show_export", ("W", "w"), "export: write out what is selected, or else shown"),
        ("copy", ("y",), "copy the quote with its citation, and the note"),
        ("copy_link", ("Y",), "copy a link to it"),
    ),
    *everywhere(Mode.NOTEBOOK),
)

CODEBOOK = (
    *moving(
        Mode.CODEBOOK,
        "next",
        "previous",
        "first",
        "last",
        ("next_tab", ("tab", "shift+tab"), "tags, or labels"),
        ("show_tags", ("T",), "tags"),
        ("show_labels", ("B",), "labels"),
        ("filter", ("/",), "filter as you type"),
        ("unfilter", ("esc",), "show all again; then back"),
    ),
    *group(
        Mode.CODEBOOK,
        "Tags and labels",
        ("jump", ("enter", "l", "right"), "its annotations, in the notebook"),
        ("rename", ("r",), "rename, wherever it stands"),
        ("merge", ("m",), "merge into another"),
        ("delete", ("d d",), "tag: delete everywhere; label: remove one that is not used"),
    ),
    *group(
        Mode.CODEBOOK,
        "Labels",
        ("add", ("a",), "add a label"),
        ("key", ("H",), "the digit that is typed after H", Takes.LABEL),
        ("colour", ("c",), "colour"),
        ("glyph", ("s",), "sign, one cell"),
        ("definition", ("e",), "definition"),
    ),
    *everywhere(Mode.CODEBOOK),
)
