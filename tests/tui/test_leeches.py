"""Leeches: a card that is forgotten again and again is offered for rewriting once, and told of at the end."""

from datetime import timedelta

import pytest

from reader.core.card import Card
from reader.core.review import Grade
from reader.core.settings import Settings
from reader.library.cards import find_card
from reader.library.library import Library
from reader.library.reviewing import grade
from reader.library.scheduling import memory_of
from tests.tui.card_desk import ASKED, RISE, SIZES, drawn, figure_card, foot, question, reviews, said, screen, status
from tests.tui.desk_room import AtDesk, Reader

FEW = Settings(review_leech=2)
SAYS = "Forgotten 2 times"


def nearly_a_leech(library: Library) -> Card:
    """A card that was forgotten once and learned again, and is due now."""
    card = figure_card(library)
    begun = library.now() - timedelta(days=90)
    for days, given in ((0, Grade.EASY), (20, Grade.AGAIN), (20.1, Grade.GOOD)):
        grade(library, card.uid, given, at=begun + timedelta(days=days))
    assert memory_of(library, card.uid).lapses == 1
    return card


async def forget(reader: Reader) -> Card:
    card = nearly_a_leech(reader.library)
    await reader.types("R", "space", "1")
    return card


@pytest.mark.parametrize("size", SIZES)
async def test_a_card_that_is_forgotten_once_too_often_is_offered_for_rewriting(
    at_desk: AtDesk, size: tuple[int, int]
) -> None:
    async with at_desk(size=size, settings=FEW) as reader:
        question(reader.library, "What else?")
        await forget(reader)
        assert SAYS in said(reader)
        assert ASKED in said(reader)
        assert RISE in said(reader)
        assert all(word in foot(reader) for word in ("e rewrite", "S suspend"))
        await reader.types("3", "t")
        assert "it is graded" in reader.told
        assert len(reviews(reader.library)) == 4
        await reader.types("space")
        assert "What else?" in said(reader)
        assert not screen(reader).is_answered


async def test_it_is_rewritten_there_and_reviewing_goes_on(at_desk: AtDesk) -> None:
    async with at_desk(settings=FEW) as reader:
        card = await forget(reader)
        await reader.types("e")
        await reader.writes(" In Leeds?")
        await reader.types("esc", "esc")
        assert find_card(reader.library, card.uid).question == f"{ASKED} In Leeds?"
        assert "A card comes back in 10 min." in said(reader)
        assert SAYS not in said(reader)


async def test_it_is_suspended_there_which_can_be_undone(at_desk: AtDesk) -> None:
    async with at_desk(settings=FEW) as reader:
        card = await forget(reader)
        await reader.types("S")
        assert find_card(reader.library, card.uid).suspended
        assert SAYS not in said(reader)
        await reader.types("u")
        assert SAYS in said(reader)
        await reader.types("u")
        assert len(reviews(reader.library)) == 3
        assert ASKED in said(reader)
        assert not screen(reader).is_answered


async def test_it_is_said_once_and_told_of_at_the_end(at_desk: AtDesk) -> None:
    async with at_desk(settings=FEW) as reader:
        await forget(reader)
        await reader.types("esc")
        assert "A card comes back in 10 min." in said(reader)
        assert f"↻ {SAYS}: {ASKED}" in said(reader)
        assert "g c lists cards (/ is:leech), e rewrites one g S tells how reviewing goes" in said(reader)
        assert "g r goes through notes" in said(reader)
        await reader.types("space", "space", "3")
        assert "e rewrite" not in foot(reader)
        assert "Done for today." in said(reader)
        assert "2 answers" in said(reader)
        assert "1 learned card forgotten" in said(reader)
        assert SAYS in said(reader)


async def test_the_list_of_cards_is_filtered_for_them(at_desk: AtDesk) -> None:
    async with at_desk(settings=FEW) as reader:
        question(reader.library, "What else?")
        await forget(reader)
        await reader.types("g", "c", "/")
        await reader.writes("is:leech")
        await reader.types("enter")
        assert "forgotten 2 times, better rewritten" in said(reader)
        assert "What else?" not in said(reader)


async def test_its_passage_is_peeked_at_before_it_is_rewritten(at_desk: AtDesk) -> None:
    async with at_desk(settings=FEW) as reader:
        await forget(reader)
        await reader.types("p")
        assert "Rain fell on Leeds." in said(reader)
        await reader.types("esc")
        assert SAYS in said(reader)
        assert status(reader)
        assert drawn(reader)
