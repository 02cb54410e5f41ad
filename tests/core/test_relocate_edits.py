"""Anchors through edits: what is edited elsewhere leaves a quote alone, and what is taken back brings it back."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.anchor import Anchor, describe
from reader.core.document import Document
from reader.core.relocate import How, Lost, Placed, likeliest, relocate, relocate_all
from reader.core.span import Span
from tests.core.pictures import marked, paragraphs, strange_texts

WORDS = ("the", "river", "rose", "two", "metres", "in", "May", "of", "a", "dam", "mayor", "said", "rain", "and", "town")
sentences = st.lists(st.sampled_from(WORDS), min_size=3, max_size=9).map(lambda words: f"{' '.join(words)}.")
passages = st.lists(sentences, max_size=6)


def occurrences(quote: str, text: str) -> int:
    return f" {text} ".replace(".", " .").count(f" {quote} ".replace(".", " ."))


@given(passages, passages, sentences, passages, passages, st.data())
def test_an_edit_outside_the_sentence_of_a_unique_quote_leaves_it_exact(  # noqa: PLR0913, PLR0917 - each is drawn
    before: list[str], after: list[str], sentence: str, above: list[str], below: list[str], data: st.DataObject
) -> None:
    words = sentence[:-1].split()
    first = data.draw(st.integers(0, len(words) - 1))
    quote = " ".join(words[first : data.draw(st.integers(first + 1, len(words)))])
    old, new = " ".join([*before, sentence, *after]), " ".join([*above, sentence, *below])
    at = len(" ".join([*words[:first], ""])) if first else 0
    start, there = (len(" ".join([*part, ""])) if part else 0 for part in (before, above))
    if occurrences(quote, old) == occurrences(quote, new) == 1:
        anchor = describe(Document(old), Span(start + at, start + at + len(quote)))
        found = relocate(anchor, Document(new), old)
        assert isinstance(found, Placed), found
        assert found.span == Span(there + at, there + at + len(quote))
        assert found.how is (How.EXACT if found.span == anchor.span else How.MOVED)


@given(passages.filter(bool), passages, st.data())
def test_edits_that_are_taken_back_give_every_anchor_back(
    before: list[str], after: list[str], data: st.DataObject
) -> None:
    old, new = Document(" ".join(before)), Document(" ".join(after))
    starts = data.draw(st.lists(st.integers(0, len(old.text) - 2), max_size=5))
    anchors = [describe(old, Span(start, data.draw(st.integers(start + 1, len(old.text))))) for start in starts]
    there = relocate_all(anchors, new, old.text)
    back = relocate_all(anchors, old, old.text)
    assert [each.how for each in back] == [How.EXACT] * len(anchors)
    assert [describe(old, each.span) for each in back if isinstance(each, Placed)] == anchors
    for anchor, place in zip(anchors, there, strict=True):
        if isinstance(place, Placed) and place.how is not How.CHANGED and place.score == 1.0:
            written = describe(new, place.span)
            again = relocate(written, old, new.text)
            assert isinstance(again, Lost) or again.span.of(old.text).split() == anchor.exact.split()


@given(strange_texts.filter(str.strip), st.data())
def test_a_text_that_is_not_known_by_its_digest_gives_the_same_places(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    anchor = replace(describe(Document(text), span), text_digest="of another rule")
    found = relocate(anchor, Document(text), text)
    if isinstance(found, Placed):
        assert found.span == span


@given(st.lists(sentences, min_size=1, max_size=8), st.lists(sentences, min_size=1, max_size=8))
def test_many_are_placed_as_each_is_alone(before: list[str], after: list[str]) -> None:
    old, new = Document(" ".join(before)), Document(" ".join(after))
    starts = [len(" ".join([*before[:number], ""])) for number in range(len(before))]
    anchors = [describe(old, Span(start, start + len(each))) for start, each in zip(starts, before, strict=True)]
    assert relocate_all(anchors, new, old.text) == [relocate(anchor, new, old.text) for anchor in anchors]


def both(before: str, after: str) -> tuple[Placed | Lost, Placed | Lost]:
    """Where the passage in brackets is, with the old text and without."""
    old, span = marked(before)
    new, anchor = paragraphs(*after.split("\n")), describe(old, span)
    return relocate(anchor, new, old.text), relocate(anchor, new)


@pytest.mark.parametrize(
    ("before", "after", "how"),
    [
        (
            "It rained. [The river rose two metres in the night.] It fell again.",
            "It rained. The river rose three metres in the night. It fell again.",
            How.CHANGED,
        ),
        (
            "One.\n[The old mill at the ford was sold.] It stood empty.\nThree came later that year.",
            "One.\nThree came later that year.\nThe old mill at the ford was sold. It stood empty.",
            How.MOVED,
        ),
        (
            "He said: [“It’s over — we’re done.”] Then he left the room.",
            "He said: [\"It's over - we're done.\"] Then he left the room.".replace("[", "").replace("]", ""),
            How.EXACT,
        ),
        (
            "They met in the [caf\u00e9 by the\u00a0river] and talked for hours.",
            "They met in the cafe\u0301 by the river and talked for hours.",
            How.EXACT,
        ),
        (
            "It rained. [The Court Allowed The Appeal.] It was late in the day.",
            "It rained. The court allowed the appeal. It was late in the day.",
            How.CHANGED,
        ),
    ],
)
def test_what_became_of_a_passage_is_said(before: str, after: str, how: How) -> None:
    for found in both(before, after):
        assert found.how is how or (how is How.EXACT and found.how is How.MOVED)


def test_a_line_above_moves_and_a_changed_word_changes() -> None:
    old, span = marked("It rained all week. [The river rose two metres.] Then it fell again slowly.")
    above = relocate(describe(old, span), Document(f"News.\n{old.text}"), old.text)
    assert above == Placed(span.shifted(6), above.score if isinstance(above, Placed) else 0, How.MOVED)


def test_a_lost_one_says_why_and_is_offered_the_places_most_like_it() -> None:
    old, span = marked("Rain fell. [The river rose two metres.] Schools stayed shut.\nIt was May.")
    new = Document("Rain fell. Schools stayed shut.\nIt was May. Elsewhere the river rose three metres.")
    anchor = describe(old, span)
    found = relocate(anchor, new, old.text)
    assert isinstance(found, Lost)
    assert found.reason
    offered = likeliest(anchor, new, old.text)
    assert [place.span.of(new.text) for place in offered][:1] == ["the river rose three metres."]
    assert all(place.how is How.CHANGED for place in offered)


def test_without_the_old_text_the_order_of_others_tells_two_equal_places_apart() -> None:
    before, after = "Please read the whole of this notice with care. ", ". Sign below this very line, and send it.\n"
    part = f"{before}No refund is given here at all{after}"
    old = f"Alpha ships leave early.\n{part}Beta ships leave late.\n{part}Gamma ships never leave."
    new = f"Long news that was put above it all, and more of it, and yet more.\n{old}"
    quotes = ["Alpha ships", "Beta ships", "Gamma ships"]
    anchors: list[Anchor] = [
        describe(Document(old), Span(old.index(each), old.index(each) + len(each))) for each in quotes
    ]
    start = old.rindex("No refund")
    twice = describe(Document(old), Span(start, start + len("No refund is given here at all")))
    assert isinstance(relocate(twice, Document(new)), Lost)
    *_, found = relocate_all([*anchors, twice], Document(new))
    assert isinstance(found, Placed)
    assert found.span.start == new.rindex("No refund")


def test_white_space_alone_has_no_place_in_another_text() -> None:
    anchor = describe(Document("a  b"), Span(1, 3))
    assert relocate(anchor, Document("a  c")) == Lost("the quote holds no word")
