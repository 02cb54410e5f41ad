"""Note words: notes as they are shown: what their links lead to is called as it is called today.

Everything that shows a note takes it from here; a note without `[[` costs nothing.
"""

from collections.abc import Iterable
from dataclasses import replace

from reader.core.annotation import Annotation
from reader.core.entity import EntityKey
from reader.core.reference import Target, TargetKind
from reader.core.slices import at_once
from reader.core.wiki_links import CLOSES, OPENS, WikiLink, linkable, pieces, shown
from reader.library.library import Library
from reader.library.naming import resolve
from reader.library.shelf import bare_entries
from reader.store.annotations import Brief, annotation

WORDS_LENGTH = 40  # characters of a quote or a note, which stand for the annotation in a link


class Calling:
    """Tells what links lead to by its present name; each thing is looked up once.

    Args:
        library: The library.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[Target, str] = {}
        self._titles: dict[str, str] | None = None

    def shown(self, note: str) -> str:
        """A note as a person reads and edits it."""
        return shown(note, self.words) if OPENS in note else note

    def annotation(self, found: Annotation) -> Annotation:
        """An annotation with its note as a person reads it; not to be written back."""
        return replace(found, note=self.shown(found.note)) if OPENS in found.note else found

    def brief(self, found: Brief) -> Brief:
        """The same of as much of an annotation as a list shows."""
        return replace(found, note=self.shown(found.note)) if OPENS in found.note else found

    def words(self, target: Target) -> str:
        """What something is called now; empty for what is gone, or has no name of its own."""
        if target not in self._known:
            self._known[target] = linkable(self._words(target))
        return self._known[target]

    def _words(self, target: Target) -> str:
        match target.kind:
            case TargetKind.ARTICLE:
                return self._title(target.key)
            case TargetKind.ENTITY:
                return self._name(target.key)
            case TargetKind.ANNOTATION:
                return self._said(target.key)
            case _:
                return ""

    def _title(self, uid: str) -> str:
        if self._titles is None:
            self._titles = {entry.id: entry.article.title for entry in at_once(bare_entries(self._library))}
        return self._titles.get(uid, "")

    def _name(self, key: str) -> str:
        try:
            now = resolve(self._library, EntityKey.of(key))
        except ValueError:  # of a kind that only a later version knows
            return ""
        return now.name if now else ""

    def _said(self, uid: str) -> str:
        found = annotation(self._library.database, uid)
        if found is None or found.record.deleted:
            return ""
        return annotation_words(found.anchor.exact if found.anchor else "", found.note) or self._title(found.article)


def shown_note(library: Library, note: str) -> str:
    """A note as a person reads and edits it."""
    return Calling(library).shown(note)


def shown_annotation(library: Library, found: Annotation) -> Annotation:
    """An annotation with its note as a person reads it; not to be written back."""
    return Calling(library).annotation(found)


def shown_annotations(library: Library, found: Iterable[Annotation]) -> list[Annotation]:
    """Annotations with their notes as a person reads them."""
    calling = Calling(library)
    return [calling.annotation(each) for each in found]


def annotation_words(quote: str, note: str) -> str:
    """What an annotation is called in a link: the beginning of its quote, else of its note."""
    words = linkable(quote) or linkable(plain_note(note))
    if len(words) <= WORDS_LENGTH:
        return words
    head, _, _ = words[: WORDS_LENGTH + 1].rpartition(" ")
    return f"{(head or words[:WORDS_LENGTH]).rstrip(' ,;:–—-')}…"


def plain_note(note: str) -> str:
    """A note with the words alone of its links; of one as it is kept, as they were when they were written."""
    words = "".join(each.words if isinstance(each, WikiLink) else each for each in pieces(note))
    return words.replace(OPENS, "").replace(CLOSES, "")
