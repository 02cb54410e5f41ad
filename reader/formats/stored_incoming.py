"""Stored incoming: a record from elsewhere as JSON, as long as it waits for its article or place, and back."""

import json
from collections.abc import Mapping
from datetime import datetime

from reader.core.incoming import About, Incoming, IncomingLink, Offsets
from reader.core.reference import Target, TargetKind

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
    """The record that `incoming_to_json` wrote.

    Raises:
        ValueError: It is none.
    """
    values = json.loads(text)
    line, created = int(values.get("line", 1)), _moment(values.get("created"))
    if "source" in values:
        ends = _target(values["source"]), _target(values["target"])
        key, relation, note, uid = (str(values.get(name, "")) for name in ("key", "relation", "note", "uid"))
        return IncomingLink(line, key, ends[0], relation, ends[1], note, created, uid)
    texts = {name: str(values.get(name, "")) for name in _TEXTS}
    about = About(**{name: str(values.get("about", {}).get(name, "")) for name in _ABOUT})
    tags = tuple(str(tag) for tag in values.get("tags", ()))
    at = values.get("offsets")
    offsets = Offsets(int(at["start"]), int(at["end"]), bool(at["in_utf16"])) if at else None
    changed = _moment(values.get("changed"))
    return Incoming(line, about=about, tags=tags, offsets=offsets, created=created, changed=changed, **texts)


def _offsets(offsets: Offsets | None) -> object:
    return {name: getattr(offsets, name) for name in ("start", "end", "in_utf16")} if offsets else None


def _end(end: Target | str) -> object:
    return end if isinstance(end, str) else {"kind": end.kind.value, "key": end.key}


def _target(end: object) -> Target | str:
    return Target(TargetKind(str(end["kind"])), str(end["key"])) if isinstance(end, Mapping) else str(end)


def _written(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def _moment(text: object) -> datetime | None:
    return datetime.fromisoformat(str(text)) if text else None
