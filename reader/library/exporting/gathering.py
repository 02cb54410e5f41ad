"""Gathering: what was chosen of a library, with all that belongs to it, as a parcel for any format."""

from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass

from reader.core.annotation import Annotation
from reader.core.document import Document
from reader.core.entity import Mention
from reader.core.figure import Figure
from reader.core.outgoing import Excerpt, Outgoing, Parcel, Part
from reader.core.reference import Target, TargetKind
from reader.core.slices import at_once, saying
from reader.core.wiki_links import OPENS
from reader.library.addressing import Addresses
from reader.library.exporting.choosing import Choice, Chosen, chosen
from reader.library.exporting.out_cards import OutCards
from reader.library.exporting.ties import Ties
from reader.library.library import Library
from reader.library.marking import figures_of, kept_entities
from reader.library.naming import settled
from reader.library.notebook import document_of
from reader.library.noting import Noted
from reader.library.shelf import Entry
from reader.store.annotations import annotations_named

INDEX_FIRST = "run `reader index`"  # how the names of all articles become known

NONE: frozenset[Part] = frozenset()


@dataclass(frozen=True, slots=True)
class Step:
    """How far gathering is: articles done, and how many there are."""

    done: int
    total: int


def gather(library: Library, choice: Choice, parts: frozenset[Part] = NONE, *, bare: bool = False) -> Parcel:
    """What was chosen, as a parcel.

    Args:
        library: The library.
        choice: What is to go out.
        parts: What is wanted beside the annotations.
        bare: Whether articles go out that nothing was marked in and nothing is tied to; those that were named do.

    Raises:
        ReaderError: There is no such label.
    """
    return at_once(gathering(library, choice, parts, bare=bare))


def gathering(
    library: Library, choice: Choice, parts: frozenset[Part] = NONE, *, bare: bool = False
) -> Generator[Step, None, Parcel]:
    """The same in slices.

    Yields:
        Some before the first article, and one after each.
    """
    every = chosen(library, choice)
    work = _Gathering(library, every, parts)
    yield from saying(Step(0, len(every)), work.look_around())
    going = [
        each
        for each in every
        if each.noted or choice.articles or (not choice.filters and (bare or work.ties.in_article(each.entry.id)))
    ]
    yield Step(0, len(going))
    articles: list[Outgoing] = []
    for each in going:
        articles.append(work.outgoing(each))
        yield Step(len(articles), len(going))
    return Parcel(library.root.name, library.now(), tuple(articles), library.codebook, tuple(work.notices()))


class _Gathering:
    """Makes what goes out of what was chosen; everything that all articles need is read once."""

    def __init__(self, library: Library, every: Iterable[Chosen], parts: frozenset[Part]) -> None:
        self._library, self._parts = library, parts
        self._addresses = Addresses(library)
        self._kept = _as_kept(library, (noted for each in every for noted in each.noted))
        self.ties = Ties(library, self._addresses)
        self._cards = _cards(library, every, parts) if Part.CARDS in parts else None
        self._gone: list[str] = []
        self._unread = 0

    def look_around(self) -> Generator[object, None, None]:
        """Learn what is to be known of the whole library, in slices."""
        if self._cards:
            yield from self._cards.looking()

    def outgoing(self, found: Chosen) -> Outgoing:
        """An article that goes out."""
        entry = found.entry
        document = self._document(entry)
        return Outgoing(
            entry.id,
            entry.slug,
            entry.article,
            self._addresses.article(entry.id),
            tuple(self._excerpt(noted, document) for noted in found.noted),
            document if Part.TEXT in self._parts else None,
            self.ties.at(Target(TargetKind.ARTICLE, entry.id)),
            self._mentions(entry, document),
            self._figures(entry, document),
        )

    def notices(self) -> Iterator[str]:
        """What could not be put in."""
        yield from (f"“{title}” cannot be read, so its text, names and figures are not in it" for title in self._gone)
        if self._unread:
            which = "one article are" if self._unread == 1 else f"{self._unread:,} articles are"
            yield f"the names of {which} not known yet: {INDEX_FIRST}"
        if self._cards:
            yield from self._cards.notices()

    def _document(self, entry: Entry) -> Document | None:
        if not self._parts:
            return None
        document = document_of(self._library, entry)
        if document is None:
            self._gone.append(entry.article.title)
        return document

    def _mentions(self, entry: Entry, document: Document | None) -> tuple[Mention, ...]:
        if document is None or Part.ENTITIES not in self._parts:
            return ()
        known = kept_entities(self._library, document)
        self._unread += known is None
        return tuple(settled(self._library, entry, document, known or ()))

    def _figures(self, entry: Entry, document: Document | None) -> tuple[Figure, ...]:
        if document is None or Part.FIGURES not in self._parts:
            return ()
        return tuple(figures_of(self._library, entry, document))

    def _excerpt(self, noted: Noted, document: Document | None) -> Excerpt:
        shown = noted.annotation
        return Excerpt(
            self._kept.get(shown.uid, shown),
            shown.note,
            noted.placed,
            self._addresses.article(noted.entry.id, shown.uid),
            self.ties.at(Target(TargetKind.ANNOTATION, shown.uid)),
            self._cards.of(noted, document) if self._cards else (),
        )


def _cards(library: Library, every: Iterable[Chosen], parts: frozenset[Part]) -> OutCards:
    uids = (noted.annotation.uid for each in every for noted in each.noted)
    return OutCards(library, uids, caveats=Part.CAVEATS in parts)


def _as_kept(library: Library, found: Iterable[Noted]) -> Mapping[str, Annotation]:
    """The annotations with links in their notes, as they are kept."""
    uids = [each.annotation.uid for each in found if OPENS in each.annotation.note]
    return annotations_named(library.database, uids) if uids else {}
