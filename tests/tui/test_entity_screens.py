from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from reader.core.correction import CorrectionKind
from reader.core.entity import EntityKey, EntityKind
from reader.core.reference import entity_target
from reader.core.settings import Settings
from reader.library.annotating import annotate
from reader.library.correcting import corrections, rename
from reader.library.opening import open_article
from reader.library.referencing import references_of
from reader.library.shelf import resolve
from reader.tui.app import PostilApp
from reader.tui.commands import of_mode
from reader.tui.modes import Mode
from reader.tui.widgets.rows_view import RowsView
from tests.tui.desk_room import Opening
from tests.tui.entity_room import ANN, TOM, AmongNames, AtEntities, among_names, know_names, write_articles
from tests.tui.terminal_room import ENTER, ESCAPE, Terminal


@pytest.fixture
def among(opening: Opening, root: Path) -> AmongNames:
    return among_names(opening, root)


# ── the browser ─────────────────────────────────────────────────────────────────────────────


async def test_the_browser_lists_all_entities_the_most_named_first(among: AmongNames) -> None:
    async with among() as reader:
        await reader.types("E")
        await reader.until(lambda: bool(reader.browser.shown))
        assert reader.names == ["Ann Reed", "Leeds", "Tom Hale", "York Council", "Zoë Ünlü"]
        assert reader.rows()[0].split() == ["○", "Ann", "Reed", "Mayor", "·", "Reed", "5", "3", "16", "Jun", "2025"]


async def test_a_filter_takes_words_of_any_name_without_accents_and_qualifiers(among: AmongNames) -> None:
    async with among() as reader:
        await reader.types("E")
        await reader.until(lambda: bool(reader.browser.shown))
        for typed, names in (
            ("zoe unlu", ["Zoë Ünlü"]),
            ("reed", ["Ann Reed"]),
            ("kind:org", ["York Council"]),
            ("kind:people in:flood", ["Ann Reed", "Tom Hale"]),
            ('with:"zoe unlu" kind:place', ["Leeds"]),
            ("nobody", []),
        ):
            await reader.types("/")
            await reader.writes(typed)
            assert reader.names == names, typed
            await reader.types("enter", "esc")
            assert len(reader.names) == 5


async def test_tabs_choose_a_kind_and_say_how_many_there_are(among: AmongNames) -> None:
    async with among() as reader:
        await reader.types("E")
        await reader.until(lambda: bool(reader.browser.shown))
        tabs = str(reader.app.screen.query_one("#entities-tabs", Static).render())
        assert tabs.split() == "all 5 ○ people 3 □ organisations 1 △ places 1 ◇ other 0".split()  # noqa: SIM905 (as it is seen)
        await reader.types("tab")
        assert reader.names == ["Ann Reed", "Tom Hale", "Zoë Ünlü"]
        await reader.types("shift+tab", "shift+tab")
        assert reader.names == []
        assert "There are no other here" in str(reader.app.screen.query_one("#entities-empty", Static).render())


async def test_w_asks_who_is_named_together_with_one_and_another_and_esc_takes_the_last_away(
    among: AmongNames,
) -> None:
    async with among() as reader:
        await reader.types("E")
        await reader.until(lambda: bool(reader.browser.shown))
        await reader.types("G", "w")
        assert reader.names == ["Ann Reed", "Leeds", "Tom Hale"]
        assert all(each.articles == 1 for each in reader.browser.shown)
        await reader.types("w")
        assert reader.names == ["Leeds", "Tom Hale"]
        title = str(reader.app.screen.query_one("#entities-title", Static).render())
        assert title.startswith("Entities · with Zoë Ünlü and Ann Reed")
        await reader.types("esc")
        assert reader.names == ["Ann Reed", "Leeds", "Tom Hale"]
        await reader.types("esc")
        assert len(reader.names) == 5
        assert reader.browser.key is not None
        await reader.types("esc")
        assert reader.titles


async def test_it_sorts_in_four_ways_and_stays_with_the_entity(among: AmongNames) -> None:
    async with among() as reader:
        await reader.types("E")
        await reader.until(lambda: bool(reader.browser.shown))
        await reader.types("j", "j")
        for _ in range(4):
            await reader.types("O")
            assert reader.browser.key == TOM
        await reader.types("O", "O")
        assert reader.names == ["Ann Reed", "Leeds", "Tom Hale", "York Council", "Zoë Ünlü"]
        await reader.types("O")
        assert reader.names[-1] == "York Council"


async def test_beside_the_list_of_a_wide_screen_stands_when_it_is_named_and_with_whom(among: AmongNames) -> None:
    async with among(size=(120, 40)) as reader:
        await reader.types("E")
        await reader.until(lambda: bool(reader.browser.shown))
        await reader.until(lambda: len(reader.rows(1)) > 10)
        text = "\n".join(reader.rows(1))
        assert "person · 5 times in 3 articles" in text
        assert "Engineer (9 Jun 2025)" in text
        assert "Mayor (16 Jun 2025)" in text
        assert text.index("16 Jun 2025  ━") < text.index("9 Jun 2025   ━") < text.index("2 Jun 2025   ━")
        assert "3  △ Leeds" in text
        await reader.pilot.resize_terminal(90, 30)
        await reader.pilot.pause()
        assert not reader.app.screen.query_one("#entities-preview").display


async def test_an_entity_is_put_right_from_the_list_and_the_cursor_stays_with_it(among: AmongNames) -> None:
    async with among() as reader:
        await reader.types("E")
        await reader.until(lambda: bool(reader.browser.shown))
        await reader.types("j", "j", "r")
        await reader.writes("t")
        await reader.types("enter")
        assert reader.told == "“Tom Hale” is called “Tom Halet” from now on · u takes it back"
        await reader.until(lambda: "Tom Halet" in reader.names)
        assert reader.browser.key == EntityKey(EntityKind.PERSON, "Tom Halet")
        await reader.types("u")
        await reader.until(lambda: "Tom Hale" in reader.names)
        assert reader.browser.key == TOM
        await reader.types("D")
        await reader.until(lambda: "Tom Hale" not in reader.names)


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


async def test_a_click_on_the_row_under_the_cursor_opens_a_card_and_follows_a_line_of_it(among: AmongNames) -> None:
    async with among() as reader:
        await reader.types("E")
        await reader.until(lambda: bool(reader.browser.shown))
        for _ in range(2):
            await reader.pilot.click("#entities-rows", offset=(5, 2))
        await reader.until(lambda: any("So was" not in row and "were there" in row for row in reader.rows()))
        assert reader.card.key == TOM
        line = next(number for number, row in enumerate(reader.rows()) if "were there" in row)
        await reader.pilot.click(RowsView, offset=(8, line))
        await reader.until(lambda: reader.mode == "READ")
        assert reader.focused == "Tom Hale"


async def test_both_screens_are_drawn_anew_for_another_theme_and_another_width(among: AmongNames) -> None:
    async with among() as reader:
        await reader.opens("reed")
        before = reader.rows()
        await reader.types("g", "t")
        assert reader.rows() == before
        await reader.pilot.resize_terminal(40, 20)
        await reader.until(lambda: reader.rows() != before)
        assert any(row.startswith("also called Reed") for row in reader.rows())
        await reader.types("esc", "g", "t")
        assert "art." in str(reader.app.screen.query_one("#entities-columns", Static).render())


async def test_what_another_program_puts_right_is_followed(among: AmongNames, opening: Opening) -> None:
    async with among() as reader:
        await reader.opens("hale")
        other = opening()
        rename(other, TOM, "Thomas Hale")
        other.close()
        reader.app.follow()
        await reader.until(lambda: any("Thomas Hale" in row for row in reader.rows()) or reader.card.key != TOM)
        assert reader.card.key == EntityKey(EntityKind.PERSON, "Thomas Hale")
        await reader.types("esc", "esc")
        await reader.until(lambda: "Thomas Hale" in reader.names)


# ── marking a missed name ───────────────────────────────────────────────────────────────────


async def test_gn_offers_the_names_of_the_sentence_that_were_missed(among: AmongNames) -> None:
    async with among("bridge") as reader:
        await reader.types(")", ")", "g", "n")
        line = reader.app.screen.query_one(Input)
        offered = []
        for _ in range(4):
            offered.append(line.value)
            await reader.types("tab")
        assert offered == ["Paul Moor of Hull", "Paul Moor", "Hull", "So"]
        await reader.types("tab", "tab", "enter", "enter")
        assert reader.told == "“Hull” is a name now: person · u takes it back"
        assert EntityKey(EntityKind.PERSON, "Hull").text in {mark.ref for mark in reader.desk.strata["entities"]}
        await reader.types("u")
        assert "person:Hull" not in {mark.ref for mark in reader.desk.strata["entities"]}


async def test_gn_marks_the_selection(among: AmongNames) -> None:
    async with among("bridge") as reader:
        await reader.types(")", ")", "v", "w", "w", "o", "esc", "/")
        await reader.writes("Paul Moor")
        await reader.types("enter", "v", "e", "e", "g", "n", "o", "enter")
        assert reader.told == "“Paul Moor” is a name now: organisation · u takes it back"
        assert reader.desk.selection is None
        await reader.types("]", "e")
        assert reader.focused == "Paul Moor"


async def test_gn_says_when_a_name_stands_nowhere(among: AmongNames) -> None:
    async with among("bridge") as reader:
        await reader.types("g", "n", "ctrl+u")
        await reader.writes("Nobody")
        await reader.types("enter")
        assert reader.told.startswith("“Nobody” does not stand in this article as a whole word")
        assert reader.mode == "INPUT"
        await reader.types("ctrl+u")
        await reader.writes("Hull")
        await reader.types("enter", "p", "l", "enter")
        assert reader.told == "“Hull” is a name now: place · u takes it back"


async def test_every_command_of_both_screens_is_done_by_something(among: AmongNames) -> None:
    async with among() as reader:
        await reader.opens("hale")
        for command in of_mode(Mode.ENTITY):
            assert callable(reader.card.commander.handler_of(command))
        await reader.types("esc")
        for command in of_mode(Mode.ENTITIES):
            assert callable(reader.browser.commander.handler_of(command))


# ── names that are not known yet ────────────────────────────────────────────────────────────


async def test_without_a_model_the_empty_list_says_what_is_missing(opening: Opening) -> None:
    library = opening(Settings(model="no-such-model"))
    app = PostilApp(library)
    async with app.run_test(size=(80, 24)) as pilot:
        reader = AtEntities(app, pilot, library)
        await reader.types("E")
        empty = app.screen.query_one("#entities-empty", Static)
        await reader.until(lambda: "no-such-model" in str(empty.render()))
        assert "2 articles have not been read for names." in str(empty.render())
        await reader.types("q")
        assert reader.titles
    library.close()


def test_in_a_terminal_names_are_found_by_themselves_and_lead_to_their_passages(root: Path, tmp_path: Path) -> None:
    write_articles(root)
    with Terminal(["--library", str(root), "init", str(root)], tmp_path) as terminal:
        terminal.wait_for_end()
    with Terminal(["--library", str(root)], tmp_path, (100, 30)) as terminal:
        terminal.wait("A bridge")
        terminal.press("E")
        terminal.wait("Leeds")
        terminal.press("/", *"leeds", ENTER, ENTER)
        terminal.wait("Mayor Reed opened the bridge at Leeds.")
        terminal.press(ENTER)
        terminal.wait("READ")
        terminal.press("q")
        terminal.wait("ENTITIES")
        terminal.press(ESCAPE, ESCAPE)
        terminal.wait("LIBRARY")
        terminal.press("q")
        assert terminal.wait_for_end() == 0


# ── long cards, and what is not known yet ───────────────────────────────────────────────────


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


async def test_the_list_shows_the_day_when_it_is_sorted_by_it_and_where_the_cursor_stands(among: AmongNames) -> None:
    async with among(size=(120, 40)) as reader:
        await reader.types("E")
        await reader.until(lambda: bool(reader.browser.shown))
        await reader.types("O", "O", "O")
        assert "↓ newest" in str(reader.app.screen.query_one("#entities-columns", Static).render())
        assert reader.rows()[0].endswith("16 Jun 2025")
        await reader.types("j")
        assert reader.browser.status.facts[-1] == "2 of 5"
        await reader.types("/")
        await reader.writes("unlu")
        await reader.types("enter", "enter", "esc")
        assert reader.browser.status.facts[-1] == "1 of 1"


async def test_on_a_page_of_keys_the_keys_stand_first(among: AmongNames) -> None:
    async with among() as reader:
        await reader.types("E", "?")
        keys = str(reader.app.screen.query_one("#keys", Static).render())
        assert keys.index("card: names") < keys.index("Marked in the text")


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
