"""Markdown becomes a document: what is text, what is a prefix, and that nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.document import BlockKind, Document
from reader.core.marks import Style
from reader.formats.commonmark import BLOCK_NESTING, SPECIALS_MAX, TooMuchError
from reader.formats.markdown import parse_markdown


def pictured(markdown: str) -> list[str]:
    """A line for each block: its kind and level, and its text under its prefix."""
    document = parse_markdown(markdown)
    return [f"{block.kind} {block.level} {block.prefix}{block.span.of(document.text)!r}" for block in document.blocks]


def styled(markdown: str) -> list[tuple[str, str]]:
    document = parse_markdown(markdown)
    return [(mark.style, mark.span.of(document.text)) for mark in document.marks]


def linked(document: Document) -> list[tuple[str, str, str]]:
    return [(link.span.of(document.text), link.target, link.title) for link in document.links]


def test_blocks_are_joined_by_one_newline() -> None:
    assert parse_markdown("# Rain\n\n\n\nIt fell.\n\n***\n\nIt stopped.").text == "Rain\nIt fell.\n\nIt stopped."


def test_a_soft_break_is_a_space_and_a_hard_break_a_newline() -> None:
    assert parse_markdown("one\ntwo  \nthree\\\nfour").text == "one two\nthree\nfour"


def test_headings_carry_their_level_and_a_rule_holds_no_text() -> None:
    assert pictured("# A\n## B\nC\n-\n---") == ["heading 1 'A'", "heading 2 'B'", "heading 2 'C'", "rule 0 ''"]


def test_bullets_and_numbers_are_prefixes() -> None:
    assert pictured("- a\n- b\n\n7) c\n8) d") == ["item 0 • 'a'", "item 0 • 'b'", "item 0 7) 'c'", "item 0 8) 'd'"]


def test_numbers_of_one_list_stand_flush_right() -> None:
    assert pictured("9. a\n1. b") == ["item 0  9. 'a'", "item 0 10. 'b'"]


def test_further_paragraphs_of_an_item_hang_under_its_text() -> None:
    document = parse_markdown("10. a\n\n    b")
    assert [(block.prefix, block.hang) for block in document.blocks] == [("10. ", "    "), ("    ", "    ")]


def test_prefixes_of_nested_blocks_stand_side_by_side() -> None:
    assert pictured("> - a\n>   > b\n>\n> c") == ["item 1 │ • 'a'", "quote 2 │   │ 'b'", "quote 0 │ 'c'"]


def test_an_empty_item_still_shows_its_bullet() -> None:
    assert pictured("- a\n-\n- c") == ["item 0 • 'a'", "item 0 • ''", "item 0 • 'c'"]


def test_task_boxes_are_prefixes() -> None:
    assert pictured("- [ ] call\n- [x] *write*\n- [X] go\n1. [ ] wait\n- [y] no box\n- [ ]\n") == [
        "item 0 ☐ 'call'",
        "item 0 ☑ 'write'",
        "item 0 ☑ 'go'",
        "item 0 1. ☐ 'wait'",
        "item 0 • '[y] no box'",
        "item 0 • '[ ]'",
    ]


def test_code_keeps_its_lines_as_one_block() -> None:
    assert pictured("```python\nif a:\n\n    b\n```\n\n    c\n    d") == [r"code 0 'if a:\n\n    b'", r"code 0 'c\nd'"]


def test_a_table_row_is_a_block_whose_cells_are_parted_by_tabs() -> None:
    document = parse_markdown("| a | *b* |\n|---|---|\n| 1 | `x\ty` |\n\ntext\n\n|c|\n|-|")
    rows = [
        (block.span.of(document.text), block.level, block.head)
        for block in document.blocks
        if block.kind is BlockKind.ROW
    ]
    assert rows == [("a\tb", 1, True), ("1\tx y", 1, False), ("c", 2, True)]


@pytest.mark.parametrize("margin", ["", "> ", "1. "])
def test_cells_without_a_column_are_kept(margin: str) -> None:
    rows = ["| a | b |", "|---|---|", "| 1 | 2 | 3 \\| 4 | **5** |", "| 6 |"]
    lines = [(margin if margin == "> " or not index else " " * len(margin)) + row for index, row in enumerate(rows)]
    assert parse_markdown("\n".join(lines)).text == "a\tb\n1\t2\t3 | 4\t5\n6\t"


def test_inline_styles_become_marks() -> None:
    assert styled("**a *b* c** `d` ~~e~~") == [
        ("strong", "a b c"),
        ("emphasis", "b"),
        ("code", "d"),
        ("strike", "e"),
    ]


def test_raw_html_stays_literal() -> None:
    assert pictured("<b>a</b>\n\n<div>\nb &amp;\n</div>") == [
        "paragraph 0 '<b>a</b>'",
        r"html 0 '<div>\nb &amp;\n</div>'",
    ]
    assert styled("<b>a</b>") == [(Style.HTML, "<b>"), (Style.HTML, "</b>")]


def test_links_and_autolinks_know_where_they_lead() -> None:
    document = parse_markdown('[a *b*](/u "T") <https://x.org/a> [c][d]\n\n[d]: #e')
    assert linked(document) == [
        ("a b", "/u", "T"),
        ("https://x.org/a", "https://x.org/a", ""),
        ("c", "#e", ""),
    ]


@pytest.mark.parametrize(
    ("image", "shown"),
    [
        ("![a *b* `c`](p.png)", "a b c"),
        ('![](p.png "T")', "T"),
        ("![](maps/a%20b.png?x#y)", "a b.png"),
        ("![](data:image/gif;base64,R0)", "image"),
        ("![](http://[)", "image"),
    ],
)
def test_an_image_is_its_description_else_its_title_else_its_file(image: str, shown: str) -> None:
    document = parse_markdown(image)
    assert (document.text, [mark.style for mark in document.marks]) == (shown, [Style.IMAGE])


def test_an_image_in_a_link_leads_where_the_link_leads() -> None:
    assert linked(parse_markdown("[![map](m.png)](/u) ![map](m.png)")) == [("map", "/u", ""), ("map", "m.png", "")]


def test_entities_are_decoded_and_never_give_a_line_end_or_nul() -> None:
    assert parse_markdown("a&amp;b&#10;c&#13;d&#0;e&#xd800;").text == "a&b c d\ufffde\ufffd"


def test_marks_hold_their_letters_when_parts_of_a_character_meet() -> None:
    document = parse_markdown("x *e*&#x301;y **z**")
    assert document.text == "x éy z"
    assert [(mark.style, mark.span.of(document.text)) for mark in document.marks] == [("strong", "z")]


def test_footnotes_are_numbered_as_they_are_referred_to_and_come_last() -> None:
    markdown = "[^z]: last\n\nA[^b] B[^a]\n\n[^a]: two\n\n    more\n\n[^b]: one"
    assert pictured(markdown) == [
        "paragraph 0 'A[1] B[2]'",
        "footnote 0 [1] 'one'",
        "footnote 0 [2] 'two'",
        "footnote 0     'more'",
        "footnote 0 [3] 'last'",
    ]
    assert linked(parse_markdown(markdown)) == [("[1]", "#fn-1", ""), ("[2]", "#fn-2", "")]


def test_two_definitions_of_one_footnote_are_both_kept() -> None:
    assert pictured("A[^a]\n\n[^a]: one\n\n[^a]: two")[1:] == ["footnote 0 [1] 'one'", "footnote 0 [1] 'two'"]


def nested(depth: int) -> tuple[str, list[str]]:
    words = [f"w{level}" for level in range(depth)]
    return "\n".join(f"{'  ' * level}- {word}" for level, word in enumerate(words)), words


@pytest.mark.parametrize("depth", [60, 1500])
def test_no_word_is_lost_however_deep_it_lies(depth: int) -> None:
    markdown, words = nested(depth)
    document = parse_markdown(markdown)
    assert document.text.split() == words
    assert document.blocks[-1].level == depth - 1


def test_brackets_too_deep_for_links_stay_literal() -> None:
    assert parse_markdown("[" * 100 + "a" + "](b)" * 100).text.count("[") >= 80


@pytest.mark.parametrize(
    "costly",
    ["> " * (BLOCK_NESTING + 1) + "a", "[^1]: " * (BLOCK_NESTING + 2) + "a", "[" * (SPECIALS_MAX + 1), "- " * 9_000],
    ids=["quotes", "footnotes", "brackets", "lists"],
)
def test_what_would_take_too_long_is_refused(costly: str) -> None:
    with pytest.raises(TooMuchError):
        parse_markdown(costly)


def test_empty_cells_without_end_are_refused() -> None:
    with pytest.raises(TooMuchError):
        parse_markdown(f"{'|a' * 500}|\n{'|-' * 500}|\n" + "|\n" * 500)


LINES = st.lists(
    st.tuples(st.lists(st.sampled_from(["> ", "- ", "1. ", "    ", "  ", "\t"]), max_size=12), st.booleans()),
    max_size=12,
)


@given(LINES)
def test_words_come_in_the_order_of_the_source(lines: list[tuple[list[str], bool]]) -> None:
    words = [f"w{number}w" for number in range(len(lines))]
    source = "\n".join(
        "".join(margin) + word + ("\n" if blank else "") for (margin, blank), word in zip(lines, words, strict=True)
    )
    text = parse_markdown(source).text
    places = [text.find(word) for word in words]
    assert places == sorted(places)
    assert -1 not in places
