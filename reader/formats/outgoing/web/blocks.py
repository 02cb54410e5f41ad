"""Blocks: a document as HTML: headings in order, lists, quotes, tables, code, footnotes, and what lies over them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from reader.core.document import Block, BlockKind, Document
from reader.core.tables import cells_of, measure
from reader.formats.outgoing.web.escaping import RIGHT_TO_LEFT, said
from reader.formats.outgoing.web.nesting import Container, Kind, nested
from reader.formats.outgoing.web.weft import Weft
from reader.formats.targets import heading_slugs

HEADING_PIECES = 2  # of what is written of a block: what closes and opens around it, and itself; then what follows it

_LOWEST = 6  # heading
_LISTS = (Kind.BULLET, Kind.NUMBER, Kind.FOOTNOTE)
_DONE = "☑"


@dataclass(frozen=True, slots=True)
class Look:
    """How a document is written.

    Attributes:
        top: The level of its highest headings; 0 writes them as paragraphs, so that an outline has none of them.
        title: The number of the block that is the page's heading; -1 for none.
        after: What stands after a block, by its number.
        backs: The ids of the places that refer to a footnote, by its number.
    """

    top: int = 2
    title: int = -1
    after: Mapping[int, str] = field(default_factory=dict)
    backs: Mapping[int, Sequence[str]] = field(default_factory=dict)

    @property
    def is_page(self) -> bool:
        """Whether it is the text of a page, which can be linked to, and not a note on it."""
        return self.top > 0


def written(document: Document, weft: Weft, look: Look) -> Iterator[str]:
    """The blocks of a document as HTML, a piece each; the text of the pieces is that of the document."""
    yield from _Writing(document, weft, look).pieces()


def heading_id(slug: str) -> str:
    """The id of a heading by the name that links use for it."""
    return f"s-{slug}"


def footnote_id(number: int) -> str:
    """The id of a footnote."""
    return f"fn-{number}"


class _Writing:
    def __init__(self, document: Document, weft: Weft, look: Look) -> None:
        self._document, self._weft, self._look = document, weft, look
        self._direction = ' dir="auto"' if RIGHT_TO_LEFT.search(document.text) else ""
        slugs = heading_slugs(document) if look.is_page else {}
        self._slugs = {span.start: slug for slug, span in slugs.items()}
        self._over: list[int] = []  # levels of the headings that the present one lies under
        self._open: tuple[Container, ...] = ()
        self._footnotes: set[int] = set()

    def pieces(self) -> Iterator[str]:
        numbered = enumerate(zip(self._document.blocks, nested(self._document.blocks), strict=True))
        for (_, around), group in groupby(numbered, key=_together):
            some = [(number, block) for number, (block, _) in group]
            yield self._moved_to(some[0][1], around)
            yield self._block(some)
            yield "".join(self._look.after.get(number, "") for number, _ in some)
        yield "".join(self._left(()))
        yield self._weft.rest()

    def _block(self, some: list[tuple[int, Block]]) -> str:
        number, block = some[0]
        match block.kind:
            case BlockKind.ROW:
                return "".join(self._table([row for _, row in some]))
            case BlockKind.HEADING:
                return self._heading(number, block)
            case BlockKind.RULE:
                return "<hr>\n"
            case BlockKind.CODE | BlockKind.HTML:
                code = self._weft.html(block.span, breaks=False)
                return f'<pre class="{block.kind}" tabindex="0" dir="ltr"><code>{code}</code></pre>\n'
            case _:
                return f"<p{self._spaced(block)}{self._direction}>{self._weft.html(block.span)}{self._back()}</p>\n"

    def _heading(self, number: int, block: Block) -> str:
        inside = self._weft.html(block.span)
        if not self._look.is_page:
            return f'<p class="heading"{self._direction}>{inside}</p>\n'
        level = 1 if number == self._look.title else self._level(block.level)
        name = said(heading_id(self._slugs.get(block.span.start, str(number))))
        return f'<h{level} id="{name}"{self._direction}>{inside}</h{level}>\n'

    def _level(self, level: int) -> int:
        """The level that a heading has where none is left out."""
        while self._over and self._over[-1] >= level:
            self._over.pop()
        self._over.append(level)
        return min(self._look.top + len(self._over) - 1, _LOWEST)

    def _spaced(self, block: Block) -> str:
        text = block.span.of(self._document.text)
        return ' class="spaced"' if "  " in text or "\t" in text or "\n " in text else ""

    def _table(self, rows: Sequence[Block]) -> Iterator[str]:
        figures = measure(self._document.text, rows).figures
        yield f'<div class="table" role="region" aria-label="Table" tabindex="0"><table{self._direction}>\n'
        for is_head, group in groupby(rows, key=lambda row: row.head):
            part, cell = ("thead", 'th scope="col"') if is_head else ("tbody", "td")
            yield f"<{part}>\n"
            for row in group:
                yield f"<tr>{''.join(self._cells(row, cell, figures))}</tr>\n"
            yield f"</{part}>\n"
        yield "</table></div>\n"

    def _cells(self, row: Block, cell: str, figures: frozenset[int]) -> Iterator[str]:
        for column, span in enumerate(cells_of(self._document.text, row.span)):
            number = ' class="number"' if column in figures else ""
            yield f"<{cell}{number}>{self._weft.html(span)}</{cell[:2]}>"

    def _moved_to(self, block: Block, around: tuple[Container, ...]) -> str:
        """What closes the containers of the block before, and opens those of this one."""
        if [each.serial for each in around] == [each.serial for each in self._open]:
            return ""
        return "".join([*self._left(around), *self._entered(around, block)])

    def _left(self, around: tuple[Container, ...]) -> Iterator[str]:
        kept = _common(self._open, around)
        for depth in range(len(self._open) - 1, kept - 1, -1):
            one = self._open[depth]
            follows = depth == kept and depth < len(around) and _is_next(one, around[depth])
            yield "</blockquote>\n" if one.kind is Kind.QUOTE else "</li>\n"
            if one.kind in _LISTS and not follows:
                yield _CLOSES[one.kind]

    def _entered(self, around: tuple[Container, ...], block: Block) -> Iterator[str]:
        kept = _common(self._open, around)
        for depth in range(kept, len(around)):
            one = around[depth]
            follows = depth == kept and depth < len(self._open) and _is_next(self._open[depth], one)
            if not follows:
                yield self._opening(one)
            if one.kind in _LISTS:
                yield self._item(one, block)
        self._open = around

    def _opening(self, one: Container) -> str:
        match one.kind:
            case Kind.QUOTE:
                return "<blockquote>\n"
            case Kind.BULLET:
                return "<ul>\n"
            case Kind.NUMBER:
                return f'<ol start="{one.number}">\n' if one.number != 1 else "<ol>\n"
            case Kind.FOOTNOTE:
                return '<section class="footnotes" role="doc-endnotes" aria-label="Footnotes"><ol>\n'

    def _item(self, one: Container, _block: Block) -> str:
        if one.kind is Kind.FOOTNOTE:
            known = self._look.is_page and one.number not in self._footnotes
            self._footnotes.add(one.number)
            return f'<li value="{one.number}"' + (f' id="{footnote_id(one.number)}">\n' if known else ">\n")
        if not one.box:
            return "<li>\n"
        state = "done" if one.box == _DONE else "to do"
        return f'<li class="task"><span class="box {state.replace(" ", "")}" role="img" aria-label="{state}"></span>\n'

    def _back(self) -> str:
        """What leads from a footnote back to where it is referred to; once in each."""
        one = self._open[-1] if self._open else None
        backs = self._look.backs.get(one.number, ()) if one and one.kind is Kind.FOOTNOTE else ()
        if not backs or one is None or -one.number in self._footnotes:
            return ""
        self._footnotes.add(-one.number)
        return "".join(f'<a class="back" href="#{name}" aria-label="back to the text"></a>' for name in backs)


_CLOSES = {Kind.BULLET: "</ul>\n", Kind.NUMBER: "</ol>\n", Kind.FOOTNOTE: "</ol></section>\n"}


def _together(numbered: tuple[int, tuple[Block, tuple[Container, ...]]]) -> tuple[object, tuple[Container, ...]]:
    """What blocks have in common that are written as one: the rows of a table."""
    number, (block, around) = numbered
    return (BlockKind.ROW, block.level) if block.kind is BlockKind.ROW else number, around


def _common(one: Sequence[Container], other: Sequence[Container]) -> int:
    pairs: Iterable[tuple[Container, Container]] = zip(one, other, strict=False)
    return next((index for index, (a, b) in enumerate(pairs) if a.serial != b.serial), min(len(one), len(other)))


def _is_next(one: Container, other: Container) -> bool:
    """Whether two containers are neighbours in a list."""
    if one.kind is not other.kind or one.kind is Kind.QUOTE:
        return False
    return one.kind is not Kind.NUMBER or other.number == one.number + 1
