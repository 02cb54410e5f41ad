"""Weight: whether something is to be read again more or less often, and whether it is a favourite."""

from dataclasses import dataclass
from enum import StrEnum

from reader.core.annotation import Record
from reader.core.ids import made_id
from reader.core.reference import Target


class Often(StrEnum):
    """How often something is to be read again."""

    USUAL = ""
    MORE = "more"
    LESS = "less"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Weight:
    """What the reader said of an annotation or an article; `record.uid` is `weight_uid` of it."""

    record: Record
    target: Target
    often: Often = Often.USUAL
    favourite: bool = False


def weight_uid(target: Target) -> str:
    """The id of the weight of something: on every machine the same, so that there is one of each."""
    return made_id(f"weight\0{target.kind.value}\0{target.key}")
