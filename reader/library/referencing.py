"""Referencing: typed cross-references between what a reader can point at, and suggestions that were turned down."""

from dataclasses import replace

from reader.core.errors import ReaderError
from reader.core.ids import meant_id
from reader.core.reference import Dismissal, Reference, Target, TargetKind, figure_place
from reader.library.acting import Acting, act
from reader.library.keeping import keep_article
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.seeking import find_annotation
from reader.library.shelf import Entry, entries
from reader.library.words import clean_note
from reader.store import references as store
from reader.store.dismissals import dismissal_row
from reader.store.drafts import delete_draft
from reader.store.nouns import DISMISSAL, REFERENCE
from reader.store.rows import reference_row
from reader.store.versions import has_text


def link(library: Library, source: Target, relation: str, target: Target, note: str = "") -> Reference:
    """Make a reference; the articles that its ends stand in are kept with their texts, in the same act.

    Raises:
        ReaderError: There is no such relation, both ends are one, one of them is not there or in the trash, or the
            text of a figure is not there.
    """
    refuse_one_end(source, target)
    note = clean_note(note)
    with act(library) as acting:
        return link_within(acting, source, relation, target, note)


def link_within(  # noqa: PLR0913 - a reference has as many parts
    acting: Acting, source: Target, relation: str, target: Target, note: str = "", *, verb: str = "linked"
) -> Reference:
    """Make a reference as a part of an act; see `link`. The verb is for the history."""
    _refuse_unknown(acting.library, relation)
    for each in (source, target):
        _refuse_gone(acting.library, each)
    _keep_articles(acting, source, target)
    made = Reference(acting.new_record(), source, relation, target, note)
    acting.write(verb, REFERENCE, made.record.uid, reference_row(made))
    return made


def unlink(library: Library, uid: str) -> Reference:
    """Put a reference into the trash.

    Raises:
        ReaderError: There is none, or it is there already.
    """
    with act(library) as acting:
        found = _living(library, uid)
        return _written(acting, "unlinked", replace(found, record=replace(found.record, deleted=acting.at)))


def restore(library: Library, uid: str) -> Reference:
    """Bring a reference back from the trash.

    Raises:
        ReaderError: There is none.
    """
    with act(library) as acting:
        return restore_within(acting, uid)


def restore_within(acting: Acting, uid: str) -> Reference:
    """Bring a reference back from the trash as a part of an act; see `restore`."""
    found = find_reference(acting.library, uid)
    if not found.record.deleted:
        return found
    return _written(acting, "linked again", replace(found, record=replace(found.record, deleted=None)))


def change_relation(library: Library, uid: str, relation: str) -> Reference:
    """Let a reference say something else.

    Raises:
        ReaderError: There is no such reference, or no such relation.
    """
    with act(library) as acting:
        found = _living(library, uid)
        _refuse_unknown(library, relation)
        if relation == found.relation:
            return found
        return _written(acting, "linked otherwise", replace(found, relation=relation))


def change_note(library: Library, uid: str, note: str, *, draft: str = "") -> Reference:
    """Give a reference another note, empty for none, and drop the draft that it was typed in.

    Raises:
        ReaderError: There is no such reference.
    """
    note = clean_note(note)
    with act(library) as acting:
        found = _living(library, uid)
        delete_draft(library.database, draft)
        return found if note == found.note else _written(acting, "noted on the link of", replace(found, note=note))


def turn_round(library: Library, uid: str) -> Reference:
    """Let a reference lead the other way.

    Raises:
        ReaderError: There is no such reference.
    """
    with act(library) as acting:
        found = _living(library, uid)
        return _written(acting, "turned round", replace(found, source=found.target, target=found.source))


def find_reference(library: Library, uid: str) -> Reference:
    """The reference with this id, or the only one whose id begins so; also when it is in the trash.

    Raises:
        ReaderError: There is none, or several begin so.
    """
    meant = meant_id(uid, store.references_starting(library.database, uid.lower()), "references")
    found = store.reference(library.database, meant or uid)
    if found:
        return found
    raise ReaderError(f"there is no reference “{uid}”", "it may have been taken back meanwhile")


def relations(library: Library) -> list[str]:
    """What a reference can say, in the order in which it is offered."""
    return store.relations(library.database)


def references_of(library: Library, target: Target) -> list[Reference]:
    """The references that start from `target` or lead to it, oldest first."""
    return store.references_at(library.database, target)


def turn_down(library: Library, source: Target, target: Target) -> Dismissal:
    """Remember that what was suggested about two things is not so."""
    with act(library) as acting:
        _keep_articles(acting, source, target)
        made = Dismissal(acting.new_record(), source, target)
        acting.write("dismissed", DISMISSAL, made.record.uid, dismissal_row(made))
    return made


def refuse_one_end(source: Target, target: Target) -> None:
    """Nothing, when these are two.

    Raises:
        ReaderError: They are one.
    """
    if source == target:
        raise ReaderError("a reference needs two ends", "choose something else for one of them")


def _refuse_unknown(library: Library, relation: str) -> None:
    known = store.relations(library.database)
    if relation not in known:
        raise ReaderError(f"there is no relation “{relation}”", f"choose one of: {', '.join(known)}")


def _refuse_gone(library: Library, target: Target) -> None:
    if target.kind is TargetKind.ANNOTATION and find_annotation(library, target.key).record.deleted:
        raise ReaderError("the annotation is in the trash", "bring it back first")


def _living(library: Library, uid: str) -> Reference:
    found = find_reference(library, uid)
    if found.record.deleted:
        raise ReaderError(f"there is no reference “{uid}”: it is in the trash", "bring it back first")
    return found


def _written(acting: Acting, verb: str, wanted: Reference) -> Reference:
    made = replace(wanted, record=replace(wanted.record, changed=acting.at))
    acting.write(verb, REFERENCE, made.record.uid, reference_row(made))
    return made


def _keep_articles(acting: Acting, *targets: Target) -> None:
    """Keep the articles that are ends, and the text of each figure, to find it again when the file has changed."""
    figures = {figure_place(each)[:2] for each in targets if each.kind is TargetKind.FIGURE}
    articles = {each.key for each in targets if each.kind is TargetKind.ARTICLE}
    shelf = {entry.id: entry for entry in entries(acting.library)} if figures or articles else {}
    for uid, digest in sorted(figures):
        _keep_text(acting, shelf.get(uid), digest)
    for uid in sorted(articles):
        entry = shelf.get(uid)
        if entry is None:
            raise ReaderError("the article is not there any more", "look for it with `reader list`")
        keep_article(acting, entry)


def _keep_text(acting: Acting, entry: Entry | None, digest: str) -> None:
    library = acting.library
    opened = open_article(library, entry) if entry else None
    if opened and opened.document.text_digest == digest:
        keep_article(acting, opened.entry, opened.document)
    elif not has_text(library.database, digest):
        raise ReaderError("the article has changed since that figure was found", "open it again, and do this again")
