"""Ends: what the two ends of a reference are by now: their words, their article and place, and whether they stand."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from reader.core.annotation import Annotation
from reader.core.document import Document
from reader.core.entity import EntityKey
from reader.core.quotes import QUOTE_LENGTH, quoted
from reader.core.reference import Reference, Target, TargetKind, entity_target, figure_place, figure_target
from reader.core.relocate import Placed
from reader.core.segment import sentence_at
from reader.core.span import Span
from reader.library.anchoring import Places
from reader.library.kept_texts import KeptTexts
from reader.library.library import Library
from reader.library.naming import names_here, resolve
from reader.library.notebook import document_of
from reader.library.shelf import Entry
from reader.store.annotations import annotations_named
from reader.store.articles import article

A_FIGURE, AN_ANNOTATION, AN_ARTICLE = "a figure", "an annotation that is gone", "an article that is gone"
WITHOUT_ARTICLE, ARTICLE_IN_TRASH = "its article is gone", "its article is in the trash"


class EndState(StrEnum):
    """Whether an end of a reference is where it was."""

    EXACT = "exact"
    MOVED = "moved"
    CHANGED = "changed"
    LOST = "lost"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class End:
    """One end of a reference as it is now.

    Attributes:
        target: As the reference has it.
        words: What it is, in words: a quote, cut where it is long, a name, a title.
        plain: The quote, name or title by itself and in full; empty where it is not known.
        entry: The article it stands in, or is; None for an entity, and where that is gone.
        span: Its place in the text as it is now; None for an entity, a whole article, and what has no place.
        state: `lost` when the text does not say it any more, `gone` when it is in the trash, or nowhere.
        later: What it is called today, where that is something else: an entity that was renamed, a figure whose
            article has changed.
    """

    target: Target
    words: str
    plain: str = ""
    entry: Entry | None = None
    span: Span | None = None
    state: EndState = EndState.EXACT
    later: Target | None = None

    @property
    def now(self) -> Target:
        """What it is called today."""
        return self.later or self.target


class Ends:
    """Tells what ends of references are now; each article, annotation and text is looked at once.

    Args:
        library: The library.
        shelf: Its articles.
        references: Those whose ends will be asked for; others can be asked for too, and be read before.
    """

    def __init__(self, library: Library, shelf: Iterable[Entry], references: Iterable[Reference] = ()) -> None:
        self._library = library
        self._shelf = {entry.id: entry for entry in shelf}
        self._annotations = annotations_named(library.database, _annotations_of(references))
        self._documents: dict[str, Document | None] = {}
        self._places: dict[str, Places] = {}
        self._texts = KeptTexts(library)
        self._names: dict[str, list[tuple[Span, EntityKey]]] = {}

    def read(self, references: Iterable[Reference]) -> None:
        """Read at once the annotations at the ends of references, which will be asked for."""
        uids = _annotations_of(references) - self._annotations.keys()
        if uids:
            self._annotations |= annotations_named(self._library.database, uids)

    def end(self, target: Target) -> End:
        """What an end is now."""
        match target.kind:
            case TargetKind.ANNOTATION:
                return self._annotation(target)
            case TargetKind.ARTICLE:
                return self._article(target)
            case TargetKind.ENTITY:
                return self._entity(target)
            case TargetKind.FIGURE:
                return self._figure(target)

    def words(self, target: Target) -> str:
        """What an end is, in words, wherever it stands; no file is looked at for it."""
        match target.kind:
            case TargetKind.ANNOTATION:
                found = self._found(target.key)
                quote = found.anchor.exact if found and found.anchor else ""
                return (
                    quoted(quote, QUOTE_LENGTH)
                    if quote
                    else _note_words(self._library, found)
                    if found
                    else AN_ANNOTATION
                )
            case TargetKind.FIGURE:
                return quoted(self._quote(target), QUOTE_LENGTH) if self._quote(target) else A_FIGURE
            case _:
                return self.end(target).words if target.kind is TargetKind.ENTITY else self._title(target)

    def article_of(self, target: Target) -> str:
        """The id of the article that an end stands in, or is; empty for an entity."""
        if target.kind is TargetKind.ANNOTATION:
            found = self._found(target.key)
            return found.article if found else ""
        return "" if target.kind is TargetKind.ENTITY else target.key.partition(":")[0]

    def _quote(self, target: Target) -> str:
        try:
            return self._texts.quote(target)
        except ValueError:  # written by hand
            return ""

    def _title(self, target: Target) -> str:
        known = article(self._library.database, target.key)
        return f"“{known.article.title}”" if known else AN_ARTICLE

    def document(self, entry: Entry) -> Document | None:
        """The text of an article as it is now; None when it cannot be read."""
        if entry.id not in self._documents:
            self._documents[entry.id] = document_of(self._library, entry)
        return self._documents[entry.id]

    def names(self, end: End) -> frozenset[EntityKey]:
        """The entities that an end is, or that are named in its sentences, as far as they are known."""
        if end.now.kind is TargetKind.ENTITY:
            key = _entity_key(end.now)
            return frozenset([key] if key else [])
        document = self.document(end.entry) if end.entry and end.span else None
        if document is None or end.entry is None or end.span is None:
            return frozenset()
        last = max(end.span.end - 1, end.span.start)
        around = sentence_at(document, end.span.start).joined(sentence_at(document, last))
        return frozenset(key for span, key in self._named(end.entry, document) if span.overlaps(around))

    def _named(self, entry: Entry, document: Document) -> list[tuple[Span, EntityKey]]:
        if entry.id not in self._names:
            found = names_here(self._library, entry, document)
            self._names[entry.id] = [(each.span, each.key) for each in found]
        return self._names[entry.id]

    def _annotation(self, target: Target) -> End:
        found = self._found(target.key)
        if found is None:
            return End(target, AN_ANNOTATION, state=EndState.GONE)
        plain = found.anchor.exact if found.anchor else ""
        words = quoted(plain, QUOTE_LENGTH) if plain else _note_words(self._library, found)
        entry = self._shelf.get(found.article)
        if found.record.deleted:
            return End(target, f"{words}, in the trash", plain, entry, state=EndState.GONE)
        if entry is None:
            return End(target, f"{words}, {self._why_without(found.article)}", plain, state=EndState.GONE)
        return self._placed(End(target, words, plain, entry), found, entry)

    def _found(self, uid: str) -> Annotation | None:
        if uid not in self._annotations:
            self._annotations |= annotations_named(self._library.database, [uid])
        return self._annotations.get(uid)

    def _placed(self, end: End, found: Annotation, entry: Entry) -> End:
        if found.anchor is None:
            return end
        if found.anchor.text_digest == entry.text_digest:  # no need to read the file
            return replace(end, span=found.anchor.span)
        document = self.document(entry)
        placed = self._places_in(entry, document).of(found) if document else None
        if isinstance(placed, Placed):
            return replace(end, span=placed.span, state=EndState(placed.how.value))
        return replace(end, state=EndState.LOST)

    def _places_in(self, entry: Entry, document: Document) -> Places:
        if entry.id not in self._places:
            self._places[entry.id] = Places(self._library, entry.id, document)
        return self._places[entry.id]

    def _why_without(self, uid: str) -> str:
        known = article(self._library.database, uid)
        return ARTICLE_IN_TRASH if known and known.record.deleted else WITHOUT_ARTICLE

    def _article(self, target: Target) -> End:
        entry = self._shelf.get(target.key)
        known = article(self._library.database, target.key) if entry is None else None
        title = entry.article.title if entry else known.article.title if known else ""
        if entry:
            return End(target, f"“{title}”", title, entry)
        words = f"“{title}”, in the trash" if known and known.record.deleted else AN_ARTICLE
        return End(target, words, title, state=EndState.GONE)

    def _entity(self, target: Target) -> End:
        key = _entity_key(target)
        if key is None:
            return End(target, target.key, state=EndState.GONE)
        now = resolve(self._library, key)
        if now is None:
            return End(target, f"the {key.kind} “{key.name}”, rejected as a name", key.name, state=EndState.GONE)
        return End(target, f"the {now.kind} “{now.name}”", now.name, later=entity_target(now) if now != key else None)

    def _figure(self, target: Target) -> End:
        try:
            uid, digest, span = figure_place(target)
        except ValueError:  # written by hand
            return End(target, target.key, state=EndState.GONE)
        plain, entry = self._texts.quote(target), self._shelf.get(uid)
        words = quoted(plain, QUOTE_LENGTH) if plain else A_FIGURE
        if entry is None:
            return End(target, f"{words}, {self._why_without(uid)}", plain, state=EndState.GONE)
        end = End(target, words, plain, entry)
        if plain and entry.text_digest == digest:  # no need to read the file
            return replace(end, span=span)
        document = self.document(entry)
        placed = self._texts.find(target, document) if document else None
        if isinstance(placed, Placed) and document:
            now = figure_target(uid, document.text_digest, placed.span)
            return replace(end, span=placed.span, state=EndState(placed.how.value), later=now)
        return replace(end, state=EndState.LOST)


def _entity_key(target: Target) -> EntityKey | None:
    try:
        return EntityKey.of(target.key)
    except ValueError:  # of a kind that only a later version knows
        return None


def _note_words(library: Library, found: Annotation) -> str:
    known = article(library.database, found.article)
    return f"the note on “{known.article.title}”" if known else "a note on a whole article"


def _annotations_of(references: Iterable[Reference]) -> set[str]:
    both = (end for each in references for end in (each.source, each.target))
    return {end.key for end in both if end.kind is TargetKind.ANNOTATION}
