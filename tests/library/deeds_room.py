"""A room of deeds: every verb of the library by name, done to whatever is there, so that any sequence makes sense."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import TypeVar

from reader.core.card import CardKind
from reader.core.entity import EntityKey, EntityKind
from reader.core.errors import ReaderError
from reader.core.ids import new_ids
from reader.core.incoming import About, Incoming, IncomingLink, Read
from reader.core.reference import Target, TargetKind, entity_target
from reader.core.review import Grade
from reader.core.span import Span
from reader.library.adding import add
from reader.library.annotating import annotate, reanchor, relabel, restore, retag, rewrite, trash
from reader.library.bulk import add_tags, relabel_all, remove_tags, restore_all, trash_all
from reader.library.cards import (
    all_cards,
    bury,
    change_card,
    make_card,
    make_clozes,
    restore_cards,
    resume,
    suspend,
    trash_cards,
)
from reader.library.census import take_census
from reader.library.codebook import add_label, change_label, new_label, remove_label
from reader.library.comparing import target_of
from reader.library.correcting import corrections, mark_name, merge, reject, rename, retype, split, withdraw
from reader.library.folders import Folders
from reader.library.importing.carrying_out import carry_out
from reader.library.importing.outcomes import outcomes
from reader.library.importing.planned import Given
from reader.library.indexing import index
from reader.library.ledger import take_ledger
from reader.library.library import Library, open_library
from reader.library.noting import notes
from reader.library.opening import open_article
from reader.library.parking import drop, parked, place_parked, retry
from reader.library.passage import Passage
from reader.library.referencing import change_note, change_relation, link, relations, turn_down, turn_round, unlink
from reader.library.referencing import restore as link_again
from reader.library.relations import add_relation, remove_relation, rename_relation, reorder_relations
from reader.library.removing import bring_back, remove
from reader.library.replacing import confirm, place_anew, settle_places
from reader.library.reviewing import grade
from reader.library.saving_searches import forget_search, save_search, saved_searches
from reader.library.shelf import entries
from reader.library.tags import delete_tag, merge_tag, rename_tag, tag_names
from reader.library.taken_away import bring_link_back, taken_away
from reader.library.tying import tie
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


def _places(library: Library, number: int) -> None:
    for noted in _one([each for each in notes(library) if not each.entry.missing], number):
        found = open_article(library, noted.entry)
        settle_places(library, found)
        place_anew(library, found, noted.annotation.uid, Span(number % 4, number % 4 + 5))


def _confirms(library: Library, number: int) -> None:
    for noted in _one([each for each in notes(library) if not each.entry.missing], number):
        confirm(library, open_article(library, noted.entry), noted.annotation.uid)


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
        link(library, source, _relation(library, number), target, "as said" * (number % 2))


def _unlinks(library: Library, number: int) -> None:
    for reference in _one(all_references(library.database), number):
        unlink(library, reference.record.uid)


def _turns_down(library: Library, number: int) -> None:
    for source, target in _two(library, number):
        turn_down(library, source, target)


def _brings_link_back(library: Library, number: int) -> None:
    for each in _one(taken_away(library, ()).found, number):
        bring_link_back(library, each.reference.record.uid)


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


def _to_all(change: Callable[[Library, list[str], int], object], *, trashed: bool = False) -> Deed:
    def deed(library: Library, number: int) -> None:
        change(library, [each.annotation.uid for each in notes(library, trashed=trashed)][: number % 5], number)

    return deed


def _to_tag(change: Callable[[Library, str, str, int], object]) -> Deed:
    def deed(library: Library, number: int) -> None:
        names = tag_names(library)
        for name in _one(names, number):
            change(library, name, names[(number + 1) % len(names)], number)

    return deed


def _to_label(change: Callable[[Library, str, str, int], object]) -> Deed:
    def deed(library: Library, number: int) -> None:
        names = [label.name for label in library.codebook.labels]
        change(library, names[number % len(names)], names[(number + 1) % len(names)], number)

    return deed


def _to_reference(change: Callable[[Library, str, int], object], *, trashed: bool = False) -> Deed:
    def deed(library: Library, number: int) -> None:
        for each in _one(all_references(library.database, trashed=trashed), number):
            change(library, each.record.uid, number)

    return deed


def _to_relation(change: Callable[[Library, str, int], object]) -> Deed:
    def deed(library: Library, number: int) -> None:
        for name in _one(relations(library), number):
            change(library, name, number)

    return deed


def _label(library: Library, number: int) -> str:
    labels = library.codebook.labels
    return labels[number % len(labels)].name


def _relation(library: Library, number: int) -> str:
    known = relations(library)
    return known[number % len(known)]


def _ties(library: Library, number: int) -> None:
    for entry in _one(entries(library), number):
        opened_ = open_article(library, entry)
        ends = [Passage(opened_.entry, opened_.document, Span(at, at + 3)) for at in (number % 5, number % 7 + 1)]
        tie(library, ends[0], _relation(library, number), ends[1])


def _recolours(library: Library, name: str, _other: str, number: int) -> None:
    label = library.codebook.named(name)
    change_label(library, name, replace(label, name=f"{name[:4]}{number}", definition=f"So {number}."))


def _saves(library: Library, number: int) -> None:
    save_search(library, f"search {number % 3}", f"rain {number}")


def _forgets(library: Library, number: int) -> None:
    for each in _one(saved_searches(library), number):
        forget_search(library, each.name)


def _linking(library: Library, number: int) -> str:
    """A note that links to up to two articles, and to nothing."""
    titles = [entry.article.title for entry in entries(library)][number % 3 : number % 5]
    return " ".join(f"[[{title}]]" for title in [*titles[:2], "nothing"])


def _imports(library: Library, number: int) -> None:
    """A file of another program: of one article, of one that is not there yet, of both; some of it changed since."""
    abouts = [About(each) for each in ("Flood", "Article 7", "Article 9")]
    texts = [open_article(library, entry).document.text for entry in entries(library) if not entry.missing][:2]
    quotes = [text[number % 9 : number % 9 + 12] for text in texts] + ["Text.", "nobody said this"]
    reads: list[Read] = [
        Incoming(
            place, f"{number % 4}.{place}", abouts[place % 3], quote, note=f"{number % 5}" * (place % 2), tags=("in",)
        )
        for place, quote in enumerate(quotes)
    ]
    reads.append(IncomingLink(9, f"{number % 4}", f"{number % 4}.0", "supports", f"{number % 4}.2"))
    article = _one(entries(library), number) if number % 2 else []
    given = [Given("file", "test", each) for each in reads]
    carry_out(library, outcomes(library, given, article[0] if article else None))


def _places_parked(library: Library, number: int) -> None:
    for each in _one([each for each in parked(library) if isinstance(each.what, Incoming)], number):
        for entry in _one([entry for entry in entries(library) if not entry.missing], number):
            opened_ = open_article(library, entry)
            place_parked(library, each.uid, opened_.entry, opened_.document, Span(1, 3) if number % 3 else None)


def _drops(library: Library, number: int) -> None:
    drop(library, [each.uid for each in _one(parked(library), number)])


def _makes_card(library: Library, number: int) -> None:
    for noted in _one(notes(library), number):
        make_card(library, noted.annotation.uid, CardKind.FIGURE, f"How many, {number}?", "over 300")


def _makes_clozes(library: Library, number: int) -> None:
    text = " and ".join(f"{{{{c{each}::gap {each}}}}}" for each in range(1, 2 + number % 3))
    for noted in _one(notes(library), number):
        make_clozes(library, noted.annotation.uid, text)


def _changes_card(library: Library, number: int) -> None:
    for card in _one(all_cards(library), number):
        gaps = f"{{{{c{1 + number % 2}::one}}}} of {{{{c{1 + number % 3}::two}}}}"
        change_card(library, card.uid, gaps if card.cloze else f"What, {number}?", f"answer {number % 3}")


def _to_cards(change: Callable[[Library, list[str]], object], *, trashed: bool = False) -> Deed:
    def deed(library: Library, number: int) -> None:
        change(library, [card.uid for card in all_cards(library, trashed=trashed)][: 1 + number % 3])

    return deed


def _grades(library: Library, number: int) -> None:
    for card in _one(all_cards(library), number):
        grade(library, card.uid, Grade(1 + number % 4), typed="x" * (number % 2))


def _one(things: Iterable[Thing], number: int) -> Sequence[Thing]:
    found = list(things)
    return found[number % len(found) :][:1] if found else []


DEEDS: Mapping[str, Deed] = {
    "annotate": _annotates,
    "reanchor": _reanchors,
    "place anew": _places,
    "confirm": _confirms,
    "relabel": _to_annotation(lambda lib, uid, number: relabel(lib, uid, _label(lib, number))),
    "rewrite": _to_annotation(lambda library, uid, number: rewrite(library, uid, f"note {number}")),
    "rewrite with links": _to_annotation(lambda library, uid, number: rewrite(library, uid, _linking(library, number))),
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
    "label all": _to_all(lambda lib, uids, number: relabel_all(lib, uids, _label(lib, number))),
    "tag all": _to_all(lambda library, uids, number: add_tags(library, uids, ["all", f"x/{number % 3}"])),
    "untag all": _to_all(lambda library, uids, _: remove_tags(library, uids, tag_names(library)[:2])),
    "trash all": _to_all(lambda library, uids, _: trash_all(library, uids)),
    "restore all": _to_all(lambda library, uids, _: restore_all(library, uids), trashed=True),
    "rename tag": _to_tag(lambda library, tag, _other, number: rename_tag(library, tag, f"t{number}/{tag}")),
    "merge tag": _to_tag(lambda library, tag, other, _: merge_tag(library, tag, other)),
    "delete tag": _to_tag(lambda library, tag, _other, _number: delete_tag(library, tag)),
    "new label": lambda library, number: add_label(library, new_label(library, f"label {number}")),
    "change label": _to_label(_recolours),
    "remove label": _to_label(lambda library, name, other, number: remove_label(library, name, other * (number % 2))),
    "link again": _to_reference(lambda library, uid, _: link_again(library, uid), trashed=True),
    "link otherwise": _to_reference(lambda lib, uid, number: change_relation(lib, uid, _relation(lib, number))),
    "note on a link": _to_reference(lambda library, uid, number: change_note(library, uid, f"note {number}")),
    "turn round": _to_reference(lambda library, uid, _: turn_round(library, uid)),
    "tie": _ties,
    "new relation": lambda library, number: add_relation(library, f"relation {number}"),
    "rename relation": _to_relation(lambda library, name, number: rename_relation(library, name, f"{name} {number}")),
    "remove relation": _to_relation(lambda library, name, _: remove_relation(library, name)),
    "merge relation": _to_relation(
        lambda library, name, number: remove_relation(library, name, _relation(library, number))
    ),
    "bring link back": _brings_link_back,
    "order relations": lambda library, number: reorder_relations(library, relations(library)[number % 4 :]),
    "save search": _saves,
    "forget search": _forgets,
    "import": _imports,
    "try what waits": lambda library, _: retry(library),
    "place what waits": _places_parked,
    "drop what waits": _drops,
    "make a card": _makes_card,
    "make clozes": _makes_clozes,
    "change a card": _changes_card,
    "suspend cards": _to_cards(suspend),
    "resume cards": _to_cards(resume),
    "bury cards": _to_cards(lambda library, uids: bury(library, uids, MORNING.date())),
    "trash cards": _to_cards(trash_cards),
    "restore cards": _to_cards(restore_cards, trashed=True),
    "grade": _grades,
}
