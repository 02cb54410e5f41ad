"""Spare cells: a table row with more cells than the header keeps them; the parser would drop their text."""

from collections.abc import Sequence

from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_core import StateCore
from markdown_it.token import Token


def keep_spare_cells(state: StateCore) -> None:
    """A rule for the parser's core chain, after the blocks are known and before their inline text is."""
    if not any(token.type == "table_open" for token in state.tokens):
        return
    lines, row = state.src.split("\n"), 0
    kept: list[Token] = []
    for token in state.tokens:
        if token.type == "tr_open":
            row = len(kept)
        elif token.type == "tr_close":
            opening = kept[row]
            cells = [each.content for each in kept[row:] if each.type == "inline"]
            line = lines[opening.map[0]] if opening.map else ""
            kept += [part for cell in _spare(line, cells) for part in _cell(cell, opening)]
        kept.append(token)
    state.tokens = kept


def _spare(line: str, cells: Sequence[str]) -> list[str]:
    """The cells of `line` after the last of `cells`; quote bars and bullets may stand before the first."""
    if line.count("|") < len(cells):
        return []
    pieces = [piece.strip() for piece in escapedSplit(line)]
    pieces = pieces[:-1] if pieces[-1] == "" else pieces
    for skipped in (0, 1):
        inside = pieces[skipped : skipped + len(cells)]
        if inside[1:] == list(cells[1:]) and len(inside) == len(cells) and inside[0].endswith(cells[0]):
            return pieces[skipped + len(cells) :]
    return []


def _cell(content: str, row: Token) -> tuple[Token, Token, Token]:
    text = Token("inline", "", 0, content=content, map=row.map, children=[], level=row.level + 2)
    return Token("td_open", "td", 1), text, Token("td_close", "td", -1)
