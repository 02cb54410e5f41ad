"""Obsidian adopting: callouts that somebody typed into a note and took into the library, known again there."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from reader.core.ids import made_id
from reader.formats.obsidian_block import Content, read_callout, typed_callouts, typed_key
from reader.formats.obsidian_file import UID, Note, Piece
from reader.formats.obsidian_ledger import block_name

FORMAT = "obsidian"  # with the key of a callout it makes the id of the annotation that becomes of it


def with_names(here: Note, new: Note) -> Note:
    """A note in which each typed callout has the name of its annotation, where that is among the new ones."""
    waiting = dict(_new_ones(here, new))
    if not waiting:
        return here
    seen = Counter[str]()
    parts = [tuple(_named(piece, here.article, waiting, seen)) for piece in here.pieces]
    pieces = tuple(each for part in parts for each in part)
    return replace(here, pieces=pieces, place=sum(map(len, parts[: here.place])))


def _new_ones(here: Note, new: Note) -> Iterator[tuple[str, Content]]:
    tags, blocks = new.ledger.tags if new.ledger else {}, here.blocks
    for name, each in new.blocks.items():
        written = here.ledger is not None and block_name(name) in here.ledger.lines
        said = read_callout(each.text, tags) if UID.match(name) and name not in blocks and not written else None
        if said is not None:
            yield name, said.folded


def _named(piece: Piece, article: str, waiting: dict[str, Content], seen: Counter[str]) -> Iterator[Piece]:
    """What stands between two blocks, parted at the callouts in it that have a name now."""
    done = 0
    for start, end in () if piece.name else typed_callouts(piece.text):
        text = piece.text[start:end]
        name = _name_of(text, article, waiting, seen)
        if name:
            yield Piece(piece.text[done:start], line=piece.line)
            yield Piece(f"{text.rstrip()}\n\n^{name}\n", name, piece.line + piece.text.count("\n", 0, start))
            done = end
    yield replace(piece, text=piece.text[done:])


def _name_of(text: str, article: str, waiting: dict[str, Content], seen: Counter[str]) -> str:
    said = read_callout(text, {})
    if said is None:
        return ""
    seen[said.quote] += 1
    made = made_id(f"{FORMAT}\0{typed_key(article, said.quote, seen[said.quote])}")
    name = made if made in waiting else next((name for name, each in waiting.items() if each == said.folded), "")
    waiting.pop(name, None)
    return name
