"""Telling: what an act did, in words."""

from collections.abc import Mapping, Sequence

from reader.core.change import Change, Values
from reader.library.library import Library
from reader.store.articles import article
from reader.store.journal import KEPT
from reader.store.nouns import ANNOTATION, ARTICLE

QUOTE_LENGTH = 40  # characters of a quote that are told


def act_words(library: Library, changes: Sequence[Change]) -> str:
    """What an act did and where: `highlighted “The river rose.” in “Rain in the north”`."""
    told = [change for change in changes if change.verb != KEPT] or list(changes)
    first = told[0]
    words = f"{first.verb} {_what(library, first)}"
    return words if len(told) == 1 else f"{words} and {len(told) - 1} more"


def _what(library: Library, change: Change) -> str:
    values = change.after if change.after is not None else change.before or {}
    if change.noun == ARTICLE:
        return f"“{values.get('title', change.key)}”"
    if change.noun == ANNOTATION:
        return f"{_detail(change)}{_quote(values)} in “{_title(library, values)}”".replace("the whole article in ", "")
    return f"{change.noun} {change.key}"


def _detail(change: Change) -> str:
    if change.verb == "relabelled" and change.after:
        return f"as {change.after['label'] or 'unlabelled'}: "
    return ""


def _quote(values: Values) -> str:
    exact = values.get("exact")
    if not isinstance(exact, str):
        return "the whole article"
    quote = " ".join(exact.split())
    return f"“{quote}”" if len(quote) <= QUOTE_LENGTH else f"“{quote[:QUOTE_LENGTH].rstrip()}…”"


def _title(library: Library, values: Mapping[str, object]) -> str:
    found = article(library.database, str(values.get("article")))
    return found.article.title if found else "an article that is gone"
