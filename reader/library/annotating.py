"""Annotating: marking a span or a whole article, and changing what was marked."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from reader.core.anchor import describe
from reader.core.annotation import Annotation
from reader.core.document import Document
from reader.core.errors import ReaderError
from reader.core.span import Span
from reader.library.acting import Acting, act
from reader.library.keeping import keep_article
from reader.library.library import Library
from reader.library.note_links import NOTHING_CHOSEN, Chosen, kept_note, link_note
from reader.library.seeking import find_annotation, find_quote, find_quotes
from reader.library.shelf import Entry
from reader.library.words import clean_note, clean_tags
from reader.store.drafts import delete_draft
from reader.store.nouns import ANNOTATION
from reader.store.rows import annotation_row

__all__ = [
    "annotate",
    "find_annotation",
    "find_quote",
    "find_quotes",
    "reanchor",
    "relabel",
    "restore",
    "retag",
    "rewrite",
    "trash",
]


def annotate(  # noqa: PLR0913 - an annotation has as many parts
    library: Library,
    entry: Entry,
    document: Document,
    span: Span | None,
    *,
    label: str = "",
    note: str = "",
    tags: Iterable[str] = (),
    draft: str = "",
    chosen: Chosen = NOTHING_CHOSEN,
) -> Annotation:
    """Make an annotation on `span`, or, when that is None, on the whole article; and what its note links to.

    Args:
        library: The library.
        entry: The article.
        document: The text that `span` counts in.
        span: The passage.
        label: The name of its label; empty for none.
        note: Markdown; `[[…]]` in it is a link to what is called so.
        tags: In the order in which they are to be kept.
        draft: The key of the draft that becomes this annotation; it is dropped in the same transaction.
        chosen: What is known of the links in the note.

    Raises:
        ReaderError: The label is not in the codebook, or the text cannot be kept.
        ValueError: `span` is empty or reaches beyond the text.
    """
    anchor = describe(document, span) if span else None
    label, note, kept_tags = _label(library, label), clean_note(note), clean_tags(tags)
    note = kept_note(library, note, chosen=chosen)
    with act(library) as acting:
        keep_article(acting, entry, document)
        made = Annotation(acting.new_record(), entry.id, anchor, label, note, kept_tags)
        acting.write(_made_words(made), ANNOTATION, made.uid, annotation_row(made))
        link_note(acting, made)
        delete_draft(library.database, draft)
    return made


def relabel(library: Library, uid: str, label: str) -> Annotation:
    """Give an annotation another label; empty for none."""
    label = _label(library, label)
    return _changed(library, uid, "relabelled", lambda annotation: replace(annotation, label=label))


def rewrite(library: Library, uid: str, note: str, *, draft: str = "", chosen: Chosen = NOTHING_CHOSEN) -> Annotation:
    """Give an annotation another note, empty for none, and drop the draft that it was typed in.

    What the note links to, and did not link to before, is referred to; what it does not link to any more, no longer.
    """
    note = clean_note(note)
    before = _living(library, uid).note
    kept = kept_note(library, note, before, chosen)  # not within the act: names may have to be looked for
    with act(library) as acting:
        found = _living(library, uid)
        delete_draft(library.database, draft)
        made = _written(acting, "rewrote", found, replace(found, note=kept))
        link_note(acting, made, found.note)
    return made


def retag(library: Library, uid: str, tags: Iterable[str], *, seen: Iterable[str] | None = None) -> Annotation:
    """Give an annotation other tags in place of those it has.

    Args:
        library: The library.
        uid: The annotation.
        tags: Those that it is to have.
        seen: Those that it had when the reader began; what another program added or took off since stays so.
    """
    kept, known = clean_tags(tags), None if seen is None else clean_tags(seen)

    def retagged(found: Annotation) -> Annotation:
        return replace(found, tags=kept if known is None else _brought_together(kept, known, found.tags))

    return _changed(library, uid, "retagged", retagged)


def reanchor(  # noqa: PLR0913, PLR0917 - what, where, and what it is called
    library: Library, entry: Entry, document: Document, uid: str, span: Span, verb: str = "moved"
) -> Annotation:
    """Move an annotation to `span` of the text at hand: a longer or shorter passage, or one found again.

    Args:
        library: The library.
        entry: The article.
        document: The text that `span` counts in.
        uid: The annotation.
        span: The passage.
        verb: What is done, for the history.

    Raises:
        ReaderError: There is no such annotation, or it is on another article.
        ValueError: `span` is empty or reaches beyond the text.
    """
    anchor = describe(document, span)
    with act(library) as acting:
        found = _living(library, uid)
        if found.article != entry.id:
            raise ReaderError(f"the annotation is not on “{entry.article.title}”", "open the article that it is on")
        keep_article(acting, entry, document)
        return _written(acting, verb, found, replace(found, anchor=anchor))


def trash(library: Library, uid: str) -> Annotation:
    """Put an annotation into the trash."""
    with act(library) as acting:
        found = _living(library, uid)
        gone = replace(found, record=replace(found.record, deleted=acting.at))
        return _written(acting, "trashed", found, gone)


def restore(library: Library, uid: str) -> Annotation:
    """Bring an annotation back from the trash."""
    with act(library) as acting:
        found = find_annotation(library, uid)
        return _written(acting, "restored", found, replace(found, record=replace(found.record, deleted=None)))


def _living(library: Library, uid: str) -> Annotation:
    found = find_annotation(library, uid)
    if found.record.deleted:
        raise ReaderError("the annotation is in the trash", "bring it back first")
    return found


def _changed(library: Library, uid: str, verb: str, change: Callable[[Annotation], Annotation]) -> Annotation:
    with act(library) as acting:
        found = _living(library, uid)
        return _written(acting, verb, found, change(found))


def _written(acting: Acting, verb: str, found: Annotation, wanted: Annotation) -> Annotation:
    if wanted == found:
        return found
    made = replace(wanted, record=replace(wanted.record, changed=acting.at))
    acting.write(verb, ANNOTATION, made.uid, annotation_row(made))
    return made


def _brought_together(kept: tuple[str, ...], seen: tuple[str, ...], found: tuple[str, ...]) -> tuple[str, ...]:
    """The tags that one program wants and those that another added; none that the other took off."""
    theirs = [tag for tag in found if tag not in seen]
    return clean_tags([*(tag for tag in kept if tag in found or tag not in seen), *theirs])


def _label(library: Library, label: str) -> str:
    return library.codebook.named(label).name if label else ""


def _made_words(made: Annotation) -> str:
    if made.anchor is None:
        return "noted on"
    return "noted" if made.note else "highlighted"
