"""Addressing: the `reader://` link of a place in a library, and the place that such a link leads to."""

from collections.abc import Iterator
from dataclasses import dataclass

from reader.core.address import LIBRARY_ID_LENGTH, WHOLE_LENGTH, Address, Quoted, address_text, quoted, read_address
from reader.core.document import Document
from reader.core.entity import EntityKey
from reader.core.errors import ReaderError
from reader.core.span import Span
from reader.library.annotating import find_annotation, find_quotes
from reader.library.library import Library
from reader.library.naming import resolve as named_now
from reader.library.opening import open_article
from reader.library.shelf import Entry, entries, resolve
from reader.store.journal import first_change

REACH = 4000  # characters from the first words of a long passage to its last


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address leads.

    Attributes:
        entry: The article; None for an entity.
        annotation: The id of an annotation on it; empty for none.
        span: The passage of it; None for none.
        entity: The entity, as it is called now; None for an article.
    """

    entry: Entry | None = None
    annotation: str = ""
    span: Span | None = None
    entity: EntityKey | None = None


class Addresses:
    """Makes many links into a library, which is looked at once.

    Args:
        library: The library.
    """

    def __init__(self, library: Library) -> None:
        self._name, self._id = library.root.name, _id_of(library)

    def article(self, uid: str, annotation: str = "") -> str:
        """The link to an article, or to an annotation on it."""
        return address_text(Address(self._name, self._id, uid, annotation))

    def quote(self, uid: str, quote: str) -> str:
        """The link to the first place of an article that says this."""
        return address_text(Address(self._name, self._id, uid, quoted=quoted(quote) if quote else None))

    def entity(self, key: EntityKey) -> str:
        """The link to the card of an entity."""
        return address_text(Address(self._name, self._id, entity=key))


def article_address(library: Library, entry: Entry, annotation: str = "") -> str:
    """The link to an article, or to an annotation on it."""
    return Addresses(library).article(entry.id, annotation)


def passage_address(library: Library, entry: Entry, document: Document, span: Span) -> str:
    """The link to a passage of an article, by its words."""
    passage = _passage(document, span.trimmed(document.text))
    return address_text(Address(library.root.name, _id_of(library), entry.id, quoted=passage))


def entity_address(library: Library, key: EntityKey) -> str:
    """The link to the card of an entity."""
    return Addresses(library).entity(key)


def place_at(library: Library, text: str) -> Place:
    """Where a link leads in this library.

    Raises:
        ReaderError: It is no link of ours, leads into another library, or what it leads to is not there.
    """
    address = read_address(text)
    _refuse_other(library, address)
    if address.entity is not None:
        return Place(entity=named_now(library, address.entity) or address.entity)
    entry = _entry(library, address.article)
    if address.annotation:
        found = find_annotation(library, address.annotation)
        if found.record.deleted:
            raise ReaderError("the annotation that the link leads to is in the trash", "bring it back first")
        return Place(_entry(library, found.article), found.uid)
    return Place(entry, span=_span(library, entry, address.quoted) if address.quoted else None)


def _id_of(library: Library) -> str:
    """What tells a library from others: of the first that was ever done in it; empty where nothing was yet."""
    return first_change(library.database)[-LIBRARY_ID_LENGTH:]


def _refuse_other(library: Library, address: Address) -> None:
    mine = _id_of(library) if address.library_id else ""
    told, here = (address.library_id, mine) if mine else (address.library, library.root.name)
    if told != here:  # an id counts more than a name: the folder may be called otherwise by now
        raise ReaderError(
            f"the link leads into another library, “{address.library}”; this one is “{library.root.name}”",
            "say where that lies: reader --library DIR open LINK",
        )


def _entry(library: Library, article: str) -> Entry:
    gone = next((entry for entry in entries(library, trashed=True) if entry.id == article), None)
    if gone is not None:
        raise ReaderError(f"“{gone.article.title}”, where the link leads, is in the trash", "bring it back first")
    try:
        return resolve(library, article)
    except ReaderError as error:
        raise ReaderError(
            f"the link leads to an article that is not here: {article}", "`reader list` shows what there is"
        ) from error


def _passage(document: Document, span: Span) -> Quoted:
    quote = span.of(document.text)
    others = find_quotes(document, quote) if len(quote) <= WHOLE_LENGTH else [span]
    return quoted(quote, document.text[max(0, span.start - 2 * WHOLE_LENGTH) : span.start] if len(others) > 1 else "")


def _span(library: Library, entry: Entry, passage: Quoted) -> Span:
    document = open_article(library, entry).document
    found = next(_candidates(document, passage), None)
    if found is None:
        raise ReaderError(f"“{entry.article.title}” does not say what the link leads to any more", "look for it with /")
    return found


def _candidates(document: Document, passage: Quoted) -> Iterator[Span]:
    """The places that a passage may mean, the surest first."""
    firsts = find_quotes(document, passage.start)
    if passage.before:
        text = document.text
        ahead = passage.before.split()
        told = [each for each in firsts if " ".join(text[: each.start].split()).endswith(" ".join(ahead))]
        firsts = told + [each for each in firsts if each not in told]
    lasts = find_quotes(document, passage.end) if passage.end else []
    for first in firsts:
        if not passage.end:
            yield first
            continue
        last = next((each for each in lasts if first.end <= each.start <= first.end + REACH), None)
        if last is not None:
            yield first.joined(last)
