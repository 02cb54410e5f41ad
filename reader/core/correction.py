"""Correction: what a reader says about a name that the engine got wrong; remembered for the whole library."""

from dataclasses import dataclass
from enum import StrEnum

from reader.core.annotation import Record
from reader.core.entity import EntityKey


class CorrectionKind(StrEnum):
    """What is put right."""

    RENAME = "rename"
    RETYPE = "retype"
    MERGE = "merge"
    SPLIT = "split"
    REJECT = "reject"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing put right; corrections are applied in the order in which they were made.

    Attributes:
        kind: What is put right.
        about: The entity it is about, as it was called when this was said; for a marked name, the entity that
            the name stands for.
        surface: The name as it stands in the text: the alias that is split off, or the name that was missed.
        into: What the entity is from then on, when it is renamed, retyped, merged or split.
        article: The id of the only article that it holds in; empty for all, also those added later.
    """

    record: Record
    kind: CorrectionKind
    about: EntityKey
    surface: str = ""
    into: EntityKey | None = None
    article: str = ""

    @property
    def uid(self) -> str:
        """Its identity."""
        return self.record.uid
