"""Plain text: a line a paragraph, or hard-wrapped paragraphs parted by blank lines, told apart."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reader.core.document import Block, BlockKind, Document
from reader.core.span import Span
from reader.formats.weaving import Loom, Piece

WRAP_MAX = 100  # columns; nobody wraps by hand beyond that, so a longer line is a paragraph of its own
WRAP_MIN = 40  # columns; shorter lines are verse, an address or a list
HEADLINE_MAX = 120  # characters

_FULL = 0.88  # of the width: a line that the next word would bring beyond it may have been wrapped there
_USUAL = 0.95  # of the lines are not longer than the width; the others are long words and accidents
_MOST = 0.75  # of the line ends must look wrapped before a text is believed to be
_MANY = 0.6  # of the lines must end like sentences before each is believed to be a paragraph
_TAIL = 20  # characters at the end of a line that tell whether a sentence ends there

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\Z")
_LIST = re.compile(r"[ \t]*(?:[-*+•–—‣]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])[ \t]")
_TABLE = re.compile(r"\S(?: {3,}|\t| *\| *)\S")

Lines = Sequence[str]


def parse_plain(text: str) -> Document:
    """Turn plain text into a document whose blocks are its paragraphs.

    No visible character is changed, lost or moved. The lines of a hard-wrapped paragraph are joined
    by spaces; lists, tables, verse and indented lines keep their lines. A short first line that is
    no sentence is a heading.
    """
    stanzas = list(_stanzas(text))
    width = _wrap_width(stanzas)
    blocks = [block for stanza in stanzas for block in _blocks(stanza, width)]
    loom = Loom()
    for index, (kind, lines) in enumerate(blocks):
        if index == 0 and len(blocks) > 1 and kind is BlockKind.PARAGRAPH and is_headline(lines):
            loom.add(Block(BlockKind.HEADING, Span(0, 0), level=1), Piece(lines))
        else:
            loom.add(Block(kind, Span(0, 0)), Piece(lines))
    return loom.document()


def is_headline(line: str) -> bool:
    """Whether a first line reads like a title: short, a single line, and not a sentence."""
    return len(line) <= HEADLINE_MAX and "\n" not in line and not (_ends_a_sentence(line) or _LIST.match(line))


def _stanzas(text: str) -> Iterator[list[str]]:
    """The runs of lines between blank lines, without the indent that all of them share."""
    stanza: list[str] = []
    lines = [line.rstrip(" \t") for line in text.split("\n")]
    shared = min((len(_indent_of(line)) for line in lines if line), default=0)
    for line in lines:
        if line.strip():
            stanza.append(line[shared:])
        elif stanza:
            yield stanza
            stanza = []
    if stanza:
        yield stanza


def _wrap_width(stanzas: Sequence[Lines]) -> int:
    """The column that the text was wrapped at, or 0 when it was not."""
    joints = [(line, after) for stanza in stanzas for line, after in pairwise(stanza) if not _stands_alone(after)]
    lengths = sorted(len(line) for line, _ in joints)
    width = lengths[int(_USUAL * (len(lengths) - 1))] if lengths else 0
    if not WRAP_MIN <= width <= WRAP_MAX:
        return 0
    wrapped = sum(_runs_on(line, after, width) for line, after in joints)
    verse = sum(after[0].isupper() for _, after in joints)
    return width if wrapped >= _MOST * len(joints) > verse else 0


def _blocks(stanza: Lines, width: int) -> Iterator[tuple[BlockKind, str]]:
    if len(stanza) > 1 and sum(bool(_TABLE.search(line)) for line in stanza) * 2 > len(stanza):
        yield BlockKind.CODE, "\n".join(stanza)
        return
    apart = "" if _is_a_line_a_paragraph(stanza) else "\n"
    text = [stanza[0]]
    for line, after in pairwise(stanza):
        joint = _joint(line, after, width) if width else apart
        if joint:
            text += [joint, after]
        else:
            yield BlockKind.PARAGRAPH, _tidy(text)
            text = [after]
    yield BlockKind.PARAGRAPH, _tidy(text)


def _tidy(parts: Lines) -> str:
    """A paragraph; only where lines keep their place does an indent mean something."""
    return "".join(parts) if "\n" in parts else "".join(parts).strip(" \t")


def _joint(line: str, after: str, width: int) -> str:
    """What joins two lines of a hard-wrapped text: a space, a newline, or nothing for a new paragraph."""
    if _stands_alone(after):
        return "" if _indent_of(after) and not _indent_of(line) and not _LIST.match(after) else "\n"
    if _runs_on(line, after, width):
        return " "
    return "" if _ends_a_sentence(line) or len(line) > WRAP_MAX else "\n"


def _runs_on(line: str, after: str, width: int) -> bool:
    """Whether `line` may have been broken only because the next word had no room."""
    return len(line) <= WRAP_MAX and len(line) + 1 + len(after.split(maxsplit=1)[0]) > _FULL * width


def _is_a_line_a_paragraph(stanza: Lines) -> bool:
    if any(len(line) > WRAP_MAX for line in stanza):
        return True
    return sum(map(_ends_a_sentence, stanza)) >= _MANY * len(stanza) and not any(map(_stands_alone, stanza))


def _stands_alone(line: str) -> bool:
    return bool(_indent_of(line) or _LIST.match(line) or _TABLE.search(line))


def _ends_a_sentence(line: str) -> bool:
    return bool(_SENTENCE_END.search(line[-_TAIL:]))


def _indent_of(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t"))]
