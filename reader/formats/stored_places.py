"""Stored places: where anchors were found in a text, as compact JSON and back, for the cache."""

import json
from collections.abc import Iterable, Mapping

from reader.core.relocate import How, Lost, Placed
from reader.core.span import Span

PLACES_VERSION = 1  # part of the cache's key: a new shape is a new key


def places_to_json(places: Mapping[str, Placed | Lost], stored: str | None = None) -> str:
    """Places in one line, each under its key, beside those that are `stored`; `places_from_json` gives them back."""
    rows = (_rows(stored) or {}) | {key: _row(place) for key, place in places.items()}
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def places_from_json(stored: str | None, keys: Iterable[str]) -> dict[str, Placed | Lost]:
    """Those of the places that `places_to_json` wrote which have one of these keys; none of what it did not write."""
    rows = _rows(stored)
    if not rows:
        return {}
    try:
        return {key: _place(rows[key]) for key in keys if key in rows}
    except (TypeError, ValueError):  # of another shape: found anew, and overwritten
        return {}


def _rows(stored: str | None) -> dict[str, object] | None:
    try:
        rows = json.loads(stored) if stored else None
    except ValueError:
        return None
    return rows if isinstance(rows, dict) else None


def _row(place: Placed | Lost) -> object:
    if isinstance(place, Lost):
        return place.reason
    return [place.span.start, place.span.end, place.score, place.how.value]


def _place(row: object) -> Placed | Lost:
    if isinstance(row, str):
        return Lost(row)
    if not isinstance(row, list):
        raise TypeError(row)
    start, end, score, how = row
    return Placed(Span(start, end), score, How(how))
