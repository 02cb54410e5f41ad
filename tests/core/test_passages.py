from hypothesis import given
from hypothesis import strategies as st

from reader.core.document import BlockKind, Document
from reader.core.passages import LENGTH, LONGEST, passages_of
from tests.core.pictures import document, paragraphs, strange_lines


def drawn(made: Document) -> list[tuple[str, str]]:
    return [(each.heading, each.span.of(made.text)) for each in passages_of(made)]


def test_a_section_reaches_from_its_heading_to_the_next() -> None:
    made = document(
        (BlockKind.PARAGRAPH, "Before."),
        (BlockKind.HEADING, "Rain"),
        (BlockKind.PARAGRAPH, "It fell."),
        (BlockKind.ITEM, "All day."),
        (BlockKind.HEADING, "Night"),
        (BlockKind.PARAGRAPH, "It came."),
    )
    assert drawn(made) == [("", "Before."), ("Rain", "Rain\nIt fell.\nAll day."), ("Night", "Night\nIt came.")]
    assert [each.head for each in passages_of(made)] == [0, 4, 5]


def test_a_long_section_is_cut_at_paragraphs_and_keeps_its_heading() -> None:
    made = document((BlockKind.HEADING, "Rain"), *[(BlockKind.PARAGRAPH, "It fell. " * 60)] * 9)
    found = list(passages_of(made))
    assert len(found) > 1
    assert {each.heading for each in found} == {"Rain"}
    assert [each.head for each in found] == [4, *[0] * (len(found) - 1)]
    assert all(len(each.span) <= LENGTH for each in found)


def test_a_paragraph_without_end_is_cut_at_blanks() -> None:
    made = paragraphs("word " * 3_000)
    found = [each.span for each in passages_of(made)]
    assert all(len(span) <= LONGEST for span in found)
    assert "".join(span.of(made.text) for span in found) == made.text
    assert not any(made.text[span.start - 1].isalpha() and made.text[span.start].isalpha() for span in found[1:])


@given(st.lists(strange_lines, max_size=8), st.integers(1, 2_000))
def test_every_character_lies_in_one_passage(lines: list[str], times: int) -> None:
    made = document(*((BlockKind.HEADING if "a" in line else BlockKind.PARAGRAPH, line * times) for line in lines))
    ends = 0
    for each in passages_of(made):
        assert made.text[ends : each.span.start].strip("\n") == ""
        ends = each.span.end
    assert made.text[ends:].strip("\n") == ""
