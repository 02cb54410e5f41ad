"""Palette: what each style name looks like, in the dark and in the light theme, in colour and without."""

from functools import lru_cache

from rich.style import Style
from textual.theme import Theme

DARK, LIGHT = "postil-dark", "postil-light"

THEMES = (
    Theme(
        name=DARK,
        primary="#8fb3d9",
        secondary="#b9a3d6",
        accent="#e0b567",
        warning="#e0b567",
        error="#e08a80",
        success="#9cc48a",
        foreground="#d9d4c7",
        background="#17191c",
        surface="#1d2024",
        panel="#24282d",
        dark=True,
        variables={"footer-key-foreground": "#e0b567", "block-cursor-text-style": "none"},
    ),
    Theme(
        name=LIGHT,
        primary="#2a5d8f",
        secondary="#6a4a97",
        accent="#8a5a00",
        warning="#8a5a00",
        error="#a3342a",
        success="#3b6e2a",
        foreground="#26241f",
        background="#fbf8f1",
        surface="#f3efe5",
        panel="#e9e4d7",
        dark=False,
        variables={"footer-key-foreground": "#8a5a00", "block-cursor-text-style": "none"},
    ),
)

# Each line: style name, look without colour, colour in the dark theme, colour in the light one.
_TEXT = """
block.heading.1   bold            #f0ead8  #14120e
block.heading.2   bold            #f0ead8  #14120e
block.heading     bold            #d9d4c7  #26241f
block.quote       -               #b3aea2  #56524a
block.code        -               #b8c4b0  #3d4a35
block.html        -               #7f7b72  #8a857a
block.footnote    -               #b3aea2  #56524a
block.row         -               #d9d4c7  #26241f
prefix            -               #7f7b72  #8a857a
title             bold            #f0ead8  #14120e
byline            -               #8f8a7f  #736e63
table.head        bold            -        -
strong            bold            -        -
emphasis          italic          -        -
code              -               #b8c4b0  #3d4a35
link              underline       #8fb3d9  #2a5d8f
strike            strike          -        -
image             italic          #8f8a7f  #736e63
html              -               #7f7b72  #8a857a
footnote          -               #8fb3d9  #2a5d8f
entity.person       bold              #9fc1e6  #1f5488
entity.organisation bold italic       #c3add9  #63408f
entity.place        underline         #a3c99a  #2f6224
entity.group        italic underline  #9dc7c2  #1f5f5a
entity.other        italic underline  #9dc7c2  #1f5f5a
sign.person         -                 #9fc1e6  #1f5488
sign.organisation   -                 #c3add9  #63408f
sign.place          -                 #a3c99a  #2f6224
sign.other          -                 #9dc7c2  #1f5f5a
bar                 -                 #8fb3d9  #2a5d8f
tab                 -                 #b3aea2  #56524a
tab.here            bold              #f0ead8  #14120e
figure              italic            #e0b567  #855500
figure.named        bold italic underline #e0b567  #855500
hint                bold reverse      -        -
search              underline         -        -
search.here         reverse           -        -
glyph.yellow        bold              #e3c565  #8a6500
glyph.green         bold              #93c47d  #38761d
glyph.red           bold              #e28a80  #a3342a
glyph.blue          bold              #86b3e0  #1f5fa0
glyph.violet        bold              #bfa0dd  #6f42a3
glyph.orange        bold              #e6a667  #9a5200
glyph.cyan          bold              #7fc4c4  #1b6f6f
glyph.grey          bold              #a8a39a  #605c55
glyph.none          bold              #a8a39a  #605c55
margin.note         -                 #b3aea2  #56524a
margin.quote        -                 #7f7b72  #8a857a
margin.rule         -                 #4a4d52  #c9c3b4
note.none           underline         -        -
annotation.overlap  underline         -        -
sign.conflict       -                 #e08a80  #a3342a
reference           underline         -        -
words.gone          -                 #e08a80  #a3342a
words.new           bold underline    #9cc48a  #3b6e2a
sign.reference      bold              #8fb3d9  #2a5d8f
elsewhere           -                 #6f6b64  #9a9387
diff.gone           strike              #e08a80  #a3342a
diff.new            bold underline      #9cc48a  #3b6e2a
heat.1              -                   #6f8fb0  #5d86b0
heat.2              -                   #7ea0c4  #44719f
heat.3              -                   #8fb3d9  #2a5d8f
heat.4              -                   #b5d4f3  #16406b
review.blank        bold                #e0b567  #855500
review.found        bold underline      #9cc48a  #3b6e2a
review.key          bold                #e0b567  #8a5a00
ledger.value        -                 #e0b567  #855500
ledger.unit         -                 #b3aea2  #56524a
"""

_GROUND = {
    "focus": ("#2b313a", "#e9e1cc"),
    "focus.thing": ("#4b5a70", "#b9cde6"),
    "tab.here": ("#2f3640", "#ddd5c2"),
    "caret": ("#d9d4c7", "#26241f"),
    "selection": ("#3a4654", "#cfdcea"),
    "search": ("#4f4420", "#f2e3a8"),
    "label.yellow": ("#423a1c", "#f8eab0"),
    "label.green": ("#263a22", "#d9eccb"),
    "label.red": ("#47282a", "#f6d6d0"),
    "label.blue": ("#22354a", "#d0e2f5"),
    "label.violet": ("#372b48", "#e5d9f3"),
    "label.orange": ("#45301c", "#f9dfc0"),
    "label.cyan": ("#1f3b3d", "#cdeaea"),
    "label.grey": ("#33363b", "#e2dfd7"),
}


def _table() -> dict[str, tuple[str, str, str]]:
    rows = (line.rsplit(maxsplit=2) for line in _TEXT.strip().splitlines())
    table = {}
    for head, dark, light in rows:
        name, look = head.split(maxsplit=1)
        table[name] = ("" if look.strip() == "-" else look.strip(), dark, light)
    return table


_LOOKS = _table()
NAMED_FIGURE = "figure.named"


@lru_cache(maxsize=4096)
def style_of(name: str, *, dark: bool) -> Style:
    """What a style name looks like; an unknown one looks like its parent (`block.item` like `block`)."""
    look, *colours = _LOOKS.get(name, ("", "-", "-"))
    words = [look] if look else []
    colour = colours[0 if dark else 1]
    if colour != "-":
        words.append(colour)
    if name in _GROUND:
        words.append(f"on {_GROUND[name][0 if dark else 1]}")
    if name == "caret":
        words.insert(0, "#17191c" if dark else "#fbf8f1")
    if name not in _LOOKS and name not in _GROUND and "." in name:
        return style_of(name.rpartition(".")[0], dark=dark)
    return Style.parse(" ".join(words)) if words else Style.null()


def colour_of(name: str, *, dark: bool) -> str:
    """The colour of a style name as `#rrggbb`, for widgets that take no rich styles."""
    colour = style_of(name, dark=dark).color
    return colour.name if colour is not None else ""


@lru_cache(maxsize=4096)
def styles_of(names: tuple[str, ...], *, dark: bool) -> Style:
    """Style names laid over each other, the last on top.

    Where a figure lies over a name it takes a look of its own, which tells both without colour too.
    """
    if "figure" in names and any(name.startswith("entity.") for name in names):
        names = tuple(NAMED_FIGURE if name == "figure" else name for name in names)
    return Style.combine(style_of(name, dark=dark) for name in names) if names else Style.null()
