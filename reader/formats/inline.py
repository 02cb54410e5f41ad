"""Inline Markdown: the tokens inside a paragraph become text with marks and links."""

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from markdown_it.token import Token

from reader.core.document import Link
from reader.core.marks import Mark, Style
from reader.core.span import Span
from reader.formats.weaving import Piece

_STYLES = {"strong": Style.STRONG, "em": Style.EMPHASIS, "s": Style.STRIKE, "link": Style.LINK}


def weave(tokens: Iterable[Token]) -> Piece:
    """The text of inline tokens as a person sees it: a soft break is a space, a hard break a newline."""
    return _Weaver().woven(tokens)


class _Weaver:
    def __init__(self) -> None:
        self._parts: list[str] = []
        self._end = 0
        self._marks: list[Mark] = []
        self._links: list[Link] = []
        self._open: list[tuple[int, Token]] = []

    def woven(self, tokens: Iterable[Token]) -> Piece:
        for token in tokens:
            if token.nesting > 0:
                self._open.append((self._end, token))
            elif token.nesting < 0:
                self._close(token)
            else:
                self._take(token)
        return Piece("".join(self._parts), self._marks, self._links)

    def _take(self, token: Token) -> None:
        match token.type:
            case "softbreak":
                self._put(" ")
            case "hardbreak":
                self._put("\n")
            case "code_inline":
                self._put(token.content, Style.CODE)
            case "html_inline":
                self._put(token.content, Style.HTML)
            case "image":
                self._picture(token)
            case "footnote_ref":
                self._reference(int(token.meta["id"]) + 1)
            case _:
                self._put(token.content.replace("\n", " "))  # a newline from an entity is white space

    def _put(self, text: str, style: Style | None = None) -> Span:
        span = Span(self._end, self._end + len(text))
        self._parts.append(text)
        self._end = span.end
        if style:
            self._marks.append(Mark(span, style))
        return span

    def _close(self, token: Token) -> None:
        start, opening = self._open.pop()
        span, style = Span(start, self._end), _STYLES.get(token.type.removesuffix("_close"))
        if style:
            self._marks.append(Mark(span, style))
        if style is Style.LINK:
            self._links.append(Link(span, _attribute(opening, "href"), _attribute(opening, "title")))

    def _picture(self, token: Token) -> None:
        source, title = _attribute(token, "src"), _attribute(token, "title")
        said = _plain(token.children or ()) or title or _file_name(source) or "image"
        span = self._put(said, Style.IMAGE)
        if not any(opening.type == "link_open" for _, opening in self._open):
            self._links.append(Link(span, source, title))  # in a link, it is the link that leads somewhere

    def _reference(self, number: int) -> None:
        self._links.append(Link(self._put(f"[{number}]", Style.FOOTNOTE), f"#fn-{number}"))


def _plain(tokens: Sequence[Token]) -> str:
    return "".join(
        " " if token.type in ("softbreak", "hardbreak") else _plain(token.children or ()) or token.content
        for token in tokens
    ).replace("\n", " ")


def _attribute(token: Token, name: str) -> str:
    value = token.attrGet(name)
    return value if isinstance(value, str) else ""


def _file_name(source: str) -> str:
    try:
        parts = urlsplit(source)
    except ValueError:  # "http://[" is no URL
        return ""
    return "" if parts.scheme == "data" else unquote(PurePosixPath(parts.path).name)
