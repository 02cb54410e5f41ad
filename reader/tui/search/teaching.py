"""Teaching: what the search screen says where there is nothing to list."""

from reader.core.cells import fitted, shown
from reader.library.searching import Answer
from reader.tui.widgets.rows_view import Row

_WAYS = (
    ("river bank", "both words in one section or note"),
    ('"over 6,000"', "words that stand together"),
    ("prison*", "what begins so"),
    ("-wounded", "without a word"),
    ("has:note", "also has:tag has:label has:reference"),
    ("label:doubt", "your labels"),
    ("tag:law", "your tags, and those below them"),
    ("entity:reed", "a name, by any of its forms"),
    ("figure:6057", "a value; also figure:USD figure:percent"),
    ("by:reed", "who wrote or noted it"),
    ("after:2025-05", "also before:2025-06-16"),
    ("in:talks", "one article"),
)


def ways(width: int) -> list[Row]:
    """What can be typed, with what it finds."""
    left = max(len(typed) for typed, _ in _WAYS) + 2
    rows: list[Row] = [(("What you can type", "strong"),)]
    rows += [((typed.ljust(left), "title"), (fitted(finds, width - left), "byline")) for typed, finds in _WAYS]
    return rows


def nothing_found(answer: Answer, typed: str, progress: str) -> list[Row]:
    """Why nothing is listed, and what may help."""
    rows: list[Row] = [((f"Nothing has “{shown(' '.join(typed.split()))}”.", ""),)]
    rows += [
        ((f"{shown(each)} means nothing here, so it was searched for as words.", "byline"),) for each in answer.as_words
    ]
    hint = (
        f"Not all is indexed yet: {progress}" if progress else "Fewer words find more, and so does a beginning: river*"
    )
    return [*rows, (), ((hint, "byline"),)]
