"""Tags: what a tagger says of a stretch of text, and the kinds that its labels stand for."""

from dataclasses import dataclass, replace

from reader.core.entity import EntityKind
from reader.core.span import Span

KINDS = {
    "PERSON": EntityKind.PERSON,
    "PER": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
    "NORP": EntityKind.GROUP,
    "EVENT": EntityKind.EVENT,
    "WORK_OF_ART": EntityKind.WORK,
    "LAW": EntityKind.LAW,
    "PRODUCT": EntityKind.PRODUCT,
}


@dataclass(frozen=True, slots=True, order=True)
class Tag:
    """A span under a model's own label, such as GPE or DATE."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A span under one of our kinds."""

    span: Span
    kind: EntityKind

    def over(self, span: Span) -> "Name":
        """The same kind over another span."""
        return replace(self, span=span)


def named(tag: Tag) -> Name | None:
    """The name that a tag stands for; None for dates, numbers and whatever else is no name."""
    kind = KINDS.get(tag.label)
    return Name(tag.span, kind) if kind else None
