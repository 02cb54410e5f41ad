"""Deeds of asking: to cards, and the answers to them."""

from collections.abc import Callable, Mapping

from reader.core.card import CardKind
from reader.core.review import Grade
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
from reader.library.library import Library
from reader.library.noting import notes
from reader.library.reviewing import grade
from tests.library.picking_room import MORNING, Deed, one


def _makes_card(library: Library, number: int) -> None:
    for noted in one(notes(library), number):
        make_card(library, noted.annotation.uid, CardKind.FIGURE, f"How many, {number}?", "over 300")


def _makes_clozes(library: Library, number: int) -> None:
    text = " and ".join(f"{{{{c{each}::gap {each}}}}}" for each in range(1, 2 + number % 3))
    for noted in one(notes(library), number):
        make_clozes(library, noted.annotation.uid, text)


def _changes_card(library: Library, number: int) -> None:
    for card in one(all_cards(library), number):
        gaps = f"{{{{c{1 + number % 2}::one}}}} of {{{{c{1 + number % 3}::two}}}}"
        change_card(library, card.uid, gaps if card.cloze else f"What, {number}?", f"answer {number % 3}")


def _to_cards(change: Callable[[Library, list[str]], object], *, trashed: bool = False) -> Deed:
    def deed(library: Library, number: int) -> None:
        change(library, [card.uid for card in all_cards(library, trashed=trashed)][: 1 + number % 3])

    return deed


def _grades(library: Library, number: int) -> None:
    for card in one(all_cards(library), number):
        grade(library, card.uid, Grade(1 + number % 4), typed="x" * (number % 2))


ASKING: Mapping[str, Deed] = {
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
