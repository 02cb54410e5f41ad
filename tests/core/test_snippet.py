from hypothesis import given
from hypothesis import strategies as st

from reader.core.cells import width_of
from reader.core.phrase import Phrase
from reader.core.query import parse
from reader.core.snippet import CUT, LENGTH, Snippet, hits, in_lines, marked, snippet
from tests.core.pictures import strange_texts

LONG = " ".join(f"w{number}" for number in range(200))


def phrases(typed: str) -> tuple[Phrase, ...]:
    return tuple(phrase for term in parse(typed).terms for phrase in term.phrases)


def drawn(piece: Snippet) -> str:
    """A snippet with its hits in square brackets."""
    text = piece.text
    for mark in reversed(piece.marks):
        text = f"{text[: mark.start]}[{mark.of(text)}]{text[mark.end :]}"
    return text


def test_hits_are_marked_whatever_their_case_and_accents() -> None:
    assert drawn(snippet("The café closed. A CAFE opened.", phrases("cafe"))) == "The [café] closed. A [CAFE] opened."


def test_a_phrase_is_marked_where_it_stands_together() -> None:
    text = "Over there, over 6,000 came; over 6,0001 did not."
    assert drawn(snippet(text, phrases('"over 6,000"'))) == "Over there, [over 6,000] came; over 6,0001 did not."


def test_a_beginning_marks_the_whole_word() -> None:
    assert drawn(snippet("Prisoners and prisons", phrases("prison*"))) == "[Prisoners] and [prisons]"


def test_hits_over_one_another_are_one() -> None:
    assert drawn(snippet("over 6,000 came", phrases('"over 6,000" "6,000 came" over'))) == "[over 6,000 came]"


def test_the_place_with_the_most_different_words_is_shown() -> None:
    text = f"river {LONG} the river bank {LONG}"
    shown = snippet(text, phrases("river bank"))
    assert "[river] [bank]" in drawn(shown)
    assert shown.text.startswith(CUT)
    assert shown.text.endswith(CUT)
    assert shown.at is not None
    assert shown.at.of(text) == "river"


def test_a_snippet_begins_with_the_line_of_its_hit_where_that_is_near() -> None:
    assert drawn(snippet("Heading\nThe river rose.", phrases("river"))) == f"{CUT}The [river] rose."


def test_without_a_hit_the_beginning_is_shown() -> None:
    shown = snippet(f"One\ntwo. {LONG}", phrases("nowhere"))
    assert shown.text.startswith("One two. w0 w1")
    assert (shown.marks, shown.at) == ((), None)


def test_characters_without_blanks_between_them_are_marked_as_one_hit() -> None:
    assert drawn(snippet("昨日東京で雨", phrases("東京"))) == "昨日[東京]で雨"


def test_a_title_is_shown_whole() -> None:
    title = f"{LONG} the river"
    assert drawn(marked(title, phrases("river"))) == f"{LONG} the [river]"


def test_lines_keep_their_hits() -> None:
    lines = in_lines(snippet("The river rose by the bank", phrases("river bank")), 12)
    assert [drawn(line) for line in lines] == ["The [river]", "rose by the", "[bank]"]


@given(strange_texts, st.sampled_from(("the", "river", "日本", "a* rose", '"the river"', "x")))
def test_a_snippet_is_one_short_line_and_its_marks_are_hits(text: str, typed: str) -> None:
    asked = phrases(typed)
    shown = snippet(text, asked)
    assert len(shown.text) <= LENGTH + 2 * len(CUT)
    assert not any(char.isspace() and char != " " for char in shown.text)
    found = {span.of(text) for span, _ in hits(text, asked)}
    for mark in shown.marks:
        assert any(mark.of(shown.text).startswith(" ".join(each.split())[:1]) for each in found)
    assert bool(shown.at) == bool(found)


@given(strange_texts, st.integers(4, 60))
def test_lines_fit_and_lose_nothing_but_blanks(text: str, room: int) -> None:
    whole = marked(text, ())
    lines = in_lines(whole, room)
    assert "".join(line.text for line in lines).replace(" ", "") == whole.text.replace(" ", "")
    assert all(width_of(line.text) <= room for line in lines)
