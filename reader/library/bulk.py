"""Bulk: what is done to several annotations at once: one act, which one undo takes back."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from reader.core.annotation import Annotation
from reader.core.errors import ReaderError
from reader.core.tagging import unique
from reader.library.acting import Acting, act
from reader.library.library import Library
from reader.library.words import clean_tags
from reader.store.annotations import annotation
from reader.store.nouns import ANNOTATION
from reader.store.rows import annotation_row

Change = Callable[[Annotation], Annotation]


def relabel_all(library: Library, uids: Iterable[str], label: str) -> int:
    """Give annotations another label; empty for none.

    Returns:
        How many were changed; those in the trash, and those that are so already, are left as they are.

    Raises:
        ReaderError: There is no such label; as for all of these, or nothing can be saved.
    """
    name = library.codebook.named(label).name if label else ""
    return _living_changed(library, "relabelled", uids, lambda found: replace(found, label=name))


def add_tags(library: Library, uids: Iterable[str], tags: Iterable[str]) -> int:
    """Put tags on annotations, after those they have; how many were changed."""
    more = _some(clean_tags(tags))
    return _living_changed(library, "tagged", uids, lambda found: replace(found, tags=unique([*found.tags, *more])))


def remove_tags(library: Library, uids: Iterable[str], tags: Iterable[str]) -> int:
    """Take tags off annotations, in any case; how many were changed."""
    less = {tag.casefold() for tag in _some(clean_tags(tags))}

    def without(found: Annotation) -> Annotation:
        return replace(found, tags=tuple(tag for tag in found.tags if tag.casefold() not in less))

    return _living_changed(library, "untagged", uids, without)


def trash_all(library: Library, uids: Iterable[str]) -> int:
    """Put annotations into the trash; how many."""
    with act(library) as acting:
        return change_each(acting, "trashed", uids, lambda found: _deleted(found, acting))


def restore_all(library: Library, uids: Iterable[str]) -> int:
    """Bring annotations back from the trash; how many."""
    with act(library) as acting:
        return restore_within(acting, uids)


def restore_within(acting: Acting, uids: Iterable[str]) -> int:
    """Bring annotations back from the trash as a part of an act; how many."""
    return change_each(acting, "restored", uids, _undeleted)


def change_each(acting: Acting, verb: str, uids: Iterable[str], change: Change) -> int:
    """Change annotations within an act; those that are gone since, or are as wanted already, are passed over.

    Args:
        acting: The act.
        verb: What is done, for the history.
        uids: Which annotations.
        change: Makes of one what it is to be; its time is written by this.

    Returns:
        How many were changed.
    """
    changed = 0
    for uid in dict.fromkeys(uids):
        found = annotation(acting.library.database, uid)
        wanted = change(found) if found else None
        if wanted is None or wanted == found:
            continue
        made = replace(wanted, record=replace(wanted.record, changed=acting.at))
        acting.write(verb, ANNOTATION, uid, annotation_row(made))
        changed += 1
    return changed


def _living_changed(library: Library, verb: str, uids: Iterable[str], change: Change) -> int:
    with act(library) as acting:
        return change_each(acting, verb, uids, lambda found: found if found.record.deleted else change(found))


def _deleted(found: Annotation, acting: Acting) -> Annotation:
    return found if found.record.deleted else replace(found, record=replace(found.record, deleted=acting.at))


def _undeleted(found: Annotation) -> Annotation:
    return replace(found, record=replace(found.record, deleted=None))


def _some(tags: tuple[str, ...]) -> tuple[str, ...]:
    if not tags:
        raise ReaderError("no tag was given", "give one or more")
    return tags
