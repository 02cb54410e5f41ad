"""Stale: what a card says before it asks."""

from dataclasses import replace

import pytest

from reader.core.annotation import Annotation, Record
from reader.core.card import Card, CardKind
from reader.core.slices import at_once
from reader.core.span import Span
from reader.library.annotating import annotate, trash
from reader.library.caveat import Caveat, Why
from reader.library.comparing import dismiss
from reader.library.ledger import take_ledger
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.removing import remove
from reader.library.shelf import bare_entries, resolve
from reader.library.stale import caveats, foretelling_all
from tests.library.alike_room import shelved, the
from tests.library.conftest import NOON

DEAL = "deal 2025-06-02"
LATER = "count 2025-06-16"
TOLD = "The bodies of fallen soldiers are to be returned. Officials of the north spoke of over 6,000 bodies."
COUNTED = "In five transfers the north returned 6,057 bodies of fallen soldiers."


def noted(library: Library, quote: str, name: str = "deal") -> Annotation:
    entry = resolve(library, name)
    document = open_article(library, entry).document
    start = document.text.index(quote)
    return annotate(library, entry, document, Span(start, start + len(quote)))


def figure_card(note: Annotation, answer: str, kind: CardKind = CardKind.FIGURE) -> Card:
    return Card(Record("card", "Ann", "desk", NOON, NOON), note.uid, "card", kind, "They spoke of ▢ bodies.", answer)


def told(library: Library, articles: dict[str, str], answer: str, quote: str = "") -> list[Caveat]:
    """What the card on a figure of the article `deal` says, where these articles are there."""
    ledger = shelved(library, articles)
    return caveats(library, figure_card(noted(library, quote or answer), answer), ledger)


def test_a_later_article_that_counts_exactly_is_told_with_its_words_and_its_day(library: Library) -> None:
    (caveat,) = told(library, {DEAL: TOLD, LATER: COUNTED}, "over 6,000")
    assert caveat.why is Why.NEWER
    assert caveat.words == f"A later article counts 6,057 bodies: “{COUNTED}” (count, 16 June 2025)"
    assert caveat.mention is not None
    assert caveat.mention.quote == "6,057"


def test_an_earlier_article_that_said_less_takes_nothing_away(library: Library) -> None:
    assert told(library, {"deal 2025-06-16": COUNTED, "count 2025-06-02": TOLD}, "6,057") == []


def test_an_article_that_says_the_same_is_not_told_of(library: Library) -> None:
    assert told(library, {DEAL: COUNTED, LATER: COUNTED}, "6,057") == []


def test_two_versions_in_one_article_are_told_with_who_said_the_other(library: Library) -> None:
    text = f"{COUNTED} It was given twice. Bob Hale said 6,060 bodies of fallen soldiers were returned by the north."
    (caveat,) = told(library, {DEAL: text}, "6,057")
    assert caveat.why is Why.CONFLICT
    assert caveat.words.startswith("In the same article Bob Hale says 6,060 bodies: “Bob Hale said 6,060")


def test_an_earlier_article_that_said_otherwise_is_told_of(library: Library) -> None:
    (caveat,) = told(library, {DEAL: COUNTED, "count 2025-06-01": COUNTED.replace("6,057", "6,060")}, "6,057")
    assert caveat.why is Why.CONFLICT
    assert caveat.words.startswith("An earlier article counts 6,060 bodies: “In five transfers")


@pytest.mark.parametrize("day", ["2025-06-01", "2025-06-20"])
def test_an_article_that_only_rounds_the_figure_takes_nothing_away(library: Library, day: str) -> None:
    rounded = COUNTED.replace("6,057", "6,000")
    assert told(library, {DEAL: COUNTED, f"count {day}": rounded}, "6,057") == []


def test_a_round_figure_is_told_what_it_was_rounded_from_when_that_is_newer(library: Library) -> None:
    (caveat,) = told(library, {DEAL: COUNTED.replace("6,057", "6,000"), LATER: COUNTED}, "6,000")
    assert caveat.why is Why.NEWER


def test_what_a_later_article_tells_of_an_earlier_day_is_not_newer(library: Library) -> None:
    before = "By 20 May 2025 the north had returned 6,057 bodies of fallen soldiers."
    assert told(library, {DEAL: TOLD, LATER: before}, "over 6,000") == []


def test_what_was_dismissed_is_not_told_of(library: Library) -> None:
    ledger = shelved(library, {DEAL: TOLD, LATER: COUNTED})
    dismiss(library, the(ledger, "over 6,000"), the(ledger, "6,057"))
    assert caveats(library, figure_card(noted(library, "over 6,000"), "over 6,000"), ledger) == []


@pytest.mark.parametrize("kind", [CardKind.ENTITY, CardKind.SPEAKER])
def test_a_card_that_asks_for_a_name_is_not_told_of_figures(library: Library, kind: CardKind) -> None:
    ledger = shelved(library, {DEAL: TOLD, LATER: COUNTED})
    assert caveats(library, figure_card(noted(library, "over 6,000"), "over 6,000", kind), ledger) == []


def test_a_gap_says_what_its_own_figure_has_to_say(library: Library) -> None:
    ledger = shelved(library, {DEAL: TOLD, LATER: COUNTED})
    text = "Officials of {{c1::the north}} spoke of {{c2::over 6,000}} bodies."
    card = replace(figure_card(noted(library, "over 6,000"), "", CardKind.CLOZE), question=text)
    assert caveats(library, replace(card, cloze=1), ledger) == []
    assert [each.why for each in caveats(library, replace(card, cloze=2), ledger)] == [Why.NEWER]


def test_the_figure_that_stands_beside_the_gap_counts(library: Library) -> None:
    ledger = shelved(library, {DEAL: TOLD, LATER: COUNTED})
    text = "Officials of the north spoke of over {{c1::6,000}} bodies."
    card = replace(figure_card(noted(library, "over 6,000"), "", CardKind.CLOZE), question=text, cloze=1)
    assert [each.why for each in caveats(library, card, ledger)] == [Why.NEWER]


def test_a_passage_that_is_gone_says_so(library: Library) -> None:
    shelved(library, {DEAL: TOLD})
    card = figure_card(noted(library, "Officials of the north spoke of over 6,000 bodies."), "over 6,000")
    (library.articles / "deal.md").write_text("---\ntitle: deal\n---\nThe bodies are to be returned.\n")
    (caveat,) = caveats(library, card)
    assert caveat.why is Why.LOST
    assert "Officials of the north spoke of over 6,000 bodies." in caveat.words


def test_a_passage_that_has_changed_says_what_it_is_now(library: Library) -> None:
    shelved(library, {DEAL: TOLD})
    card = figure_card(noted(library, "Officials of the north spoke of over 6,000 bodies."), "over 6,000")
    (library.articles / "deal.md").write_text(f"---\ntitle: deal\n---\n{TOLD.replace('over 6,000', 'over 7,000')}\n")
    (caveat,) = caveats(library, card)
    assert caveat.why is Why.CHANGED
    assert "over 7,000" in caveat.words


def test_an_annotation_in_the_trash_says_so(library: Library) -> None:
    shelved(library, {DEAL: TOLD})
    note = noted(library, "over 6,000")
    trash(library, note.uid)
    assert [each.why for each in caveats(library, figure_card(note, "over 6,000"))] == [Why.TRASHED]


def test_an_article_in_the_trash_says_so(library: Library) -> None:
    shelved(library, {DEAL: TOLD})
    note = noted(library, "over 6,000")
    remove(library, at_once(bare_entries(library))[0])
    (caveat,) = caveats(library, figure_card(note, "over 6,000"), take_ledger(library))
    assert (caveat.why, "in the trash" in caveat.words) == (Why.GONE, True)


def test_a_card_whose_annotation_is_not_there_says_so(library: Library) -> None:
    card = Card(Record("card", "Ann", "desk", NOON, NOON), "none", "card", CardKind.QUESTION, "What?", "6,000")
    assert [each.why for each in caveats(library, card)] == [Why.GONE]


def test_as_a_rule_nothing_is_said(library: Library) -> None:
    assert told(library, {DEAL: TOLD}, "over 6,000") == []


def test_many_cards_say_what_each_of_them_says(library: Library) -> None:
    ledger = shelved(library, {DEAL: TOLD, LATER: COUNTED, "storm 2025-06-20": TOLD.replace("soldiers", "sailors")})
    cards = [
        replace(
            figure_card(noted(library, quote, name), quote),
            record=Record(f"{name} {number}", "Ann", "desk", NOON, NOON),
        )
        for number, (quote, name) in enumerate(
            [
                ("over 6,000", "deal"),
                ("6,057", "count"),
                ("over 6,000", "storm"),
                ("over 6,000", "deal"),
                ("five", "count"),
            ]
        )
    ]
    trash(library, cards[3].annotation)
    (library.articles / "storm.md").unlink()
    found = at_once(foretelling_all(library, cards, ledger))
    assert found == {each.uid: said for each in cards if (said := caveats(library, each, ledger))}
    assert {uid: [each.why for each in said] for uid, said in found.items()} == {
        "deal 0": [Why.NEWER],
        "storm 2": [Why.GONE],
        "deal 3": [Why.TRASHED],
    }
