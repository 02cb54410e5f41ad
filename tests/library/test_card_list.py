"""The list of cards: each with its article, and what is gone of what it was made from."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.library.annotating import trash
from reader.library.card_list import Lack, listed_cards
from reader.library.removing import remove
from reader.library.shelf import resolve
from reader.library.undoing import undo
from tests.library.review_room import ARTICLE, Room, room


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Room]:
    made = room(tmp_path)
    yield made
    made.library.close()


def lacks(here: Room) -> list[Lack | None]:
    return [each.lack for each in listed_cards(here.library)]


def article(here: Room) -> Path:
    return resolve(here.library, "rain").path


def trash_annotation(here: Room) -> None:
    trash(here.library, listed_cards(here.library)[0].card.annotation)


def lose_passage(here: Room) -> None:
    article(here).write_text("# The river\n\nThe river rose. Night came.\n", "utf-8")


def move_passage(here: Room) -> None:
    article(here).write_text(ARTICLE.replace("Rain fell.", "At noon Rain fell."), "utf-8")


@pytest.mark.parametrize(
    ("what", "lack", "is_asked"),
    [
        (trash_annotation, Lack.ANNOTATION, False),
        (lambda here: remove(here.library, resolve(here.library, "rain")), Lack.ARTICLE, False),
        (lambda here: article(here).unlink(), Lack.FILE, True),
        (lose_passage, Lack.PASSAGE, True),
        (move_passage, None, True),
    ],
)
def test_a_card_says_what_is_gone_of_what_it_was_made_from(
    here: Room, what: Callable[[Room], object], lack: Lack | None, *, is_asked: bool
) -> None:
    (uid,) = [each.uid for each in here.cards(1)]
    assert lacks(here) == [None]
    what(here)
    assert lacks(here) == [lack]
    assert (uid in here.asked()) == is_asked
    if lack is not None:
        assert lack.is_asked == is_asked
        assert ("not asked" in lack.words) != is_asked


def test_what_comes_back_from_the_trash_is_lacked_no_more(here: Room) -> None:
    here.cards(1)
    trash_annotation(here)
    undo(here.library)
    assert lacks(here) == [None]


def test_the_cards_of_an_article_are_those_of_its_annotations(here: Room) -> None:
    here.cards(2)
    assert len(listed_cards(here.library, resolve(here.library, "rain"))) == 2
