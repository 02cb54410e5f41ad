"""Company: whom an entity is named together with, found fast also for one that is named everywhere."""

from collections import Counter
from heapq import nsmallest

from reader.core.entity import EntityKey
from reader.library.census import Census, Known

NEWEST = 1_000  # articles looked at, a few milliseconds of work


def company(census: Census, known: Known, at_most: int) -> list[tuple[Known, int]]:
    """The entities most often named in its newest articles, and in how many of those; the most shared first."""
    shared = Counter[EntityKey]()
    for article in known.articles[:NEWEST]:
        shared.update(census.by_article.get(article, ()))
    del shared[known.key]
    ranked = nsmallest(at_most, shared.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(census.entities[key], count) for key, count in ranked if key in census.entities]


def company_words(known: Known) -> str:
    """In which articles company was looked for: empty for all, else `newest 1,000 articles`."""
    return f"newest {NEWEST:,} articles" if len(known.presences) > NEWEST else ""
