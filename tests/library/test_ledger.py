from collections.abc import Callable

from reader.core.entity import EntityKey, EntityKind, Mention
from reader.core.figure import FigureKind
from reader.core.span import Span
from reader.library.correcting import rename
from reader.library.ledger import reckoning, take_ledger
from reader.library.library import Library
from reader.library.marking import keep_entities, present_engine
from reader.library.opening import open_article
from reader.library.shelf import resolve
from reader.library.surroundings import SENTENCE_LENGTH
from tests.library.alike_room import shelved, the

ANN = EntityKey(EntityKind.PERSON, "Ann Reed")


def name_ann(library: Library, name: str = "talks") -> None:
    document = open_article(library, resolve(library, name)).document
    start = document.text.index("Ann Reed")
    found = Mention(Span(start, start + 8), ANN.kind, ANN.name, present_engine(library))
    keep_entities(library, document, present_engine(library), [found])


def test_a_figure_stands_in_the_ledger_with_its_sentence_and_its_article(library: Library) -> None:
    letters = the(take_ledger(library), "over 6,000")
    assert letters.sentence == "Ann Reed said over 6,000 letters came."
    assert letters.title == "Talks end"
    assert letters.figure.counts == "letters"
    assert letters.published is None
    assert letters.figure.span.of(open_article(library, resolve(library, "talks")).document.text) == letters.quote


def test_the_figures_of_an_article_are_found_by_its_id(library: Library) -> None:
    ledger = take_ledger(library)
    assert [each.quote for each in ledger.of_article(resolve(library, "talks").id)] == ["over 6,000"]
    assert ledger.of_article("nothing") == ()


def test_the_figure_of_a_table_is_told_with_its_row_and_header(library: Library) -> None:
    ledger = shelved(library, {"table": "| Town | Houses lost |\n| :-- | --: |\n| Norholm | 340 |\n| Velgrad | 127 |"})
    assert the(ledger, "340").sentence == "Town: Norholm; Houses lost: 340"
    assert the(ledger, "127").sentence == "Town: Velgrad; Houses lost: 127"


def test_the_figure_of_a_list_is_told_with_its_item(library: Library) -> None:
    ledger = shelved(library, {"list": "- **Norholm.** It lost 340 houses. None is left.\n- Velgrad"})
    assert the(ledger, "340").sentence == "Norholm. It lost 340 houses. None is left."


def test_of_a_sentence_without_end_what_stands_around_the_figure_is_told(library: Library) -> None:
    ledger = shelved(
        library, {"long": "then goats came and " * 500 + "340 houses fell " + "and more goats came " * 500}
    )
    told = the(ledger, "340").sentence
    assert len(told) <= SENTENCE_LENGTH + len("340")
    assert told.startswith("goats")
    assert "came and 340 houses fell and" in told


def test_a_thousand_figures_in_one_sentence_have_their_dates_and_names(library: Library) -> None:
    ledger = shelved(library, {"long": "On 5 May 2025 she saw 340 goats and 120 sheep, " * 500})
    assert {each.topic.days for each in ledger.mentions[600:700]} != {()}
    assert all(("2025-05-05", "2025-05-06") in each.topic.days for each in ledger.mentions[600:700])


def test_names_stand_beside_a_figure_once_they_are_known_and_as_the_reader_put_them_right(library: Library) -> None:
    assert the(take_ledger(library), "over 6,000").names == frozenset()
    name_ann(library)
    assert the(take_ledger(library), "over 6,000").names == {ANN}
    rename(library, ANN, "Anna Reed")
    assert the(take_ledger(library), "over 6,000").names == {EntityKey(EntityKind.PERSON, "Anna Reed")}


def test_the_ledger_is_taken_article_by_article(library: Library) -> None:
    assert (1, 2) in list(reckoning(library))


def test_nothing_is_taken_anew_while_nothing_changes(library: Library) -> None:
    before = take_ledger(library)
    assert take_ledger(library) is before
    (library.articles / "rain.md").write_text("Rain fell on 340 houses.\n")
    after = take_ledger(library)
    assert [each.quote for each in after.mentions] == ["340", "over 6,000"]
    (library.articles / "rain.md").unlink()
    assert [each.quote for each in take_ledger(library).mentions] == ["over 6,000"]


def test_another_program_reads_from_the_cache_what_this_one_took(opening: Callable[[], Library]) -> None:
    first = opening()
    shelved(first, {"one 2025-06-02": "Nearly 340 houses were lost each day, up from 120 in May."})
    assert take_ledger(opening()).mentions == take_ledger(first).mentions


def test_an_article_that_cannot_be_read_is_left_out(library: Library) -> None:
    talks = library.articles / "talks.txt"
    entry_count = len(take_ledger(library).mentions)
    talks.unlink()
    talks.mkdir()
    assert entry_count == 1
    assert take_ledger(library).mentions == ()


def test_figures_are_grouped_by_what_they_measure(library: Library) -> None:
    ledger = shelved(library, {"one": "It has 340 houses and is 20 miles or 32 km wide. It began on Monday."})
    grouped = {(each.family, each.unit, each.noun): len(found) for each, found in ledger.by_measure.items()}
    assert grouped == {(FigureKind.COUNT, "", "house"): 1, (FigureKind.MEASURE, "metre", ""): 2}
