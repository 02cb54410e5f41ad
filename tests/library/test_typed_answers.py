"""Typed answers: what is told of an answer that a person typed for a card."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given

from reader.core.annotation import Record
from reader.core.answering import Verdict
from reader.core.card import Card, CardKind
from reader.library.census import take_census
from reader.library.indexing import index
from reader.library.library import Library
from reader.library.typed_answers import asked_of, judge_answer, other_names
from tests.core.pictures import strange_texts
from tests.library.names_room import laid, with_model

AT = datetime(2026, 1, 5, tzinfo=UTC)
PUBLISHED = date(2025, 6, 2)


def card(question: str, answer: str = "", kind: CardKind = CardKind.CLOZE, number: int = 0) -> Card:
    record = Record("card", "Ann", "desk", AT, AT)
    return Card(record, "note", "family", kind, question, answer, number or int(kind is CardKind.CLOZE))


def verdict(question: str, typed: str, answer: str = "", kind: CardKind = CardKind.CLOZE) -> Verdict:
    return judge_answer(card(question, answer, kind), typed, PUBLISHED).verdict


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("at least 1,000", Verdict.RIGHT),
        ("at least a thousand", Verdict.RIGHT),
        ("1000 or more", Verdict.RIGHT),
        (">=1000", Verdict.RIGHT),
        ("min 1000", Verdict.RIGHT),
        ("at least 1.000", Verdict.RIGHT),
        ("atleast 1000 people", Verdict.RIGHT),
        ("1,000", Verdict.COMPARATOR),
        ("a thousand", Verdict.COMPARATOR),
        ("over 1,000", Verdict.BOUNDARY),
        (">1000", Verdict.BOUNDARY),
        ("1,200", Verdict.INSIDE),
        ("at least 1,200", Verdict.INSIDE),
        ("999", Verdict.OUTSIDE),
        ("<1000", Verdict.DIRECTION),
        ("many", Verdict.OTHER),
        ("", Verdict.OTHER),
    ],
)
def test_a_figure_is_compared_as_an_interval(typed: str, said: Verdict) -> None:
    assert verdict("{{c1::at least 1,000}} people on each side", typed) is said
    assert verdict("▢ people on each side", typed, "at least 1,000", CardKind.FIGURE) is said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1,000", Verdict.RIGHT),
        ("at least 1,000", Verdict.RIGHT),
        ("1,200", Verdict.INSIDE),
        ("900", Verdict.WIDER),
    ],
)
def test_what_stands_beside_the_gap_counts_as_said(typed: str, said: Verdict) -> None:
    assert verdict("at least {{c1::1,000}} people on each side", typed) is said


@pytest.mark.parametrize(("typed", "said"), [("at least 1,000", Verdict.RIGHT), ("1,000", Verdict.COMPARATOR)])
def test_a_comparator_that_is_asked_for_has_to_be_said_wherever_it_stands(typed: str, said: Verdict) -> None:
    assert verdict("at least ▢ on each side", typed, "at least 1,000", CardKind.FIGURE) is said


@pytest.mark.parametrize(
    ("question", "typed", "said"),
    [
        ("It took {{c1::less than a month}}.", "a month", Verdict.COMPARATOR),
        ("It took {{c1::less than a month}}.", "three weeks", Verdict.INSIDE),
        ("since {{c1::2022}}", "2022", Verdict.RIGHT),
        ("on {{c1::2 June}}", "2 June 2025", Verdict.RIGHT),
        ("on {{c1::2 June}}", "Monday", Verdict.RIGHT),
        ("on {{c1::2 June}}", "June", Verdict.WIDER),
        ("made up {{c1::39 per cent}} of it", "39%", Verdict.RIGHT),
        ("made up {{c1::39 per cent}} of it", "39", Verdict.UNIT),
        ("made up {{c1::39}} per cent of it", "39", Verdict.RIGHT),
        ("cost {{c1::$3.2bn}}", "3.2 billion dollars", Verdict.RIGHT),
        ("cost {{c1::$3.2bn}}", "€3.2bn", Verdict.OTHER),
        ("{{c1::nearly 78}} bodies", "about 78", Verdict.BOUNDARY),
        ("{{c1::nearly 78}} bodies", "78", Verdict.COMPARATOR),
        ("{{c1::nearly 78}} bodies", "just under 78", Verdict.RIGHT),
        ("{{c1::about 78}} bodies", "nearly 78", Verdict.BOUNDARY),
        ("{{c1::about 78}} bodies", "over 78", Verdict.ANOTHER),
        ("{{c1::at least 78}} bodies", "about 78", Verdict.ANOTHER),
        ("{{c1::78}} bodies", "about 78", Verdict.EXACT),
        ("{{c1::over 78}} bodies", "over 78 letters", Verdict.NEARLY),
        ("between {{c1::300 and 400}} came", "300 to 400", Verdict.RIGHT),
        ("between {{c1::300 and 400}} came", "350", Verdict.INSIDE),
        ("aged {{c1::18 to 25}}", "18 and 25", Verdict.RIGHT),
        ("men from {{c1::18}} to 25 years of age", "19", Verdict.OUTSIDE),
        ("men from {{c1::18}} to 25 years of age", "18 years", Verdict.RIGHT),
        ("soldiers {{c1::aged 18 to 25}}", "18-25", Verdict.RIGHT),
        ("at {{c1::-5 °C}}", "5 °C", Verdict.OUTSIDE),
        ("{{c1::390 bodies}} came", "390", Verdict.RIGHT),
        ("{{c1::390 bodies}} came", "390 letters", Verdict.NEARLY),
        ("in the {{c1::third round}}", "3rd round", Verdict.OTHER),
        ("in the {{c1::third round}}", "the third round", Verdict.RIGHT),
        ("it was the {{c1::third}} round", "3rd", Verdict.RIGHT),
    ],
)
def test_figures_of_all_kinds_are_read_as_they_are_typed(question: str, typed: str, said: Verdict) -> None:
    assert verdict(question, typed) is said


def test_a_name_with_a_number_is_no_figure() -> None:
    assert verdict("▢ is the core.", "Article 110", "Article 109", CardKind.ENTITY) is Verdict.OTHER


def test_a_sentence_with_a_figure_is_judged_by_its_words() -> None:
    told = "They agreed that each side hands over at least 1,000 prisoners"
    assert verdict("What was agreed?", "at least 1,000", told, CardKind.QUESTION) is Verdict.OTHER
    assert verdict("What was agreed?", told.lower(), told, CardKind.QUESTION) is Verdict.RIGHT


def test_the_other_names_of_an_entity_are_right() -> None:
    who = card("▢ led Kyiv’s delegation.", "Rustem Umerov", CardKind.ENTITY)
    assert judge_answer(who, "umerov").verdict is Verdict.NEARLY
    assert judge_answer(who, "umerov", None, ("Umerov", "Defence Minister Umerov")).verdict is Verdict.RIGHT


@pytest.mark.parametrize("kind", [CardKind.ENTITY, CardKind.SPEAKER])
def test_a_title_before_a_name_is_no_part_of_it(kind: CardKind) -> None:
    assert verdict("▢ led the talks.", "Defence Minister Umerov", "Rustem Umerov", kind) is Verdict.NEARLY
    assert verdict("▢ led the talks.", "Mr. Rustem Umerov", "Rustem Umerov", kind) is Verdict.RIGHT
    assert verdict("▢ led the talks.", "Minister", "Rustem Umerov", kind) is Verdict.OTHER


def test_the_names_of_an_entity_are_those_of_the_last_census(library: Library, tmp_path: Path) -> None:
    with_names = with_model(library, tmp_path / "told")
    told = laid(
        with_names, {"talks": "[Ann Reed|p] met [Union|o] men. [Reed|p Ann Reed] left.", "two": "[Reed|p] came."}
    )
    list(index(with_names, told))
    who = card("▢ met men.", "Ann Reed", CardKind.ENTITY)
    assert other_names(with_names, who) == ()
    take_census(with_names)
    assert set(other_names(with_names, who)) == {"Ann Reed", "Reed"}
    assert other_names(with_names, card("▢ met men.", "the mayor", CardKind.ENTITY)) == ()


@given(typed=strange_texts)
def test_anything_can_be_typed(typed: str) -> None:
    for asking in (card("{{c1::at least 1,000}} people"), card("▢ came.", "Ann Reed", CardKind.ENTITY)):
        assert judge_answer(asking, typed, PUBLISHED).words


def test_a_very_long_answer_is_judged_by_its_beginning() -> None:
    assert verdict("{{c1::at least 1,000}} people", "word " * 100_000) is Verdict.OTHER


def test_a_long_answer_is_read_for_figures_as_far_as_one_says_them_and_that_is_told() -> None:
    asked = card("▢ people on each side", "at least 1,000", CardKind.FIGURE)
    long = judge_answer(asked, "at least 1,000 " + "1 " * 2000)
    assert (long.verdict, long.words.endswith("Only its first 400 characters were read.")) == (Verdict.RIGHT, True)
    assert judge_answer(asked, "1 " * 200 + "at least 1,000").verdict is Verdict.OUTSIDE
    assert "characters" not in judge_answer(asked, "1 " * 200).words


def test_the_gaps_of_one_number_are_asked_for_together() -> None:
    both = card("{{c1::Russia}} and {{c1::Ukraine}} met on {{c2::2 June}}.")
    assert asked_of(both).answer == "Russia, Ukraine"
    assert judge_answer(both, "ukraine and russia").verdict is Verdict.RIGHT
    assert judge_answer(both, "Ukraine, Russia").verdict is Verdict.RIGHT
    assert asked_of(card("{{c1::6,000}} for {{c1::6,000}}")).answer == "6,000"
