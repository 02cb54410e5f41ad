"""Weighing: how often something is read again in reviews, said on a page, in lists, for whole articles."""

import pytest
from textual.widgets import OptionList

from reader.core.reference import Target, TargetKind
from reader.core.weight import Often
from reader.library.library import Library
from reader.library.resurfacing import weights
from reader.library.shelf import resolve
from reader.tui.widgets.sheets import CardScreen
from tests.tui.card_desk import drawn, make_older, note
from tests.tui.desk_room import AtDesk, Reader


def said(library: Library) -> dict[Target, tuple[Often, bool]]:
    return {target: (each.often, each.favourite) for target, each in weights(library).items()}


def annotations(reader: Reader) -> list[Target]:
    return [Target(TargetKind.ANNOTATION, each.annotation.uid) for each in reader.notes()]


def rows(reader: Reader) -> list[str]:
    found = reader.app.screen.query_one(OptionList)
    return [str(found.get_option_at_index(number).prompt) for number in range(found.option_count)]


@pytest.mark.parametrize(
    ("moves", "wanted"),
    [
        ("k", (Often.MORE, False)),
        ("j", (Often.LESS, False)),
        ("jj", (Often.NEVER, False)),
        ("jjj", (Often.USUAL, True)),
    ],
)
async def test_an_annotation_is_read_again_more_or_less_often(
    at_desk: AtDesk, moves: str, wanted: tuple[Often, bool]
) -> None:
    async with at_desk("rain") as reader:
        await reader.types("h", "]", "a", "g", "w", *moves, "enter")
        assert said(reader.library) == dict.fromkeys(annotations(reader), wanted)
        assert reader.told.startswith("this annotation")
        await reader.types("u")
        assert said(reader.library) == {}


async def test_it_is_seen_on_the_card_of_the_annotation_and_in_the_sheet(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("h", "]", "a", "g", "w", "j", "enter", "g", "w")
        assert rows(reader)[2] == "less often · now"
        await reader.types("j", "j", "enter", "g", "w")
        assert rows(reader)[4] == "no favourite any more"
        await reader.types("esc", "K")
        card = reader.app.screen
        assert isinstance(card, CardScreen)
        assert dict(card.card.rows)["again"] == "less often, a favourite"


async def test_where_nothing_is_marked_it_is_about_the_article(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types(")", "g", "w", "j", "enter")
        article = Target(TargetKind.ARTICLE, resolve(reader.library, "rain").id)
        assert said(reader.library) == {article: (Often.LESS, False)}


async def test_an_article_of_the_list_is_weighed_whole(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        chosen = reader.shelf.chosen
        assert chosen is not None
        await reader.types("g", "w", "j", "j", "j", "enter")
        assert said(reader.library) == {Target(TargetKind.ARTICLE, chosen.id): (Often.USUAL, True)}
        assert reader.told == "this article: a favourite · u takes it back"
        await reader.types("d", "d", "g", "d", "g", "w")
        assert "it is in the trash" in reader.told


async def test_all_that_are_selected_in_the_notebook_are_weighed_in_one_act(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("h", ")", "h", "A", "V", "g", "w", "k", "enter")
        assert said(reader.library) == dict.fromkeys(annotations(reader), (Often.MORE, False))
        assert len(annotations(reader)) == 2
        assert reader.told == "these 2 annotations: more often from now on · u takes it back"
        await reader.types("u")
        assert said(reader.library) == {}


async def test_what_was_said_of_a_highlight_stands_under_it_in_a_review(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        make_older(reader.library, note(reader.library))
        await reader.types("R")
        assert "more often" not in drawn(reader)
        await reader.types("+", "f")
        assert "more often, a favourite" in drawn(reader)
        await reader.types("f")
        assert "more often\n" in f"{drawn(reader)}\n"
        assert "favourite" not in drawn(reader)
