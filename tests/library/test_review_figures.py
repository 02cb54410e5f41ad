"""Review figures: what a year of small reviews comes to."""

from collections.abc import Iterator
from datetime import UTC, date, timedelta
from pathlib import Path

import pytest

from reader.core.card import CardKind
from reader.core.retention import Retention
from reader.core.settings import Settings
from reader.library.annotating import relabel, retag
from reader.library.cards import make_card, suspend
from reader.library.resurfacing import reread
from reader.library.review_figures import ReviewFigures, review_figures
from reader.library.reviewing import grade
from tests.library.review_room import AGAIN, DAY, EASY, GOOD, Room, room


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Room]:
    made = room(tmp_path, Settings())
    yield made
    made.library.close()


def figures(here: Room, back: int = 10, ahead: int = 5) -> ReviewFigures:
    return review_figures(here.library, back=back, ahead=ahead, zone=UTC)


def test_of_a_library_without_cards_all_is_nothing(here: Room) -> None:
    found = figures(here)
    assert (found.streak, found.whole.answers, sum(found.cards.values())) == (0, 0, 0)
    assert [each.answers for each in found.calendar] == [0] * 10
    assert found.labels == found.articles == found.tags == ()


def test_days_show_what_was_done_and_what_is_to_come(here: Room) -> None:
    one, other, third = here.cards(3)
    grade(here.library, one.uid, EASY, took=timedelta(seconds=5), zone=UTC)
    here.clock.now += DAY
    memory = grade(here.library, other.uid, EASY, took=timedelta(hours=1), zone=UTC)
    reread(here.library, one.annotation, zone=UTC)
    suspend(here.library, [third.uid])
    found = figures(here, back=3, ahead=20)
    assert found.day == date(2025, 6, 3)
    assert [(each.answers, each.took.seconds, each.highlights) for each in found.calendar] == [
        (0, 0, 0),
        (1, 5, 0),
        (1, 120, 1),
    ]
    assert found.streak == 2
    assert {name: number for name, number in found.cards.items() if number} == {"young": 2, "suspended": 1}
    due = {each.day: each.due for each in found.forecast if each.due}
    assert sum(due.values()) == 2
    assert due[memory.due_day or found.day] >= 1


def test_retention_is_told_young_and_mature_and_only_of_the_days_asked_for(here: Room) -> None:
    [card] = here.cards(1)
    for days, given in ((0, EASY), (9, GOOD), (30, AGAIN)):
        here.clock.now += days * DAY
        grade(here.library, card.uid, given, zone=UTC)
    whole = figures(here, back=60).whole
    assert (whole.young, whole.mature) == (Retention(1, 1), Retention(1, 0))
    last = figures(here, back=1).whole
    assert (last.answers, last.young, last.mature) == (1, Retention(), Retention(1, 0))


def test_cards_are_told_by_label_article_and_tag(here: Room) -> None:
    first, second = here.note(), here.note()
    relabel(here.library, first, "doubt")
    retag(here.library, first, ["law", "law/tax"])
    cards = [make_card(here.library, note, CardKind.QUESTION, "What?", "That") for note in (first, first, second)]
    grade(here.library, cards[0].uid, AGAIN, zone=UTC)
    found = figures(here)
    assert [(each.name, each.cards, each.tally.answers) for each in found.labels] == [("doubt", 2, 1), ("", 1, 0)]
    assert [(each.name, each.cards) for each in found.articles] == [("Rain in the north", 3)]
    assert [(each.name, each.cards, each.tally.grades[0]) for each in found.tags] == [("law", 2, 1), ("law/tax", 2, 1)]
    assert found.cards["learning"] == 1


def test_an_answer_that_is_dated_ahead_counts_as_given_today(here: Room) -> None:
    [card] = here.cards(1)
    here.clock.now += 4000 * DAY
    here.grade(card.uid, EASY)
    here.clock.now -= 4000 * DAY
    assert figures(here).calendar[-1].answers == 1


def test_a_tag_counts_the_cards_of_those_under_it_once_each(here: Room) -> None:
    for tags in (["Law", "law/tax"], ["law/tax/land"], ["lawn"], ["river/ice"]):
        note = here.note()
        retag(here.library, note, tags)
        make_card(here.library, note, CardKind.QUESTION, "What?", "that")
    found = {each.name: each.cards for each in figures(here).tags}
    assert found == {"Law": 2, "law/tax": 2, "law/tax/land": 1, "lawn": 1, "river/ice": 1}
