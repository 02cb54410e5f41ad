"""Pictures of tagged text: `[Ann Hill PERSON] spoke` is what the tagger says of "Ann Hill spoke"."""

import re
from collections.abc import Iterable, Iterator

from reader.core.entity import Mention
from reader.core.span import Span
from reader.engines.names.article_pass import names_of
from reader.engines.names.pieces import pieces_of
from reader.engines.names.tags import Tag


def found(picture: str) -> list[str]:
    """The names that the pass makes of a picture, each with its kind."""
    text, mentions = mentioned(picture)
    return [f"{name.span.of(text)} {name.kind.value}" for name in mentions]


def mentioned(picture: str) -> tuple[str, list[Mention]]:
    """The text of a picture and its mentions."""
    text, tags = drawn(picture)
    return text, names_of(text, lambda pieces: by_piece(text, tags, pieces))


def drawn(picture: str) -> tuple[str, list[Tag]]:
    text, tags = "", []
    for part in re.split(r"(\[[^]]+ [A-Z_]+\])", picture):
        surface = part
        if part.startswith("["):
            surface, label = part[1:-1].rsplit(" ", 1)
            tags.append(Tag(Span(len(text), len(text) + len(surface)), label))
        text += surface
    return text, tags


def by_piece(text: str, tags: list[Tag], pieces: Iterable[str]) -> Iterator[list[Tag]]:
    for span, _ in zip(pieces_of(text), pieces, strict=True):
        inside = [tag for tag in tags if span.covers(tag.span)]
        yield [Tag(Span(tag.span.start - span.start, tag.span.end - span.start), tag.label) for tag in inside]
