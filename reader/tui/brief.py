"""Brief: round millions and billions as they are said, where that loses nothing."""

import re

_LARGE = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?![.\d])")
_TWICE = re.compile(r"([\d.]+) (million|billion|trillion) to ([\d.]+ \2)")
_SCALES = (("trillion", 10**12), ("billion", 10**9), ("million", 10**6))
_PARTS = 100  # of a million, say: two digits after the point


def in_short(words: str) -> str:
    """Words with their numbers short: "1,100,000,000 to 1,400,000,000" is "1.1 to 1.4 billion".

    A number that more than two digits after the point would be needed for stays as it is.
    """
    short = _LARGE.sub(lambda number: _said(int(number[0].replace(",", ""))) or number[0], words)
    return _TWICE.sub(r"\1 to \3", short)


def _said(number: int) -> str:
    for word, scale in _SCALES:
        if number >= scale:
            whole, rest = divmod(number, scale)
            return (
                f"{whole + rest / scale:.2f}".rstrip("0").rstrip(".") + f" {word}"
                if not rest % (scale // _PARTS)
                else ""
            )
    return ""
