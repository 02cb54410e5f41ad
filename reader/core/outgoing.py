"""Outgoing: what of a library goes out together, ready to be written in any format."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reader.core.annotation import Annotation
from reader.core.article import Article
from reader.core.card import Card
from reader.core.document import Document
from reader.core.entity import Mention
from reader.core.figure import Figure
from reader.core.labels import Codebook
from reader.core.reference import Reference, Target
from reader.core.relocate import Lost, Placed
from reader.core.span import Span


class Part(StrEnum):
    """What a format needs beside the annotations; it is gathered only where it is wanted."""

    TEXT = "text"
    ENTITIES = "entities"
    FIGURES = "figures"
    CARDS = "cards"
    CAVEATS = "caveats"


@dataclass(frozen=True, slots=True)
class Tie:
    """A reference, seen from one of its ends.

    Attributes:
        reference: It.
        outward: Whether it leads from here to the other end, or from there to here.
        other: The other end, as it is called now.
        words: What the other end is called.
        article: The id of the article that the other end belongs to; empty for an entity, and for what is gone.
        link: The `reader://` link to the other end; empty where there is none.
    """

    reference: Reference
    outward: bool
    other: Target
    words: str
    article: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class OutCard:
    """A card that goes out.

    Attributes:
        card: It; one in the trash too, so that a format can say that it left it out.
        says: What it has to say before it asks, each with its sign; empty where that is not wanted.
    """

    card: Card
    says: Sequence[tuple[str, str]] = ()

    @property
    def is_asked(self) -> bool:
        """Whether the reader wants to be asked it."""
        return not self.card.suspended and self.card.record.deleted is None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """An annotation that goes out.

    Attributes:
        annotation: It, as it is kept: links in its note are `[[TARGET|words]]`.
        note: Its note as a person reads it.
        placed: Where it lies in the text as it is now, or that it is lost.
        link: The `reader://` link to it.
        ties: What is tied to it.
        cards: What was made of it, oldest first; empty where they are not wanted.
    """

    annotation: Annotation
    note: str
    placed: Placed | Lost
    link: str
    ties: Sequence[Tie] = ()
    cards: Sequence[OutCard] = ()

    @property
    def quote(self) -> str:
        """What was marked; empty for what is on the whole article."""
        return self.annotation.anchor.exact if self.annotation.anchor else ""

    @property
    def span(self) -> Span | None:
        """Where it lies now; None for what is lost or on the whole article."""
        is_placed = self.annotation.anchor is not None and isinstance(self.placed, Placed)
        return self.placed.span if is_placed and isinstance(self.placed, Placed) else None


@dataclass(frozen=True, slots=True)
class Outgoing:
    """An article that goes out, with what was chosen of its annotations, in reading order.

    Attributes:
        id: Its id.
        slug: Its short name, unique on the shelf.
        link: The `reader://` link to it.
        document: Its text; None where it is not wanted, or the file is gone.
        ties: What is tied to the article itself.
        mentions: The names in it, with the reader's corrections; empty where they are not wanted.
        figures: Likewise.
    """

    id: str
    slug: str
    article: Article
    link: str
    excerpts: Sequence[Excerpt]
    document: Document | None = None
    ties: Sequence[Tie] = ()
    mentions: Sequence[Mention] = ()
    figures: Sequence[Figure] = ()


@dataclass(frozen=True, slots=True)
class Parcel:
    """What goes out together.

    Attributes:
        library: The name of the library's folder.
        at: When it goes out, in UTC; no format writes it where a second export is to change no byte.
        articles: In the order in which one reads them.
        notices: What could not be put into it, in words, a line each.
    """

    library: str
    at: datetime
    articles: Sequence[Outgoing]
    codebook: Codebook
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a person wants it written; what a format does not know of it does not touch it.

    Attributes:
        parts: What is to be written beside the annotations, where the format leaves that open.
        template: A template of the person's own; empty for the format's.
        spreadsheet: Whether cells that a spreadsheet would run are defused.
        lines: JSON, one object a line, instead of CSV.
        force: Whether files may be replaced that Postil did not write; of no concern to any format.
    """

    parts: frozenset[Part] = frozenset()
    template: str = ""
    spreadsheet: bool = False
    lines: bool = False
    force: bool = False


@dataclass(frozen=True, slots=True)
class OutFile:
    """A file that a format made.

    Attributes:
        name: Relative, with `/`; only what any system takes as a file name.
        content: Its bytes; text is UTF-8.
        about: The id of the article that the file is about; empty for none, or several.
    """

    name: str
    content: bytes
    about: str = ""
