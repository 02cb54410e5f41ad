"""Restoring: what an act put into the trash comes back, whatever was done since."""

from collections.abc import Iterable

from reader.core.change import Change
from reader.library import bulk, referencing
from reader.library.acting import act
from reader.library.library import Library
from reader.library.removing import bring_back_within
from reader.library.shelf import entries
from reader.store.nouns import ANNOTATION, ARTICLE, REFERENCE
from reader.store.references import reference


def restore_changed(library: Library, changes: Iterable[Change]) -> int:
    """Bring back from the trash the articles, annotations and references that these changes are about; one act.

    Returns:
        How many there were.

    Raises:
        ReaderError: One of them cannot be brought back; then none is.
    """
    told = list(changes)
    keys = {noun: {each.key for each in told if each.noun == noun} for noun in (ARTICLE, ANNOTATION, REFERENCE)}
    gone = [entry for entry in entries(library, trashed=True) if entry.id in keys[ARTICLE]] if keys[ARTICLE] else []
    found = [each for uid in sorted(keys[REFERENCE]) if (each := reference(library.database, uid))]
    untied = [each.record.uid for each in found if each.record.deleted]
    with act(library) as acting:
        for entry in gone:
            bring_back_within(acting, entry)
        restored = bulk.restore_within(acting, sorted(keys[ANNOTATION]))
        for uid in untied:
            referencing.restore_within(acting, uid)
    return len(gone) + restored + len(untied)
