"""Restoring: what an act put into the trash comes back, whatever was done since."""

from collections.abc import Iterable

from reader.core.change import Change
from reader.library.bulk import restore_all
from reader.library.library import Library
from reader.library.referencing import restore
from reader.library.removing import bring_back
from reader.library.shelf import entries
from reader.store.annotations import annotations_named
from reader.store.nouns import ANNOTATION, ARTICLE, REFERENCE
from reader.store.references import reference


def restore_changed(library: Library, changes: Iterable[Change]) -> int:
    """Bring back from the trash the articles, annotations and references that these changes are about.

    Returns:
        How many there were.

    Raises:
        ReaderError: One of them cannot be brought back; those before it are back.
    """
    told = list(changes)
    keys = {noun: {each.key for each in told if each.noun == noun} for noun in (ARTICLE, ANNOTATION, REFERENCE)}
    gone = [entry for entry in entries(library, trashed=True) if entry.id in keys[ARTICLE]] if keys[ARTICLE] else []
    for entry in gone:
        bring_back(library, entry)
    found = annotations_named(library.database, keys[ANNOTATION]).values()
    dead = [each.uid for each in found if each.record.deleted]
    restored = restore_all(library, dead) if dead else 0
    loose = [each for uid in sorted(keys[REFERENCE]) if (each := reference(library.database, uid))]
    untied = [each.record.uid for each in loose if each.record.deleted]
    for uid in untied:
        restore(library, uid)
    return len(gone) + restored + len(untied)
