"""Change: one entry of the journal: what a row was before and after an act."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Change:
    """What one act did to one row.

    Attributes:
        uid: Its own identity.
        act: The identity of the act; changes of one act are undone together.
        at: When, in UTC.
        verb: What the reader did, in the words of the screen: "highlighted", "noted", "tagged" ….
        noun: What kind of row: "annotation", "article", "reference".
        key: The row's uid.
        before: The row's columns before, or None when it did not exist.
        after: The row's columns after, or None when it no longer exists.
        undoes: The act that this act takes back; empty for an act of its own. A redo takes back an undo.
    """

    uid: str
    act: str
    at: datetime
    device: str
    author: str
    verb: str
    noun: str
    key: str
    before: Values | None
    after: Values | None
    undoes: str = ""
