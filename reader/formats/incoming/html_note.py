"""HTML note: a note that another program keeps as HTML, as Markdown; what has no words is left out."""

import re
from html.parser import HTMLParser

_PARAGRAPHS = frozenset({"p", "div", "blockquote", "ul", "ol", "table", "pre", "h1", "h2", "h3", "h4", "h5", "h6"})
_LINES = frozenset({"br", "li", "tr"})
_SIGNS = {"b": "**", "strong": "**", "i": "*", "em": "*", "code": "`"}
_UNSAID = frozenset({"script", "style", "template", "head"})
_BLANKS = re.compile(r"\s+")
_GAPS = re.compile(r"\n{3,}")
_NO_TAG = re.compile(r"<(?![^<>]*>)")  # what begins like one


def markdown_of_html(html: str) -> str:
    """Paragraphs, lines, lists, emphasis and links; everything else is its text."""
    page = _Page()
    page.feed(_NO_TAG.sub("&lt;", _without_comments(html)))  # else what does not end is looked for again and again
    page.close()
    lines = (line.strip() for line in "".join(page.parts).split("\n"))
    return _GAPS.sub("\n\n", "\n".join(lines)).strip()


def _without_comments(html: str) -> str:
    kept, at = list[str](), 0
    while (start := html.find("<!--", at)) >= 0:
        kept.append(html[at:start])
        end = html.find("-->", start)
        at = end + len("-->") if end >= 0 else len(html)
    return "".join([*kept, html[at:]])


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unsaid = 0
        self._links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unsaid += tag in _UNSAID
        if tag == "a":
            self._links.append(dict(attrs).get("href") or "")
            self.parts.append("[" if self._links[-1] else "")
        elif tag in _PARAGRAPHS:
            self.parts.append("\n\n")
        elif tag in _LINES:
            self.parts.append("\n- " if tag == "li" else "\n")
        else:
            self.parts.append(_SIGNS.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        self._unsaid -= tag in _UNSAID and self._unsaid > 0
        if tag == "a" and self._links:
            link = self._links.pop()
            self.parts.append(f"]({link})" if link else "")
        elif tag in _PARAGRAPHS:
            self.parts.append("\n\n")
        else:
            self.parts.append(_SIGNS.get(tag, ""))

    def handle_data(self, data: str) -> None:
        if not self._unsaid:
            self.parts.append(_BLANKS.sub(" ", data))
