from datetime import UTC, datetime

import pytest

from reader.core.likeness import Likeness
from reader.core.reference import Reference
from reader.library.acting import act
from reader.library.checking import check
from reader.library.comparing import alike, confirm, dismiss, suggestions, target_of
from reader.library.library import Library
from reader.library.referencing import references_of, unlink
from reader.library.undoing import history, redo, undo
from reader.store.nouns import REFERENCE
from reader.store.rows import reference_row
from tests.library.alike_room import shelved, the

FLOOD = {
    "First 2025-06-02": "The flood in Norholm destroyed over 300 wooden houses near the harbour, the mayor said.",
    "Second 2025-06-09": "The flood in Norholm destroyed 340 wooden houses near the harbour, a report found.",
    "Third 2025-06-09": "Insurers count 327 wooden houses that the flood in Norholm destroyed near the harbour.",
    "Velgrad 2025-07-01": "A new school in Velgrad has 340 chairs. The council of Velgrad bought 340 lamps for it.",
}


def found(library: Library, articles: dict[str, str], quote: str, title: str = "") -> list[tuple[str, Likeness]]:
    ledger = shelved(library, articles)
    return [(each.mention.quote, each.likeness) for each in alike(ledger, the(ledger, quote, title))]


def test_figures_of_one_measure_are_found_in_other_articles(library: Library) -> None:
    assert found(library, FLOOD, "over 300") == [("340", Likeness.REFINES), ("327", Likeness.REFINES)]
    assert found(library, FLOOD, "340") == [("327", Likeness.CONFLICTS), ("over 300", Likeness.REFINES)]


def test_another_noun_is_another_measure(library: Library) -> None:
    assert found(library, FLOOD, "340", "Velgrad") == []


def test_a_reason_is_given_in_words(library: Library) -> None:
    ledger = shelved(library, FLOOD)
    first = alike(ledger, the(ledger, "over 300"))[0]
    assert first.reason.startswith("same noun “houses”; both say “")
    assert first.reason.endswith("2 June against 9 June")
    assert 0 < first.strength <= 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The fire in Norholm killed 340 people at the harbour.",
            "The fire in Norholm injured 300 people at the harbour.",
        ),
        ("Each ferry from Norholm carried 340 sheep to market.", "Ferries from Norholm carried 390 sheep to market."),
        ("Norholm sold 340 boats to the harbour in 2023.", "Norholm sold 120 boats to the harbour in 2024."),
        ("Two ferries left the harbour of Norholm.", "Two councils met at the harbour of Norholm."),
        ("Norholm has two ferries.", "The town of Velgrad has two ferries."),
        ("Profits at Norholm Timber rose 12 percent.", "Profits at Norholm Timber fell 12 percent."),
        ("The ferry to Norholm cost $340 million.", "The bridge at Velgrad cost $340 million."),
        ("The harbour of Norholm lost 340 boats in the storm.", "It offered the harbour of Norholm 390 more boats."),
    ],
)
def test_what_measures_something_else_is_not_suggested(library: Library, one: str, other: str) -> None:
    ledger = shelved(library, {"First 2025-06-02": one, "Second 2025-06-03": other})
    assert [each for mention in ledger.mentions for each in alike(ledger, mention)] == []


def test_people_of_some_kind_are_told_beside_people(library: Library) -> None:
    told = "The flood in Norholm left 3,450 {} without a roof near the harbour."
    ledger = shelved(library, {"One 2025-06-02": told.format("people"), "Two 2025-06-02": told.format("residents")})
    [other] = alike(ledger, the(ledger, "3,450", "One"))
    assert other.likeness is Likeness.EQUAL
    assert other.reason.startswith("“people” and “residents”; both say “")


def test_dates_explain_a_difference(library: Library) -> None:
    sold = "Norholm Timber sold {} wooden boats to the harbour in {}."
    articles = {"First 2025-06-02": sold.format(340, 2023), "Second 2025-06-02": sold.format(360, 2024)}
    assert found(library, articles, "340") == [("360", Likeness.COMPATIBLE)]


def test_a_number_that_grows_is_updated_and_not_contradicted(library: Library) -> None:
    toll = "The toll of the flood in Norholm has risen to {} people killed near the harbour."
    articles = {"First 2025-06-02": toll.format(120), "Second 2025-06-04": toll.format(150)}
    ledger = shelved(library, articles)
    [later] = alike(ledger, the(ledger, "120"))
    assert later.likeness is Likeness.COMPATIBLE
    assert later.reason.startswith("higher later")
    assert confirm(library, the(ledger, "120"), later.mention).relation == "updates"


def test_miles_are_compared_with_kilometres(library: Library) -> None:
    articles = {
        "First 2025-06-02": "The tunnel from Norholm to the harbour will be 62 miles long.",
        "Second 2025-06-02": "The tunnel from Norholm to the harbour will be 99.8 kilometres long.",
    }
    assert found(library, articles, "62 miles") == [("99.8 kilometres", Likeness.REFINES)]


def test_of_several_values_told_side_by_side_each_meets_its_own(library: Library) -> None:
    told = "At the harbour, Norholm received 6,057 lost letters and Velgrad received 5,120 lost letters."
    ledger = shelved(library, {"First 2025-06-02": told, "Second 2025-06-03": told.replace("At", "So, at")})
    assert [each.mention.quote for each in alike(ledger, the(ledger, "6,057"))] == ["6,057"]
    assert [each.mention.quote for each in alike(ledger, the(ledger, "5,120"))] == ["5,120"]


def test_what_is_dismissed_is_not_suggested_again_until_that_is_undone(library: Library) -> None:
    ledger = shelved(library, FLOOD)
    one, other = the(ledger, "340"), the(ledger, "327")
    dismiss(library, one, other)
    assert [each.mention.quote for each in suggestions(library, ledger, one)] == ["over 300"]
    assert "340" not in [each.mention.quote for each in suggestions(library, ledger, other)]
    assert history(library)[0].words == "dismissed that “340” and “327” are alike"
    undo(library)
    assert len(suggestions(library, ledger, one)) == 2
    redo(library)
    assert len(suggestions(library, ledger, one)) == 1


@pytest.mark.parametrize(("one", "other", "relation"), [("over 300", "340", "updates"), ("340", "327", "contradicts")])
def test_what_is_confirmed_becomes_a_reference(library: Library, one: str, other: str, relation: str) -> None:
    ledger = shelved(library, FLOOD)
    made = confirm(library, the(ledger, one), the(ledger, other))
    assert made.relation == relation
    assert references_of(library, target_of(the(ledger, one))) == [made]
    assert other not in [each.mention.quote for each in suggestions(library, ledger, the(ledger, one))]
    assert check(library) == []


def test_the_newer_article_says_it_of_the_older_one_and_history_tells_it(library: Library) -> None:
    ledger = shelved(library, FLOOD)
    made = confirm(library, the(ledger, "over 300"), the(ledger, "340"), relation="supports")
    assert made.source == target_of(the(ledger, "340"))
    assert made.record.created.tzinfo is UTC
    assert made.record.created < datetime(2026, 1, 1, tzinfo=UTC)
    assert history(library)[0].words == "linked “340” with “over 300” as supports"
    undo(library)
    assert references_of(library, made.source) == []
    redo(library)
    assert references_of(library, made.source) == [made]
    unlink(library, made.record.uid)
    assert references_of(library, made.source) == []
    assert history(library)[0].words == "unlinked “340” with “over 300” as supports"


def test_what_was_said_of_a_figure_holds_when_its_article_grows(library: Library) -> None:
    ledger = shelved(library, FLOOD)
    dismiss(library, the(ledger, "340"), the(ledger, "327"))
    confirm(library, the(ledger, "340"), the(ledger, "over 300"))
    longer = FLOOD | {"Second 2025-06-09": f"Rain fell.\n\n{FLOOD['Second 2025-06-09']} It was read by 340 people."}
    ledger = shelved(library, longer)
    assert suggestions(library, ledger, the(ledger, "340")) == []


def test_a_figure_without_its_text_is_named_by_the_check(library: Library) -> None:
    ledger = shelved(library, FLOOD)
    dismiss(library, the(ledger, "340"), the(ledger, "327"))
    other = target_of(the(ledger, "over 300"))
    with act(library) as acting:
        lost = Reference(acting.new_record(), other, "see also", target_of(the(ledger, "340")))
        acting.write("linked", REFERENCE, lost.record.uid, reference_row(lost))
    [trouble] = check(library)
    assert trouble.what == f"its source, figure {other.key}, is not there"
    assert trouble.where == f"reference {lost.record.uid}"
