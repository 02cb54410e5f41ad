"""JSON text: what is written for other programs, one record a line, so that it reads and compares line by line."""

import json
import re
from collections.abc import Iterable, Mapping

Row = Mapping[str, object]

_ALIVE = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)  # what a terminal obeys, and halves


def json_text(value: object) -> str:
    """A value on one line, in characters that no terminal obeys and UTF-8 has; the others are escaped."""
    return _ALIVE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))


def begun(head: Row, key: str) -> str:
    """The beginning of an object that goes on with the value of `key`."""
    inside = json_text(head)[1:-1]
    return f"{{{inside}{', ' if inside else ''}{json_text(key)}: "


def json_lines(rows: Iterable[Row]) -> str:
    """A list with a line for each row."""
    lines = ",\n".join(map(json_text, rows))
    return f"[\n{lines}\n]" if lines else "[]"
