"""Org notes: a note in Markdown as Org, as far as that is safe: what Org has no sign for stays plain text."""

import re
from collections.abc import Iterator

from reader.core.document import Block, BlockKind, Document
from reader.core.marks import Mark, Style
from reader.formats.markdown import parse_markdown
from reader.formats.outgoing.org_text import GAP, escaped, guarded, is_passive, lines_of, link, literal

_SIGNS: dict[str, str] = {Style.STRONG: "*", Style.EMPHASIS: "/", Style.STRIKE: "+"}
_BOXES = {"☐": "- [ ]", "☑": "- [X]"}
_ANYTHING = re.compile(r"[*_`~\[\]<>#|\\&]|^[ \t]*(?:[-+=]|\d+[.)])|^(?: {4}|\t)", re.MULTILINE)  # perhaps Markdown
_BEFORE = re.compile(r"[\s({'\"-]\Z|\A\Z")
_AFTER = re.compile(r"[\s.,;:!?'\")}\[-]|\Z")


def org_note(note: str) -> list[str]:
    """The lines of a note; none of them begins a heading, or closes what it did not open."""
    if not _ANYTHING.search(note):
        return [guarded(escaped(line)) for line in lines_of(note.strip())]
    document = parse_markdown(note)
    lines: list[str] = []
    for index, block in enumerate(document.blocks):
        if index and not _continues(document.blocks[index - 1], block):
            lines.append("")
        lines += _block(document, block)
    return lines


def _continues(last: Block, block: Block) -> bool:
    return last.kind is block.kind and block.kind in {BlockKind.ITEM, BlockKind.ROW}


def _block(document: Document, block: Block) -> Iterator[str]:
    text = block.span.of(document.text)
    match block.kind:
        case BlockKind.CODE:
            yield from _fenced("example", [literal(line) for line in lines_of(text)])
        case BlockKind.QUOTE:
            yield from _fenced("quote", [guarded(line) for line in _inline(document, block)])
        case BlockKind.RULE:
            yield "-----"
        case BlockKind.HEADING:
            yield from (guarded(line) for line in _inline(document, block))
        case BlockKind.ITEM:
            yield from _item(block, [guarded(line) for line in _inline(document, block)] or [""])
        case BlockKind.HTML | BlockKind.ROW:
            yield from (guarded(escaped(line.replace("\t", " | "))) for line in lines_of(text))
        case _:
            yield from (guarded(f"{block.prefix}{line}") for line in _inline(document, block))


def _fenced(kind: str, lines: list[str]) -> list[str]:
    return [f"#+begin_{kind}", *lines, f"#+end_{kind}"]


def _item(block: Block, lines: list[str]) -> Iterator[str]:
    """A list item under its own sign; what goes on in an item is set in."""
    indent, sign = "  " * block.level, block.prefix.strip()
    if sign:
        begins = sign if sign[0].isdigit() else _BOXES.get(sign[-1], "-")
        yield f"{indent}{begins} {lines.pop(0)}".rstrip()
    yield from (f"{indent}  {line}" for line in lines)


def _inline(document: Document, block: Block) -> list[str]:
    """The lines of a block, with its emphasis, code and links in Org's signs."""
    marks = [mark for mark in document.marks if block.span.start <= mark.span.start and mark.span.end <= block.span.end]
    return lines_of(_marked(document, block.span.start, block.span.end, marks))


def _marked(document: Document, start: int, end: int, marks: list[Mark]) -> str:
    written, at = "", start
    for mark in marks:
        if mark.span.start < at:
            continue  # inside the one before, which has written it
        written += escaped(document.text[at : mark.span.start])
        inner = [each for each in marks if each is not mark and _holds(mark, each)]
        signed = _signed(document, mark, inner)
        is_open = bool(_BEFORE.search(written)) or signed.startswith("[[")
        follows = document.text[mark.span.end : mark.span.end + 1] if mark.span.end < end else ""
        written += f"{'' if is_open else GAP}{signed}{'' if _AFTER.match(follows) else GAP}"
        at = mark.span.end
    return written + escaped(document.text[at:end])


def _holds(outer: Mark, inner: Mark) -> bool:
    return outer.span.start <= inner.span.start and inner.span.end <= outer.span.end and inner.span != outer.span


def _signed(document: Document, mark: Mark, inner: list[Mark]) -> str:
    text = mark.span.of(document.text)
    if mark.style == Style.CODE:
        sign = next((each for each in "~=" if each not in text), "")
        return f"{sign}{text}{sign}" if sign and text == text.strip() and "\n" not in text else escaped(text)
    target = next((each.target for each in document.links if each.span == mark.span), "")
    if target and mark.style in {Style.LINK, Style.IMAGE}:
        return _linked(target, text)
    within = _marked(document, mark.span.start, mark.span.end, inner)
    sign = _SIGNS.get(mark.style, "")
    return f"{sign}{within}{sign}" if sign and within == within.strip() and text else within


def _linked(target: str, text: str) -> str:
    if not is_passive(target):
        return escaped(text) if target.startswith("#") else f"{escaped(text)} ({escaped(target)})"
    return link(target, "" if text == target else text)
