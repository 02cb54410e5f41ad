"""Links: the references of a library with what stands at both of their ends, and where an article shows them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import overload

from reader.core.document import Document
from reader.core.entity import EntityKey
from reader.core.reference import Reference, Target, TargetKind, entity_target
from reader.core.relocate import Lost, Placed
from reader.core.span import Span
from reader.library.anchoring import Places
from reader.library.ends import End, Ends, EndState
from reader.library.holding import Held, lying
from reader.library.kept_texts import KeptTexts
from reader.library.library import Library
from reader.library.naming import resolve
from reader.library.opening import open_article
from reader.library.shelf import Entry, entries
from reader.library.tied import Direction, Tied, Told
from reader.store import references as store
from reader.store.annotations import annotations_named
from reader.store.articles import article_titles
from reader.store.corrections import all_corrections

__all__ = [
    "Direction",
    "End",
    "EndState",
    "Gathered",
    "Linked",
    "Linking",
    "Tied",
    "Told",
    "direction",
    "ends_in",
    "figures_tied",
    "gathered",
    "links",
    "others_told",
    "told_at",
]

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


def ends_in(library: Library, entry: Entry, document: Document, held: Iterable[Held] = ()) -> list[Tied]:
    """Where an article shows references: its annotations and figures that have some, in the order of their places.

    What the text does not say any more, and what is about the whole article, comes last, without a place. An
    annotation in the trash is left out.

    Args:
        library: The library.
        entry: The article.
        document: Its text.
        held: Its annotations in their places, where they are known already.
    """
    by_target: dict[Target, list[Reference]] = {}
    for reference in store.references_in(library.database, entry.id):
        for end in dict.fromkeys((reference.source, reference.target)):
            by_target.setdefault(end, []).append(reference)
    places = _places(library, entry, document, by_target, held)
    found = [Tied(target, places[target], tuple(by_target[target])) for target in by_target if target in places]
    return sorted(found, key=lambda each: (each.span is None, each.span or Span(0, 0), each.target.key))


def others_told(library: Library, tied: Iterable[Tied]) -> dict[Target, Told]:
    """What stands at the ends of the references of these places, in words; no file is looked at for it."""
    references = [reference for each in tied for reference in each.references]
    targets = dict.fromkeys(end for each in references for end in (each.source, each.target))
    ends = Ends(library, (), references)
    of = {each: ends.article_of(each) for each in targets}
    titles = article_titles(library.database, filter(None, of.values()))
    return {each: Told(ends.words(each), titles.get(of[each], "") if of[each] != each.key else "") for each in targets}


def told_at(library: Library, target: Target) -> list[str]:
    """The references at one thing, as they are seen from there: `→ updates “6,057”`, `← “over 6,000” updates this`."""
    references = store.references_at(library.database, target)
    words = Ends(library, (), references).words
    return [
        f"→ {each.relation} {words(each.target)}"
        if each.source == target
        else f"← {words(each.source)} {each.relation} this"
        for each in references
    ]


def figures_tied(library: Library, article: str) -> frozenset[Span]:
    """Where the figures of an article stand that have references, in its text as it is now.

    Raises:
        ReaderError: It cannot be read.
    """
    ends = {end for each in store.references_in(library.database, article) for end in (each.source, each.target)}
    figures = [end for end in ends if _is(end, TargetKind.FIGURE) and end.key.startswith(f"{article}:")]
    entry = next((each for each in entries(library) if each.id == article), None) if figures else None
    if entry is None:
        return frozenset()
    texts, document = KeptTexts(library), open_article(library, entry).document
    return frozenset(span for each in figures if (span := _figure_span(texts, each, document)))


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


def _places(
    library: Library, entry: Entry, document: Document, targets: Iterable[Target], held: Iterable[Held]
) -> dict[Target, Span | None]:
    """The place of each target that belongs to this article."""
    wanted = list(targets)
    texts, found = KeptTexts(library), dict[Target, Span | None]()
    known = {each.uid: each.span for each in lying(held)} or _lying(library, entry, document, wanted)
    for target in wanted:
        if target == Target(TargetKind.ARTICLE, entry.id):
            found[target] = None
        elif _is(target, TargetKind.FIGURE) and target.key.startswith(f"{entry.id}:"):
            found[target] = _figure_span(texts, target, document)
        elif _is(target, TargetKind.ANNOTATION) and target.key in known:
            found[target] = known[target.key]
    return found


def _lying(library: Library, entry: Entry, document: Document, targets: Iterable[Target]) -> dict[str, Span | None]:
    """Where the living annotations lie that are among the targets and on this article."""
    annotations = annotations_named(
        library.database, (each.key for each in targets if _is(each, TargetKind.ANNOTATION))
    )
    own = (each for each in annotations.values() if each.article == entry.id and not each.record.deleted)
    places = Places(library, entry.id, document)
    return {each.uid: Held(each, places.of(each)).span for each in own}


def _is(target: Target, kind: TargetKind) -> bool:
    return target.kind is kind


def _figure_span(texts: KeptTexts, target: Target, document: Document) -> Span | None:
    try:
        return _span(texts.find(target, document))
    except ValueError:  # written by hand
        return None


def _span(placed: Placed | Lost) -> Span | None:
    return placed.span if isinstance(placed, Placed) else None
