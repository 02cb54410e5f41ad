"""Reading: a file's name and bytes become an article and its document; no bytes are refused."""

from pathlib import PurePath

from reader.core.article import Article, Parsed
from reader.core.document import BlockKind, Document
from reader.core.segment import word_count
from reader.formats.decoding import clean, decode
from reader.formats.front_matter import FrontMatter, cut_front_matter
from reader.formats.plain import parse_plain

MARKDOWN_SUFFIXES = (".md", ".markdown")
MARKDOWN_LIMIT_BYTES = 5_000_000
TITLE_MAX = 300  # characters; what is longer is cut at a word
FIRST_WORDS_MAX = 60  # characters, where the first words must serve as a title
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
    margin = " " * 4 if _is_markdown(name) else ""
    return "\n".join(f"{margin}{line}" for line in broken.split("\n")) + "\n\n"


def _is_markdown(name: str) -> bool:
    return name.lower().endswith(MARKDOWN_SUFFIXES)


def _parsed(name: str, body: str) -> tuple[Document, tuple[str, ...]]:
    if not _is_markdown(name):
        return parse_plain(body), ()
    if len(body) > MARKDOWN_LIMIT_BYTES:
        return parse_plain(body), (
            f"shown as plain text, for it is longer than {MARKDOWN_LIMIT_BYTES // 1_000_000} MB",
        )
    return _from_markdown(body)


def _from_markdown(body: str) -> tuple[Document, tuple[str, ...]]:
    from reader.formats.commonmark import TooMuchError  # noqa: PLC0415 - the parser takes 60 ms to import,
    from reader.formats.markdown import parse_markdown  # noqa: PLC0415 - which an article in the cache saves

    try:
        return parse_markdown(body), ()
    except TooMuchError as error:
        return parse_plain(body), (f"shown as plain text, for as Markdown it is too costly: {error}",)
    except Exception as error:  # noqa: BLE001 - whatever a text does to the parser, its words stay readable
        return parse_plain(body), (
            f"shown as plain text, for as Markdown it is not understood: {type(error).__name__}",
        )


def _article(front: FrontMatter, document: Document, name: str) -> Article:
    fields = front.fields
    title = fields.get("title") or _heading(document) or _first_words(document) or _stem(name)
    return Article(
        title=_cut(title, TITLE_MAX),
        author=fields.get("author", ""),
        source=fields.get("source", ""),
        url=fields.get("url", ""),
        published=front.published,
        language=fields.get("language", ""),
        tags=front.tags,
        words=word_count(document.text),
    )


def _heading(document: Document) -> str:
    """The first heading of level 1, else the first of any level."""
    for block in sorted(document.headings, key=lambda block: block.level != 1):
        title = _one_line(block.span.of(document.text))
        if title:
            return title
    return ""


def _first_words(document: Document) -> str:
    for block in document.blocks:
        line = _one_line(block.span.of(document.text))
        if line and block.kind is not BlockKind.CODE:
            return _cut(line, FIRST_WORDS_MAX)
    return ""


def _one_line(text: str) -> str:
    return " ".join(text[: 2 * TITLE_MAX].split())


def _cut(text: str, length: int) -> str:
    """`text`, or as many of its first words as `length` characters hold, with an ellipsis."""
    return text if len(text) <= length else f"{text[:length].rsplit(' ', 1)[0][: length - 1]}…"


def _stem(name: str) -> str:
    return _one_line(clean(PurePath(name).stem)) or UNTITLED
