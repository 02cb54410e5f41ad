"""Heading: the title and the byline over a text, which are no part of it."""

from collections.abc import Iterable

from reader.tui.widgets.margin import broken


def heading_lines(parts: Iterable[tuple[str, str]], width: int) -> list[tuple[str, str]]:
    """The lines over a text, as (text, style name): an empty one on top, and one between heading and text."""
    lines = [(line, style) for text, style in parts for line in broken(text, width)]
    return [("", "byline"), *lines, ("", "byline")] if lines else [("", "byline")]
