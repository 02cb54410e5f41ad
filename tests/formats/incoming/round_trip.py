"""Round trip: what a parcel says, as the records that are to come back from a format."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reader.core.annotation import content_hash
from reader.core.incoming import About, Incoming, IncomingLink, Offsets
from reader.core.outgoing import Excerpt, Outgoing, Parcel, Tie
from reader.formats.iris import is_iri


def annotations_of(parcel: Parcel) -> Iterator[Incoming]:
    """The annotations, as they come back: without line and key, and with offsets in code points."""
    for article in parcel.articles:
        for each in article.excerpts:
            yield _incoming(article, each)


def references_of(parcel: Parcel) -> list[IncomingLink]:
    """The references, each once, without line and key."""
    ties = [tie for article in parcel.articles for tie in _ties(article)]
    found = {tie.reference.record.uid: tie.reference for tie in reversed(ties)}
    return [
        IncomingLink(0, "", each.source, each.relation, each.target, each.note, each.record.created, each.record.uid)
        for each in found.values()
    ]


def bare(records: Iterable[object]) -> tuple[list[Incoming], list[IncomingLink]]:
    """What came back, without line and key: annotations, and references."""
    annotations, references = [], []
    for each in records:
        if isinstance(each, Incoming):
            annotations.append(replace(each, line=0, key=""))
        else:
            assert isinstance(each, IncomingLink), each
            references.append(replace(each, line=0, key=""))
    return annotations, references


def _ties(article: Outgoing) -> Iterator[Tie]:
    yield from article.ties
    for each in article.excerpts:
        yield from each.ties


def _incoming(article: Outgoing, each: Excerpt) -> Incoming:
    made, about = each.annotation, article.article
    anchor = made.anchor
    is_placed = anchor is not None and article.document is not None and each.span is not None
    return Incoming(
        0,
        "",
        About(about.title, about.author, about.url if is_iri(about.url) else "", article.id),
        anchor.exact if anchor else "",
        anchor.prefix if anchor else "",
        anchor.suffix if anchor else "",
        Offsets(anchor.start, anchor.end) if anchor and is_placed else None,
        made.label,
        made.note,
        made.tags,
        made.record.created,
        made.record.changed,
        made.uid,
        content_hash(anchor.exact if anchor else None, made.note, made.label, made.tags),
    )
