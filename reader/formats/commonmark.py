"""CommonMark: the parser, set up so that it loses nothing, and its limits, which depend on the text alone.

A limit must never depend on the clock or on who calls: the canonical text of a file is the same on
every machine, or annotations would lose their places.
"""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import local
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from reader.formats.spare_cells import keep_spare_cells

BLOCK_NESTING = 4_000  # levels; a list in a list is two
INLINE_NESTING = 20  # deeper brackets stay literal: nothing is lost, and the time stays in proportion
TOKENS_MAX = 500_000  # about 5 s and 300 MB
SPECIALS_MAX = 300_000  # each may cost 15 µs
MARKERS_MAX = 10_000_000  # squared markers of all lines: the cost of lists and quotes begun on one line

_LIMIT = "postil_tokens_max"  # in what the parser hands on from rule to rule
_UNLIMITED = sys.maxsize  # markdown-it drops what is nested deeper than its own limit, without a word
_FRAMES = 5 * BLOCK_NESTING  # of Python, which do not grow the C stack
_SPECIALS = "*_[]!<&`~|\\"
_MARKERS = re.compile(r"^(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){9,}", re.MULTILINE)


class TooMuchError(Exception):
    """The text would take the parser too long, or too much memory; says why."""


def tokens_of(text: str) -> tuple[list[Token], dict[str, int]]:
    """Parse Markdown.

    Returns:
        The tokens, footnote definitions where they stand, and the number of each footnote's label
        that is referred to.

    Raises:
        TooMuchError: It is beyond the limits above.
    """
    _refuse_the_costly(text)
    env: dict[str, Any] = {_LIMIT: min(TOKENS_MAX, 100_000 + 3 * len(text))}
    with _room_on_the_stack():
        tokens = _OWN.parser.parse(text, env)
    labels = env.get("footnotes", {}).get("refs", {})
    return tokens, {label.removeprefix(":"): number + 1 for label, number in labels.items() if number >= 0}


class _Own(local):
    """A parser for each thread, kept, for making one takes as long as parsing a note; it changes while it parses."""

    def __init__(self) -> None:
        self.parser = _parser()


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    parser.core.ruler.before("block", "deep", _nesting(_UNLIMITED))
    parser.core.ruler.before("inline", "shallow", _nesting(INLINE_NESTING))
    parser.core.ruler.before("inline", "spare_cells", keep_spare_cells)
    parser.block.ruler.before("table", "limits", _limits)
    return parser


def _nesting(levels: int) -> Callable[[StateCore], None]:
    def rule(state: StateCore) -> None:
        state.md.options["maxNesting"] = levels

    return rule


def _limits(state: StateBlock, _start: int, _end: int, _silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
    """A rule that matches nothing, and stops the parser before a block too many."""
    if state.level > BLOCK_NESTING:
        raise TooMuchError(f"nested deeper than {BLOCK_NESTING} levels")
    if len(state.tokens) > state.env[_LIMIT]:
        raise TooMuchError("too many blocks or empty cells for its length")
    return False


_OWN = _Own()


def _refuse_the_costly(text: str) -> None:
    if sum(map(text.count, _SPECIALS)) > SPECIALS_MAX:
        raise TooMuchError(f"more than {SPECIALS_MAX} characters of markup")
    if sum((len(found[0]) // 2) ** 2 for found in _MARKERS.finditer(text)) > MARKERS_MAX:
        raise TooMuchError("too many lists and quotes begun on one line")


@contextmanager
def _room_on_the_stack() -> Iterator[None]:
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, _FRAMES))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)
