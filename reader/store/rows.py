"""Rows: how values of the core are written as columns, and columns read as values."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from reader.core.anchor import Anchor
from reader.core.annotation import Annotation, Record, content_hash
from reader.core.change import Change
from reader.core.correction import Correction, CorrectionKind
from reader.core.entity import EntityKey, EntityKind
from reader.core.reference import Reference, Target, TargetKind

Row = dict[str, object]
ANCHOR_COLUMNS = ("exact", "prefix", "suffix", "start", "end", "heading", "text_digest")


def moment_text(moment: datetime) -> str:
    """ISO 8601 in UTC with milliseconds: `2025-06-02T14:03:09.120Z`."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def text_moment(text: str) -> datetime:
    """The moment that `moment_text` wrote."""
    return datetime.fromisoformat(text)


def text_day(text: object) -> date | None:
    """The day in a column that may be NULL."""
    return date.fromisoformat(text) if isinstance(text, str) else None


def record_row(record: Record) -> Row:
    """The columns that every row a person makes carries."""
    return {
        "uid": record.uid,
        "author": record.author,
        "device": record.device,
        "created": moment_text(record.created),
        "changed": moment_text(record.changed),
        "deleted": moment_text(record.deleted) if record.deleted else None,
    }


def row_record(row: Mapping[str, object]) -> Record:
    """The record in a row."""
    deleted = row["deleted"]
    return Record(
        uid=str(row["uid"]),
        author=str(row["author"]),
        device=str(row["device"]),
        created=text_moment(str(row["created"])),
        changed=text_moment(str(row["changed"])),
        deleted=text_moment(str(deleted)) if deleted else None,
    )


def anchor_row(anchor: Anchor | None) -> Row:
    """The seven columns of an anchor; all NULL when there is none."""
    return {column: getattr(anchor, column) if anchor else None for column in ANCHOR_COLUMNS}


def row_anchor(row: Mapping[str, object]) -> Anchor | None:
    """The anchor in a row, or None for what is about a whole article."""
    if row["exact"] is None:
        return None
    return Anchor(
        exact=str(row["exact"]),
        prefix=str(row["prefix"]),
        suffix=str(row["suffix"]),
        start=number(row["start"]),
        end=number(row["end"]),
        heading=str(row["heading"]),
        text_digest=str(row["text_digest"]),
    )


def annotation_row(annotation: Annotation) -> Row:
    """An annotation as its columns, its tags as a list under `tags`, and the hash of its content."""
    exact = annotation.anchor.exact if annotation.anchor else None
    return {
        **record_row(annotation.record),
        "article": annotation.article,
        "label": annotation.label,
        "note": annotation.note,
        **anchor_row(annotation.anchor),
        "content_hash": content_hash(exact, annotation.note, annotation.label, annotation.tags),
        "tags": list(annotation.tags),
    }


def row_annotation(row: Mapping[str, object]) -> Annotation:
    """The annotation in a row that carries its tags."""
    return Annotation(
        record=row_record(row),
        article=str(row["article"]),
        anchor=row_anchor(row),
        label=str(row["label"]),
        note=str(row["note"]),
        tags=row_tags(row),
    )


def row_tags(row: Mapping[str, object]) -> tuple[str, ...]:
    """The tags that lie in a row as a list."""
    tags = row.get("tags")
    return tuple(str(tag) for tag in tags) if isinstance(tags, list) else ()


def reference_row(reference: Reference) -> Row:
    """A cross-reference as its columns."""
    return {
        **record_row(reference.record),
        "source_kind": reference.source.kind.value,
        "source_key": reference.source.key,
        "relation": reference.relation,
        "target_kind": reference.target.kind.value,
        "target_key": reference.target.key,
        "note": reference.note,
    }


def row_reference(row: Mapping[str, object]) -> Reference:
    """The cross-reference in a row."""
    return Reference(
        record=row_record(row),
        source=Target(TargetKind(str(row["source_kind"])), str(row["source_key"])),
        relation=str(row["relation"]),
        target=Target(TargetKind(str(row["target_kind"])), str(row["target_key"])),
        note=str(row["note"]),
    )


def correction_row(correction: Correction) -> Row:
    """A correction as its columns."""
    into = correction.into
    return {
        **record_row(correction.record),
        "kind": correction.kind.value,
        "about_kind": correction.about.kind.value,
        "about_name": correction.about.name,
        "surface": correction.surface,
        "into_kind": into.kind.value if into else None,
        "into_name": into.name if into else None,
        "article": correction.article or None,
    }


def row_correction(row: Mapping[str, object]) -> Correction:
    """The correction in a row."""
    into = row["into_kind"]
    return Correction(
        record=row_record(row),
        kind=CorrectionKind(str(row["kind"])),
        about=EntityKey(EntityKind(str(row["about_kind"])), str(row["about_name"])),
        surface=str(row["surface"]),
        into=EntityKey(EntityKind(str(into)), str(row["into_name"])) if into else None,
        article=str(row["article"] or ""),
    )


def change_row(change: Change) -> Row:
    """A change as its columns, with the rows before and after as they are."""
    return {
        "uid": change.uid,
        "act": change.act,
        "at": moment_text(change.at),
        "device": change.device,
        "author": change.author,
        "verb": change.verb,
        "noun": change.noun,
        "key": change.key,
        "before": dict(change.before) if change.before is not None else None,
        "after": dict(change.after) if change.after is not None else None,
        "undoes": change.undoes,
    }


def number(value: object) -> int:
    """An INTEGER column as what it is.

    Raises:
        TypeError: The column holds something else.
    """
    if not isinstance(value, int):
        raise TypeError(f"not an integer: {value!r}")
    return value
