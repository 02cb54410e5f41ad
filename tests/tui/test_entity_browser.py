"""The list of entities: filtered, sorted, put right, and what it says while names are not known."""

from textual.widgets import Static

from reader.core.entity import EntityKey, EntityKind
from reader.core.settings import Settings
from reader.tui.app import PostilApp
from tests.tui.desk_room import Opening
from tests.tui.entity_room import TOM, AmongNames, AtEntities

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


# ── what it says of itself ──────────────────────────────────────────────────────────────────


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
