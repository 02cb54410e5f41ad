"""Anchors: describe and relocate are inverses, and a quote is followed where it went."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.anchor import CONTEXT, describe
from reader.core.document import BlockKind, Document
from reader.core.relocate import How, Lost, Placed, relocate
from reader.core.span import Span
from tests.core.pictures import document, marked


@given(st.text(alphabet="ab. ", min_size=1, max_size=80), st.data())
def test_in_the_same_text_a_span_is_found_where_it_was(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    assert relocate(describe(Document(text), span), Document(text)) == Placed(span, 1.0, How.EXACT)


words = st.lists(st.sampled_from(("ab", "ba", "aab", "b", "bb")), min_size=2, max_size=40)


@given(words, st.data(), st.text(alphabet="xy ", min_size=1))
def test_a_unique_quote_moves_with_what_was_put_before_the_text(
    text: list[str], data: st.DataObject, before: str
) -> None:
    first = data.draw(st.integers(0, len(text) - 1))
    stop = data.draw(st.integers(first + 1, min(len(text), first + len(text) - 1)))
    joined, quote = " ".join(text), " ".join(text[first:stop])
    start = len(" ".join([*text[:first], ""]))
    new = f"{before} {joined}"
    found = relocate(describe(Document(joined), Span(start, start + len(quote))), Document(new))
    if isinstance(found, Placed):
        assert found.span.of(new) == quote
    if [text[at : at + stop - first] for at in range(len(text))].count(text[first:stop]) == 1:
        assert isinstance(found, Placed)
        assert (found.span, found.how) == (Span(start, start + len(quote)).shifted(len(before) + 1), How.MOVED)


def test_a_highlight_follows_its_sentence() -> None:
    old, span = marked("Rain fell in the night before. [The river rose.] Night came over the town and all.")
    new, expected = marked("So: Rain fell in the night before. [The river rose.] Night came over the town and all.")
    assert relocate(describe(old, span), new) == Placed(expected, 1.0, How.MOVED)


def test_of_two_equal_quotes_the_surroundings_tell_which() -> None:
    old, span = marked("In May it rained. [It rained.] June was dry, and so was July.")
    new, expected = marked("It rained. In May it rained. [It rained.] June was dry, and so was July.")
    found = relocate(describe(old, span), new)
    assert isinstance(found, Placed)
    assert found.span == expected


def test_a_quote_that_could_be_in_two_places_is_lost() -> None:
    old, span = marked("x [rain] y")
    found = relocate(describe(old, span), Document("rain rain"))
    assert isinstance(found, Lost)
    assert "several places" in found.reason


@pytest.mark.parametrize("new", ["On Monday it was dry.", "Monday", "The dry Monday"])
def test_a_short_quote_among_other_words_is_not_believed(new: str) -> None:
    old, span = marked("Rain fell in the night. [Monday] brought the river up.")
    assert relocate(describe(old, span), Document(new)) == Lost(
        "the quote is short and stands only among other words now"
    )


def test_a_quote_that_was_all_of_a_short_text_is_not_believed_in_another() -> None:
    old, span = marked("[I]")
    assert isinstance(relocate(describe(old, span), Document("So I went.")), Lost)


def test_a_short_quote_is_believed_where_its_surroundings_agree_even_if_there_are_few() -> None:
    old, span = marked("A [hut].")
    assert relocate(describe(old, span), Document("It was old. A hut.")) == Placed(Span(14, 17), 1.0, How.MOVED)


def test_surroundings_agree_though_paragraphs_were_joined() -> None:
    old, span = marked("Rain fell in the night.\n[It rose.]")
    new, expected = marked("So: Rain fell in the night. [It rose.] Night came.")
    assert relocate(describe(old, span), new) == Placed(expected, 1.0, How.MOVED)


def test_a_long_quote_that_stands_once_is_believed_wherever_it_stands() -> None:
    old, span = marked("So [the river rose in the night.] Then it fell.")
    found = relocate(describe(old, span), Document("Yes: the river rose in the night. No?"))
    assert isinstance(found, Placed)
    assert (found.span, found.how) == (Span(5, 33), How.MOVED)


def test_what_has_its_place_and_its_words_is_exact_and_its_surroundings_are_in_the_score() -> None:
    old, span = marked("Rain fell in the night. [The river rose.] Night came over the town and all.")
    anchor = describe(old, span)
    longer = relocate(anchor, Document(old.text + " And then it fell."))
    other = relocate(anchor, Document(old.text.replace("Night came", "Day broke")))
    assert longer == Placed(span, 1.0, How.EXACT)
    assert isinstance(other, Placed)
    assert (other.span, other.how) == (span, How.EXACT)
    assert other.score < 1


def test_a_quote_that_is_gone_is_lost() -> None:
    old, span = marked("[The river rose.] Night came.")
    assert relocate(describe(old, span), Document("Night came.")) == Lost("the quote is no longer in the text")


def test_an_anchor_says_what_stood_around_it() -> None:
    pages = document((BlockKind.HEADING, "River"), (BlockKind.PARAGRAPH, "a" * 50 + "ROSE" + "b" * 50))
    anchor = describe(pages, Span(56, 60))
    assert (anchor.exact, anchor.heading, anchor.span) == ("ROSE", "River", Span(56, 60))
    assert (anchor.prefix, anchor.suffix) == ("a" * CONTEXT, "b" * CONTEXT)
    assert describe(Document("rain"), Span(0, 4)).heading == ""


@pytest.mark.parametrize("span", [Span(2, 2), Span(2, 5)])
def test_nothing_and_what_lies_beyond_the_text_cannot_be_anchored(span: Span) -> None:
    with pytest.raises(ValueError, match="nothing to anchor"):
        describe(Document("rain"), span)
