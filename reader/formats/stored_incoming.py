"""Stored incoming: a record from elsewhere as JSON, as long as it waits for its article or place, and back."""

import json
from collections.abc import Mapping
from datetime import datetime

from reader.core.incoming import About, Incoming, IncomingLink, Offsets
from reader.core.reference import Target, TargetKind
from reader.formats.moments import read_moment

_TEXTS = ("key", "quote", "prefix", "suffix", "label", "note", "uid", "base")
_ENDS = ("source", "target")
_ABOUT = ("title", "author", "url", "article")


def incoming_to_json(record: Incoming | IncomingLink) -> str:
    """A record as a JSON object; what is empty is left out."""
    if isinstance(record, IncomingLink):
        values: dict[str, object] = {"key": record.key, "uid": record.uid, "relation": record.relation}
        values |= {"note": record.note, "source": _end(record.source), "target": _end(record.target)}
    else:
        values = {name: getattr(record, name) for name in _TEXTS}
        values |= {"about": {name: getattr(record.about, name) for name in _ABOUT if getattr(record.about, name)}}
        values |= {"tags": list(record.tags), "changed": _written(record.changed), "offsets": _offsets(record.offsets)}
    values |= {"line": record.line, "created": _written(record.created)}
    told = {name: value for name, value in values.items() if value or name in _ENDS}
    return json.dumps(told, ensure_ascii=False)


def incoming_from_json(text: str) -> Incoming | IncomingLink:
    """The record that `incoming_to_json` wrote; of any other JSON, what it has of one."""
    values = _object(json.loads(text))
    line, created = _number(values.get("line"), 1), _moment(values.get("created"))
    texts = {name: _text(values.get(name)) for name in _TEXTS}
    if "source" in values:
        ends = _target(values["source"]), _target(values.get("target"))
        relation = _text(values.get("relation"))
        return IncomingLink(line, texts["key"], ends[0], relation, ends[1], texts["note"], created, texts["uid"])
    told, tags, at = _object(values.get("about")), values.get("tags"), _object(values.get("offsets"))
    about = About(**{name: _text(told.get(name)) for name in _ABOUT})
    offsets = Offsets(_number(at.get("start")), _number(at.get("end")), at.get("in_utf16") is True) if at else None
    kept = tuple(_text(tag) for tag in tags) if isinstance(tags, list) else ()
    changed = _moment(values.get("changed"))
    return Incoming(line, about=about, tags=kept, offsets=offsets, created=created, changed=changed, **texts)


def _object(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _number(value: object, otherwise: int = 0) -> int:
    return value if isinstance(value, int) else otherwise


def _offsets(offsets: Offsets | None) -> object:
    return {name: getattr(offsets, name) for name in ("start", "end", "in_utf16")} if offsets else None


def _end(end: Target | str) -> object:
    return end if isinstance(end, str) else {"kind": end.kind.value, "key": end.key}


def _target(end: object) -> Target | str:
    told = _object(end)
    kind = next((each for each in TargetKind if each.value == told.get("kind")), None)
    return Target(kind, _text(told.get("key"))) if kind else _text(end)


def _written(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def _moment(text: object) -> datetime | None:
    return read_moment(text) if isinstance(text, str) else None
