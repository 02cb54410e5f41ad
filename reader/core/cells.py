"""Cells: what of a text may be drawn, and how many terminal cells it takes; Rich's table is the one oracle."""

import re
from functools import lru_cache

from rich.cells import cell_len
from unicode_segmentation_rs import graphemes

MARKS_KEPT = 4  # combining marks drawn on one base; more would run over the lines around it
WIDEST_CLUSTER = 8  # cells; a longer chain of joined characters may be broken anywhere
ELLIPSIS = "…"

_REPLACEMENT = "\ufffd"
_JOINER, _EMOJI_STYLE = "\u200d", "\ufe0f"
_SURROGATE = re.compile("[\ud800-\udfff]")


def _drawn_for() -> dict[int, str]:
    table = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "\u2421"}
    replaced = [*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x2070), 0xFEFF, *range(0xFFF9, 0xFFFC)]
    replaced += [*range(0xD800, 0xE000), *range(0xE0000, 0xE0080)]
    table |= dict.fromkeys(replaced, _REPLACEMENT) | dict.fromkeys((0x2028, 0x2029), "\u2424")
    return table | dict.fromkeys((0xAD, 0x200B, *range(0x2060, 0x2066)), "")


_DRAWN_FOR = _drawn_for()
_VISIBLE_FOR = {code: drawn for code, drawn in _DRAWN_FOR.items() if drawn and code not in map(ord, "\t\n")}


def shown(text: str) -> str:
    """What may be drawn of `text`.

    Each control character, override of direction, separator, byte order mark, tag character and
    lone surrogate becomes one visible character; soft hyphens, zero-width spaces and word joiners
    go, and so do combining marks past the fourth on one base. Tabs and newlines are controls here:
    whoever lays out a text deals with them before.
    """
    return text if is_simple(text) else "".join(map(_drawn, clusters(text)))


def visible(text: str) -> str:
    """`text`, as long as it is, with a visible character for each that a screen might obey; tabs and newlines stay."""
    return text if text.isprintable() else text.translate(_VISIBLE_FOR)


def width_of(text: str) -> int:
    """The cells that `shown(text)` takes."""
    return cell_len(shown(text))


def fitted(text: str, width: int) -> str:
    """`shown(text)`, cut to `width` cells; what was cut has an ellipsis in its place."""
    if width_of(text) <= width:
        return shown(text)
    kept, room = [], width - cell_len(ELLIPSIS)
    for cluster in clusters(text):
        room -= cluster_width(cluster)
        if room < 0:
            break
        kept.append(_drawn(cluster))
    return ("".join(kept) + ELLIPSIS) if width > 0 else ""


def without_surrogates(text: str) -> str:
    """`text` of the same length, with lone surrogates replaced: the Unicode library takes none."""
    return _SURROGATE.sub(_REPLACEMENT, text)


def clusters(text: str) -> list[str]:
    """The pieces of `text` that are drawn, and broken, as one: graphemes, save that endless chains fall apart."""
    if is_simple(text):
        return list(text)
    pieces: list[str] = []
    for piece in graphemes(without_surrogates(text), True):  # noqa: FBT003 (the library takes it so)
        if len(piece) == 1 or cell_len(_drawn(piece)) <= WIDEST_CLUSTER:
            pieces.append(piece)
        else:
            pieces.extend(piece)
    return pieces


@lru_cache(maxsize=16384)
def cluster_width(cluster: str) -> int:
    """The cells of one piece of `clusters`; these add up to the width of the whole."""
    return cell_len(_drawn(cluster))


def is_simple(text: str) -> bool:
    """Whether each character is drawn as it is, in one or two cells, and joins no other."""
    return 0 not in widths_in(text)


def is_single(text: str) -> bool:
    """Whether, besides being simple, each character takes one cell."""
    return widths_in(text) <= {1}


def widths_in(text: str) -> set[int]:
    """The cells that its characters take; 0 stands for one that is not simple."""
    return {1} if text.isascii() and text.isprintable() else set(map(simple_width, set(text)))


class _SimpleWidths(dict[str, int]):
    """The width of each character met so far that joins no other; 0 for all others."""

    def __missing__(self, character: str) -> int:
        width = 0
        if _drawn(character) == character:
            alone = len(graphemes(f"a{character}{character}a", True)) == 4  # noqa: FBT003, PLR2004 (as above; four pieces)
            width = cell_len(character) if alone else 0
        self[character] = width
        return width


_simple_widths = _SimpleWidths()
simple_width = _simple_widths.__getitem__


@lru_cache(maxsize=16384)
def _drawn(cluster: str) -> str:
    if len(cluster) == 1:
        return _DRAWN_FOR.get(ord(cluster), "" if cluster in {_JOINER, _EMOJI_STYLE} else cluster)
    kept, marks = [], 0
    for character in cluster.translate(_DRAWN_FOR):
        marks = 0 if cell_len(character) else marks + 1
        if marks <= MARKS_KEPT:
            kept.append(character)
    drawn = "".join(kept).rstrip(_JOINER)
    if drawn and not cell_len(drawn[0]):
        # Nothing to join or to restyle: left in, these would take hold of a neighbour.
        drawn = drawn.replace(_JOINER, "").replace(_EMOJI_STYLE, "")
    return drawn
