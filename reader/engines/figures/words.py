"""Words: sets of them, written as one reads them."""


def word_set(written: str) -> frozenset[str]:
    """The words of a line, as a set."""
    return frozenset(written.split())
