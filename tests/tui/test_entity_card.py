"""The card of an entity: what it tells, where it leads, and how it grows and follows."""

from dataclasses import replace
from pathlib import Path

from textual.widgets import Static

from reader.core.correction import CorrectionKind
from reader.core.entity import EntityKey, EntityKind
from reader.core.reference import entity_target
from reader.library.annotating import annotate
from reader.library.correcting import corrections
from reader.library.opening import open_article
from reader.library.referencing import references_of
from reader.library.shelf import resolve
from tests.tui.desk_room import Opening
from tests.tui.entity_room import ANN, TOM, AmongNames, know_names

# ── the card ────────────────────────────────────────────────────────────────────────────────


async def test_the_card_tells_names_roles_and_every_sentence_newest_article_first(among: AmongNames) -> None:
    async with among("flood", size=(100, 50)) as reader:
        await reader.types("]", "e", "K")
        await reader.until(lambda: any("Rain in the north" in row for row in reader.rows()))
        text = "\n".join(reader.rows())
        assert "2 times here, 5 times in 3 articles, 2 – 16 Jun 2025" in text
        assert "also called  Reed" in text
        assert "Engineer (9 Jun 2025)" in text
        assert text.index("A bridge") < text.index("The flood") < text.index("Rain in the north")
        assert "Mayor Reed opened the bridge at Leeds." in text
        assert "over £3 million = over 3 million GBP" in text


async def test_enter_goes_to_the_passage_also_in_another_article_and_q_comes_back(among: AmongNames) -> None:
    async with among("flood") as reader:
        await reader.types("]", "e", "K")
        await reader.until(lambda: any("A bridge" in row for row in reader.rows()))
        await reader.types("enter")
        await reader.until(lambda: reader.desk.hands is not None)
        await reader.pilot.pause()
        assert reader.desk.opened.entry.article.title == "A bridge"
        assert reader.focused == "Reed"
        await reader.types("q")
        assert reader.desk.opened.entry.article.title == "The flood"


async def test_a_writes_a_note_on_the_passage_of_the_line(among: AmongNames) -> None:
    async with among("bridge") as reader:
        await reader.types("]", "e", "K")
        await reader.until(lambda: any("A bridge" in row for row in reader.rows()))
        await reader.types("a")
        await reader.until(lambda: reader.mode == "INPUT")
        await reader.writes("who")
        await reader.types("esc")
        assert reader.quotes() == ["Reed"]


async def test_the_reader_s_notes_and_references_stand_on_the_card(among: AmongNames) -> None:
    async with among("flood", size=(100, 50)) as reader:
        opened = open_article(reader.library, resolve(reader.library, "bridge"))
        start = opened.document.text.index("Reed")
        span = type(opened.document.blocks[0].span)(start, start + 4)
        annotate(reader.library, opened.entry, opened.document, span, label="doubt", note="*Which* Reed?")
        await reader.types("]", "e", "K")
        await reader.until(lambda: any("Which Reed?" in row for row in reader.rows()))
        await reader.types("x")
        await reader.writes("hale")
        await reader.types("enter", "enter")
        assert reader.told == "linked: see also Tom Hale · u takes it back"
        assert len(references_of(reader.library, entity_target(ANN))) == 1
        await reader.until(lambda: any("→ see also  ○ Tom Hale" in row for row in reader.rows()))
        await reader.types("g", "g", "enter")
        await reader.until(lambda: reader.card.key == TOM)
        await reader.until(lambda: any("← see also  ○ Ann Reed" in row for row in reader.rows()))
        await reader.types("esc")
        assert reader.card.key == ANN


async def test_each_correction_is_said_shown_and_taken_back(among: AmongNames) -> None:
    async with among(size=(100, 40)) as reader:
        await reader.opens("hale")
        await reader.types("t", "o", "enter")
        assert reader.told == "“Tom Hale” is an organisation · u takes it back"
        assert reader.card.key == EntityKey(EntityKind.ORGANISATION, "Tom Hale")
        await reader.until(lambda: any("□ organisation" in row for row in reader.rows()))
        await reader.types("u")
        assert reader.card.key == TOM
        await reader.until(lambda: any("○ person" in row for row in reader.rows()))
        await reader.types("m")
        await reader.writes("ree")
        await reader.types("enter")
        assert reader.told == "“Tom Hale” is “Ann Reed” from now on · u takes it back"
        assert reader.card.key == ANN
        await reader.until(lambda: any("Tom Hale" in row and "also called" in row for row in reader.rows()))
        await reader.types("s", "j", "enter")
        assert reader.told == "“Tom Hale” is someone else than “Ann Reed” · u takes it back"
        await reader.until(lambda: not any("Tom Hale" in row and "also called" in row for row in reader.rows()))
        await reader.types("u", "u")
        assert corrections(reader.library) == []
        assert reader.card.key == TOM


async def test_a_name_that_is_the_only_one_cannot_be_split_off(among: AmongNames) -> None:
    async with among() as reader:
        await reader.opens("hale")
        await reader.types("s")
        assert reader.told == "“Tom Hale” goes by one name only; there is nothing to split off"


async def test_a_rejected_entity_takes_its_card_along_and_comes_back(among: AmongNames) -> None:
    async with among("bridge") as reader:
        await reader.types("]", "e", "]", "e", "]", "e", "K")
        await reader.until(lambda: any("A bridge" in row for row in reader.rows()))
        await reader.types("D")
        assert reader.told == "“Tom Hale” is no name any more, in any article · u takes it back"
        await reader.until(lambda: all(mark.ref != TOM.text for mark in reader.desk.strata["entities"]))
        await reader.types("u")
        assert any(mark.ref == TOM.text for mark in reader.desk.strata["entities"])


async def test_rejecting_here_leaves_the_other_articles(among: AmongNames) -> None:
    async with among("bridge") as reader:
        await reader.types("]", "e", "]", "e", "]", "e", "K")
        await reader.until(lambda: any("The flood" in row for row in reader.rows()))
        await reader.types("d")
        assert reader.told == "“Tom Hale” is no name in “A bridge” · u takes it back"
        await reader.until(lambda: not any("A bridge" in row for row in reader.rows()))
        assert any("The flood" in row for row in reader.rows())


async def test_w_on_the_card_opens_the_list_of_those_named_together(among: AmongNames) -> None:
    async with among() as reader:
        await reader.opens("unlu")
        await reader.types("w")
        await reader.until(lambda: bool(reader.browser.shown))
        assert reader.names == ["Ann Reed", "Leeds", "Tom Hale"]


# ── long ones, and what becomes known later ─────────────────────────────────────────────────


async def test_of_very_many_passages_the_first_are_shown_and_a_line_that_leads_on(
    among: AmongNames, root: Path
) -> None:
    told = " ".join(f"Ann Reed promised {number}50 jobs." for number in range(1, 10))
    (root / "articles" / "many.md").write_text(f"---\ntitle: Many\npublished: 2025-07-01\n---\n{told}\n")
    async with among("many", size=(100, 40)) as reader:
        await reader.types("]", "e", "K")
        await reader.until(lambda: any("Rain in the north" in row for row in reader.rows()))
        rows = reader.rows()
        assert sum("promised" in row for row in rows) == 6
        assert "  … 3 more passages; enter goes to the next" in rows
        assert not any(row.strip().startswith("150") for row in rows)  # it would say no more than the sentence
        await reader.types("}")
        assert reader.card.lead.entry is not None
        assert reader.card.lead.entry.article.title == "A bridge"
        await reader.types("{", "j", "j", "j", "j", "j", "j", "enter")
        assert reader.focused == "Ann Reed"
        assert reader.desk.document.text[reader.desk.focus_now.span.end :].startswith(" promised 750")


async def test_an_open_card_follows_what_another_program_finds(among: AmongNames, opening: Opening) -> None:
    async with among() as reader:
        await reader.opens("hale")
        other = opening()
        (other.root / "articles" / "later.md").write_text("# Later\n\nTom Hale left Hull.\n")
        know_names(other)
        other.close()
        await reader.until(lambda: any("3 times in 3 articles" in row for row in reader.rows()))


async def test_a_card_says_how_many_articles_are_not_read_yet(among: AmongNames) -> None:
    async with among() as reader:
        await reader.opens("hale")
        knowledge = reader.card.knowledge
        await reader.until(lambda: not knowledge.is_indexing and not knowledge.unread)
        assert not reader.app.screen.query_one(".sheet--state").display
        census = knowledge.census
        assert census is not None
        knowledge.census = replace(census, unread=("one", "two"))
        reader.card.known_again()
        line = reader.app.screen.query_one(".sheet--state", Static)
        assert (str(line.render()), line.display) == ("2 articles are not read yet", True)


async def test_one_correction_is_taken_back_whatever_was_done_since(among: AmongNames) -> None:
    async with among(size=(100, 40)) as reader:
        await reader.opens("hale")
        await reader.types("c")
        assert reader.told == "nothing was put right here"
        await reader.types("r", *" the Elder", "enter", "t", "o", "enter")
        assert [each.kind for each in corrections(reader.library)] == [CorrectionKind.RENAME, CorrectionKind.RETYPE]
        await reader.types("c", "j", "enter")
        assert reader.told.startswith("taken back: renamed the person “Tom Hale” to “Tom Hale the Elder”")
        assert [each.kind for each in corrections(reader.library)] == [CorrectionKind.RETYPE]
        await reader.types("u")
        assert len(corrections(reader.library)) == 2
