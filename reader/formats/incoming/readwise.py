"""Readwise: highlights as comma-separated values, in the columns that it imports and in those that it exports."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from reader.core.errors import ReaderError
from reader.core.incoming import About, Incoming, Offsets, Read, Unread
from reader.core.wording import MONTHS
from reader.formats.csv_reading import DAMAGED, csv_records
from reader.formats.decoding import decode_any
from reader.formats.moments import read_moment
from reader.formats.readwise_notes import read_readwise_note

_COLUMNS = {
    "quote": ("highlight", "text", "quote"),
    "title": ("title", "book title", "article title", "document title"),
    "author": ("author", "book author"),
    "url": ("url", "source url", "source_url", "document url"),
    "note": ("note",),
    "tags": ("tags",),
    "label": ("color", "colour"),
    "place": ("location",),
    "date": ("date", "highlighted at", "highlighted_at"),
}
_HEADING = re.compile(r"h[1-6]", re.IGNORECASE)
_PART = re.compile(r"c(\d{1,3})", re.IGNORECASE)
_PLACE = re.compile(r"[0-9]{1,12}")
_HEADING_WORDS = "it is a heading (.{}), and marks no passage"
_IN_WORDS = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})(?:,? (\d{1,2}):(\d\d)(?::(\d\d))? ?([AaPp][Mm])?)?")
_NOON = 12

_Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Part:
    """A record, and which part of a longer quote it is; 0 for one that is whole."""

    number: int
    record: Incoming


def looks_like(head: bytes, name: str) -> bool:
    """Whether its first line names a highlight, and what it is of."""
    del name
    columns = set(_columns(head))
    return "quote" in columns and bool({"title", "url"} & columns)


def records(content: bytes, name: str) -> Iterator[Read]:
    """A record for each row; the words with a dot that begin a note are its tags.

    Raises:
        ReaderError: There is no column of highlights.
    """
    text, remark = decode_any(content)
    columns = _columns(content)
    if "quote" not in columns:
        raise ReaderError(f"{name} has no column “Highlight”", "its first line has to name the columns")
    if remark:
        yield Unread(1, remark, is_remark=True)
    yield from _joined(_read(columns, text))


def _columns(content: bytes) -> list[str]:
    """What stands in each column, by the first line; empty for what is nothing of ours."""
    first = next(csv_records(decode_any(content)[0]), None)
    names = [" ".join(each.split()).casefold() for each in (first.fields if first and first.fields else ())]
    meant = {name: field for field, known in _COLUMNS.items() for name in known}
    found = [meant.get(name, "") for name in names]
    return [field if field not in found[:place] else "" for place, field in enumerate(found)]


def _read(columns: list[str], text: str) -> Iterator[_Part | Unread]:
    seen: dict[tuple[str, str], list[str]] = {}
    every = csv_records(text)
    next(every, None)
    for each in every:
        if each.fields is None:
            yield Unread(each.line, DAMAGED)
            continue
        row = dict.fromkeys(_COLUMNS, "") | {
            name: value.strip() for name, value in zip(columns, each.fields, strict=False) if name
        }
        note, tags = read_readwise_note(row["note"])
        heading = next((tag for tag in tags if _HEADING.fullmatch(tag)), "")
        if heading:
            yield Unread(each.line, _HEADING_WORDS.format(heading))
        elif not row["quote"] and not note:
            yield Unread(each.line, "it has neither a highlight nor a note")
        else:
            yield _part(each.line, row, note, tags, seen)


def _part(line: int, row: _Row, note: str, tags: tuple[str, ...], seen: dict[tuple[str, str], list[str]]) -> _Part:
    number = next((int(found[1]) for tag in tags if (found := _PART.fullmatch(tag))), 0)
    own = [tag for tag in tags if not _PART.fullmatch(tag)]
    listed = [tag.strip() for tag in row["tags"].split(",") if tag.strip()]
    place = int(row["place"]) if _PLACE.fullmatch(row["place"]) else None
    record = Incoming(
        line,
        _key(row, seen),
        About(row["title"], row["author"], row["url"]),
        row["quote"],
        offsets=Offsets(place, place + len(row["quote"])) if place is not None else None,
        label=row["label"],
        note=note,
        tags=tuple(dict.fromkeys([*own, *listed])),
        created=_moment(row["date"]),
    )
    return _Part(number, record)


def _key(row: _Row, seen: dict[tuple[str, str], list[str]]) -> str:
    """What a highlight is known by: its source and words; where they stand twice, also which of them it is."""
    source = row["title"] or row["url"], row["quote"]
    places = seen.setdefault(source, [])
    if row["place"] not in places:
        places.append(row["place"])
    number = places.index(row["place"])
    return "\0".join([*source, str(number)] if number else source)


def _joined(parts: Iterable[_Part | Unread]) -> Iterator[Read]:
    """The records, those that are parts of one (`.c1`, `.c2` …) as one, whichever end of it the file begins with."""
    group: list[_Part] = []
    for part in parts:
        if isinstance(part, _Part) and _goes_on(group, part):
            group.append(part)
            continue
        yield from _one(group)
        group = [part] if isinstance(part, _Part) else []
        if isinstance(part, Unread):
            yield part
    yield from _one(group)


def _goes_on(group: list[_Part], part: _Part) -> bool:
    if not group or not part.number or not group[-1].number or group[-1].record.about != part.record.about:
        return False
    step = part.number - group[-1].number
    steps = {step} if len(group) == 1 else {group[1].number - group[0].number, step}
    return steps in ({1}, {-1})


def _one(group: list[_Part]) -> Iterator[Incoming]:
    if not group:
        return
    every = [part.record for part in sorted(group, key=lambda part: part.number)]
    first = every[0]
    yield replace(
        first,
        line=group[0].record.line,
        key="\0".join(each.key for each in every),
        quote=" ".join(each.quote for each in every),
        offsets=first.offsets if len(every) == 1 else None,
        note="\n\n".join(each.note for each in every if each.note),
        tags=tuple(dict.fromkeys(tag for each in every for tag in each.tags)),
    )


def _moment(text: str) -> datetime | None:
    """A time in ISO 8601, or as `April 9, 2023 7:46:41 AM`; in UTC where no zone is told."""
    told = read_moment(text) if text else None
    words = _IN_WORDS.fullmatch(text)
    if told or words is None:
        return told
    month = next(
        (number for number, name in enumerate(MONTHS, 1) if name.casefold().startswith(words[1].casefold())), 0
    )
    hour, minute, second = (int(each or 0) for each in words.group(4, 5, 6))
    if words[7]:
        hour = hour % _NOON + (_NOON if words[7].casefold() == "pm" else 0)
    try:
        return datetime(int(words[3]), month, int(words[2]), hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None
