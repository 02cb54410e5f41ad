"""Taken over: whether the library has what a person changed in a block of a note, so that nothing is lost with it."""

from reader.formats.obsidian_block import Content
from reader.formats.outgoing.obsidian_merge import HasAll
from reader.library.importing.cleaning import kept_tags, kept_text
from reader.library.importing.labelling import label_for
from reader.library.importing.planned import Outcome
from reader.library.importing.reconciling import Said, reconciled
from reader.library.library import Library
from reader.store.annotations import annotation


def has_all_in(library: Library) -> HasAll:
    """What tells it, as an import of the note would: there is nothing to take, and nothing differs on both sides."""

    def has_all(uid: str, said: Content, base: str) -> bool:
        ours, label = annotation(library.database, uid), label_for(library.codebook, said.label)
        if ours is None or label is None or not base:
            return False
        told = Said(label, kept_text(said.note), kept_tags(said.tags), base=base)
        _, outcome, why = reconciled(library.database, ours, told)
        return outcome is Outcome.THERE and not why

    return has_all
