"""Pictures: documents drawn in a string, for tests to read at a glance."""

from collections.abc import Sequence

from hypothesis import strategies as st

from reader.core.document import Block, BlockKind, Document
from reader.core.span import Span

# How busy the machine is says nothing about the code.

PIECES = (
    "the", "river", "rose", "a", "well-known", "—", "“quoted”", "it’s", "https://example.org/a-b/c_d?e=f&g=h",
    "incomprehensibilities" * 3, "日本語の文章", "、", "。", "「", "」", "한국어", "👩‍👩‍👧", "🇫🇷", "👍🏽", "❤️",
    "e\u0301", "a" + "\u0301" * 9, "שלום", "مرحبا", "\u200b", "\u200d", "\u2060", "\u00ad", "\ufe0f", "\u0301",
    "ᄀ" * 9, "क्षि", "\x1b[31m", "\r", "\u202e", "\ud800", "\U000e0041", "\ufeff", "\t", " ", "  ", "-", ".", "/",
    "\u00a0",
)  # fmt: skip

pieces = st.sampled_from(PIECES) | st.text(max_size=3)
strange_texts = st.lists(pieces | st.sampled_from((" ", "\n")), max_size=60).map("".join)
strange_lines = strange_texts.map(lambda text: text.replace("\n", " "))


def marked(picture: str) -> tuple[Document, Span]:
    """A document of one paragraph a line, and the span that the picture has in square brackets."""
    start = picture.index("[")
    end = picture.index("]") - 1
    return paragraphs(*picture.replace("[", "", 1).replace("]", "", 1).split("\n")), Span(start, end)


def caret(picture: str) -> tuple[Document, int]:
    """A document of one paragraph a line, and the gap that the picture has as `|`."""
    return paragraphs(*picture.replace("|", "", 1).split("\n")), picture.index("|")


def paragraphs(*texts: str) -> Document:
    """A document of paragraphs."""
    return document(*((BlockKind.PARAGRAPH, text) for text in texts))


def document(*parts: tuple[BlockKind, str] | tuple[BlockKind, str, str, str]) -> Document:
    """A document of blocks: kind, text and perhaps prefix and hang; a row with the prefix `head` is a header."""
    blocks, start = [], 0
    for kind, text, *fixes in parts:
        prefix, hang = fixes or ("", "")
        span = Span(start, start + len(text))
        if kind is BlockKind.ROW:
            blocks.append(Block(kind, span, level=1, head=prefix == "head"))
        else:
            blocks.append(Block(kind, span, level=int(kind is BlockKind.HEADING), prefix=prefix, hang=hang))
        start = span.end + 1
    return Document("\n".join(part[1] for part in parts), tuple(blocks))


def texts_of(document: Document, spans: Sequence[Span]) -> list[str]:
    """What the spans say."""
    return [span.of(document.text) for span in spans]


_prefixes = st.sampled_from(
    (("", ""), ("• ", "  "), ("│ ", "│ "), ("│ " * 60, "│ " * 60), (" " * 90 + "1. ", " " * 93))
)
_texts = dict.fromkeys(BlockKind, strange_texts) | {
    BlockKind.ROW: st.lists(strange_lines.map(lambda text: text[:30].replace("\t", " ")), min_size=1, max_size=4).map(
        "\t".join
    ),
    BlockKind.RULE: st.just(""),
}
_parts = st.sampled_from(tuple(BlockKind)).flatmap(
    lambda kind: st.tuples(st.just(kind), _texts[kind], _prefixes).map(lambda part: (part[0], part[1], *part[2]))
)
strange_documents = st.lists(_parts, max_size=6).map(lambda parts: document(*parts))
