"""Citing: a quote with where it comes from, in the words of the setting `cite`."""

import re

from reader.core.article import Article


def citation(pattern: str, quote: str, article: Article) -> str:
    """The quote in the pattern; parts that the article does not know leave no stray comma."""
    filled = pattern.format(
        quote=quote,
        title=article.title,
        author=article.author,
        source=article.source,
        published=article.published.isoformat() if article.published else "",
        url=article.url,
    )
    return re.sub(r"(?:,\s*)+(?=,|$)", "", re.sub(r",\s*(?=,)", "", filled)).rstrip(" ,—")
