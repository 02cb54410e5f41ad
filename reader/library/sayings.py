"""Sayings: the sentences of an article with the names and the telling words of each, kept in the cache."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reader.core.document import BlockKind, Document
from reader.core.entity import EntityKind, Mention
from reader.core.segment import sentences
from reader.core.span import Span
from reader.core.topic import stems
from reader.library.library import Library
from reader.library.marking import kept_entities
from reader.library.named_finds import kept_or_found
from reader.library.parsing import RULE
from reader.library.prose import prose, prose_digest
from reader.library.shelf import Entry

SAYINGS = 1  # version of what is kept; another number makes it be taken anew
LONGEST = 1200  # code points; a longer sentence lacks its stops, and says everything and nothing

_SPEAKS = {BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE, BlockKind.ROW, BlockKind.FOOTNOTE}


@dataclass(frozen=True, slots=True)
class Saying:
    """One sentence.

    Attributes:
        span: Where it lies in the canonical text.
        text: As it stands there.
        names: The names in it, as the engine found them; their spans count in `text`.
        words: The stems of the words that say something, those of the names left out.
    """

    span: Span
    text: str
    names: tuple[Mention, ...]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Said:
    """What an article says, sentence by sentence.

    Attributes:
        named: Whether its names were known.
        prose_digest: What they are kept under.
    """

    text_digest: str
    prose_digest: str
    named: bool
    sayings: tuple[Saying, ...]


def said_in(library: Library, entry: Entry, engine: str) -> Said | None:
    """What an article says; from the cache where that is known.

    Args:
        library: The library.
        entry: The article.
        engine: What finds names here; empty where nothing does.

    Returns:
        None when the article cannot be read.
    """
    maker = f"sayings {SAYINGS} {RULE} {engine} {entry.path.suffix}"

    def find(document: Document) -> Said:
        names = kept_entities(library, document)
        sayings = tuple(_all(document, names or ()))
        found = Said(document.text_digest, prose_digest(document), names is not None, sayings)
        library.cache.keep_gleaned(entry.source_digest, maker, _json(found))
        return found

    return kept_or_found(library, entry, engine, _read(library.cache.gleaned(entry.source_digest, maker)), find)


def saying_at(document: Document, names: Iterable[Mention], span: Span) -> Saying:
    """What a passage says; `names` are those of the document."""
    return _saying(prose(document), span, names)


def _all(document: Document, names: Iterable[Mention]) -> Iterator[Saying]:
    text, waiting = prose(document), sorted(names, key=lambda each: each.span)
    for index, block in enumerate(document.blocks):
        if block.kind not in _SPEAKS or block.head:
            continue
        here = [each for each in waiting if block.span.covers(each.span)] if waiting else []
        whole = [block.span.trimmed(document.text)] if block.kind is BlockKind.ROW else sentences(document, index)
        yield from (_saying(text, span, here) for span in whole if 0 < len(span) <= LONGEST)


def _saying(text: str, span: Span, names: Iterable[Mention]) -> Saying:
    inside = [each for each in names if span.covers(each.span)]
    bare, start = span.of(text), span.start
    for each in inside:
        bare = bare[: each.span.start - start] + " " * len(each.span) + bare[each.span.end - start :]
    moved = (Mention(each.span.shifted(-start), each.kind, each.entity, each.engine) for each in inside)
    return Saying(span, span.of(text), tuple(moved), stems(bare))


def _json(said: Said) -> str:
    rows = [
        [
            each.span.start,
            each.text,
            " ".join(sorted(each.words)),
            [[name.span.start, name.span.end, name.kind.value, name.entity] for name in each.names],
        ]
        for each in said.sayings
    ]
    return json.dumps([said.text_digest, said.prose_digest, said.named, rows], separators=(",", ":"))


def _read(stored: str | None) -> Said | None:
    if stored is None:
        return None
    try:
        text_digest, digest, named, rows = json.loads(stored)
        return Said(text_digest, digest, named, tuple(_row(*row) for row in rows))
    except (ValueError, TypeError):  # of another shape: taken anew, and overwritten
        return None


def _row(start: int, text: str, words: str, names: Sequence[tuple[int, int, str, str]]) -> Saying:
    mentions = tuple(Mention(Span(first, last), EntityKind(kind), name, "") for first, last, kind, name in names)
    return Saying(Span(start, start + len(text)), text, mentions, frozenset(words.split()))
