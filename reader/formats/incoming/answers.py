"""Answers: what is said of an annotation and not of an article becomes an annotation beside it, tied to it."""

from datetime import datetime

from reader.core.incoming import IncomingLink
from reader.core.reference import Target

ANSWERS = "see also"  # the relation of what answers to what it answers, and of what is linked without a word


def answering(line: int, key: str, answered: Target | str, created: datetime | None) -> IncomingLink:
    """The reference from an answer to what it answers."""
    return IncomingLink(line, f"{key}>", key, ANSWERS, answered, created=created)
