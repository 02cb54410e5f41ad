"""Relations: what a reference can say: a list that the reader adds to, renames and puts in order."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reader.core.errors import ReaderError
from reader.core.reference import Reference
from reader.library.acting import Acting, act
from reader.library.library import Library
from reader.library.referencing import relations
from reader.library.words import clean_name
from reader.store import references as store
from reader.store.nouns import REFERENCE, RELATION
from reader.store.rows import reference_row

__all__ = [
    "add_relation",
    "last_relation",
    "relation_for",
    "relation_named",
    "relations",
    "remove_relation",
    "rename_relation",
    "reorder_relations",
    "uses",
    "usual_relation",
]

USUAL = "see also"  # what a reference says when nothing else is said


def relation_named(library: Library, name: str) -> str:
    """The relation with this name, in any case, or the only one that begins so.

    Raises:
        ReaderError: There is none, or several begin so.
    """
    known, wanted = relations(library), " ".join(name.split()).casefold()
    found = [each for each in known if each.casefold() == wanted]
    found = found or [each for each in known if wanted and each.casefold().startswith(wanted)]
    if len(found) != 1:
        what = f"“{name}” is the beginning of {len(found)} relations" if found else f"there is no relation “{name}”"
        raise ReaderError(what, f"choose one of: {', '.join(found or known)}")
    return found[0]


def usual_relation(library: Library) -> str:
    """What a reference says when nothing else is said.

    Raises:
        ReaderError: The list of relations is empty.
    """
    known = relations(library)
    if not known:
        raise ReaderError("there are no relations", "add one first")
    return USUAL if USUAL in known else known[0]


def last_relation(library: Library) -> str:
    """What the newest reference says, or what is usual when there is none."""
    latest = store.latest_relation(library.database)
    return latest or usual_relation(library)


def uses(library: Library) -> dict[str, int]:
    """How many living references say each relation, in the order in which they are offered."""
    counts = store.relation_counts(library.database)
    return {name: counts.get(name, 0) for name in relations(library)}


def relation_for(library: Library, name: str) -> str:
    """The relation of this name, in any case; it is added where there is none.

    Raises:
        ReaderError: It is no name.
    """
    name = clean_name(name)
    known = next((each for each in relations(library) if each.casefold() == name.casefold()), None)
    return known or add_relation(library, name)


def add_relation(library: Library, name: str) -> str:
    """Add a relation at the end of the list; its name as it was kept.

    Raises:
        ReaderError: There is one of that name, or it is no name.
    """
    name = clean_name(name)
    with act(library) as acting:
        known = relations(library)
        _refuse_known(known, name)
        _write(acting, "added", name, _next_position(library))
    return name


def rename_relation(library: Library, name: str, to: str) -> str:
    """Call a relation otherwise, in every reference that says it, also in the trash; its name as it was kept.

    Raises:
        ReaderError: There is none of that name, there is one of the new name, or that is no name.
    """
    to = clean_name(to)
    with act(library) as acting:
        position = store.relation_positions(library.database).get(name)
        if position is None:
            raise ReaderError(f"there is no relation “{name}”", "it may have been renamed meanwhile")
        if to == name:
            return name
        _refuse_known([each for each in relations(library) if each != name], to)
        _write(acting, "renamed", to, position)
        _say_instead(acting, store.references_saying(library.database, name), to, "renamed")
        acting.write("renamed", RELATION, name, None)
    return to


def remove_relation(library: Library, name: str, into: str = "") -> int:
    """Take a relation out of the list.

    Args:
        library: The library.
        name: The relation.
        into: What the references that say it say from then on, those in the trash too; empty where none may say it.

    Returns:
        How many references say something else now.

    Raises:
        ReaderError: There is none of that name, it is the only one, or references say it and `into` is no other.
    """
    with act(library) as acting:
        _refuse_unknown(library, name)
        if len(relations(library)) == 1:
            raise ReaderError("a reference has to say something", "add another relation first")
        said = store.references_saying(library.database, name)
        if into:
            _refuse_unknown(library, into)
            if into == name:
                raise ReaderError("a relation cannot take its own place", "choose another")
            _say_instead(acting, said, into, "merged")
        elif said:
            _refuse_said(said, name)
        acting.write("removed", RELATION, name, None)
    return len(said)


def reorder_relations(library: Library, names: Sequence[str]) -> None:
    """Offer the relations in this order; those that are not named come after them, as they were."""
    with act(library) as acting:
        known = relations(library)
        wanted = [each for each in dict.fromkeys(names) if each in known]
        for position, name in enumerate([*wanted, *(each for each in known if each not in wanted)]):
            _write(acting, "put in order", name, position)


def _say_instead(acting: Acting, references: Iterable[Reference], relation: str, verb: str) -> None:
    for each in references:
        said = replace(each, relation=relation, record=replace(each.record, changed=acting.at))
        acting.write(verb, REFERENCE, each.record.uid, reference_row(said))


def _refuse_unknown(library: Library, name: str) -> None:
    if name not in relations(library):
        raise ReaderError(f"there is no relation “{name}”", "it may have been removed meanwhile")


def _refuse_said(said: Sequence[Reference], name: str) -> None:
    trashed = sum(1 for each in said if each.record.deleted)
    also = f", {trashed} of them in the trash" if trashed else ""
    raise ReaderError(f"{len(said)} references say “{name}”{also}", "say which relation they get instead")


def _write(acting: Acting, verb: str, name: str, position: int) -> None:
    acting.write(verb, RELATION, name, {"name": name, "position": position})


def _next_position(library: Library) -> int:
    return max(store.relation_positions(library.database).values(), default=-1) + 1


def _refuse_known(known: Sequence[str], name: str) -> None:
    same = next((each for each in known if each.casefold() == name.casefold()), None)
    if same is not None:
        raise ReaderError(f"there is a relation “{same}”", "choose another name")
