"""Obsidian merge: a note that is to be written, brought together with the one that is there, of which nothing is lost.

What nobody changed since it was written is written anew; what somebody changed, added or took out stays so.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from reader.formats.obsidian_block import Content, read_callout
from reader.formats.obsidian_file import UID, Note, Piece, file_digest, read_note, written
from reader.formats.obsidian_ledger import FILE, Ledger, block_name, property_name, quote_digest, reference_source
from reader.formats.outgoing.obsidian_adopting import with_names
from reader.formats.outgoing.obsidian_properties import merged_properties

NONE: frozenset[str] = frozenset()
HasAll = Callable[[str, Content, str], bool]

UNTIL = "until an import has taken what is new in it, or both say the same"
_HEADING = re.compile(r"^#{1,6}[ \t]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Merged:
    """A file brought together.

    Attributes:
        text: It.
        notices: What was left as it is although the library says otherwise, in words, a line each.
    """

    text: str
    notices: tuple[str, ...] = ()


def has_nothing(uid: str, said: Content, base: str) -> bool:
    """Where nobody can tell what the library took over: nothing."""
    del uid, said, base
    return False


def merged(present: str, wanted: str, removed: frozenset[str] = NONE, has_all: HasAll = has_nothing) -> Merged:
    """The file as it is to be; it is `present` to the last character where nothing is to be done.

    Args:
        present: As it is there; its line ends are kept.
        wanted: As a new one would be; empty where only what was removed is to be marked.
        removed: The ids of annotations that are no longer in the library.
        has_all: Whether the annotation with this id has all that a person changed in its block, by what the block
            says now, and the `content_hash` that the annotation had when the block was written.
    """
    plain = present.removeprefix("\ufeff").replace("\r\n", "\n")
    here = read_note(plain)
    if not wanted:
        marked = tuple(each.marked if each.name in removed else each for each in here.pieces)
        return Merged(_as_before(present, plain, written(replace(here, pieces=marked))))
    new = read_note(wanted)
    if _is_untouched(here, new):
        return Merged(_as_before(present, plain, wanted))
    work = _Merging(with_names(here, new), new, removed, has_all)
    text = work.text()
    done = read_note(text)
    if _is_untouched(done, new):  # it is as a new one would be, but for blank lines
        text = wanted
    return Merged(_as_before(present, plain, text), tuple(work.notices(done)))


class _Merging:
    def __init__(self, here: Note, new: Note, removed: frozenset[str], has_all: HasAll) -> None:
        self._told: list[str] = []
        self._changed: list[str] = []
        self._here, self._new, self._removed, self._has_all = here, new, removed, has_all
        self._ledger, self._wanted = here.ledger or Ledger(new.article), new.ledger or Ledger(new.article)
        self._unseen: set[str] = set()
        self._pieces = list(here.pieces)
        self._place = here.place if here.ledger else len(self._pieces)

    def text(self) -> str:
        """The file."""
        self._renew()
        self._add()
        properties = merged_properties(self._here.properties, self._new.properties, self._ledger)
        self._unseen |= {property_name(key) for key in properties.unseen}
        if properties.changed:
            self._told.append(f"{', '.join(properties.changed)}: changed here and in the library; kept as it is here")
        note = Note(properties.texts, tuple(self._pieces), place=self._place)
        if file_digest(note) != self._wanted.digest(FILE):
            self._unseen.add(FILE)
        return written(replace(note, ledger=self._ledger_now()))

    def notices(self, done: Note) -> Iterator[str]:
        """What was left as it is, in words, with its line in the file that came of it."""
        for name in self._changed:
            line = done.blocks[name].line
            yield f"line {line}: ^{name} was changed here and in the library; kept as it is here {UNTIL}"
        yield from self._told

    def _renew(self) -> None:
        wanted = self._new.blocks
        for index, piece in enumerate(self._pieces):
            if piece.name in wanted:
                self._pieces[index] = self._renewed(piece, wanted[piece.name])
            elif piece.name in self._removed:
                self._pieces[index] = piece.marked

    def _renewed(self, piece: Piece, new: Piece) -> Piece:
        last = self._ledger.digest(block_name(piece.name))
        if new.digest in (piece.digest, last):
            return piece.unmarked
        if piece.digest == last or self._says_the_same(piece.text, new.text) or self._was_taken_over(piece):
            return new.folded_as(piece)
        self._unseen.add(block_name(piece.name))
        self._changed.append(piece.name)
        return piece.unmarked

    def _says_the_same(self, here: str, new: str) -> bool:
        said = read_callout(here, {**self._ledger.tags, **self._wanted.tags})
        wanted = read_callout(new, self._wanted.tags)
        return said is not None and wanted is not None and said.folded == wanted.folded

    def _was_taken_over(self, piece: Piece) -> bool:
        """Whether the library has all that a person changed in it, beside what was changed there."""
        said = read_callout(piece.text, {**self._ledger.tags, **self._wanted.tags})
        sent = self._ledger.sent(block_name(piece.name))
        return (
            said is not None and quote_digest(said.quote) == sent.quote and self._has_all(piece.name, said, sent.base)
        )

    def _add(self) -> None:
        """Put the blocks in that are new, each after the one before it in reading order."""
        order = [each.name for each in self._new.pieces if each.name]
        leads = {after.name: before.text for before, after in pairwise(self._new.pieces) if not before.name}
        blocks, here = self._new.blocks, {each.name for each in self._pieces if each.name}
        taken_out, before = list[str](), ""
        for index, name in enumerate(order):
            if name not in here and self._ledger.digest(block_name(name)):
                self._unseen.add(block_name(name))
                taken_out.append(block_name(name))
                continue
            if name not in here:
                after = "" if before else next((each for each in order[index:] if each in here), "")
                self._insert(blocks[name], leads.get(name, "").strip(), self._spot(before, after))
                here.add(name)
            before = name
        if taken_out:
            self._told.append(f"taken out of it by hand, and not written again: {', '.join(taken_out)}")

    def _spot(self, before: str, after: str) -> int:
        """Behind one block, with what stands under it up to a heading; where that is none, before another, or last."""
        names = [each.name for each in self._pieces]
        if before:
            return self._past_what_belongs(names.index(before) + 1)
        return names.index(after) if after else self._place

    def _past_what_belongs(self, index: int) -> int:
        """Past what stands between two blocks, which is parted at its first heading."""
        if index >= len(self._pieces) or index == self._place or self._pieces[index].name:
            return index
        piece = self._pieces[index]
        heading = _HEADING.search(piece.text)
        if heading is None:
            return index + 1
        self._put(index + 1, Piece(piece.text[heading.start() :], line=piece.line))
        self._pieces[index] = Piece(piece.text[: heading.start()], line=piece.line)
        return index + 1

    def _insert(self, block: Piece, lead: str, index: int) -> None:
        if lead and not any(lead in each.text for each in self._pieces):
            block = Piece(f"{lead}\n\n{block.text}", block.name)
        before, after = "".join(each.text for each in self._pieces[:index][-2:]), "\n"
        if index < len(self._pieces) and index != self._place:
            after = self._pieces[index].text
        gap = "" if before.endswith("\n\n") or not before.strip() else "\n" if before.endswith("\n") else "\n\n"
        text = f"{gap}{block.text}"
        text += "" if text.endswith("\n") else "\n"
        self._put(index, replace(block, text=text + ("" if after.startswith("\n") else "\n")))

    def _put(self, index: int, piece: Piece) -> None:
        self._pieces.insert(index, piece)
        self._place += index <= self._place

    def _ledger_now(self) -> Ledger:
        old, new = self._ledger, self._wanted
        lines = dict(_lines_now(old, new, self._unseen))
        blocks = self._new.blocks
        kept = [each for each in old.references if not _is_of(each, blocks, new)]
        return Ledger(new.article, lines, {**old.tags, **new.tags}, (*new.references, *kept))


def _lines_now(old: Ledger, new: Ledger, unseen: set[str]) -> Iterator[tuple[str, str]]:
    """What is known of each block and property now, in the order in which it stands there already."""
    for name, line in old.lines.items():
        if name in new.lines and name not in unseen:
            yield name, new.lines[name]
        elif name in new.lines or not name.startswith("@"):
            yield name, line
    yield from ((name, line) for name, line in new.lines.items() if name not in old.lines and name not in unseen)


def _is_of(reference: str, blocks: dict[str, Piece], new: Ledger) -> bool:
    source = reference_source(reference)
    return source in blocks or source == new.article


def _is_untouched(here: Note, new: Note) -> bool:
    """Whether all of it is as it was written, and nothing in it is to be kept."""
    if here.ledger is None or new.ledger is None or here.ledger.digest(FILE) != file_digest(here):
        return False
    return all(name in new.ledger.lines for name in here.ledger.lines if UID.match(name.removeprefix("^")))


def _as_before(present: str, plain: str, text: str) -> str:
    """A text with the mark at its head and the line ends of what is there."""
    if text == plain:
        return present
    newline = "\r\n" if 2 * present.count("\r\n") > present.count("\n") else "\n"
    return ("\ufeff" if present.startswith("\ufeff") else "") + text.replace("\n", newline)
