"""Referring: references as lines of a card, each leading to its other end."""

from collections.abc import Callable, Mapping, Sequence

from reader.core.cells import fitted
from reader.core.entity import EntityKey
from reader.core.errors import ReaderError
from reader.core.reference import Reference, Target, TargetKind, entity_target, figure_place
from reader.library.annotating import find_annotation
from reader.library.correcting import corrections
from reader.library.library import Library
from reader.library.naming import resolve
from reader.library.pointing import target_words
from reader.library.referencing import references_of
from reader.library.shelf import Entry
from reader.tui.entities.blocks import Block, Lead
from reader.tui.entities.kinds import named
from reader.tui.entities.timeline import NARROW, QUIET, WORD_CELLS
from reader.tui.goal import Goal


def references_to(library: Library, key: EntityKey) -> list[Reference]:
    """The references that start from an entity or lead to it, also under what it was called before; oldest first."""
    once = {each.about for each in corrections(library)} - {key}
    keys = [key, *(each for each in sorted(once) if resolve(library, each) == key)]
    found = {each.record.uid: each for one in keys for each in references_of(library, entity_target(one))}
    return sorted(found.values(), key=lambda each: (each.record.created, each.record.uid))


def reference_blocks(
    library: Library,
    references: Sequence[Reference],
    is_own: Callable[[Target], bool],
    shelf: Mapping[str, Entry],
    width: int,
) -> list[Block]:
    """A line each: which way, the relation, what is at the other end.

    Args:
        library: The library.
        references: The references.
        is_own: Whether an end is what the card is of.
        shelf: The articles by id.
        width: Cells of a line.
    """
    blocks = []
    for number, each in enumerate(references):
        is_source = is_own(each.source)
        note = " ".join(each.note.split())
        words, lead = end_of(library, each.target if is_source else each.source, shelf)
        said = f"{'→' if is_source else '←'} {each.relation}  {words}{f' · {note}' if note else ''}"
        word = "" if number else "references"
        word = word.ljust(WORD_CELLS) if width >= NARROW else f"{word or ' '} "
        row = ((word, QUIET), (fitted(said, width - len(word)), ""))
        blocks.append(Block((row,), lead))
    return blocks


def is_entity(library: Library, target: Target, key: EntityKey) -> bool:
    """Whether an end of a reference is this entity, also under what it was called before."""
    return target == entity_target(key) or _entity(library, target) == key


def end_of(library: Library, target: Target, shelf: Mapping[str, Entry]) -> tuple[str, Lead | None]:
    """An end of a reference in words, and where it leads."""
    key = _entity(library, target)
    if key is not None:
        return named(key), Lead(key=key)
    if target.kind is TargetKind.ANNOTATION:
        return _annotation(library, target.key, shelf)
    if target.kind is TargetKind.FIGURE:
        return _figure(library, target, shelf)
    entry = shelf.get(target.key)
    return (f"“{entry.article.title}”", Lead(entry)) if entry else ("an article that is gone", None)


def _entity(library: Library, target: Target) -> EntityKey | None:
    if target.kind is not TargetKind.ENTITY:
        return None
    try:
        key = EntityKey.of(target.key)
    except ValueError:  # of a kind that only a later version knows
        return None
    return resolve(library, key) or key


def _figure(library: Library, target: Target, shelf: Mapping[str, Entry]) -> tuple[str, Lead | None]:
    try:
        article, _, span = figure_place(target)
        words = target_words(library, target)
    except ValueError:  # written by hand
        return target.key, None
    entry = shelf.get(article)
    if entry is None:
        return f"{words} in an article that is gone", None
    return f"{words} in “{entry.article.title}”", Lead(entry, Goal(span=span))


def _annotation(library: Library, uid: str, shelf: Mapping[str, Entry]) -> tuple[str, Lead | None]:
    try:
        found = find_annotation(library, uid)
    except ReaderError:  # it is gone for good
        return "an annotation that is gone", None
    entry = shelf.get(found.article)
    words = f"“{found.anchor.exact}”" if found.anchor else "a note on a whole article"
    return " ".join(words.split()), Lead(entry, Goal(at=uid)) if entry else None
