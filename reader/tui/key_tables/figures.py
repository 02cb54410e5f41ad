"""Figure keys: the ledger of all figures, and the card of one."""

from reader.tui.command import BESIDE, LINK, Takes, everywhere, group, moving
from reader.tui.modes import Mode

FIGURES = (
    *moving(
        Mode.FIGURES,
        "next figure",
        "previous figure",
        "first figure",
        "last figure",
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
        BESIDE,
        ("open", ("K",), "card: interval, who said it, the same measure elsewhere"),
        ("note", ("a",), "note on the figure"),
        LINK,
        ("write_csv", ("w",), "write what is shown as CSV"),
        ("index", ("i",), "find the figures of all articles; again: stop"),
    ),
    *everywhere(Mode.FIGURES),
)

FIGURE = (
    *moving(
        Mode.FIGURE,
        "next of the same measure",
        "previous one",
        "first",
        "last",
        ("jump", ("enter", "l", "right"), "go to the passage"),
        BESIDE,
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
    ),
    *everywhere(Mode.FIGURE),
)
