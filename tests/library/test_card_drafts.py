"""Card drafts: what is offered to be asked of a passage."""

from pathlib import Path

import pytest

from reader.core.card import CardKind
from reader.core.span import Span
from reader.library.card_drafts import FEW, CardDraft, card_drafts
from reader.library.indexing import index
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.shelf import resolve
from reader.store.cards import all_cards
from tests.library.names_room import laid, with_model

TALKS = """[Ann Reed|p], the envoy, led the talks. For Northland, (Minister) [Bob Hale|p] said that “at least 1,000”
people would cross on each side. She was the envoy of the [Union|o]. The number was told as 6,000 for 6,000.
Officials of the north spoke of over 6,000. They need 45 boats? On Monday two sides met.
""".replace("\n", " ")


@pytest.fixture
def talks(library: Library, tmp_path: Path) -> Library:
    for each in library.articles.iterdir():
        each.unlink()
    with_names = with_model(library, tmp_path / "told")
    told = laid(with_names, {"2025-06-02-talks": TALKS, "2025-06-03-a promise of 1,000": "They gave 1,000 boats each."})
    list(index(with_names, told))
    return with_names


def offered(library: Library, quote: str, name: str = "talks") -> list[CardDraft]:
    opened = open_article(library, resolve(library, name))
    start = opened.document.text.index(quote)
    return card_drafts(library, opened.entry, opened.document, Span(start, start + len(quote)))


def test_a_figure_is_left_out_with_its_comparator(talks: Library) -> None:
    best = offered(talks, "“at least 1,000”")[0]
    assert (best.kind, best.answer) == (CardKind.FIGURE, "at least 1,000")
    asked, source = best.question.split("\n")
    assert asked == "For Northland, Minister Bob Hale said that “▢” people would cross on each side."
    assert source == "(2025-06-02-talks, 2 June 2025)"


def test_who_said_a_figure_is_asked_and_not_asked_twice(talks: Library) -> None:
    drafts = offered(talks, "For Northland, Minister Bob Hale said that “at least 1,000” people")
    said = [each for each in drafts if each.answer == "Bob Hale"]
    assert [each.kind for each in said] == [CardKind.SPEAKER]
    assert said[0].question.startswith("Who said it? For Northland, Minister ▢ said that “at least 1,000” people")


def test_a_name_is_left_out(talks: Library) -> None:
    (draft,) = offered(talks, "Ann Reed, the envoy")
    assert (draft.kind, draft.answer) == (CardKind.ENTITY, "Ann Reed")
    assert draft.question.startswith("▢, the envoy, led the talks.")


def test_a_sentence_that_leans_on_the_one_before_is_asked_with_it(talks: Library) -> None:
    (draft,) = offered(talks, "the envoy of the Union")
    assert draft.question.startswith("For Northland, Minister Bob Hale said that “at least 1,000” people would cross")
    assert "She was the envoy of the ▢." in draft.question


def test_what_stands_before_does_not_give_the_answer_away(talks: Library) -> None:
    (draft, *_) = offered(talks, "over 6,000")
    assert draft.question.startswith("The number was told as … for …. Officials of the north spoke of ▢.")


def test_the_title_does_not_give_the_answer_away(talks: Library) -> None:
    (draft,) = offered(talks, "1,000", "promise")
    assert draft.question.endswith("\n(3 June 2025)")


@pytest.mark.parametrize(
    "quote",
    ["6,000 for 6,000", "They need 45 boats?", "On Monday two sides met"],
)
def test_what_is_given_away_or_could_not_be_known_is_not_asked(talks: Library, quote: str) -> None:
    assert offered(talks, quote) == []


def test_a_draft_is_nothing_that_is_kept(talks: Library) -> None:
    before = talks.database.values("SELECT count(*) FROM journal")
    assert offered(talks, "Ann Reed")
    assert talks.database.values("SELECT count(*) FROM journal") == before
    assert all_cards(talks.database) == []


def test_there_are_few_and_each_asks_for_something_else(library: Library) -> None:
    text = ". ".join(f"The {name} boat carried {number} sacks" for number, name in enumerate("abcdefgh", 321))
    (library.articles / "boats.md").write_text(f"{text}.\n")
    drafts = offered(library, text, "boats")
    assert len(drafts) == FEW
    assert len({each.answer for each in drafts}) == FEW


def test_a_heading_is_not_asked(library: Library) -> None:
    (library.articles / "boats.md").write_text("# All the boats\n\n## 3,000 sacks\n\nThey came.\n")
    assert offered(library, "3,000 sacks", "boats") == []


def test_of_a_table_the_row_is_asked_with_its_header(library: Library) -> None:
    (library.articles / "boats.md").write_text("| Boat | Sacks |\n| --- | --: |\n| Anna | 321 |\n| Berta | 400 |\n")
    (draft,) = offered(library, "321", "boats")
    assert draft.question.startswith("Boat: Anna; Sacks: ▢")


def plain(library: Library, text: str, quote: str, title: str = "boats") -> list[CardDraft]:
    (library.articles / f"{title}.md").write_text(f"---\ntitle: {title}\n---\n{text}\n")
    return offered(library, quote, title)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("## The numbers\n\n**3,000 sacks.** Here the word is offered.", "3,000"),
        ("The sum is easy: 321 + 400 + 112 = 833.", "833"),
        ("- Whether the sacks are counted within the 3,000 or on top of it.", "3,000"),
        ("▢ They carried 321 sacks over the sound.", "321 sacks"),
        ("They carried 321 sacks to {{c1::the harbour}}.", "321 sacks"),
        ("The sound is about 500 miles (800 km) wide at that place.", "about 500 miles"),
        ("One half of all the crews, or 50 percent, came home again.", "50 percent"),
        ("The crossing took three days; it is told in Three days at sea.", "three days"),
    ],
)
def test_what_nobody_could_answer_or_the_sentence_says_is_not_asked(library: Library, text: str, quote: str) -> None:
    assert plain(library, text, quote) == []


def test_a_number_that_counts_nothing_is_asked_with_the_sentence_before(library: Library) -> None:
    text = "The sacks were counted on the quay. The clerks of the northern harbour spoke of over 6,000 in their report."
    (draft, *_) = plain(library, text, "over 6,000")
    assert draft.question.startswith("The sacks were counted on the quay. The clerks of")


def test_a_number_that_says_what_it_counts_comes_first(library: Library) -> None:
    text = "The harbour had sent 321 in spring, and it sent 321 again; the town bought 455 sacks of them in the end."
    assert plain(library, text, text)[0].answer == "455"


def test_what_leads_to_a_list_is_asked_with_its_item(library: Library) -> None:
    (draft,) = plain(
        library, "## The crews\n\nThe rule names these:\n\n- masters;\n- sailors aged 18 to 25.", "18 to 25"
    )
    assert draft.question.startswith("The rule names these: sailors ▢.")


def test_a_rank_that_stands_for_what_was_named_is_asked_with_it(library: Library) -> None:
    text = "There were two crossings of the sound that year. The second, with all hands, took nine days because of ice."
    (draft,) = plain(library, text, "nine days")
    assert draft.question.startswith("There were two crossings of the sound that year. The second,")


def test_a_day_over_a_text_tells_nothing(library: Library) -> None:
    (draft,) = plain(library, "## Friday, 23 May 2025\n\nThey carried 321 sacks.", "321")
    assert draft.question.startswith("They carried ▢ sacks.")


def test_officials_without_a_name_are_asked_for_after_what_they_said(library: Library) -> None:
    text = "The sacks were counted. Northern officials spoke of over 6,000 sacks."
    assert [each.kind for each in plain(library, text, text)] == [CardKind.FIGURE, CardKind.SPEAKER]


def test_a_name_that_goes_on_as_a_range_is_not_asked(talks: Library) -> None:
    told = laid(
        talks, {"2025-06-04-law": "The law of the sea, in its [Article 109|law] to 117, deals with those on board."}
    )
    list(index(talks, told))
    assert all(each.kind is not CardKind.ENTITY for each in offered(talks, "Article 109", "law"))
