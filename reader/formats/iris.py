"""IRIs: the names by which JSON-LD and the web know articles, annotations and references."""

import re
from urllib.parse import quote

from reader.core.address import Address, address_text, is_address, read_address
from reader.core.entity import EntityKey
from reader.core.errors import ReaderError
from reader.core.outgoing import Outgoing, Parcel, Tie
from reader.core.reference import Reference, Target, TargetKind

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20\ud800-\udfff]+")


def is_iri(text: str) -> bool:
    """Whether a text can name a thing of the web."""
    return bool(_IRI.fullmatch(text))


def article_iri(article: Outgoing) -> str:
    """What an article is known by everywhere: its URL, else our link to it."""
    return article.article.url if is_iri(article.article.url) else article.link


def library_iri(parcel: Parcel) -> str:
    """What the links into the library of a parcel begin with."""
    link = parcel.articles[0].link if parcel.articles else ""
    return link.rpartition("/")[0] or f"reader://{quote(parcel.library, safe='') or 'library'}"


def entity_iri(link: str, key: EntityKey) -> str:
    """The link to an entity in the library that another link leads into."""
    address = read_address(link)
    return address_text(Address(address.library, address.library_id, entity=key))


def reference_iri(library: str, reference: Reference) -> str:
    """What a reference is known by."""
    return f"{library}/reference/{quote(reference.record.uid, safe='')}"


def ends_of(library: str, tie: Tie, link: str) -> tuple[str, str]:
    """What the ends of a reference are known by: where it starts, and where it leads.

    Args:
        library: What `library_iri` says.
        tie: The reference.
        link: The link to the end that it is seen from.
    """
    other = tie.link or _gone(library, tie.other)
    return (link, other) if tie.outward else (other, link)


def target_at(iri: str) -> Target | None:
    """The annotation, article or entity that a link of ours leads to; None where it is none, or leads to a passage."""
    address = _address(iri)
    if address is None or address.quoted:
        return None
    if address.entity:
        return Target(TargetKind.ENTITY, address.entity.text)
    if address.annotation:
        return Target(TargetKind.ANNOTATION, address.annotation)
    return Target(TargetKind.ARTICLE, address.article)


def article_at(iri: str) -> str:
    """The id of the article that a link of ours leads to, or into; empty for none."""
    address = _address(iri)
    return address.article if address else ""


def _address(iri: str) -> Address | None:
    try:
        return read_address(iri) if is_address(iri) else None
    except ReaderError:
        return None


def _gone(library: str, target: Target) -> str:
    return f"{library}/{target.kind}/{quote(target.key, safe='')}"
