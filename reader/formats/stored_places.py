"""Stored places: where anchors were found in a text, as compact JSON and back, for the cache."""

import json
from collections.abc import Mapping

from reader.core.relocate import How, Lost, Placed
from reader.core.span import Span

PLACES_VERSION = 1  # part of the cache's key: a new shape is a new key


def places_to_json(places: Mapping[str, Placed | Lost]) -> str:
    """Places in one line, each under its key; `places_from_json` gives them back."""
    rows = {key: _row(place) for key, place in places.items()}
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def places_from_json(stored: str) -> dict[str, Placed | Lost]:
    """The places that `places_to_json` wrote.

    Raises:
        ValueError: It wrote something else.
    """
    try:
        return {key: _place(row) for key, row in json.loads(stored).items()}
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError("these are no places") from error


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
