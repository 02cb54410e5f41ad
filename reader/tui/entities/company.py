"""Company: whom an entity is named together with, found fast also for one that is named everywhere."""

from collections import Counter
from collections.abc import Generator
from heapq import nsmallest

from reader.core.entity import EntityKey
from reader.library.census import Census, Known

AT_ONCE = 10  # articles between two pauses


def company(census: Census, known: Known, at_most: int) -> Generator[None, None, list[tuple[Known, int]]]:
    """The entities most often named in the same articles, and in how many of those; the most shared first.

    Yields:
        After a few articles, so that the work can be done in slices.
    """
    shared = Counter[EntityKey]()
    for number, article in enumerate(known.articles):
        shared.update(census.by_article.get(article, ()))
        if number % AT_ONCE == AT_ONCE - 1:
            yield
    del shared[known.key]
    ranked = nsmallest(at_most, shared.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(census.entities[key], count) for key, count in ranked if key in census.entities]
