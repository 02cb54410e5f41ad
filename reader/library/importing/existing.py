"""Existing: what is in the library already of what comes in, read at once for many records."""

from collections.abc import Iterable

from reader.core.annotation import Annotation
from reader.core.document import Document
from reader.core.reference import Reference, Target
from reader.core.relocate import Lost
from reader.core.span import Span
from reader.library.anchoring import Places
from reader.library.library import Library
from reader.store.annotations import annotation, annotations_named, annotations_of
from reader.store.parked import ParkedRow, parked_of
from reader.store.references import all_references

Spot = tuple[Span | None, str]  # a place, None for the whole article, and the note there


class Existing:
    """What is there under some ids, and at the places of the articles that are looked at.

    Args:
        library: The library.
        uids: The ids that records have or will have.
    """

    def __init__(self, library: Library, uids: Iterable[str]) -> None:
        self._library = library
        wanted = set(uids)
        self.annotations: dict[str, Annotation] = annotations_named(library.database, wanted)
        self.parked: dict[str, ParkedRow] = parked_of(library.database, wanted)
        self.becoming: dict[str, Annotation] = {}  # what the same import makes of some
        self._spots: dict[str, dict[Spot, str]] = {}
        self._references: dict[str, Reference] | None = None
        self._ties: dict[tuple[Target, str, Target], str] = {}

    def look_for(self, uid: str) -> None:
        """Look also for what is there under this id."""
        self.annotations |= annotations_named(self._library.database, [uid])
        self.parked |= parked_of(self._library.database, [uid])

    def annotation(self, uid: str) -> Annotation | None:
        """The annotation with this id, also when it is in the trash."""
        return self.annotations.get(uid) or annotation(self._library.database, uid)

    def spots(self, article: str, document: Document) -> dict[Spot, str]:
        """What is annotated in an article, by place and note; new ones may be put in."""
        if article not in self._spots:
            places = Places(self._library, article, document)
            every = annotations_of(self._library.database, article)
            self._spots[article] = {(_span(each, places), self._note(each)): each.uid for each in every}
        return self._spots[article]

    def reference(self, uid: str) -> Reference | None:
        """The reference with this id, also when it is in the trash."""
        return self._all_references().get(uid)

    @property
    def ties(self) -> dict[tuple[Target, str, Target], str]:
        """The ids of the living references by what they say; new ones may be put in."""
        self._all_references()
        return self._ties

    def _note(self, annotation: Annotation) -> str:
        return self.becoming.get(annotation.uid, annotation).note

    def _all_references(self) -> dict[str, Reference]:
        if self._references is None:
            database = self._library.database
            living = all_references(database)
            self._ties = {(each.source, each.relation, each.target): each.record.uid for each in living}
            self._references = {each.record.uid: each for each in (*living, *all_references(database, trashed=True))}
        return self._references


def _span(annotation: Annotation, places: Places) -> Span | None:
    placed = places.of(annotation)
    if isinstance(placed, Lost):
        return Span(0, 0)  # nothing new ever lies there
    return placed.span if annotation.anchor else None
