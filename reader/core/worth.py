"""Worth: which of a text's figures are worth an eye."""

from reader.core.figure import Figure, FigureKind

FEW = 12  # counts and ranks in words up to this are not marked, though they are found


def says_something(figure: Figure, text: str) -> bool:
    """Whether a figure of a text is worth an eye."""
    return tells(figure, figure.span.of(text))


def tells(figure: Figure, quote: str) -> bool:
    """Whether a figure that is written so is worth an eye: no plain "two" or "first", of which every page is full."""
    if figure.kind not in {FigureKind.COUNT, FigureKind.ORDINAL} or any(map(str.isdecimal, quote)):
        return True
    is_plain = figure.low == figure.high and not figure.approximate and not figure.change
    return not is_plain or figure.low is None or figure.low > FEW
