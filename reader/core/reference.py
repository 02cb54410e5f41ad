"""Reference: a typed, directed cross-reference between two things a reader can point at."""

from dataclasses import dataclass
from enum import StrEnum

from reader.core.annotation import Record
from reader.core.entity import EntityKey
from reader.core.span import Span


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


@dataclass(frozen=True, slots=True)
class Dismissal:
    """What the reader said: that two things, which the program took for one, have nothing to do with each other."""

    record: Record
    source: Target
    target: Target


def entity_target(key: EntityKey) -> Target:
    """An entity as an end of a reference."""
    return Target(TargetKind.ENTITY, key.text)


def figure_target(article: str, text_digest: str, span: Span) -> Target:
    """A figure as an end of a reference: where it stands, in which text of which article."""
    return Target(TargetKind.FIGURE, f"{article}:{text_digest}:{span.start}-{span.end}")


def figure_place(target: Target) -> tuple[str, str, Span]:
    """The article, the digest of its text and the place that `figure_target` wrote.

    Raises:
        ValueError: It is no figure, or its key is none of ours.
    """
    article, _, rest = target.key.partition(":")
    digest, _, place = rest.partition(":")
    start, _, end = place.partition("-")
    if target.kind is not TargetKind.FIGURE or not article or not digest:
        raise ValueError(f"no figure: {target.kind} {target.key}")
    return article, digest, Span(int(start), int(end))
