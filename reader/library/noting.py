"""Noting: the annotations of an article or of all, found by what they are about."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reader.core.annotation import Annotation
from reader.core.errors import ReaderError
from reader.core.relocate import Lost, Placed
from reader.core.slices import at_once
from reader.core.span import Span
from reader.core.tagging import lies_under
from reader.library.anchoring import reading_order
from reader.library.census import take_census
from reader.library.library import Library
from reader.library.naming import names_here
from reader.library.note_words import shown_annotations
from reader.library.notebook import Row, in_reading_order
from reader.library.opening import open_article
from reader.library.shelf import Entry, entries
from reader.library.sifting import Names, naming, sifting
from reader.library.whereabouts import Whereabouts
from reader.library.wishing import Order, Wish
from reader.store.annotations import all_annotations, annotations_of, briefs_named


@dataclass(frozen=True, slots=True)
class Noted:
    """An annotation, its note as a person reads it, with its article and its place in the text as it is now."""

    entry: Entry
    annotation: Annotation
    placed: Placed | Lost


def notes(  # noqa: PLR0913 - each is a filter of its own
    library: Library,
    entry: Entry | None = None,
    *,
    label: str = "",
    tag: str = "",
    entity: str = "",
    text: str = "",
    since: str = "",
    until: str = "",
    anchor: str | None = None,
    trashed: bool = False,
) -> list[Noted]:
    """The annotations of `entry`, or of all articles, that pass every filter given, in reading order.

    Args:
        library: The library.
        entry: The article; None for all that are not in the trash.
        label: The name of their label, in any case.
        tag: A tag that they carry, in any case; or one over it: `law` finds `law/tax`.
        entity: A name that their passage mentions.
        text: Words that stand in the quote, the note or a tag, in any case.
        since: The first day, ISO 8601 or the beginning of it, of their articles; of those without a day, their own.
        until: The first day, likewise, that is too late.
        anchor: What they are in the text as it is now: exact, moved, changed or lost; None for any.
        trashed: Those in the trash instead of the living ones.

    Raises:
        ReaderError: There is no such label.
    """
    name = library.codebook.named(label).name if label else ""
    shelf = [entry] if entry else entries(library)
    by_article: dict[str, list[Annotation]] = {}
    for each in _listed(library, entry, trashed=trashed):
        if _passes(each, name, tag, text):
            by_article.setdefault(each.article, []).append(each)
    placed = (noted for each in shelf for noted in _placed(library, each, by_article.get(each.id, [])))
    found = [noted for noted in placed if since <= _day(noted) and (not until or _day(noted) < until)]
    if anchor:
        found = [noted for noted in found if noted.placed.how == anchor]
    return list(_mentioning(library, found, entity)) if entity else found


def in_order(library: Library, found: Iterable[Noted], order: Order) -> list[Noted]:
    """Annotations as the notebook sorts them; one with several tags or names stands where the first of these is."""
    by_uid = {noted.annotation.uid: noted for noted in found}
    shelf = {noted.entry.id: noted.entry for noted in by_uid.values()}
    ranks = {entry.id: rank for rank, entry in enumerate(in_reading_order(shelf.values()))}
    briefs = briefs_named(library.database, by_uid) | briefs_named(library.database, by_uid, trashed=True)
    rows = [Row(noted.entry, briefs[uid], ranks[noted.entry.id]) for uid, noted in by_uid.items() if uid in briefs]
    wish = Wish(order=order)
    names = at_once(naming(take_census(library), rows)) if wish.needs_names else Names()
    page = at_once(sifting(rows, wish, [label.name for label in library.codebook.labels], names))
    return [by_uid[uid] for uid in dict.fromkeys(row.uid for part in page.parts for row in part.rows)]


def _listed(library: Library, entry: Entry | None, *, trashed: bool) -> list[Annotation]:
    database = library.database
    every = annotations_of(database, entry.id, trashed=trashed) if entry else all_annotations(database, trashed=trashed)
    return shown_annotations(library, every)


def _passes(annotation: Annotation, label: str, tag: str, text: str) -> bool:
    if label and annotation.label != label:
        return False
    if tag and not any(lies_under(each, tag.removeprefix("#")) for each in annotation.tags):
        return False
    words = (annotation.anchor.exact if annotation.anchor else "", annotation.note, *annotation.tags)
    return not text or any(text.casefold() in each.casefold() for each in words)


def _placed(library: Library, entry: Entry, annotations: list[Annotation]) -> list[Noted]:
    whereabouts = Whereabouts(library, entry)
    found = [Noted(entry, each, whereabouts.of(each)) for each in annotations]
    return sorted(found, key=lambda each: reading_order(each.annotation, each.placed))


def _day(noted: Noted) -> str:
    """The day of the article; where it has none, that on which the annotation was made."""
    return (noted.entry.article.published or noted.annotation.record.created).isoformat()[:10]


def _mentioning(library: Library, found: list[Noted], entity: str) -> Iterator[Noted]:
    """Those whose passage mentions the entity, by any of its names where they are known, else by this one."""
    name, places = entity.casefold(), dict[str, list[Span]]()
    for noted in found:
        if noted.annotation.anchor is None:
            continue
        if noted.entry.id not in places:
            places[noted.entry.id] = _places_of(library, noted.entry, name)
        if name in noted.annotation.anchor.exact.casefold() or _overlaps(noted.placed, places[noted.entry.id]):
            yield noted


def _places_of(library: Library, entry: Entry, name: str) -> list[Span]:
    """Where an article mentions the entity, as far as its names are known."""
    try:
        document = open_article(library, entry).document
    except ReaderError:  # the notes of a file that is gone are still notes
        return []
    return [each.span for each in names_here(library, entry, document) if name in each.entity.casefold()]


def _overlaps(placed: Placed | Lost, places: Iterable[Span]) -> bool:
    return isinstance(placed, Placed) and any(each.overlaps(placed.span) for each in places)
