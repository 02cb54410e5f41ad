"""Labelling: which label of the codebook a name or a colour from elsewhere stands for; none is ever made."""

import re
from colorsys import rgb_to_hls

from reader.core.labels import COLOURS, Codebook

_OTHER_NAMES = {
    "gray": "grey",
    "purple": "violet",
    "lilac": "violet",
    "magenta": "violet",
    "pink": "red",
    "olive": "green",
    "lime": "green",
    "teal": "cyan",
    "turquoise": "cyan",
    "aqua": "cyan",
    "navy": "blue",
    "gold": "yellow",
    "black": "grey",
    "white": "grey",
}
_HEX = re.compile(r"#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})(?:[0-9a-f]{2})?")
_HUES = ((20, "red"), (45, "orange"), (70, "yellow"), (165, "green"), (200, "cyan"), (260, "blue"), (330, "violet"))
_GREY = 0.12  # of saturation, under which a colour has none


def label_for(codebook: Codebook, told: str) -> str | None:
    """The name of the label that is called so or has this colour; empty for none told, None for one nobody knows."""
    name = " ".join(told.split())
    if not name:
        return ""
    known = codebook.by_name(name)
    if known is not None:
        return known.name
    colour = colour_of(name)
    return next((each.name for each in codebook.labels if each.colour == colour), None)


def colour_of(told: str) -> str:
    """The colour of ours that is nearest to one told by its name or as `#rrggbb`; empty for what is no colour."""
    name = told.strip().casefold()
    parts = _HEX.fullmatch(name)
    if parts is None:
        return name if name in COLOURS else _OTHER_NAMES.get(name, "")
    red, green, blue = (int(each, 16) / 255 for each in parts.groups())
    hue, _, saturation = rgb_to_hls(red, green, blue)
    if saturation < _GREY:
        return "grey"
    return next((colour for limit, colour in _HUES if hue * 360 < limit), "red")
