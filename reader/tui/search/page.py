"""Search page: what stands under the line: what was found, or the saved searches and what can be typed."""

from collections.abc import Sequence

from reader.core.labels import Codebook
from reader.core.saved_search import SavedSearch
from reader.library.searching import Answer
from reader.tui.search.rows import Results, results, saved_rows
from reader.tui.search.teaching import ways
from reader.tui.widgets.rows_view import Row


def first_page(saved: Sequence[SavedSearch], width: int) -> Results:
    """Where nothing is typed: the saved searches, and what can be typed."""
    known = saved_rows(saved, width) if saved else Results((), ())
    between: list[Row] = [()] if saved else []
    return Results([*known.rows, *between, *ways(width)], known.items)


def found_page(answer: Answer, codebook: Codebook, nothing: Sequence[Row], width: int) -> Results:
    """What was found, or what is said where that is nothing."""
    return results(answer, codebook, width) if answer.groups else Results(nothing, ())


def found_words(answer: Answer, progress: str) -> str:
    """How much was found, how it was understood, and what is being indexed meanwhile."""
    said = []
    if answer.groups:
        count = sum(group.count for group in answer.groups)
        some = f"{count:,} in {len(answer.groups):,} article{'' if len(answer.groups) == 1 else 's'}"
        said.append(f"more than {some}" if answer.more else some)
        if answer.more and answer.is_ranked:
            said.append("the newest were compared")
        said += [f"{each} taken as words" for each in answer.as_words]
    if progress:
        said.append(f"indexing: {progress}")
    return " · ".join(said)
