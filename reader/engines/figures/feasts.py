"""Feasts: days of the year that have a name."""

from reader.engines.figures.tokens import Tokens

_FEASTS = {
    ("christmas", "day"): (12, 25), ("christmas", "eve"): (12, 24), ("christmas",): (12, 25),
    ("xmas",): (12, 25), ("boxing", "day"): (12, 26), ("new", "year", "'", "s", "day"): (1, 1),
    ("new", "year", "’", "s", "day"): (1, 1), ("new", "year", "day"): (1, 1),
    ("new", "year", "'", "s", "eve"): (12, 31), ("new", "year", "’", "s", "eve"): (12, 31),
    ("halloween",): (10, 31), ("valentine", "'", "s", "day"): (2, 14), ("valentine", "’", "s", "day"): (2, 14),
    ("april", "fool", "'", "s", "day"): (4, 1), ("independence", "day"): (7, 4), ("bastille", "day"): (7, 14),
    ("veterans", "day"): (11, 11), ("armistice", "day"): (11, 11), ("all", "saints", "day"): (11, 1),
    ("international", "workers", "'", "day"): (5, 1), ("may", "day"): (5, 1), ("juneteenth",): (6, 19),
    ("st", ".", "patrick", "'", "s", "day"): (3, 17), ("earth", "day"): (4, 22),
}  # fmt: skip
FEAST_WORDS = frozenset(name[0] for name in _FEASTS)


def read_feast(tokens: Tokens, index: int) -> tuple[int, int, int] | None:
    """The month and day of the feast at `index`, and the token after its name."""
    if tokens.at(index) not in FEAST_WORDS or not tokens.is_capital(index):
        return None
    for name, (month, number) in _FEASTS.items():
        after = tokens.phrase(index, *name)
        if after:
            return month, number, after
    return None
