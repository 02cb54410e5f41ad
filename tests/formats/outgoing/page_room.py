"""A room in which a page is read again, strictly, as a browser would without forgiving anything."""

from html.parser import HTMLParser
from typing import cast

VOID = frozenset({"meta", "br", "hr", "input"})
PHRASES = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "a", "mark", "em", "strong", "code", "s", "span"})
BLOCKS = frozenset({"p", "aside", "ul", "ol", "li", "div", "table", "section", "blockquote", "pre", "hr", "article"})
LOADING = frozenset({"src", "srcset", "data", "poster", "background", "action", "formaction", "ping", "style", "xmlns"})
NOT_ITS_TEXT = frozenset({"aside", "header", "fieldset"})


class Page(HTMLParser):
    """A page, read.

    Attributes:
        text: What stands in the article itself, without line ends and tabs.
        under: For each character of `text` the ids of the highlights over it.
        marks: What is highlighted, by the id of the annotation.
        ids: All ids, in order.
        links: All addresses that links lead to.
        headings: Their levels, in order.
    """

    def __init__(self, content: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str]]] = []
        self.parts: list[str] = []
        self.under: list[frozenset[str]] = []
        self.marks: dict[str, str] = {}
        self.ids: list[str] = []
        self.links: list[str] = []
        self.labels: list[str] = []
        self.headings: list[int] = []
        self.tags: set[str] = set()
        self.metas: dict[str, str] = {}
        self.style = ""
        source = content.decode()
        assert source.startswith("<!doctype html>\n")
        self.feed(source)
        self.close()
        assert not self.open, f"never closed: {self.open}"
        assert len(self.ids) == len(set(self.ids)), "an id stands twice"

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = cast("dict[str, str]", dict(attrs))
        assert len(attributes) == len(attrs), f"an attribute twice: {attrs}"
        assert not LOADING & set(attributes), f"{tag} {attrs}"
        assert not any(name.startswith("on") for name in attributes), attrs
        around = [name for name, _ in self.open]
        assert not (tag in BLOCKS and PHRASES & set(around)), f"<{tag}> in {around}"
        assert not (tag == "a" and "a" in around), "a link in a link"
        self.tags.add(tag)
        if tag not in VOID:
            self.open.append((tag, attributes))
        if "id" in attributes:
            assert attributes["id"], "an empty id"
            assert not set(attributes["id"]) & set(" \t\n"), attributes["id"]
            self.ids.append(attributes["id"])
        if "href" in attributes:
            self.links.append(attributes["href"])
        if "aria-label" in attributes:
            self.labels.append(attributes["aria-label"])
        if tag[0] == "h" and tag[1:].isdigit():
            self.headings.append(int(tag[1:]))
        if tag == "meta":
            self.metas[attributes.get("http-equiv") or attributes.get("name", "")] = attributes.get("content", "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1][0] == tag, f"</{tag}> closes <{self.open[-1][0]}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][0] == "style":
            self.style += data
        if not any(attributes.get("id") == "text" for _, attributes in self.open) or self._is_beside():
            return
        inside = bare(data)
        over = frozenset(attributes["data-a"] for tag, attributes in self.open if tag == "mark")
        self.parts.append(inside)
        self.under += [over] * len(inside)
        for uid in over:
            self.marks[uid] = self.marks.get(uid, "") + inside

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"an instruction: {data}")

    def _is_beside(self) -> bool:
        return any(tag in NOT_ITS_TEXT or "given" in each.get("class", "") for tag, each in self.open)


def bare(text: str) -> str:
    """A text without what parts its blocks, lines and cells."""
    return text.replace("\n", "").replace("\t", "")
