"""Overlay: what lies over the text of an article on its page: its styles and links, highlights, names and figures."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count

from reader.core.document import Document, Link
from reader.core.marks import Style
from reader.core.outgoing import Excerpt, Outgoing
from reader.core.span import Span
from reader.formats.outgoing.web.escaping import said
from reader.formats.outgoing.web.labels import Looks
from reader.formats.outgoing.web.places import figure_id, mark_id, name_id, named_figures, note_id
from reader.formats.outgoing.web.weft import Knot, Strand, not_too_deep

_LINK, _HIGHLIGHT, _STYLE, _NAME, _FIGURE = range(5)  # the first stand around the last
_TAGS = {
    Style.STRONG: ("strong", ""),
    Style.EMPHASIS: ("em", ""),
    Style.CODE: ("code", ""),
    Style.STRIKE: ("s", ""),
    Style.IMAGE: ("span", ' class="image"'),
    Style.HTML: ("code", ' class="html"'),
}
_FOOTNOTE = "#fn-"


def own(document: Document, href: Callable[[str], str]) -> Iterator[Strand]:
    """What the article itself has over its text.

    Args:
        document: The article.
        href: What a link of it leads to; empty for nowhere, and then it is shown as plain text.
    """
    for mark in document.marks:
        if mark.style in _TAGS:
            yield Strand(_STYLE, mark.span, *_TAGS[Style(mark.style)])
    references = reference_ids(document)
    last = 0
    for number, link in enumerate(document.links):
        there = href(link.target)
        if there and link.span.start >= last:
            yield Strand(_LINK, link.span, "a", _link(link, there, references.get(number, "")))
            last = link.span.end


def reference_ids(document: Document) -> dict[int, str]:
    """The ids of the places that refer to footnotes, by the number of their link."""
    at_footnotes = {mark.span for mark in document.marks if mark.style == Style.FOOTNOTE}
    times: dict[str, Iterator[int]] = {}
    return {
        number: f"r-{digits}-{next(times.setdefault(digits, count(1)))}"
        for number, link in enumerate(document.links)
        if link.span in at_footnotes and (digits := link.target.removeprefix(_FOOTNOTE)).isdecimal()
    }


def backs(document: Document) -> Mapping[int, list[str]]:
    """The same ids, by the number of the footnote."""
    found: dict[int, list[str]] = {}
    for number, name in reference_ids(document).items():
        found.setdefault(int(document.links[number].target.removeprefix(_FOOTNOTE)), []).append(name)
    return found


def highlights(excerpts: Iterable[Excerpt], looks: Looks, numbers: Mapping[str, int]) -> Iterator[Strand | Knot]:
    """What shows where annotations lie, and where each begins and ends.

    Args:
        excerpts: Those that have a place.
        looks: How labels look.
        numbers: The numbers of those that something stands in the margin about, by their ids.
    """
    placed = [(each, each.span) for each in excerpts]
    drawn = not_too_deep((span, each.annotation.uid) for each, span in placed if span)
    for each, span in placed:
        if span is None:
            continue
        uid, look = each.annotation.uid, looks.of(each.annotation.label)
        if uid in drawn:
            yield Strand(_HIGHLIGHT, span, "mark", f' class="{look.css}" data-a="{said(uid)}"')
        yield _begin(uid, look.css, f"highlight{look.told}, begins", span.start, numbers.get(uid, 0))
        yield Knot(span.end, '<span class="end" role="img" aria-label="highlight ends"></span>', is_end=True)


def finds(article: Outgoing) -> Iterator[Strand | Knot]:
    """What shows where names and figures stand."""
    names = {mention.span: mention for mention in reversed(article.mentions)}
    for span, mention in sorted(names.items()):
        yield Strand(_NAME, span, "span", f' class="name {mention.kind}"')
        yield _place(span, name_id(span))
    for span in named_figures(article):
        yield Strand(_FIGURE, span, "span", ' class="figure"')
        yield _place(span, figure_id(span))


def _place(span: Span, name: str) -> Knot:
    return Knot(span.start, f'<span class="at" id="{name}"></span>')


def _link(link: Link, there: str, name: str) -> str:
    if name:
        number = link.target.removeprefix(_FOOTNOTE)
        return f' class="reference" id="{name}" href="{said(there)}" role="doc-noteref" aria-label="footnote {number}"'
    title = f' title="{said(link.title)}"' if link.title else ""
    # A relative address has no scheme: what leads out of here is told by that.
    rel = ' rel="noopener noreferrer"' if ":" in there.partition("#")[0].partition("/")[0] else ""
    return f' href="{said(there)}"{title}{rel}'


def _begin(uid: str, css: str, words: str, offset: int, number: int) -> Knot:
    name, place = said(words), f'id="{said(mark_id(uid))}"'
    plain = f'<span class="begin {css}" {place} role="img" aria-label="{name}"></span>'
    if not number:
        return Knot(offset, plain)
    leads = f'href="#{said(note_id(uid))}" data-number="{number}"'
    return Knot(offset, f'<a class="begin {css}" {place} {leads} aria-label="{name}, note {number}"></a>', plain)
