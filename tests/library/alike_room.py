"""A library of short articles, and the figures in it, for tests of what is compared."""

from collections.abc import Callable, Mapping
from pathlib import Path

from reader.library.ledger import FigureMention, Ledger, take_ledger
from reader.library.library import Library

Shelve = Callable[[Mapping[str, str]], Ledger]


def shelved(library: Library, articles: Mapping[str, str]) -> Ledger:
    """The ledger of a library with these articles: name and day of publication, and text."""
    for file in library.articles.iterdir():
        file.unlink()
    for name, text in articles.items():
        title, _, day = name.partition(" ")
        head = f"---\ntitle: {title}\npublished: {day}\n---\n" if day else ""
        Path(library.articles / f"{title}.md").write_text(f"{head}{text}\n")
    return take_ledger(library)


def the(ledger: Ledger, quote: str, title: str = "") -> FigureMention:
    """The first figure with these words, in the article with this title."""
    return next(each for each in ledger.mentions if each.quote == quote and each.title.startswith(title))
