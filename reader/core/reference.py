"""Reference: a typed, directed cross-reference between two things a reader can point at."""

from dataclasses import dataclass
from enum import StrEnum

from reader.core.annotation import Record


class TargetKind(StrEnum):
    """What a reference can start from or lead to."""

    ANNOTATION = "annotation"
    ARTICLE = "article"
    ENTITY = "entity"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Target:
    """One end of a reference: a kind of thing and its id."""

    kind: TargetKind
    key: str


RELATIONS = ("supports", "contradicts", "updates", "same as", "source of", "see also")


@dataclass(frozen=True, slots=True)
class Reference:
    """`source` stands in `relation` to `target`."""

    record: Record
    source: Target
    relation: str
    target: Target
    note: str = ""
