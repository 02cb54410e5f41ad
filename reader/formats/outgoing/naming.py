"""Naming: what the files of an export are called, on any system and the same each time."""

from collections.abc import Iterable, Iterator

from reader.core.outgoing import Outgoing, Parcel
from reader.formats.slug import slug

NOTES, CARDS = "notes", "cards"  # what a file of several articles is called


def file_name(parcel: Parcel, suffix: str, several: str = NOTES) -> str:
    """The name of a file for all of a parcel: that of its article where it is about one, else that of several."""
    return f"{slug(parcel.articles[0].slug) if len(parcel.articles) == 1 else several}{suffix}"


def article_names(articles: Iterable[Outgoing], suffix: str) -> dict[str, str]:
    """The name of a file for each article, by its id; no two are the same, also where case does not count."""
    taken, names = set[str](), dict[str, str]()
    for each in articles:
        name = next(name for name in _candidates(each) if name.casefold() not in taken)
        taken.add(name.casefold())
        names[each.id] = f"{name}{suffix}"
    return names


def _candidates(article: Outgoing) -> Iterator[str]:
    yield slug(article.slug)
    yield f"{slug(article.slug)}-{slug(article.id)}"
