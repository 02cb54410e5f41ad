"""Org files: a file for each article, as those want it who keep a note a file."""

from collections.abc import Iterator

from reader.core.outgoing import OutFile, Parcel, Wishes
from reader.formats.outgoing.naming import article_names
from reader.formats.outgoing.org import article_file, ids_in


def files(parcel: Parcel, _wishes: Wishes) -> Iterator[OutFile]:
    """The same outline as `org` has, each article in a file of its own that links to the others."""
    names, ids = article_names(parcel.articles, ".org"), ids_in(parcel)
    return (article_file(each, names[each.id], ids) for each in parcel.articles)
