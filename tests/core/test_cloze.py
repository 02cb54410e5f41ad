"""Cloze: texts with gaps, as they are written, asked and answered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.cloze import Cloze, Gap, cloze_trouble, make_cloze, parse_cloze, written_cloze
from reader.core.leaving_out import cloze_of
from reader.core.span import Span
from tests.core.pictures import marked, strange_texts

HOSTILE = st.lists(
    st.sampled_from(("{", "}", ":", "\\", "{{", "}}", "::", "{{c1::", "{{c2::", "c1", "a", "\n", " ", "é")), max_size=14
).map("".join)
texts = (HOSTILE | strange_texts).filter(bool)
gaps = st.builds(Gap, st.integers(1, 99), texts, st.just("") | texts)


@st.composite
def clozes(draw: st.DrawFn) -> Cloze:
    """Any text with gaps: no two texts in it follow each other."""
    pieces: list[str | Gap] = []
    for gap in draw(st.lists(gaps, max_size=4)):
        pieces += [draw(texts)] if draw(st.booleans()) else []
        pieces.append(gap)
    return Cloze((*pieces, draw(texts)) if draw(st.booleans()) else tuple(pieces))


def bracketed(picture: str) -> Cloze:
    """A cloze drawn with `[2 words]` for a gap of number 2."""
    passage, found = "", []
    for part in picture.split("["):
        inside, closed, rest = part.partition("]")
        if closed:
            number, _, words = inside.partition(" ")
            found.append((Span(len(passage), len(passage) + len(words)), int(number)))
            passage += words + rest
        else:
            passage += part
    return make_cloze(passage, found)


@given(clozes())
def test_what_is_written_is_read_back_whatever_the_passage_holds(cloze: Cloze) -> None:
    assert parse_cloze(written_cloze(cloze)) == cloze


@given(HOSTILE | strange_texts)
def test_any_text_is_read_and_written_again_as_the_same_cloze(written: str) -> None:
    cloze = parse_cloze(written)
    assert parse_cloze(written_cloze(cloze)) == cloze


@given(texts, st.data())
def test_words_left_out_of_a_passage_give_the_passage_back(passage: str, data: st.DataObject) -> None:
    ends = sorted(data.draw(st.sets(st.integers(0, len(passage)), max_size=6)))
    spans = [Span(*pair) for pair in zip(ends[::2], ends[1::2], strict=False)]
    cloze = make_cloze(passage, [(span, number) for number, span in enumerate(spans, 1)])
    assert cloze.text == passage
    assert parse_cloze(written_cloze(cloze)).text == passage
    assert [span for span, _ in cloze.gaps] == spans


def test_a_cloze_is_written_as_anki_writes_it() -> None:
    assert written_cloze(bracketed("[1 at least 1,000] people on [2 each side].")) == (
        "{{c1::at least 1,000}} people on {{c2::each side}}."
    )


@pytest.mark.parametrize(
    ("passage", "written"),
    [
        ("At 12:30, in {sets} and C:\\files, he said:", "At 12:30, in {sets} and C:\\files, he said:"),
        ("a {{template}}", "a \\{{template}}"),
        ("{{c1::no gap}}", "\\{{c1::no gap}}"),
        ("\\{", "\\\\\\{"),
    ],
)
def test_only_what_would_be_read_as_a_gap_is_escaped(passage: str, written: str) -> None:
    assert written_cloze(Cloze((passage,))) == written


def test_each_number_asks_for_its_gaps_and_shows_the_others() -> None:
    cloze = bracketed("[1 Russia] and [1 Ukraine] met on [2 2 June].")
    assert cloze.numbers == (1, 2)
    assert cloze.question(1).text == "▢ and ▢ met on 2 June."
    assert cloze.question(2).text == "Russia and Ukraine met on ▢."
    assert cloze.answers(1) == ("Russia", "Ukraine")


def test_the_blank_has_its_hint() -> None:
    side = parse_cloze("They met in {{c1::Istanbul::which city?}}.").question(1)
    assert side.text == "They met in ▢ (which city?)."
    assert [gap.of(side.text) for gap in side.gaps] == ["▢ (which city?)"]


def test_the_answer_says_where_the_gaps_were() -> None:
    side = parse_cloze("{{c2::Nobody}} met {{c1::until 2025}}.").answer(1)
    assert [gap.of(side.text) for gap in side.gaps] == ["until 2025"]
    assert side.text == "Nobody met until 2025."


def test_a_cloze_is_made_of_the_sentences_around_its_gaps() -> None:
    text, span = marked("Rain fell. The river [rose] by night,\nand\nfell by day.")
    cloze = cloze_of(text, span, [(span, 1)])
    assert written_cloze(cloze) == "The river {{c1::rose}} by night,"
    beside = text.text.index("fell by day")
    both = cloze_of(text, span, [(span, 1), (Span(beside, beside + 4), 2)])
    assert written_cloze(both) == "The river {{c1::rose}} by night, and {{c2::fell}} by day."


def test_a_gap_within_a_gap_goes_with_it() -> None:
    assert written_cloze(make_cloze("at least 1,000", [(Span(0, 14), 1), (Span(9, 14), 2)])) == "{{c1::at least 1,000}}"


@pytest.mark.parametrize("gap", [(Span(2, 2), 1), (Span(3, 15), 1), (Span(0, 2), 0), (Span(0, 2), 100)])
def test_what_cannot_be_left_out_is_refused(gap: tuple[Span, int]) -> None:
    with pytest.raises(ValueError, match="no gap"):
        make_cloze("at least 1,000", [gap])


def test_gaps_that_share_a_part_are_refused() -> None:
    with pytest.raises(ValueError, match="no gap"):
        make_cloze("at least 1,000", [(Span(0, 8), 1), (Span(3, 14), 2)])


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("{{c1::at least {{c2::1,000}}}}", "{{c1::at least 1,000}}"),
        ("{{c1::never closed", "{{c1::never closed"),
        ("{{c1::}} and {{c1::::hint}}", "{{c1::}} and {{c1::::hint}}"),
        ("{{c0::zero}} {{c100::far}}", "{{c0::zero}} {{c100::far}}"),
    ],
)
def test_what_is_no_gap_stays_text(written: str, text: str) -> None:
    assert parse_cloze(written).text == text


@pytest.mark.parametrize(
    ("written", "trouble"),
    [
        ("{{c1::Rain}} {{c100::fell}}", "{{c100:: begins no gap"),
        ("{{C1::Rain}} {{c1::fell}}", "{{C1:: begins no gap"),
        ("{{c1:Rain}}", "{{c1: begins no gap"),
        ("\\{{C1::Rain}} {{c1::fell}} {{count}}", ""),
        ("{{c1::at least 1,000}} people", ""),
        ("nothing left out", "there is no gap"),
        ("\\{{c1::not}} one", "there is no gap"),
        ("{{c1::at least {{c2::1,000}}}}", "{{c1:: has no end before the next one begins"),
        ("{{c1::a}} {{c2::b", "{{c2:: has no end: write }} after it"),
        ("{{c1::a}} {{c2::}}", "{{c2:: leaves nothing out"),
    ],
)
def test_what_was_typed_wrong_is_said(written: str, trouble: str) -> None:
    said = cloze_trouble(written)
    assert trouble in said
    assert bool(said) == bool(trouble)
