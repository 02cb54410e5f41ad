"""Tying: a reference between things that a reader points at, of which a passage is highlighted in the same act."""

from reader.core.anchor import describe
from reader.core.annotation import Annotation
from reader.core.reference import Reference, Target, TargetKind
from reader.library.acting import Acting, act
from reader.library.keeping import keep_article
from reader.library.library import Library
from reader.library.passage import Passage
from reader.library.referencing import link_within, refuse_one_end
from reader.library.words import clean_note
from reader.store.annotations import annotations_of
from reader.store.nouns import ANNOTATION
from reader.store.rows import annotation_row

__all__ = ["Passage", "tie"]


def tie(
    library: Library, source: Target | Passage, relation: str, target: Target | Passage, note: str = ""
) -> Reference:
    """Make a reference, and the highlights at its ends that it needs, all in one act.

    Raises:
        ReaderError: See `link`; or there is no such label.
    """
    note = clean_note(note)
    with act(library) as acting:
        ends = _end(acting, source), _end(acting, target)
        refuse_one_end(*ends)
        return link_within(acting, ends[0], relation, ends[1], note)


def _end(acting: Acting, end: Target | Passage) -> Target:
    return end if isinstance(end, Target) else Target(TargetKind.ANNOTATION, _highlight(acting, end))


def _highlight(acting: Acting, passage: Passage) -> str:
    """The id of the annotation on exactly this passage: one that is there, else a new one."""
    library, anchor = acting.library, describe(passage.document, passage.span)
    for each in annotations_of(library.database, passage.entry.id):
        if each.anchor and (each.anchor.text_digest, each.anchor.span) == (anchor.text_digest, anchor.span):
            return each.uid
    keep_article(acting, passage.entry, passage.document)
    label = library.codebook.named(passage.label).name if passage.label else ""
    made = Annotation(acting.new_record(), passage.entry.id, anchor, label)
    acting.write("highlighted", ANNOTATION, made.uid, annotation_row(made))
    return made.uid
