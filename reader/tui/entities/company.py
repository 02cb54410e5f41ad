"""Company: whom an entity is named together with, found fast also for one that is named everywhere."""

from collections import Counter
from heapq import nsmallest

from reader.library.census import Census, Known

NEWEST = 100  # articles looked at: what is read as news, and soon gone through


def company(census: Census, known: Known, at_most: int) -> list[tuple[Known, int]]:
    """The entities most often named in its newest articles, and in how many of those; the most shared first."""
    newest = known.articles[:NEWEST]
    shared = Counter(key for article in newest for key in census.by_article.get(article, ()))
    del shared[known.key]
    ranked = nsmallest(at_most, shared.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(census.entities[key], count) for key, count in ranked if key in census.entities]
