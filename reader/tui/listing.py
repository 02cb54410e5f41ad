"""Listing: how an article looks in the library: order, filter, and the two lines it takes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from textual.content import Content

from reader.core.article import WORDS_A_MINUTE
from reader.core.cells import fitted, shown
from reader.library.shelf import Entry
from reader.tui.palette import colour_of

UNREAD, BEGUN, FINISHED, GONE = "●", "◐", "✓", "?"


@dataclass(frozen=True, slots=True)
class Order:
    """A way to sort, and how it is said."""

    words: str
    key: Callable[[Entry], tuple[object, ...]]
    newest_first: bool = False


def _published(entry: Entry) -> str:
    return entry.article.published.isoformat() if entry.article.published else ""


def _opened(entry: Entry) -> str:
    return entry.opened.isoformat() if entry.opened else ""


ORDERS = (
    Order("newest first", lambda entry: (_published(entry), entry.article.title), newest_first=True),
    Order("oldest first", lambda entry: (_published(entry), entry.article.title)),
    Order("by title", lambda entry: (entry.article.title.casefold(),)),
    Order("last read first", lambda entry: (_opened(entry), _published(entry)), newest_first=True),
    Order("most annotations first", lambda entry: (entry.annotations, _published(entry)), newest_first=True),
    Order("unread first", lambda entry: (entry.finished, entry.progress > 0, entry.article.title)),
)


def arranged(entries: Iterable[Entry], order: Order, typed: str) -> list[Entry]:
    """The entries that match every word typed, in order."""
    words = typed.casefold().split()
    found = [entry for entry in entries if all(word in _searched(entry) for word in words)]
    return sorted(found, key=order.key, reverse=order.newest_first)


def _searched(entry: Entry) -> str:
    article = entry.article
    state = "finished" if entry.finished else "begun" if entry.progress else "unread"
    parts = (article.title, article.author, article.source, _published(entry), *article.tags, state, entry.slug)
    return " ".join(parts).casefold()


def state_glyph(entry: Entry) -> str:
    """One sign: unread, begun, finished, or its file gone."""
    if entry.missing:
        return GONE
    if entry.finished:
        return FINISHED
    return BEGUN if entry.opened else UNREAD


def two_lines(entry: Entry, width: int, *, dark: bool) -> Content:
    """The title with its sign, and under it what else is known, cut to `width` cells."""
    article = entry.article
    minutes = max(1, round(article.words / WORDS_A_MINUTE))
    facts = (
        f"{article.published:%-d %b %Y}" if article.published else "",
        "the file is gone" if entry.missing else "",
        _counted(entry.annotations, "annotation"),
        "finished" if entry.finished else f"{entry.progress:.0%} read" if entry.opened else "unread",
        f"{minutes} min",
        article.source,
    )
    line = " · ".join(fact for fact in facts if fact)
    title = fitted(shown(article.title), width - 4)
    weight = "" if entry.finished else "bold"
    quiet, lively = colour_of("byline", dark=dark), colour_of("figure", dark=dark)
    return Content.assemble(
        (f"{state_glyph(entry)} ", quiet if entry.opened else lively),
        (title, weight),
        "\n  ",
        (fitted(shown(line), width - 4), quiet),
    )


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}" if number else ""
