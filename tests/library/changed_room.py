"""A room of an article that was marked and then edited by another program."""

from collections.abc import Mapping

from reader.core.relocate import How, Lost
from reader.core.span import Span
from reader.library.annotating import annotate
from reader.library.library import Library
from reader.library.opening import Opened, open_article
from reader.library.shelf import resolve

TEXT = (
    "# The flood\n\nRain fell over the whole valley for three days. The river rose two metres in the night.\n\n"
    "Schools in the town stayed shut on Monday. Nobody was hurt.\n\nThe mayor asked the army for help with the dam. "
    "It was built forty years ago, and nobody had looked at it since.\n"
)
MOVED, CHANGED, LOST = "built forty years ago", "The river rose two metres in the night.", "Nobody was hurt."
EDITED = (
    TEXT.replace("# The flood\n\n", "# The flood\n\nThis is the second edition of the report.\n\n")
    .replace("two metres", "three metres")
    .replace(f" {LOST}", "")
)


def written(library: Library, text: str) -> Opened:
    """The article with this text, as another program left it."""
    (library.articles / "flood.md").write_text(text, "utf-8")
    return opened(library)


def opened(library: Library) -> Opened:
    """The article as it is now."""
    return open_article(library, resolve(library, "flood"))


def marked(library: Library, *quotes: str, text: str = TEXT) -> Mapping[str, str]:
    """The ids of annotations on these quotes, by the quotes."""
    found = written(library, text)
    made = {}
    for quote in quotes:
        start = found.document.text.index(quote)
        made[quote] = annotate(library, found.entry, found.document, Span(start, start + len(quote)), note=quote).uid
    return made


def lying(library: Library) -> dict[str, tuple[str, str | None]]:
    """By note: the state of each annotation and the words at its place, None where it has none."""
    found = opened(library)
    return {
        each.annotation.note: (
            each.placed.how.value,
            None if isinstance(each.placed, Lost) else each.placed.span.of(found.document.text),
        )
        for each in found.annotations
    }


def states(library: Library) -> list[How]:
    """The states of all, in the order of their places."""
    return [each.placed.how for each in opened(library).annotations]
