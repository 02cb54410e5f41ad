"""Entity: a person, organisation, place or other named thing, and where an article mentions it."""

from dataclasses import dataclass
from enum import StrEnum

from reader.core.span import Span


class EntityKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"
    EVENT = "event"
    WORK = "work"
    LAW = "law"
    PRODUCT = "product"


@dataclass(frozen=True, slots=True, order=True)
class EntityKey:
    """Which entity: its kind and the name it goes by in the library; its `text` is its id in references."""

    kind: EntityKind
    name: str

    @property
    def text(self) -> str:
        """`person:Rustem Umerov`."""
        return f"{self.kind}:{self.name}"

    @classmethod
    def of(cls, text: str) -> "EntityKey":
        """The key that `text` wrote.

        Raises:
            ValueError: It is none.
        """
        kind, _, name = text.partition(":")
        return cls(EntityKind(kind), name)


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A name where it stands.

    Attributes:
        span: The name alone: without article, possessive, title or role.
        kind: What it names.
        entity: The name of the entity it stands for ("Rustem Umerov" for "Umerov").
        engine: What found it, name and version ("spacy-md 3.7.1 + pass 1"); "reader" for a name the reader marked.
        description: The title or role said right before it ("Defence Minister"); empty for none.
    """

    span: Span
    kind: EntityKind
    entity: str
    engine: str
    description: str = ""

    @property
    def key(self) -> EntityKey:
        """Which entity it mentions."""
        return EntityKey(self.kind, self.entity)


def folded(surface: str) -> str:
    """A name as it stands in a text, with one blank for each stretch of white space."""
    return " ".join(surface.split())
