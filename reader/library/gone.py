"""Gone: what is said of an article whose file is gone, and of the files that may be it."""

import shlex

from reader.library.shelf import Entry


def gone_words(entry: Entry) -> str:
    """That the file is gone, and under which names it may lie now."""
    if not entry.maybe:
        return "the file is gone"
    return f"the file is gone; it may be {' or '.join(entry.maybe)}"


def rejoin_words(entry: Entry) -> str:
    """The command that says it is the likeliest of them."""
    return f"reader rejoin {entry.slug} {shlex.quote(entry.maybe[0])}"
