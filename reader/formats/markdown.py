"""Markdown: CommonMark with tables, strikethrough, task lists and footnotes becomes a document."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from markdown_it.token import Token

from reader.core.document import Block, BlockKind, Document
from reader.core.span import Span
from reader.formats.commonmark import tokens_of
from reader.formats.inline import weave
from reader.formats.weaving import Loom, Piece

_TASK = re.compile(r"\[([ xX])\][ \t]+")
_QUOTE_BAR = "│ "


def parse_markdown(text: str) -> Document:
    """Turn Markdown (without front matter) into a document.

    Every visible character of `text` is in the document, in order; definitions of footnotes come
    last, those that nothing refers to too. Raw HTML stays literal.

    Raises:
        TooMuchError: It would take too long.
    """
    tokens, numbers = tokens_of(text)
    body, notes = _without_footnotes(tokens)
    walk = _Walk()
    walk.over(body)
    for number, definition in _numbered(notes, numbers):
        walk.footnote(number, definition)
    return walk.loom.document()


@dataclass(slots=True)
class _Note:
    label: str
    tokens: list[Token]


def _without_footnotes(tokens: Iterable[Token]) -> tuple[list[Token], list[_Note]]:
    body: list[Token] = []
    notes: list[_Note] = []
    into = [body]
    for token in tokens:
        if token.type == "footnote_reference_open":
            notes.append(_Note(token.meta["label"], []))
            into.append(notes[-1].tokens)
        elif token.type == "footnote_reference_close":
            into.pop()
        else:
            into[-1].append(token)
    return body, notes


def _numbered(notes: Sequence[_Note], known: Mapping[str, int]) -> list[tuple[int, list[Token]]]:
    """The footnotes with their numbers; those that nothing refers to are counted on."""
    numbers, further = dict(known), count(len(known) + 1)
    for note in notes:
        if note.label not in numbers:
            numbers[note.label] = next(further)
    return sorted(((numbers[note.label], note.tokens) for note in notes), key=lambda each: each[0])


def _items_of_lists(tokens: Iterable[Token]) -> Iterator[int]:
    """How many items each list has, in the order in which the lists begin."""
    counts: list[int] = []
    under_way: list[int] = []
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            under_way.append(len(counts))
            counts.append(0)
        elif token.type == "list_item_open":
            counts[under_way[-1]] += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            under_way.pop()
    return iter(counts)


@dataclass(slots=True)
class _Container:
    """A quote, item or footnote that blocks lie in: what is shown before its first and its further lines."""

    kind: BlockKind
    first: str
    hang: str
    used: bool = False


@dataclass(slots=True)
class _List:
    """A list under way: its next number (None for bullets) and how many characters the last one has."""

    number: int | None
    width: int


class _Walk:
    """Goes over block tokens and adds a block for each that holds text."""

    def __init__(self) -> None:
        self.loom = Loom()
        self._containers: list[_Container] = []
        self._lists: list[_List] = []
        self._heading = 0
        self._items: Iterator[int] = iter(())
        self._tables = 0
        self._in_head = False
        self._cells: list[Piece] | None = None

    def over(self, tokens: Sequence[Token]) -> None:
        """Add the blocks of `tokens`."""
        self._items = _items_of_lists(tokens)
        for token in tokens:
            handler = _HANDLERS.get(token.type)
            if handler:
                handler(self, token)

    def footnote(self, number: int, tokens: Sequence[Token]) -> None:
        """Add the blocks of a footnote's definition."""
        mark = f"[{number}] "
        self._containers.append(_Container(BlockKind.FOOTNOTE, mark, " " * len(mark)))
        self.over(tokens)
        self.leave()

    def quote(self, _token: Token) -> None:
        self._containers.append(_Container(BlockKind.QUOTE, _QUOTE_BAR, _QUOTE_BAR))

    def leave(self, _token: Token | None = None) -> None:
        container = self._containers[-1]
        if not container.used and container.kind is not BlockKind.QUOTE:
            self._add(container.kind, Piece())  # an empty item still shows its bullet
        self._containers.pop()

    def open_list(self, token: Token) -> None:
        items = next(self._items)
        if token.type == "bullet_list_open":
            self._lists.append(_List(None, 0))
        else:
            start = token.attrGet("start")
            first = 1 if start is None else int(start)
            self._lists.append(_List(first, len(str(first + items - 1))))

    def close_list(self, _token: Token) -> None:
        self._lists.pop()

    def item(self, token: Token) -> None:
        its = self._lists[-1]
        mark = "• " if its.number is None else f"{its.number:>{its.width}}{token.markup} "
        if its.number is not None:
            its.number += 1
        self._containers.append(_Container(BlockKind.ITEM, mark, " " * len(mark)))

    def open_heading(self, token: Token) -> None:
        self._heading = int(token.tag[1:])

    def close_heading(self, _token: Token) -> None:
        self._heading = 0

    def inline(self, token: Token) -> None:
        children = token.children or []
        if self._cells is not None:
            self._cells.append(weave(children))
        elif self._heading:
            self._add(BlockKind.HEADING, weave(children), level=self._heading)
        else:
            self._tick(children)
            self._add(self._paragraph_kind(), weave(children))

    def code(self, token: Token) -> None:
        self._add(BlockKind.CODE, Piece(token.content.removesuffix("\n")))

    def html(self, token: Token) -> None:
        self._add(BlockKind.HTML, Piece(token.content.rstrip("\n")))

    def rule(self, _token: Token) -> None:
        self._add(BlockKind.RULE, Piece())

    def table(self, _token: Token) -> None:
        self._tables += 1

    def head(self, token: Token) -> None:
        self._in_head = token.nesting > 0

    def open_row(self, _token: Token) -> None:
        self._cells = []

    def close_row(self, _token: Token) -> None:
        row = Piece()
        for index, cell in enumerate(self._cells or ()):
            cell.text = cell.text.replace("\t", " ").replace("\n", " ")
            row.append(Piece("\t" if index else ""))
            row.append(cell)
        self._cells = None
        self._add(BlockKind.ROW, row, level=self._tables)

    def _paragraph_kind(self) -> BlockKind:
        return self._containers[-1].kind if self._containers else BlockKind.PARAGRAPH

    def _tick(self, children: list[Token]) -> None:
        """Turn the `[ ]` that an item begins with into a box before it."""
        if not self._containers or not children or children[0].type != "text":
            return
        item, task = self._containers[-1], _TASK.match(children[0].content)
        if item.kind is BlockKind.ITEM and not item.used and task:
            box = "☐ " if task[1] == " " else "☑ "
            item.first = box if item.first == "• " else item.first + box
            item.hang = " " * len(item.first)
            children[0].content = children[0].content[task.end() :]

    def _add(self, kind: BlockKind, piece: Piece, level: int | None = None) -> None:
        prefix = "".join(each.hang if each.used else each.first for each in self._containers)
        hang = "".join(each.hang for each in self._containers)
        depth = len(self._containers) - (kind in (BlockKind.ITEM, BlockKind.QUOTE, BlockKind.FOOTNOTE))
        for each in self._containers:
            each.used = True
        head = kind is BlockKind.ROW and self._in_head
        self.loom.add(Block(kind, Span(0, 0), depth if level is None else level, prefix, hang, head), piece)


_HANDLERS: dict[str, Callable[[_Walk, Token], None]] = {
    "blockquote_open": _Walk.quote,
    "blockquote_close": _Walk.leave,
    "bullet_list_open": _Walk.open_list,
    "ordered_list_open": _Walk.open_list,
    "bullet_list_close": _Walk.close_list,
    "ordered_list_close": _Walk.close_list,
    "list_item_open": _Walk.item,
    "list_item_close": _Walk.leave,
    "heading_open": _Walk.open_heading,
    "heading_close": _Walk.close_heading,
    "inline": _Walk.inline,
    "fence": _Walk.code,
    "code_block": _Walk.code,
    "html_block": _Walk.html,
    "hr": _Walk.rule,
    "table_open": _Walk.table,
    "thead_open": _Walk.head,
    "thead_close": _Walk.head,
    "tr_open": _Walk.open_row,
    "tr_close": _Walk.close_row,
}
