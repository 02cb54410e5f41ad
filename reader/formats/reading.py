"""Reading: a file's name and bytes become an article and its document; no bytes are refused."""

from pathlib import PurePath
from textwrap import indent

from unicode_segmentation_rs import unicode_words

from reader.core.article import Article, Parsed
from reader.core.document import Block, BlockKind, Document
from reader.formats.decoding import clean, decode
from reader.formats.front_matter import FrontMatter, cut_front_matter
from reader.formats.markdown import parse_markdown
from reader.formats.plain import parse_plain

MARKDOWN_SUFFIXES = (".md", ".markdown")
MARKDOWN_LIMIT_BYTES = 5_000_000
TITLE_LENGTH = 60  # characters of the first words, where they must serve as a title
UNTITLED = "Untitled"


def read_article(name: str, data: bytes) -> Parsed:
    """Read an article.

    Args:
        name: The file's name; its suffix says whether it is Markdown, its stem is the last resort for a title.
        data: The file's bytes, whatever they are.

    Returns:
        What is known of it, its document, and what was wrong with the file, in words.
    """
    text, notices = decode(data)
    front, body = cut_front_matter(text)
    document, more = _parsed(name, _shown(front.broken, name) + body)
    article = _article(front, document, name)
    return Parsed(article, document, (*notices, *front.notices, *more))


def _shown(broken: str, name: str) -> str:
    """Front matter that could not be read, as a block of code in front of the text."""
    if not broken:
        return ""
    return indent(broken, " " * 4, lambda _: True) + "\n\n" if _is_markdown(name) else broken + "\n\n"


def _is_markdown(name: str) -> bool:
    return name.lower().endswith(MARKDOWN_SUFFIXES)


def _parsed(name: str, body: str) -> tuple[Document, tuple[str, ...]]:
    if not _is_markdown(name):
        return parse_plain(body), ()
    if len(body) > MARKDOWN_LIMIT_BYTES:
        return parse_plain(body), (f"longer than {MARKDOWN_LIMIT_BYTES // 1_000_000} MB: shown as plain text",)
    try:
        return parse_markdown(body), ()
    except Exception as error:  # noqa: BLE001 - whatever a text does to the parser, its words stay readable
        return parse_plain(body), (f"not parsed as Markdown ({type(error).__name__}): shown as plain text",)


def _article(front: FrontMatter, document: Document, name: str) -> Article:
    fields = front.fields
    return Article(
        title=fields.get("title") or _heading(document) or _first_words(document) or _stem(name),
        author=fields.get("author", ""),
        source=fields.get("source", ""),
        url=fields.get("url", ""),
        published=front.published,
        language=fields.get("language", ""),
        tags=front.tags,
        words=len(unicode_words(document.text)),
    )


def _heading(document: Document) -> str:
    headings = [block for block in document.headings if block.span.of(document.text).strip()]
    best: Block | None = min(headings, key=lambda block: block.level != 1, default=None)
    return " ".join(best.span.of(document.text).split()) if best else ""


def _first_words(document: Document) -> str:
    for block in document.blocks:
        words = " ".join(block.span.of(document.text)[: 4 * TITLE_LENGTH].split())
        if words and block.kind is not BlockKind.CODE:
            return words if len(words) <= TITLE_LENGTH else f"{words[:TITLE_LENGTH].rsplit(' ', 1)[0]}…"
    return ""


def _stem(name: str) -> str:
    return clean(PurePath(name).stem).strip() or UNTITLED
