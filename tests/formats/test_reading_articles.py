"""Any bytes become an article: titles, decoding, limits, and what holds for every document."""

from itertools import pairwise
from unicodedata import is_normalized

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.article import Parsed
from reader.core.document import BlockKind
from reader.formats.reading import MARKDOWN_LIMIT_BYTES, read_article

LONG = "It rained " * 20


def is_sound(parsed: Parsed) -> bool:
    """Whether blocks tile the text, marks and links lie inside, and the text is canonical."""
    document, text = parsed.document, parsed.document.text
    starts = [block.span.start for block in document.blocks]
    ends = [block.span.end for block in document.blocks]
    tiled = (starts[0], ends[-1]) == (0, len(text)) if starts else text == ""
    joined = all(text[end] == "\n" and start == end + 1 for end, start in zip(ends, starts[1:], strict=False))
    spans = [each.span for each in document.marks] + [each.span for each in document.links]
    inside = all(not span.is_empty and span.end <= len(text) for span in spans)
    ordered = all(one <= other for one, other in pairwise(document.marks))
    canonical = is_normalized("NFC", text) and not {"\r", "\0"} & set(text)
    text.encode()
    return tiled and joined and inside and ordered and canonical and bool(parsed.article.title)


MARKUP = st.text(
    st.sampled_from(
        "ab \n\t\r\0*_`~[]()<>!&;#-+1.|:^\\\"'=é\u0301\u0323\u1100\u1161\u11a8日\ufeff\u2028\x0b\x1b\u202e{}/x"
    ),
    max_size=120,
)
PIECES = st.lists(
    st.sampled_from(
        [
            "[^1]",
            "[^1]: ",
            "> ",
            "- ",
            "1. ",
            "|a|b|\n|-|-|\n|c|",
            "```\n",
            "    ",
            "\n",
            "\n\n",
            "<b>",
            "<!--",
            "&#769;",
            "&#0;",
            "**",
            "![",
            "](u)",
            "~~",
            "e",
            "\u0301",
            "a ",
            "---\n",
            "title: ",
            "[ ] ",
            "  \n",
            "\\\n",
            "<http://a.b>",
        ]
    ),
    max_size=30,
).map("".join)
SOURCES = st.one_of(
    st.binary(max_size=200),
    MARKUP.map(str.encode),
    PIECES.map(str.encode),
    st.text().map(lambda text: text.encode("utf-16")),
)


@given(SOURCES, st.sampled_from(["a.md", "a.MARKDOWN", "a.txt", "a", ""]))
def test_any_bytes_give_a_sound_document(data: bytes, name: str) -> None:
    assert is_sound(read_article(name, data))


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b" \n\t\r\n", ""),
        (b"\xef\xbb\xbfa", "a"),
        ("ä\n\nb".encode("utf-16"), "ä\nb"),
        (b"\xff\xfea\0", "a"),
        (b"\xff\xfe\0\0a\0\0\0", "a"),
        (b"a\r\n\r\nb\rc", "a\nb c"),
        (b"a\0b", "a\ufffdb"),
        ("e\u0301".encode(), "é"),
        (b"a", "a"),
    ],
)
def test_whatever_the_encoding_the_text_is_canonical(data: bytes, text: str) -> None:
    parsed = read_article("a.md", data)
    assert (parsed.document.text, parsed.notices) == (text, ())


def test_bytes_that_are_no_text_are_replaced_and_named() -> None:
    parsed = read_article("a.txt", b"caf\xe9 au lait")
    assert parsed.document.text == "caf\ufffd au lait"
    assert parsed.notices == ("byte 3 is not UTF-8: shown as \ufffd",)


@pytest.mark.parametrize(
    ("name", "source", "title"),
    [
        ("a.md", "---\ntitle: Front\n---\n# Head", "Front"),
        ("a.md", "## Two\n\nOne *and\nmore*\n===\n\n# Other", "One and more"),
        ("a.md", "text\n\n## Two  words", "Two words"),
        ("a.md", "```\ncode\n```\n\n" + LONG, "It rained It rained It rained It rained It rained It rained…"),
        ("a.md", "#\n\n***", "a"),
        ("a.txt", f"Flood\n{LONG}", "Flood"),
        ("a.txt", "Flood. All day.\n", "Flood. All day."),
        ("a.txt", "---\ntitle: Front\n---\nText", "Front"),
        ("a.txt", "x" * 100, "x" * 59 + "…"),
        ("dir/The flood.txt", "", "The flood"),
        ("", "", "Untitled"),
    ],
)
def test_a_title_is_found(name: str, source: str, title: str) -> None:
    assert read_article(name, source.encode()).article.title == title


def test_a_title_is_never_longer_than_a_person_reads() -> None:
    assert len(read_article("a.md", b"# " + b"word " * 100_000).article.title) <= 300


def test_words_are_counted_by_the_unicode_rules() -> None:
    assert read_article("a.txt", "Can’t stop: 6,000 soldiers – 3.2bn!".encode()).article.words == 5


def test_what_the_parser_cannot_take_is_plain_text_with_a_notice() -> None:
    parsed = read_article("a.md", b">" * 10_000 + b" end")
    assert parsed.document.text.endswith("> end")
    assert parsed.notices[0].startswith("shown as plain text")


def test_a_very_long_markdown_file_is_plain_text_with_a_notice() -> None:
    parsed = read_article("a.md", b"*a* " * (MARKDOWN_LIMIT_BYTES // 4 + 1))
    assert parsed.document.blocks[0].kind is BlockKind.PARAGRAPH
    assert parsed.document.text.startswith("*a*")
    assert "5 MB" in parsed.notices[0]


def test_two_million_characters_on_one_line_are_one_paragraph() -> None:
    text = "word " * 400_000
    document = read_article("a.md", text.encode()).document
    assert (document.text, len(document.blocks)) == (text.rstrip(), 1)


def test_a_long_run_of_combining_marks_is_put_in_order_in_time() -> None:
    parsed = read_article("a.md", ("a" + "\u0301\u0323" * 100_000).encode())
    assert parsed.document.text == "ạ" + "\u0323" * 99_999 + "\u0301" * 100_000
