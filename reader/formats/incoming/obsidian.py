"""Obsidian: a note that went out, come back: what was changed in its annotations, and what was added in their form."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from reader.core.errors import ReaderError
from reader.core.incoming import About, Incoming, IncomingLink, Offsets, Read, Unread
from reader.core.wiki_links import read_target
from reader.formats.front_matter import cut_front_matter
from reader.formats.moments import read_moment
from reader.formats.obsidian_block import Content, read_callout, typed_callouts, typed_key
from reader.formats.obsidian_file import UID, Note, Piece, properties_text, read_note
from reader.formats.obsidian_ledger import Ledger, Sent, block_name, quote_digest, read_fields

REMOVED = "it was removed in Postil"
NO_CALLOUT = "what stands over its ^name is no callout with a quote or a note"
OTHER_QUOTE = "its quote was changed in the file; the annotation keeps its own"

_OURS = re.compile(rb"^(?:postil-id:|%% postil \d)", re.MULTILINE)
_PLACE = re.compile(r"(\d{1,12})-(\d{1,12})")
_REFERENCE_FIELDS = 6


def looks_like(head: bytes, name: str) -> bool:
    """Whether it is a Markdown file with the property that says which article it is about."""
    return name.lower().endswith(".md") and bool(_OURS.search(head))


def records(content: bytes, name: str) -> Iterator[Read]:
    """The annotations of a note, and its references; what stands between them, where it is a callout with a quote.

    Raises:
        ReaderError: It is no note that Postil wrote.
    """
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise ReaderError(f"{name} is not UTF-8", "save it as UTF-8 in your editor") from error
    note = read_note(text)
    if not note.article:
        raise ReaderError(f"{name} is no note that Postil wrote", "it has neither `postil-id` nor its last lines")
    yield from _annotations(note, _about(note))
    yield from _references(note)


def _about(note: Note) -> About:
    front, _ = cut_front_matter(properties_text(note.properties))
    return About(
        front.fields.get("title", ""), front.fields.get("author", ""), front.fields.get("url", ""), note.article
    )


def _annotations(note: Note, about: About) -> Iterator[Read]:
    ledger, seen = note.ledger or Ledger(note.article), Counter[str]()
    for piece in note.pieces:
        if UID.match(piece.name):
            yield from _annotation(piece, about, ledger)
        elif not piece.name:
            yield from _typed(piece, about, ledger.tags, seen)


def _annotation(piece: Piece, about: About, ledger: Ledger) -> Iterator[Read]:
    said = read_callout(piece.text, ledger.tags)
    if piece.is_removed or said is None:
        yield Unread(piece.line, REMOVED if piece.is_removed else NO_CALLOUT)
        return
    kept = ledger.sent(block_name(piece.name))
    if kept.quote and kept.quote != quote_digest(said.quote):
        yield Unread(piece.line, OTHER_QUOTE)
    yield replace(_incoming(piece.line, piece.name, about, said, kept), uid=piece.name)


def _typed(piece: Piece, about: About, tags: Mapping[str, str], seen: Counter[str]) -> Iterator[Read]:
    """What somebody typed in the form of an annotation."""
    for start, end in typed_callouts(piece.text):
        said = read_callout(piece.text[start:end], tags)
        if said is not None and said.quote.strip():
            seen[said.quote] += 1
            key = typed_key(about.article, said.quote, seen[said.quote])
            yield _incoming(piece.line + piece.text.count("\n", 0, start), key, about, said, Sent())


def _incoming(line: int, key: str, about: About, said: Content, kept: Sent) -> Incoming:
    place = _PLACE.fullmatch(kept.place) if kept.quote == quote_digest(said.quote) else None
    return Incoming(
        line=line,
        key=key,
        about=about,
        quote=said.quote,
        offsets=Offsets(int(place[1]), int(place[2])) if place else None,
        label=said.label,
        note=said.note,
        tags=said.tags,
        created=read_moment(kept.created),
        changed=read_moment(kept.changed),
        base=kept.base,
    )


def _references(note: Note) -> Iterator[IncomingLink]:
    """The references that start from what the note still has."""
    lines = {name: each.line for name, each in note.blocks.items()}
    for each in note.ledger.references if note.ledger else ():
        fields = read_fields(each)
        if len(fields) != _REFERENCE_FIELDS:
            continue
        uid, source_text, relation, target_text, words, created = fields
        source, target = read_target(source_text), read_target(target_text)
        if source and target and source.key in lines:
            yield IncomingLink(lines[source.key], uid, source, relation, target, words, read_moment(created), uid)
