"""Statistics keys: how reviewing goes, from section to section."""

from reader.tui.command import everywhere, group, moving
from reader.tui.modes import Mode

STATISTICS = (
    *moving(
        Mode.STATISTICS,
        "next line that leads on",
        "previous line that leads on",
        "first section",
        "last line",
        ("next_part", ("}", "tab"), "next section"),
        ("previous_part", ("{", "shift+tab"), "previous section"),
    ),
    *group(
        Mode.STATISTICS,
        "Statistics",
        ("jump", ("enter", "l", "right"), "the cards that a line is of; on what is due: review"),
        ("year", ("y",), "forecast of a year, or of a month"),
        ("words", ("w",), "plots and calendar in words, or drawn"),
        ("order", ("O",), "sort the tables: by cards, least recalled, time, name"),
        ("close", ("esc",), "go back"),
    ),
    *(each for each in everywhere(Mode.STATISTICS) if each.name != "show_statistics"),
)
