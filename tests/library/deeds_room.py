"""A room of deeds: every verb of the library by name, done to whatever is there, so that any sequence makes sense."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import TypeVar

from reader.core.entity import EntityKey, EntityKind
from reader.core.errors import ReaderError
from reader.core.ids import new_ids
from reader.core.reference import Target, TargetKind, entity_target
from reader.core.span import Span
from reader.library.adding import add
from reader.library.annotating import annotate, reanchor, relabel, restore, retag, rewrite, trash
from reader.library.census import take_census
from reader.library.comparing import target_of
from reader.library.correcting import corrections, mark_name, merge, reject, rename, retype, split, withdraw
from reader.library.folders import Folders
from reader.library.indexing import index
from reader.library.ledger import take_ledger
from reader.library.library import Library, open_library
from reader.library.noting import notes
from reader.library.opening import open_article
from reader.library.referencing import link, relations, turn_down, unlink
from reader.library.removing import bring_back, remove
from reader.library.shelf import entries
from reader.store.references import all_references
from tests.library.names_room import laid, with_model

Deed = Callable[[Library, int], object]
Thing = TypeVar("Thing")
MORNING = datetime(2026, 1, 5, 9, tzinfo=UTC)
ARTICLES = {
    "2025-06-02-flood": "[Ann Reed|p] said over 300 houses fell in [Norholm|l]. [Reed|p Ann Reed] left.",
    "2025-06-09-toll": "[Reed|p] told [Norholm|l] that 340 houses fell. [Northern Timber|o] paid.",
}
KINDS = list(EntityKind)


def started(folder: Path) -> Library:
    """A library of two articles in `folder` whose names are known, with a clock and ids of its own."""
    (folder / "library" / "articles").mkdir(parents=True)
    library = opened(folder)
    list(index(library, laid(library, ARTICLES)))
    return library


def opened(folder: Path) -> Library:
    """The library in `folder`, as another program opens it."""
    seconds = count()
    clock = lambda: MORNING + timedelta(seconds=next(seconds))  # noqa: E731 - one line is clearer
    folders = Folders(*(folder / name for name in ("config", "data", "cache", "state")))
    return with_model(open_library(folder / "library", folders, clock=clock, ids=new_ids(clock)), folder / "told")


def done(library: Library, name: str, number: int) -> None:
    """Do a deed; one that the library refuses is none."""
    try:
        DEEDS[name](library, number)
    except ReaderError as error:
        assert error.hint  # noqa: PT017 - a refusal is as good as a deed, if it says what to do


def _annotates(library: Library, number: int) -> None:
    for entry in _one(entries(library), number):
        opened_ = open_article(library, entry)
        span = Span(number % 5, number % 5 + 3) if number % 4 else None
        annotate(library, opened_.entry, opened_.document, span, note="n" * (number % 3), tags=["a", "b"][: number % 3])


def _reanchors(library: Library, number: int) -> None:
    for noted in _one([each for each in notes(library) if not each.entry.missing], number):
        document = open_article(library, noted.entry).document
        reanchor(library, noted.entry, document, noted.annotation.uid, Span(number % 7, number % 7 + 2))


def _to_annotation(change: Callable[[Library, str, int], object], *, trashed: bool = False) -> Deed:
    def deed(library: Library, number: int) -> None:
        for noted in _one(notes(library, trashed=trashed), number):
            change(library, noted.annotation.uid, number)

    return deed


def _adds(library: Library, number: int) -> None:
    add(library, ["-"], f"# Article {number}\n\nText.\n".encode())


def _removes(library: Library, number: int) -> None:
    for entry in _one(entries(library), number):
        remove(library, entry)


def _brings_back(library: Library, number: int) -> None:
    for entry in _one(entries(library, trashed=True), number):
        bring_back(library, entry)


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
        link(library, source, relations(library)[number % 6], target, "as said" * (number % 2))


def _unlinks(library: Library, number: int) -> None:
    for reference in _one(all_references(library.database), number):
        unlink(library, reference.record.uid)


def _turns_down(library: Library, number: int) -> None:
    for source, target in _two(library, number):
        turn_down(library, source, target)


def _to_entity(change: Callable[[Library, EntityKey, EntityKey, int], object]) -> Deed:
    def deed(library: Library, number: int) -> None:
        keys = list(take_census(library).entities)
        for key in _one(keys, number):
            change(library, key, keys[(number + 1) % len(keys)], number)

    return deed


def _splits(library: Library, key: EntityKey, _other: EntityKey, number: int) -> None:
    for surface in _one([key.name, *take_census(library).entities[key].aliases], number):
        split(library, key, surface)


def _rejects(library: Library, key: EntityKey, _other: EntityKey, number: int) -> None:
    reject(library, key, None if number % 2 else entries(library)[0])


def _marks(library: Library, number: int) -> None:
    for entry in _one(entries(library), number):
        opened_ = open_article(library, entry)
        start = opened_.document.text.find(" ", number % 30) + 1
        end = opened_.document.text.find(" ", start)
        if 0 < start < end:
            mark_name(library, opened_.entry, opened_.document, Span(start, end), KINDS[number % len(KINDS)])


def _withdraws(library: Library, number: int) -> None:
    for each in _one(corrections(library), number):
        withdraw(library, each.uid)


def _one(things: Iterable[Thing], number: int) -> Sequence[Thing]:
    found = list(things)
    return found[number % len(found) :][:1] if found else []


DEEDS: Mapping[str, Deed] = {
    "annotate": _annotates,
    "reanchor": _reanchors,
    "relabel": _to_annotation(lambda lib, uid, number: relabel(lib, uid, lib.codebook.labels[number % 5].name)),
    "rewrite": _to_annotation(lambda library, uid, number: rewrite(library, uid, f"note {number}")),
    "retag": _to_annotation(lambda library, uid, number: retag(library, uid, ["x", "y", "z"][: number % 4])),
    "trash": _to_annotation(lambda library, uid, _: trash(library, uid)),
    "restore": _to_annotation(lambda library, uid, _: restore(library, uid), trashed=True),
    "add": _adds,
    "remove": _removes,
    "bring back": _brings_back,
    "link": _links,
    "unlink": _unlinks,
    "turn down": _turns_down,
    "rename": _to_entity(lambda library, key, _other, number: rename(library, key, f"Name {number}")),
    "retype": _to_entity(lambda library, key, _other, number: retype(library, key, KINDS[number % len(KINDS)])),
    "merge": _to_entity(lambda library, key, other, _: merge(library, key, other)),
    "split": _to_entity(_splits),
    "reject": _to_entity(_rejects),
    "mark": _marks,
    "withdraw": _withdraws,
}
