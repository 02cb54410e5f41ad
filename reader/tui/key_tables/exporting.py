"""Export keys: choosing a format, looking at what would be written, and writing it."""

from reader.tui.command import everywhere, group, moving
from reader.tui.modes import Mode

EXPORT = (
    *moving(
        Mode.EXPORT,
        "next format",
        "previous format",
        "first format",
        "last format",
        ("close", ("esc",), "stop what is being written; then back"),
    ),
    *group(
        Mode.EXPORT,
        "Writing out",
        ("write", ("enter", "w"), "write it: to the file or folder that the line of input asks for"),
        ("place", ("o",), "look at another place: what there is new, changed, unchanged"),
        ("copy", ("y",), "copy the text of the file instead"),
        ("subject", ("tab", "a"), "what goes out: what is selected, what is shown, all; this article, all"),
    ),
    *group(
        Mode.EXPORT,
        "What is written, where the format leaves it open",
        ("entities", ("e",), "the names in the articles too"),
        ("figures", ("f",), "the figures in the articles too"),
        ("spreadsheet", ("s",), "for a spreadsheet: cells that it would run are defused"),
        ("lines", ("J",), "JSON, one object a line, instead of CSV"),
        ("template", ("t",), "by a template of your own, a Jinja file; an empty line: by the usual one"),
    ),
    *everywhere(Mode.EXPORT),
)
