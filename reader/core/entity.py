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
class Mention:
    """A name where it stands.

    Attributes:
        span: The name alone: without article, possessive, title or role.
        kind: What it names.
        entity: The name of the entity it stands for ("Rustem Umerov" for "Umerov").
        engine: What found it, name and version ("spacy-md 3.7.1 + pass 1").
    """

    span: Span
    kind: EntityKind
    entity: str
    engine: str
