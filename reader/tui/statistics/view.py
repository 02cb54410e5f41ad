"""View: how the statistics are to be shown: in which room, of how long, as plots or in words, in which order."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class View:
    """How they are to be shown.

    Attributes:
        width: The cells there are.
        height: The rows of the screen.
        is_year: Whether the forecast is that of a year.
        in_words: Whether plots are told in words instead.
        order: In which of its orders a table is.
    """

    width: int
    height: int
    is_year: bool = False
    in_words: bool = False
    order: int = 0
