"""Anki note: what Anki keeps and makes cards of, before it is a row of a package or a line of text."""

from dataclasses import dataclass
from datetime import datetime

from reader.formats.outgoing.anki_look import NoteType


@dataclass(frozen=True, slots=True)
class AnkiNote:
    """What becomes a card, or several.

    Attributes:
        uid: By it a second import knows the note again.
        type: What its fields are, and how they are asked.
        fields: HTML for each field of the type.
        tags: As Anki takes them.
        suspended: How many of its gaps are not asked for now; Anki takes no word of that.
    """

    uid: str
    type: NoteType
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    created: datetime
    changed: datetime
    suspended: int = 0
