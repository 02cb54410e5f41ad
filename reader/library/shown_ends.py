"""Shown ends: where an article shows references, and what stands at their other ends, in words."""

from collections.abc import Iterable

from reader.core.document import Document
from reader.core.reference import Reference, Target, TargetKind
from reader.core.relocate import Lost, Placed
from reader.core.span import Span
from reader.library.anchoring import Places
from reader.library.ends import Ends
from reader.library.holding import Held, lying
from reader.library.kept_texts import KeptTexts
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.shelf import Entry, entries
from reader.library.tied import Tied, Told
from reader.store import references as store
from reader.store.annotations import annotations_named
from reader.store.articles import article_titles


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
