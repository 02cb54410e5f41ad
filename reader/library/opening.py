"""Opening: an article with its document, its annotations in their places, and where the reader was."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from reader.core.annotation import Annotation
from reader.core.article import Article
from reader.core.document import Block, BlockKind, Document
from reader.core.errors import ReaderError
from reader.core.span import Span
from reader.library.holding import Held, lying, moved, unmoved
from reader.library.library import Library
from reader.library.parsing import parse_file
from reader.library.shelf import Entry, entries
from reader.store import annotations as store
from reader.store.state import library_key
from reader.store.versions import kept_text, kept_versions

__all__ = ["Held", "Opened", "annotations_of", "open_article", "opened_again", "with_shown_notes"]


@dataclass(frozen=True, slots=True)
class Opened:
    """An article, ready to be read.

    Attributes:
        entry: As it is now, which may be newer than what was asked for.
        place: The offset at which the reader was last.
    """

    entry: Entry
    document: Document
    annotations: Sequence[Held]
    place: int


def open_article(library: Library, entry: Entry) -> Opened:
    """Open an article; nothing is written to `annotations.db`.

    The text that was kept with the annotations stands in for a file that is gone.

    Raises:
        ReaderError: The file cannot be read, and no text of it was kept.
    """
    article, document, entry = _read(library, entry)
    place = library.state.place(library_key(library.root), entry.id)
    return Opened(
        entry=replace(entry, article=article, text_digest=document.text_digest),
        document=document,
        annotations=annotations_of(library, entry, document),
        place=min(place.offset, len(document.text)) if place else 0,
    )


def opened_again(library: Library, opened: Opened) -> Opened:
    """An article as it is by now, also when its file was renamed, or another one lies in its place.

    Raises:
        ReaderError: The file cannot be read, and no text of it was kept.
    """
    known = next((each for each in entries(library) if each.id == opened.entry.id), opened.entry)
    return open_article(library, known)


def annotations_of(library: Library, entry: Entry, document: Document) -> Sequence[Held]:
    """The living annotations of an article where they lie in `document`, in the order of their places there.

    Notes on the whole article come first, lost ones last.
    """
    stored = store.stored_of(library.database, entry.id)
    found = unmoved(stored, document) if stored else ()
    if found is None:
        # Here and not at the top: the first page of an article whose text is the same does without it.
        from reader.library.anchoring import intents_of  # noqa: PLC0415

        found = moved(stored, {each.uid: each.place for each in intents_of(library, stored, document)})
    if not any("[[" in each.note for each in lying(found)):
        return found  # stored in the order of their places
    made = with_shown_notes(library, [each.annotation for each in found])
    return tuple(replace(each, annotation=shown) for each, shown in zip(found, made, strict=True))


def with_shown_notes(library: Library, found: list[Annotation]) -> list[Annotation]:
    """Annotations with their notes as a person reads them: what they link to under its present name."""
    if not any("[[" in each.note for each in found):
        return found
    # Here and not at the top: the first page of an article without such notes does without it.
    from reader.library.note_words import shown_annotations  # noqa: PLC0415

    return shown_annotations(library, found)


def _read(library: Library, entry: Entry) -> tuple[Article, Document, Entry]:
    try:
        parsed, digest = parse_file(library, entry.path)
    except ReaderError:
        text = _kept(library, entry)
        if text is None:
            raise
        maybe = f"; it may be {' or '.join(entry.maybe)}" if entry.maybe else ""
        notice = f"{entry.path.name} is gone{maybe}; this is its text as it was when you last marked it"
        return entry.article, _plain(text, notice), replace(entry, missing=True)
    return parsed.article, parsed.document, replace(entry, source_digest=digest, missing=False)


def _kept(library: Library, entry: Entry) -> str | None:
    """The text that the article had, or the newest that was kept of it."""
    kept = [each.text_digest for each in kept_versions(library.database, entry.id)]
    for digest in [entry.text_digest, *reversed(kept)]:
        with suppress(ValueError):  # `reader check` names it; here the missing file is what matters
            text = kept_text(library.database, digest)
            if text is not None:
                return text
    return None


def _plain(text: str, notice: str) -> Document:
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, Span(start, start + len(line))))
        start += len(line) + 1
    return Document(text, tuple(blocks), notices=(notice,))
