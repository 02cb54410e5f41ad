"""Coming in: a library of two articles, and records for it, for the tests of importing."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from reader.core.incoming import About, Incoming, Read
from reader.library.importing.carrying_out import Imported, carry_out
from reader.library.importing.outcomes import outcomes
from reader.library.importing.planned import Given, Outcome, Plan
from reader.library.library import Library
from reader.library.noting import Noted, notes
from reader.library.shelf import Entry

RAIN, TALKS = About("Rain in the north"), About("Talks end")
MORNING = datetime(2024, 3, 1, 8, 30, tzinfo=UTC)


def record(  # noqa: PLR0913 - a record has as many parts
    key: str,
    quote: str,
    about: About = RAIN,
    note: str = "",
    *,
    tags: tuple[str, ...] = (),
    label: str = "",
    created: datetime | None = None,
    changed: datetime | None = None,
    uid: str = "",
    base: str = "",
) -> Incoming:
    """A record that its file knows by `key`."""
    made = Incoming(1, key, about, quote, note=note, label=label, tags=tags, created=created, changed=changed)
    return replace(made, uid=uid, base=base)


def planned(library: Library, *reads: Read, article: Entry | None = None) -> Plan:
    """What would become of records of one file."""
    return outcomes(library, [Given("file", "test", each) for each in reads], article)


def brought_in(library: Library, *reads: Read, article: Entry | None = None) -> Imported:
    """What became of them."""
    return carry_out(library, planned(library, *reads, article=article))


def became(made: Imported | Plan) -> list[Outcome]:
    """What became of each."""
    return [each.outcome for each in made.planned]


def said(library: Library) -> list[tuple[str, str, str]]:
    """The quote, the state and the note of each annotation."""
    return [_said(each) for each in notes(library)]


def everything(
    library: Library, tables: Iterable[str] = ("annotations", "tags", "cross_references", "parked")
) -> object:
    """All rows that an import can write."""
    return [library.database.rows(f"SELECT * FROM {name} ORDER BY 1, 2") for name in tables]  # noqa: S608


def _said(noted: Noted) -> tuple[str, str, str]:
    anchor = noted.annotation.anchor
    return anchor.exact if anchor else "", noted.placed.how.value, noted.annotation.note
