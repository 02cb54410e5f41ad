"""Referencing: typed cross-references between what a reader can point at, and suggestions that were turned down."""

from dataclasses import replace

from reader.core.errors import ReaderError
from reader.core.reference import Dismissal, Reference, Target, TargetKind, figure_place
from reader.library.acting import Acting, act
from reader.library.keeping import keep_article
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.shelf import Entry, entries
from reader.library.words import clean_note
from reader.store import references as store
from reader.store.dismissals import dismissal_row
from reader.store.nouns import DISMISSAL, REFERENCE
from reader.store.rows import reference_row
from reader.store.versions import has_text


def link(library: Library, source: Target, relation: str, target: Target, note: str = "") -> Reference:
    """Make a reference; the texts of the articles in which its figures stand are kept with it, in the same act.

    Raises:
        ReaderError: There is no such relation, both ends are one, or the text of a figure is not there.
    """
    known = store.relations(library.database)
    if relation not in known:
        raise ReaderError(f"there is no relation “{relation}”", f"choose one of: {', '.join(known)}")
    if source == target:
        raise ReaderError("a reference needs two ends", "choose something else for one of them")
    note = clean_note(note)
    with act(library) as acting:
        _keep_texts(acting, source, target)
        made = Reference(acting.new_record(), source, relation, target, note)
        acting.write("linked", REFERENCE, made.record.uid, reference_row(made))
    return made


def unlink(library: Library, uid: str) -> Reference:
    """Put a reference into the trash.

    Raises:
        ReaderError: There is none.
    """
    with act(library) as acting:
        found = store.reference(library.database, uid)
        if found is None or found.record.deleted:
            raise ReaderError(f"there is no reference “{uid}”", "it may have been taken back meanwhile")
        gone = replace(found, record=replace(found.record, changed=acting.at, deleted=acting.at))
        acting.write("unlinked", REFERENCE, uid, reference_row(gone))
    return gone


def relations(library: Library) -> list[str]:
    """What a reference can say, in the order in which it is offered."""
    return store.relations(library.database)


def references_of(library: Library, target: Target) -> list[Reference]:
    """The references that start from `target` or lead to it, oldest first."""
    return store.references_at(library.database, target)


def turn_down(library: Library, source: Target, target: Target) -> Dismissal:
    """Remember that what was suggested about two things is not so."""
    with act(library) as acting:
        _keep_texts(acting, source, target)
        made = Dismissal(acting.new_record(), source, target)
        acting.write("dismissed", DISMISSAL, made.record.uid, dismissal_row(made))
    return made


def _keep_texts(acting: Acting, *targets: Target) -> None:
    """Keep the text that each figure stands in, so that it can be found again when the file has changed."""
    wanted = {figure_place(each)[:2] for each in targets if each.kind is TargetKind.FIGURE}
    shelf = {entry.id: entry for entry in entries(acting.library)} if wanted else {}
    for article, digest in sorted(wanted):
        _keep_text(acting, shelf.get(article), digest)


def _keep_text(acting: Acting, entry: Entry | None, digest: str) -> None:
    library = acting.library
    opened = open_article(library, entry) if entry else None
    if opened and opened.document.text_digest == digest:
        keep_article(acting, opened.entry, opened.document)
    elif not has_text(library.database, digest):
        raise ReaderError("the article has changed since that figure was found", "open it again, and do this again")
