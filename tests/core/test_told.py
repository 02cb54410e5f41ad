import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.document import Document
from reader.core.relocate import How, Lost, Placed, relocate, relocate_all
from reader.core.retelling import retold
from reader.core.span import Span
from reader.core.tokens import formed
from reader.core.told import Telling, Told
from tests.core.pictures import marked, paragraphs, strange_texts

LONG = "The engineers of the northern railway counted forty bridges before the winter came."


def placed(picture: str, told: Told) -> tuple[Placed | Lost, Span]:
    document, span = marked(picture)
    return Telling(document).place(told), span


@pytest.mark.parametrize(
    "quote",
    [
        "“It’s late,” she said — twice",
        '"It\'s late," she said - twice',
        '"It\'s late," she said -- twice',
        "“It’s   late,”\nshe said —\u00a0twice",
        "“It’s late,”she said—twice",
    ],
)
def test_other_white_space_quotes_and_dashes_are_the_same_words(quote: str) -> None:
    found, span = placed("Rain fell. [“It’s late,” she said — twice]. Night came.", Told(quote))
    assert found == Placed(span, 1.0, How.EXACT)


def test_a_quote_over_two_paragraphs_is_found() -> None:
    found, span = placed("Rain [fell.\nThe river] rose.", Told("fell. The river"))
    assert found == Placed(span, 1.0, How.EXACT)


def test_where_the_offsets_say_it_stands_is_where_it_stands() -> None:
    document, span = marked("Rain fell. Rain fell. [Rain fell.] Rain fell.")
    assert Telling(document).place(Told("Rain fell.", at=span)) == Placed(span, 1.0, How.EXACT)


def test_offsets_that_are_wrong_are_no_harm() -> None:
    found, span = placed("Rain fell. [The river rose.] Night came.", Told("The river rose.", at=Span(0, 9)))
    assert found == Placed(span, 1.0, How.EXACT)


def test_of_several_places_the_surroundings_tell_which() -> None:
    found, span = placed(
        "One said: the river rose. Two said: [the river rose].", Told("the river rose", prefix="Two said: ")
    )
    assert found == Placed(span, 1.0, How.EXACT)


def test_of_several_places_none_is_guessed() -> None:
    document = paragraphs("The river rose.", "The river rose.")
    assert isinstance(Telling(document).place(Told("The river rose.")), Lost)
    assert isinstance(Telling(document).place(Told("The river rose.", prefix="Snow")), Lost)


def test_one_word_among_other_words_than_were_told_is_not_taken() -> None:
    document = paragraphs("Nobody met Ann that day.")
    assert isinstance(Telling(document).place(Told("Ann", prefix="They saw ", suffix=" leave")), Lost)
    assert Telling(document).place(Told("Ann", prefix="body met ")) == Placed(Span(11, 14), 1.0, How.EXACT)
    assert Telling(document).place(Told("Ann")) == Placed(Span(11, 14), 1.0, How.EXACT)


def test_a_quote_in_nearly_the_same_words_is_found_and_said_to_be_changed() -> None:
    found, span = placed(f"Rain fell. [{LONG}] Night came.", Told(LONG.replace("forty", "fifty")))
    assert isinstance(found, Placed)
    assert (found.span, found.how) == (span, How.CHANGED)


@pytest.mark.parametrize("quote", ["", "  ", "…", "Snow fell on the southern roads.", "railway"])
def test_what_the_text_does_not_say_has_no_place(quote: str) -> None:
    document = paragraphs("Rain fell. Night came over the town.")
    assert isinstance(Telling(document).place(Told(quote)), Lost)


def test_of_two_sentences_that_are_both_like_it_none_is_guessed() -> None:
    document = paragraphs(LONG.replace("forty", "fifty"), LONG.replace("forty", "sixty"))
    assert isinstance(Telling(document).place(Told(LONG)), Lost)


def test_what_was_marked_in_other_words_is_found_again_as_changed() -> None:
    document, span = marked(f"Rain fell. [{LONG}] Night came.")
    quote = LONG.replace("forty", "fifty")
    ((anchor, text),) = retold(document, [(span, quote)])
    assert text[anchor.start : anchor.end] == anchor.exact == quote
    assert anchor.text_digest == Document(text).text_digest
    again = relocate(anchor, document, text)
    assert isinstance(again, Placed)
    assert (again.span, again.how) == (span, How.CHANGED)


def test_what_was_marked_in_other_words_follows_a_later_edit() -> None:
    document, span = marked(f"Rain fell. [{LONG}] Night came.")
    ((anchor, text),) = retold(document, [(span, LONG.replace("forty", "fifty"))])
    later, expected = marked(f"Much rain fell in the north that day. [{LONG}] Night came late.")
    again = relocate(anchor, later, text)
    assert isinstance(again, Placed)
    assert again.span == expected
    mended, _ = marked(f"Rain fell. [{LONG.replace('forty', 'fifty')}] Night came.")
    assert relocate(anchor, mended, text) == Placed(span, 1.0, How.EXACT)


def test_quotes_that_overlap_are_each_in_a_text_of_its_own() -> None:
    document = paragraphs(f"{LONG} {LONG.replace('forty', 'ninety')}")
    spans = [Span(0, len(LONG)), Span(10, len(LONG) + 20), Span(len(LONG) + 1, len(document.text))]
    told = [(span, f"{span.of(document.text)[:-9]}or so") for span in spans]
    for (anchor, text), (_, quote) in zip(retold(document, told), told, strict=True):
        assert text[anchor.start : anchor.end] == quote == anchor.exact


@given(strange_texts, st.data())
def test_any_passage_is_found_where_it_stands_or_not_at_all(text: str, data: st.DataObject) -> None:
    document = Document(text.replace("\ud800", ""))
    start = data.draw(st.integers(0, len(document.text)))
    span = Span(start, data.draw(st.integers(start, len(document.text))))
    quote = span.of(document.text).strip()
    found = Telling(document).place(Told(quote))
    if isinstance(found, Placed) and found.how is How.EXACT:
        assert formed(found.span.of(document.text)).replace("-", "") == formed(quote).replace("-", "")


@pytest.mark.parametrize("dashes", ["-", "--", "- -", "_-_", "-_-"])
def test_several_dashes_in_the_text_are_one(dashes: str) -> None:
    found, span = placed(
        f"Rain fell. [It was late {dashes} she said] twice. Night came.", Told("It was late — she said")
    )
    assert found == Placed(span, 1.0, How.EXACT)


@given(st.text("ab-_ \n", max_size=30), st.text("ab-_ \n", max_size=30), st.text("ab-_ \n", max_size=30))
def test_a_passage_among_dashes_is_where_it_stands_if_it_stands_once(before: str, quote: str, after: str) -> None:
    quote = f"x{quote.strip()}y"
    document = Document(f"{before} {quote} {after}")
    start = len(before) + 1
    assert Telling(document).place(Told(quote)) == Placed(Span(start, start + len(quote)), 1.0, How.EXACT)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 12), st.text("abc ", min_size=1)), max_size=6))
def test_any_retelling_has_each_quote_at_its_offsets(places: list[tuple[int, int, str]]) -> None:
    document = paragraphs("Rain fell on the town, and the river rose, and the night came; nobody slept.")
    told = [(Span(start, start + length), quote) for start, length, quote in places]
    anchors = retold(document, told)
    assert [anchor.exact for anchor, _ in anchors] == [quote for _, quote in told]
    assert all(text[anchor.start : anchor.end] == anchor.exact for anchor, text in anchors)
    for anchor, text in anchors:
        assert len(relocate_all([anchor], document, text)) == 1
