"""Figure keys: the ledger of all figures, and the card of one."""

from reader.tui.command import Takes, everywhere, group
from reader.tui.modes import Mode

FIGURES = (
    *group(
        Mode.FIGURES,
        "Moving",
        ("down", ("j", "down"), "next figure"),
        ("up", ("k", "up"), "previous figure"),
        ("page_down", ("space", "pagedown", "ctrl+f", "ctrl+d"), "page down"),
        ("page_up", ("b", "pageup", "ctrl+b", "ctrl+u"), "page up"),
        ("top", ("g g", "home"), "first figure"),
        ("bottom", ("G", "end"), "last figure"),
    ),
    *group(
        Mode.FIGURES,
        "Finding",
        ("filter", ("/",), "filter as you type; kind: unit: counts: who: in: after: before:"),
        ("next_kind", ("tab",), "next kind: counts, money, shares, measures, times"),
        ("previous_kind", ("shift+tab",), "previous kind"),
        ("scope", ("L",), "this article, or the whole library"),
        ("alike", ("*",), "only what is likely the same measure; again: all"),
        ("plain", ("z",), "plain small numbers too; again: without them"),
        ("sort_by", ("s",), "sort by value, unit, counts, who, article, date; again: the other way", Takes.COLUMN),
        ("unfilter", ("esc",), "show all again; then back"),
    ),
    *group(
        Mode.FIGURES,
        "Figures",
        ("jump", ("enter", "l", "right"), "go to the passage"),
        ("open", ("K",), "card: interval, who said it, the same measure elsewhere"),
        ("note", ("a",), "note on the figure"),
        ("write_csv", ("w",), "write what is shown as CSV"),
        ("index", ("i",), "find the figures of all articles; again: stop"),
        ("undo", ("u",), "undo"),
        ("redo", ("ctrl+r",), "redo"),
    ),
    *everywhere(Mode.FIGURES),
)

FIGURE = (
    *group(
        Mode.FIGURE,
        "Moving",
        ("down", ("j", "down"), "next of the same measure"),
        ("up", ("k", "up"), "previous one"),
        ("page_down", ("space", "pagedown", "ctrl+f", "ctrl+d"), "page down"),
        ("page_up", ("b", "pageup", "ctrl+b", "ctrl+u"), "page up"),
        ("top", ("g g", "home"), "first"),
        ("bottom", ("G", "end"), "last"),
        ("jump", ("enter", "l", "right"), "go to the passage"),
        ("close", ("esc", "K"), "put the card away"),
    ),
    *group(
        Mode.FIGURE,
        "Figure",
        ("link", ("x",), "confirm: they belong together; without a suggestion, begin or end a reference here"),
        ("dismiss", ("d",), "dismiss: do not suggest this again"),
        ("note", ("a",), "note on the figure"),
        ("show_figures", ("F",), "all that is likely the same measure"),
        ("copy_link", ("Y",), "copy a link to the figure"),
        ("undo", ("u",), "undo"),
        ("redo", ("ctrl+r",), "redo"),
    ),
    *everywhere(Mode.FIGURE),
)
