import pytest
from textual.widgets import Input, Static

from reader.library.annotating import annotate, find_annotation, find_quote
from reader.library.bulk import add_tags
from reader.library.codebook import add_label, new_label, remove_label
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.shelf import resolve
from reader.library.undoing import history
from reader.tui.notebook.acting import MANY
from reader.tui.screens.codebook import CodebookScreen
from reader.tui.screens.notebook import NotebookScreen
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.rows_view import LEAD, RowsView
from reader.tui.widgets.sheets import CardScreen, Chooser
from tests.tui.desk_room import AtDesk, Reader


def mark(library: Library, quote: str, label: str = "", note: str = "", *tags: str, name: str = "rain") -> str:
    """The id of a new annotation on a quote, or on the whole article."""
    opened = open_article(library, resolve(library, name))
    span = find_quote(opened.document, quote) if quote else None
    return annotate(library, opened.entry, opened.document, span, label=label, note=note, tags=tags).uid


def marked(library: Library) -> list[str]:
    """Five annotations on two articles."""
    return [
        mark(library, "Rain fell on Leeds.", "important"),
        mark(library, "6,000 people", "doubt", "Who counted?\n\nAsk Reed.", "figures/check"),
        mark(library, "Nobody slept", "", "", "night"),
        mark(library, "", "", "All of it"),
        mark(library, "It is long.", "evidence", "", "night", name="river"),
    ]


def book(reader: Reader) -> NotebookScreen:
    screen = reader.app.screen
    assert isinstance(screen, NotebookScreen)
    return screen


def lines(reader: Reader) -> list[str]:
    """The list as it is drawn."""
    view = reader.app.screen.query(RowsView).first()
    height = min(view.size.height, view.virtual_size.height)
    return [view.render_line(row).text[LEAD:].rstrip() for row in range(height)]


def quotes(reader: Reader) -> list[str]:
    return [row.quote for row in book(reader).laid.rows]


def said(reader: Reader, name: str) -> str:
    return str(reader.app.screen.query_one(f"#{name}", Static).content)


async def until(reader: Reader, is_so: object) -> None:
    """Wait until what goes on between the keys is done."""
    assert callable(is_so)
    for _ in range(200):
        if is_so():
            return
        await reader.pilot.pause(0.01)
    raise AssertionError("\n".join(lines(reader)))


async def opens(reader: Reader) -> list[str]:
    """The notebook with five annotations; their ids."""
    uids = marked(reader.library)
    await reader.types("A")
    await until(reader, lambda: len(book(reader).laid.rows) == len(uids))
    return uids


async def test_the_notebook_shows_every_annotation_by_article_as_one_reads(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        await opens(reader)
        assert quotes(reader) == ["", "Rain fell on Leeds.", "6,000 people", "Nobody slept", "It is long."]
        drawn = "\n".join(lines(reader))
        assert "Rain in the north · 2 Jun 2025" in drawn
        assert "◆ doubt      “6,000 people”" in drawn
        assert "#figures/check" in drawn
        assert "Who counted? Ask Reed." in drawn


async def test_an_empty_notebook_says_what_to_do(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        await reader.types("A")
        await until(reader, lambda: "press h" in said(reader, "notebook-empty"))
        await reader.types("g", "d")
        await until(reader, lambda: "trash is empty" in said(reader, "notebook-empty"))


async def test_the_list_narrows_while_one_types_and_esc_shows_all_again(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        await opens(reader)
        await reader.types("/")
        await reader.writes("tag:night")
        assert quotes(reader) == ["Nobody slept", "It is long."]
        await reader.types("enter", "esc")
        assert len(quotes(reader)) == 5
        await reader.types("/")
        await reader.writes("nothing so")
        assert "No annotation matches" in said(reader, "notebook-empty")


async def test_it_is_sorted_by_what_one_asks(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        await opens(reader)
        await reader.types("O", "O")
        assert [line.split("  ")[0] for line in lines(reader)[:2]] == ["● important", "● “Rain fell on Leeds.”"]
        assert reader.told == "by label"
        await reader.types("O")
        assert "#night" in "\n".join(lines(reader))
        await reader.types("O")
        await until(reader, lambda: "Leeds" in lines(reader)[0])


async def test_the_cursor_stays_on_its_annotation(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        await opens(reader)
        await reader.types("}", "O", "O")
        assert book(reader).chosen is not None
        assert book(reader).chosen.quote == "It is long."  # type: ignore[union-attr]  # just said


async def test_enter_goes_to_the_passage_and_q_comes_back(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        await opens(reader)
        await reader.types("j", "j", "enter")
        assert reader.focused == "6,000 people"
        await reader.types("q")
        assert book(reader).chosen is not None


async def test_a_note_is_written_in_place_and_taken_back(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        uids = await opens(reader)
        await reader.types("j", "e")
        assert reader.mode == "INPUT"
        await reader.writes("Wet.")
        await reader.types("esc")
        assert find_annotation(reader.library, uids[0]).note == "Wet."
        assert "Wet." in "\n".join(lines(reader))
        await reader.types("u")
        assert find_annotation(reader.library, uids[0]).note == ""
        assert "Wet." not in "\n".join(lines(reader))
        assert isinstance(reader.app.screen, NotebookScreen)


async def test_a_note_that_is_being_typed_outlives_the_screen(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        await opens(reader)
        await reader.types("j", "e")
        await reader.writes("half a")
        book(reader).save_place()
        await reader.types("ctrl+x")
        await reader.types("e")
        await reader.writes("half")
        book(reader).save_place()
        rows = reader.library.database.rows("SELECT text FROM drafts")
        assert [row["text"] for row in rows] == ["half"]


async def test_tags_and_labels_are_changed_in_place(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        uids = await opens(reader)
        await reader.types("j", "j", "t")
        await reader.writes("town")
        await reader.types("enter")
        assert find_annotation(reader.library, uids[1]).tags == ("figures/check", "town")
        await reader.types("H", "4")
        assert find_annotation(reader.library, uids[1]).label == "question"
        await reader.types("H", "4")
        assert reader.told.endswith("question already")
        await reader.types("H", "0")
        assert find_annotation(reader.library, uids[1]).label == ""
        await reader.types("H", "9")
        assert "no label has the key 9" in reader.told


async def test_what_is_selected_is_changed_together_in_one_act(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        uids = await opens(reader)
        await reader.types("j", "v", "v")
        assert "2 selected" in said(reader, "notebook-title")
        await reader.types("t")
        await reader.writes("both, -figures/check")
        await reader.types("enter")
        assert [find_annotation(reader.library, uid).tags for uid in uids[:2]] == [("both",), ("both",)]
        assert not book(reader).marked
        await reader.types("V", "H", "3")
        assert {row.brief.label for row in book(reader).laid.rows} == {"doubt"}
        assert history(reader.library, 1)[0].words == "relabelled 4 annotations as doubt"
        await reader.types("u")
        assert len({row.brief.label for row in book(reader).laid.rows}) == 4


async def test_the_trash_takes_and_gives_back(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        await opens(reader)
        await reader.types("j", "d", "d")
        assert "Rain fell on Leeds." not in quotes(reader)
        await reader.types("g", "d")
        await until(reader, lambda: quotes(reader) == ["Rain fell on Leeds."])
        await reader.types("d", "d")
        assert quotes(reader) == []
        await reader.types("esc")
        await until(reader, lambda: len(quotes(reader)) == 5)


async def test_more_than_twenty_are_asked_about_once(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        for _ in range(21):
            mark(reader.library, "The end came at dawn.")
        await reader.types("A")
        await until(reader, lambda: len(quotes(reader)) == 21)
        await reader.types("V", "d", "d")
        assert isinstance(reader.app.screen, Chooser)
        await reader.types("enter")
        assert len(quotes(reader)) == 21
        await reader.types("d", "d", "j", "enter")
        assert quotes(reader) == []
        await reader.types("u")
        await until(reader, lambda: len(quotes(reader)) == 21)


async def test_quotes_of_all_that_are_selected_are_copied_together(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        await opens(reader)
        await reader.types("j", "v", "v", "y")
        assert reader.app.clipboard.count(" — Rain in the north, The Gauge, 2025-06-02") == 2
        assert "Who counted?" in reader.app.clipboard


async def test_a_lost_annotation_says_so(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        mark(reader.library, "It is long.", name="river")
        path = reader.library.articles / "river.md"
        path.write_text("# The river\n\nQuite another text stands here now.\n")
        await reader.types("A")
        await until(reader, lambda: "lost" in "\n".join(lines(reader)))
        await reader.types("K")
        assert isinstance(reader.app.screen, CardScreen)


async def test_the_preview_shows_the_passage_where_there_is_room(at_desk: AtDesk) -> None:
    async with at_desk(size=(120, 40)) as reader:
        await opens(reader)
        await reader.types("j", "j")
        await until(reader, lambda: "Who counted?" in said(reader, "notebook-preview"))
        seen = said(reader, "notebook-preview")
        assert "Ann Reed said 6,000 people left." in " ".join(seen.split())
        assert "Ask Reed." in seen


async def test_another_program_is_followed(at_desk: AtDesk, opening: object) -> None:
    async with at_desk() as reader:
        await opens(reader)
        assert callable(opening)
        other = opening()
        mark(other, "The end came at dawn.")
        other.close()
        reader.app.follow()
        await until(reader, lambda: "The end came at dawn." in quotes(reader))


async def test_a_moment_of_many_marks_is_followed_too(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        uids = await opens(reader)
        add_tags(reader.library, uids, ["new"])
        assert all("new" in row.brief.tags for row in book(reader).laid.rows)


async def test_what_cannot_be_done_to_many_is_said_once_it_was_asked(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        for _ in range(MANY):
            mark(reader.library, "It is long.", name="river")
        marked(reader.library)
        await reader.types("A")
        await until(reader, lambda: len(book(reader).laid.rows) > MANY)
        add_label(reader.library, new_label(reader.library, "brief"))
        await reader.types("V", "H", reader.library.codebook.named("brief").key)
        assert isinstance(reader.app.screen, Chooser)
        remove_label(reader.library, "brief")
        await reader.types("j", "enter")
        assert reader.told.startswith("there is no label “brief”")


@pytest.mark.parametrize("size", [(80, 24), (40, 20), (120, 40)])
async def test_no_line_is_wider_than_the_screen(at_desk: AtDesk, size: tuple[int, int]) -> None:
    async with at_desk(size=size) as reader:
        await opens(reader)
        for _ in range(5):
            assert all(len(line) <= size[0] - LEAD for line in lines(reader))
            await reader.types("v", "O")


async def test_the_notebook_is_left_by_esc_and_by_q(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await opens(reader)
        await reader.types("v", "esc", "esc")
        assert isinstance(reader.app.screen, ReadingScreen)
        await reader.types("A", "q")
        assert isinstance(reader.app.screen, ReadingScreen)


# ── tags and labels ─────────────────────────────────────────────────────────────────────────


async def test_tags_are_shown_as_a_tree_and_enter_finds_their_annotations(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        await opens(reader)
        await reader.types("T")
        assert isinstance(reader.app.screen, CodebookScreen)
        assert [line.split()[0] for line in lines(reader)] == ["#figures", "/check", "#night"]
        await reader.types("G", "enter")
        await until(reader, lambda: quotes(reader) == ["Nobody slept", "It is long."])


async def test_a_tag_is_renamed_merged_and_deleted_everywhere(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        uids = await opens(reader)
        await reader.types("T", "r")
        await reader.writes("/all")
        await reader.types("enter")
        assert find_annotation(reader.library, uids[1]).tags == ("figures/all/check",)
        assert "on 1 annotation" in reader.told
        await reader.types("u", "G", "m")
        await reader.writes("check")
        await reader.types("enter")
        assert find_annotation(reader.library, uids[2]).tags == ("figures/check",)
        await reader.types("d", "d", "j", "enter")
        assert find_annotation(reader.library, uids[2]).tags == ()
        await reader.types("u")
        assert find_annotation(reader.library, uids[2]).tags == ("figures/check",)


async def test_the_codebook_is_changed_on_the_other_tab(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        uids = await opens(reader)
        await reader.types("B")
        assert lines(reader)[2].split()[:4] == ["3", "◆", "doubt", "1"]
        await reader.types("j", "j", "r")
        await reader.writes("ful")
        await reader.types("enter")
        assert find_annotation(reader.library, uids[1]).label == "doubtful"
        await reader.types("H", "9", "s", "backspace")
        await reader.writes("x")
        await reader.types("enter", "c", "j", "enter")
        label = reader.library.codebook.named("doubtful")
        assert (label.key, label.glyph, label.colour) == ("9", "x", "blue")
        await reader.types("d", "d")
        assert "is in use" in reader.told
        await reader.types("a")
        await reader.writes("claim")
        await reader.types("enter")
        assert reader.library.codebook.by_name("claim")
        await reader.types("q")
        assert "x doubtful" in "\n".join(lines(reader))


async def test_the_tag_that_is_used_most_is_offered_first(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        for quote in ("Rain fell on Leeds.", "Night came."):
            mark(reader.library, quote, "", "", "town")
        mark(reader.library, "The end came at dawn.", "", "", "toad")
        await reader.types("t")
        await reader.writes("to")
        await reader.types("tab")
        assert reader.app.screen.query_one(Prompt).query_one(Input).value == "town, "
