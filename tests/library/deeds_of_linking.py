"""Deeds of linking: to references between whatever is there, and to relations."""

from collections.abc import Callable, Iterator, Mapping

from reader.core.reference import Target, TargetKind, entity_target
from reader.core.span import Span
from reader.library.census import take_census
from reader.library.comparing import target_of
from reader.library.ledger import take_ledger
from reader.library.library import Library
from reader.library.noting import notes
from reader.library.opening import open_article
from reader.library.passage import Passage
from reader.library.referencing import change_note, change_relation, link, relations, turn_down, turn_round, unlink
from reader.library.referencing import restore as link_again
from reader.library.relations import add_relation, remove_relation, rename_relation, reorder_relations
from reader.library.shelf import entries
from reader.library.taken_away import bring_link_back, taken_away
from reader.library.tying import tie
from reader.store.references import all_references
from tests.library.picking_room import Deed, one, relation_of


def _targets(library: Library) -> list[Target]:
    ends = [Target(TargetKind.ANNOTATION, each.annotation.uid) for each in notes(library)]
    ends += [Target(TargetKind.ARTICLE, entry.id) for entry in entries(library)]
    ends += [target_of(mention) for mention in take_ledger(library).mentions]
    return ends + [entity_target(key) for key in take_census(library).entities]


def _two(library: Library, number: int) -> Iterator[tuple[Target, Target]]:
    ends = _targets(library)
    if len(ends) > 1:
        yield ends[number % len(ends)], ends[(number * 5 + 1) % len(ends)]


def _links(library: Library, number: int) -> None:
    for source, target in _two(library, number):
        link(library, source, relation_of(library, number), target, "as said" * (number % 2))


def _unlinks(library: Library, number: int) -> None:
    for reference in one(all_references(library.database), number):
        unlink(library, reference.record.uid)


def _turns_down(library: Library, number: int) -> None:
    for source, target in _two(library, number):
        turn_down(library, source, target)


def _brings_link_back(library: Library, number: int) -> None:
    for each in one(taken_away(library, ()).found, number):
        bring_link_back(library, each.reference.record.uid)


def _to_reference(change: Callable[[Library, str, int], object], *, trashed: bool = False) -> Deed:
    def deed(library: Library, number: int) -> None:
        for each in one(all_references(library.database, trashed=trashed), number):
            change(library, each.record.uid, number)

    return deed


def _to_relation(change: Callable[[Library, str, int], object]) -> Deed:
    def deed(library: Library, number: int) -> None:
        for name in one(relations(library), number):
            change(library, name, number)

    return deed


def _ties(library: Library, number: int) -> None:
    for entry in one(entries(library), number):
        opened_ = open_article(library, entry)
        ends = [Passage(opened_.entry, opened_.document, Span(at, at + 3)) for at in (number % 5, number % 7 + 1)]
        tie(library, ends[0], relation_of(library, number), ends[1])


LINKING: Mapping[str, Deed] = {
    "link": _links,
    "unlink": _unlinks,
    "turn down": _turns_down,
    "link again": _to_reference(lambda library, uid, _: link_again(library, uid), trashed=True),
    "link otherwise": _to_reference(lambda lib, uid, number: change_relation(lib, uid, relation_of(lib, number))),
    "note on a link": _to_reference(lambda library, uid, number: change_note(library, uid, f"note {number}")),
    "turn round": _to_reference(lambda library, uid, _: turn_round(library, uid)),
    "tie": _ties,
    "new relation": lambda library, number: add_relation(library, f"relation {number}"),
    "rename relation": _to_relation(lambda library, name, number: rename_relation(library, name, f"{name} {number}")),
    "remove relation": _to_relation(lambda library, name, _: remove_relation(library, name)),
    "merge relation": _to_relation(
        lambda library, name, number: remove_relation(library, name, relation_of(library, number))
    ),
    "bring link back": _brings_link_back,
    "order relations": lambda library, number: reorder_relations(library, relations(library)[number % 4 :]),
}
