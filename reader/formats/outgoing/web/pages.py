"""Pages: each article as one page of its own, with nothing beside it (`html`)."""

from collections.abc import Iterator

from reader.core.outgoing import OutFile, Parcel, Wishes
from reader.formats.outgoing.naming import article_names
from reader.formats.outgoing.web.article import article_page
from reader.formats.outgoing.web.frame import Frame
from reader.formats.outgoing.web.labels import looks_of
from reader.formats.outgoing.web.places import Places


def files(parcel: Parcel, _wishes: Wishes) -> Iterator[OutFile]:
    """A page for each article."""
    places = Places(article_names(parcel.articles, ".html"), tuple(parcel.articles))
    for article in parcel.articles:
        frame = Frame(looks_of([article], parcel.codebook), parcel.library)
        yield OutFile(places.pages[article.id], article_page(article, places, frame), article.id)
