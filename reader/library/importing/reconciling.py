"""Reconciling: an annotation that is there and what a file says of it now: who changed what since they were one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from reader.core.annotation import Annotation, content_hash
from reader.core.change import Change
from reader.library.importing.planned import Outcome
from reader.store.database import Database
from reader.store.journal import IMPORTED, PLACED, changes_to
from reader.store.nouns import ANNOTATION
from reader.store.rows import row_tags

_FIELDS = ("label", "note", "tags")
DIFFERS = "{} changed here and there; what you wrote is kept"
UNKNOWN = "what it says for {} is not what you have; what you wrote is kept"


@dataclass(frozen=True, slots=True)
class Said:
    """What a file says of an annotation, made fit to be kept.

    Attributes:
        label: None where the file names one that nobody knows, and so says nothing.
        base: The `content_hash` that it had when it went out; empty where that is not known.
    """

    label: str | None
    note: str
    tags: tuple[str, ...]
    changed: datetime | None = None
    base: str = ""


def reconciled(database: Database, ours: Annotation, said: Said) -> tuple[Annotation, Outcome, str]:
    """An annotation as it is to be, what that makes of the record, and why.

    Field by field: what only the file changed is taken, what only the reader changed is kept, and of what both
    changed the reader's is kept.
    """
    theirs = replace(ours, label=ours.label if said.label is None else said.label, note=said.note, tags=said.tags)
    if theirs == ours or ours.record.deleted:
        return ours, Outcome.THERE, "it is in the trash" if ours.record.deleted else ""
    base = _base(database, ours, said.base)
    if not base:
        is_newer = said.changed is not None and said.changed > ours.record.changed
        return (theirs, Outcome.UPDATED, "") if is_newer else (ours, Outcome.OURS, UNKNOWN.format(_names(ours, theirs)))
    taken = {each for each in _FIELDS if _of(theirs, each) != base[each] and _of(ours, each) == base[each]}
    both = [each for each in _FIELDS if _of(theirs, each) not in {base[each], _of(ours, each)} and each not in taken]
    made = replace(
        ours,
        label=theirs.label if "label" in taken else ours.label,
        note=theirs.note if "note" in taken else ours.note,
        tags=theirs.tags if "tags" in taken else ours.tags,
    )
    why = DIFFERS.format(" and ".join(both)) if both else ""
    if made != ours:
        return made, Outcome.UPDATED, why
    return ours, Outcome.OURS if both else Outcome.THERE, why


def _names(ours: Annotation, theirs: Annotation) -> str:
    return " and ".join(each for each in _FIELDS if _of(ours, each) != _of(theirs, each))


def _of(annotation: Annotation, field: str) -> object:
    return getattr(annotation, field)


def _base(database: Database, ours: Annotation, went_out: str) -> Mapping[str, object]:
    """What both sides last had in common: as it went out, else as it came in; empty where that is not known."""
    exact = ours.anchor.exact if ours.anchor else None
    if went_out and went_out == content_hash(exact, ours.note, ours.label, ours.tags):
        return {each: _of(ours, each) for each in _FIELDS}
    changes = changes_to(database, ANNOTATION, ours.uid)
    if went_out:
        sent = next((each for each in reversed(changes) if (each.after or {}).get("content_hash") == went_out), None)
        return _fields(sent.after) if sent and sent.after else {}
    return _as_it_came(each for each in changes if each.verb in {IMPORTED, PLACED} and each.after)


def _as_it_came(changes: Iterable[Change]) -> Mapping[str, object]:
    """What files said last: a field that an import left alone, because the reader had changed it, is older."""
    said: dict[str, object] = {}
    for change in changes:
        before, after = _fields(change.before or {}), _fields(change.after or {})
        said |= {name: value for name, value in after.items() if not before or before[name] != value}
    return said


def _fields(row: Mapping[str, object]) -> dict[str, object]:
    """What a row in the journal says of them; what it does not say was empty."""
    return {"label": row.get("label", ""), "note": row.get("note", ""), "tags": row_tags(row)} if row else {}
