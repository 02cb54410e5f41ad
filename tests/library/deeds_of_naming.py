"""Deeds of naming: to entities, and to what was put right of them."""

from collections.abc import Callable, Mapping

from reader.core.entity import EntityKey
from reader.core.span import Span
from reader.library.census import take_census
from reader.library.correcting import corrections, mark_name, merge, reject, rename, retype, split, withdraw
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.shelf import entries
from tests.library.picking_room import KINDS, Deed, one


def _to_entity(change: Callable[[Library, EntityKey, EntityKey, int], object]) -> Deed:
    def deed(library: Library, number: int) -> None:
        keys = list(take_census(library).entities)
        for key in one(keys, number):
            change(library, key, keys[(number + 1) % len(keys)], number)

    return deed


def _splits(library: Library, key: EntityKey, _other: EntityKey, number: int) -> None:
    for surface in one([key.name, *take_census(library).entities[key].aliases], number):
        split(library, key, surface)


def _rejects(library: Library, key: EntityKey, _other: EntityKey, number: int) -> None:
    reject(library, key, None if number % 2 else entries(library)[0])


def _marks(library: Library, number: int) -> None:
    for entry in one(entries(library), number):
        opened_ = open_article(library, entry)
        start = opened_.document.text.find(" ", number % 30) + 1
        end = opened_.document.text.find(" ", start)
        if 0 < start < end:
            mark_name(library, opened_.entry, opened_.document, Span(start, end), KINDS[number % len(KINDS)])


def _withdraws(library: Library, number: int) -> None:
    for each in one(corrections(library), number):
        withdraw(library, each.uid)


NAMING: Mapping[str, Deed] = {
    "rename": _to_entity(lambda library, key, _other, number: rename(library, key, f"Name {number}")),
    "retype": _to_entity(lambda library, key, _other, number: retype(library, key, KINDS[number % len(KINDS)])),
    "merge": _to_entity(lambda library, key, other, _: merge(library, key, other)),
    "split": _to_entity(_splits),
    "reject": _to_entity(_rejects),
    "mark": _marks,
    "withdraw": _withdraws,
}
