"""Quotes: a passage in quotation marks."""

QUOTE_LENGTH = 40  # characters of a quote where there is room for a part of it
_INNER = str.maketrans('“”„"', "‘’‚'")


def quoted(text: str, at_most: int | None = None) -> str:
    """A passage in one line, in double quotation marks; its own are single ones in there.

    Args:
        text: The passage.
        at_most: How many characters of it there are; a longer one is cut. None for all.
    """
    words = " ".join(text.split()).translate(_INNER)
    if at_most is None or len(words) <= at_most:
        return f"“{words}”"
    return f"“{words[:at_most].rstrip()}…”"
