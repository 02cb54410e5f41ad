"""Planned: what is to become of each record of the files that come in, before anything is written."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from reader.core.annotation import Annotation
from reader.core.document import Document
from reader.core.incoming import Read
from reader.core.reference import Reference
from reader.core.relocate import Placed
from reader.library.shelf import Entry
from reader.store.parked import ParkedRow


class Outcome(StrEnum):
    """What becomes of a record.

    It is new, there already, was dropped when it waited, is brought up to date, differs on both sides so that ours is
    kept, waits for its article or its place, or is not taken; a remark is about a record that is taken.
    """

    NEW = "new"
    THERE = "there already"
    DROPPED = "dropped before"
    UPDATED = "updated"
    OURS = "yours is kept"
    PARKED = "parked"
    UNREAD = "not taken"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Given:
    """A record as it came.

    Attributes:
        source: Its file.
        format_name: The format of that.
    """

    source: str
    format_name: str
    read: Read


@dataclass(frozen=True, slots=True)
class Planned:
    """What is to become of one record.

    Attributes:
        uid: The id that it has or will have; empty when it is not taken.
        row: What is to be written, or what is there; None when it is not taken.
        entry: The article it is on, when that is known; None for references.
        placed: Where it lies; None for what is on a whole article, waits or is not taken.
        text: The text that its anchor counts in, when that is not the article's own.
        why: Why it is so, in words; empty where that needs none.
    """

    given: Given
    outcome: Outcome
    uid: str = ""
    row: Annotation | Reference | ParkedRow | None = None
    entry: Entry | None = None
    placed: Placed | None = None
    text: str = ""
    why: str = ""

    @property
    def line(self) -> int:
        """The line or number of the record in its file; 0 for a file that cannot be read at all."""
        return self.given.read.line

    @property
    def where(self) -> str:
        """Its file and line."""
        return f"{self.given.source}:{self.line}" if self.line else self.given.source

    @property
    def article(self) -> str:
        """The id of the article that it is on; empty where that is not known, and of references."""
        if self.entry is not None:
            return self.entry.id
        return self.row.article if isinstance(self.row, Annotation) else ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do; made by `plan`, done by `carry_out`.

    Attributes:
        planned: Each record, in the order of the files.
        article: The article that all were said to be on; None where each was to find its own.
        texts: The texts of the articles at hand, by their ids.
        newest: The newest change of the library when this was planned.
    """

    planned: tuple[Planned, ...]
    article: Entry | None = None
    texts: Mapping[str, Document] = field(default_factory=dict)
    newest: str = ""

    @property
    def counts(self) -> Mapping[Outcome, int]:
        """How many there are of each."""
        return Counter(each.outcome for each in self.planned)

    @property
    def is_whole(self) -> bool:
        """Whether every file could be read."""
        return all(each.line or each.outcome is not Outcome.UNREAD for each in self.planned)

    @property
    def writes(self) -> bool:
        """Whether anything would be written."""
        return any(each.outcome in {Outcome.NEW, Outcome.UPDATED, Outcome.PARKED} for each in self.planned)
