"""Links: the references of a library with what stands at both of their ends."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import overload

from reader.core.entity import EntityKey
from reader.core.reference import Reference, Target, TargetKind, entity_target
from reader.library.ends import End, Ends, EndState
from reader.library.library import Library
from reader.library.naming import resolve
from reader.library.shelf import Entry, entries
from reader.library.tied import Direction
from reader.store import references as store
from reader.store.corrections import all_corrections

__all__ = ["Direction", "End", "EndState", "Gathered", "Linked", "Linking", "direction", "gathered", "links"]

READ_AT_ONCE = 50  # references whose ends are read together, for who asks for one asks for those beside it


@dataclass(frozen=True, slots=True)
class Linked:
    """A reference with what its ends are now."""

    reference: Reference
    source: End
    target: End


class Linking(Sequence[Linked]):
    """References with their ends, which are looked at when one is asked for.

    Args:
        references: The references.
        ends: What tells of their ends.
        made: Those of them, from the first on, whose ends were looked at already.
    """

    def __init__(self, references: Sequence[Reference], ends: Ends, made: Iterable[Linked] = ()) -> None:
        self.references = references
        self._ends = ends
        self._made = dict(enumerate(made))

    def __len__(self) -> int:
        return len(self.references)

    @overload
    def __getitem__(self, index: int) -> Linked: ...
    @overload
    def __getitem__(self, index: slice) -> "Linking": ...
    def __getitem__(self, index: int | slice) -> "Linked | Linking":
        if isinstance(index, slice):
            return Linking(self.references[index], self._ends)
        if index not in self._made:
            start = index // READ_AT_ONCE * READ_AT_ONCE
            self._ends.read(self.references[start : start + READ_AT_ONCE])
            self._made[index] = _linked(self.references[index], self._ends)
        return self._made[index]


@dataclass(frozen=True, slots=True)
class Gathered:
    """References, oldest first, with what their ends are now.

    Attributes:
        found: The references.
        ends: What tells more of their ends.
        about: What they start from or lead to; None for all of the library.
    """

    found: Linking
    ends: Ends
    about: End | None = None


def links(
    library: Library, target: Target | None = None, relation: str = "", article: str = "", entity: str = ""
) -> list[Linked]:
    """The references that pass every filter given, oldest first.

    Args:
        library: The library.
        target: What they start from or lead to, also under what it was called before; of an article, everything
            in it counts too.
        relation: What they say, in any case.
        article: A part of the title or slug, or the id, of an article with one of their ends in it.
        entity: A part of a name that one of their ends is, or that the sentence at it names.
    """
    all_there = gathered(library, entries(library), target, relation)
    every, ends = list(all_there.found), all_there.ends
    if article:
        every = [each for each in every if any(_is_in(end, article.casefold()) for end in _both(each))]
    if entity:
        every = [each for each in every if any(_names(ends, end, entity.casefold()) for end in _both(each))]
    return every


def gathered(library: Library, shelf: Iterable[Entry], target: Target | None = None, relation: str = "") -> Gathered:
    """The references of a library, or those at one thing in it.

    Args:
        library: The library.
        shelf: Its articles.
        target: See `links`.
        relation: See `links`.
    """
    references = [
        each for each in _candidates(library, target) if relation.casefold() in ("", each.relation.casefold())
    ]
    if target is None:
        ends = Ends(library, shelf)
        return Gathered(Linking(references, ends), ends)
    ends = Ends(library, shelf, references)
    about = ends.end(target)
    every = [linked for each in references if direction(linked := _linked(each, ends), about)]
    return Gathered(Linking([each.reference for each in every], ends, every), ends, about)


def _linked(reference: Reference, ends: Ends) -> Linked:
    return Linked(reference, ends.end(reference.source), ends.end(reference.target))


def direction(found: Linked, about: End) -> Direction | None:
    """How a reference stands to one of its ends, or to an article with one of its ends in it; None for no way.

    A reference between an article and something in it leads from the one to the other, seen from the article too.
    """
    if (found.source.now == about.now) != (found.target.now == about.now):
        return Direction.OUT if found.source.now == about.now else Direction.IN
    leaves, comes = _is_at(found.source, about), _is_at(found.target, about)
    if leaves and comes:
        return Direction.BOTH
    return Direction.OUT if leaves else Direction.IN if comes else None


def _candidates(library: Library, target: Target | None) -> list[Reference]:
    """The references that may have to do with a target, as far as can be told without looking at files."""
    if target is None:
        return store.all_references(library.database)
    if target.kind is TargetKind.ENTITY:
        found = (
            each for called in _ever_called(library, target) for each in store.references_at(library.database, called)
        )
        once = {each.record.uid: each for each in found}
        return sorted(once.values(), key=lambda each: (each.record.created, each.record.uid))
    if target.kind is TargetKind.ANNOTATION:
        return store.references_at(library.database, target)
    return store.references_in(library.database, target.key.partition(":")[0])


def _ever_called(library: Library, target: Target) -> list[Target]:
    """An entity as it is called now, and as it was before something was put right."""
    try:
        key = EntityKey.of(target.key)
    except ValueError:  # of a kind that only a later version knows
        return [target]
    now = resolve(library, key) or key
    once = {each.about for each in all_corrections(library.database)}
    return [
        entity_target(each) for each in sorted({key, now, *(each for each in once if resolve(library, each) == now)})
    ]


def _both(linked: Linked) -> tuple[End, End]:
    return linked.source, linked.target


def _is_at(end: End, about: End) -> bool:
    if end.now == about.now:
        return True
    return about.target.kind is TargetKind.ARTICLE and end.entry is not None and end.entry.id == about.target.key


def _is_in(end: End, wanted: str) -> bool:
    if end.entry is None:
        return False
    return wanted == end.entry.id or wanted in end.entry.slug or wanted in end.entry.article.title.casefold()


def _names(ends: Ends, end: End, wanted: str) -> bool:
    return any(wanted in key.name.casefold() for key in ends.names(end))
