from hypothesis import given
from hypothesis import strategies as st

from reader.core.document import Document
from reader.core.marks import Mark, Style
from reader.core.span import Span
from reader.formats.reading import read_article
from reader.library.prose import in_prose, prose, prose_digest

spans = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda ends: Span(min(ends), max(ends)))
styles = st.sampled_from([Style.CODE, Style.HTML, Style.FOOTNOTE, Style.STRONG])
LETTERS = "abcdefghi\nklmnopqrstuvwxyzABCDE"


def markdown(text: str) -> Document:
    return read_article("a.md", text.encode()).document


def words(document: Document) -> list[str]:
    return prose(document).split()


def test_footnote_marks_tags_and_code_are_no_prose() -> None:
    document = markdown("Over 6,000[^1] `came` <b>home</b>.\n\n    7 km\n\n<div id=8>\nx\n</div>\n\n[^1]: In 2024.\n")
    assert words(document) == ["Over", "6,000", "home", ".", "In", "2024."]


def test_lines_stay_lines() -> None:
    document = markdown("One.\n\n```\nx = 1\n\ny = 2\n```\n\nTwo.\n")
    assert prose(document) == "One.\n     \n\n     \nTwo."


def test_a_text_that_is_all_prose_is_known_by_its_own_digest() -> None:
    document = markdown("*Soft* words, and [a link](x.md).")
    assert prose(document) == document.text
    assert prose_digest(document) == document.text_digest


def test_the_same_text_with_and_without_code_in_it_is_told_apart() -> None:
    assert prose_digest(markdown("`5 km` off")) != prose_digest(markdown("5 km off"))


def test_what_begins_in_a_tag_or_reaches_across_code_does_not_stand_in_the_prose() -> None:
    document = markdown("<b>Ann</b> Reed `or` Bo[^1] Ray\n\n[^1]: x")
    text = document.text
    found = [
        Span(text.index(each), text.index(each) + len(each))
        for each in ("Ann</b> Reed", ">Ann", "Reed or Bo", "[1]", "Bo[1] Ray")
    ]
    assert [span.of(text) for span in in_prose(document, found, lambda span: span)] == ["Ann</b> Reed", "Bo[1] Ray"]


@given(st.lists(st.builds(Mark, spans, styles)), st.lists(spans))
def test_every_offset_holds_and_what_stands_is_what_a_look_at_each_letter_says(
    marks: list[Mark], items: list[Span]
) -> None:
    document = Document(LETTERS, marks=tuple(marks))
    blank = prose(document)
    assert len(blank) == len(LETTERS)
    hidden = {at for mark in marks if mark.style is not Style.STRONG for at in range(mark.span.start, mark.span.end)}
    assert blank == "".join(" " if at in hidden and each != "\n" else each for at, each in enumerate(LETTERS))
    code = {at for mark in marks if mark.style is Style.CODE for at in range(mark.span.start, mark.span.end)}
    for item in items:
        if len(item):
            stands = not {item.start, item.end - 1} & hidden and not code & set(range(item.start, item.end))
            assert in_prose(document, [item], lambda span: span) == ([item] if stands else [])
