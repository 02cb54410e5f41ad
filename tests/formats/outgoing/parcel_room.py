"""A room with a parcel in it: an article, and what was marked there."""

from datetime import UTC, date, datetime

from reader.core.anchor import Anchor
from reader.core.annotation import Annotation, Record
from reader.core.article import Article
from reader.core.document import Document
from reader.core.labels import Codebook
from reader.core.outgoing import Excerpt, Outgoing, Parcel
from reader.core.relocate import How, Placed
from reader.core.span import Span

NOON = datetime(2025, 6, 2, 12, tzinfo=UTC)
RAIN = Article("Rain", "Ann Reed", "The Gauge", "https://gauge.org/rain", date(2025, 6, 2), "en", ("weather", "north"))
LINK = "reader://library/rain"


def marked(quote: str | None, note: str = "", *tags: str, label: str = "", start: int = 0, uid: str = "id1") -> Excerpt:
    """An annotation on a quote, or on the whole article."""
    span = Span(start, start + len(quote or ""))
    anchor = Anchor(quote, "", "", span.start, span.end, "", "") if quote is not None else None
    made = Annotation(Record(uid, "me", "here", NOON, NOON), "rain", anchor, label, note, tags)
    return Excerpt(made, note, Placed(span, 1.0, How.EXACT), f"{LINK}#{uid}")


def article(*excerpts: Excerpt, about: Article = RAIN, uid: str = "rain", document: Document | None = None) -> Outgoing:
    """An article that goes out."""
    return Outgoing(uid, uid, about, LINK, excerpts, document)


def parcel(*articles: Outgoing) -> Parcel:
    """What goes out."""
    return Parcel("library", NOON, articles, Codebook())
