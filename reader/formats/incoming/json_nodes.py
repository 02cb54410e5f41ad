"""JSON nodes: the objects of another program's JSON, read leniently: what is missing or of another kind is empty."""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256

from reader.core.errors import ReaderError
from reader.core.incoming import Unread

Node = Mapping[str, object]

_DEPTH = 12  # lists and sets in each other; nothing sound is deeper


def json_values(content: bytes, name: str) -> list[tuple[int, object] | Unread]:
    """The values of a file, each with its line: one, or, of a file that is no JSON as a whole, one for each line.

    Raises:
        ReaderError: There is no object in it.
    """
    try:
        return [(1, json.loads(content))]
    except (ValueError, RecursionError) as error:
        found = list(_lines(content))
        if not any(isinstance(each, tuple) for each in found):
            raise ReaderError(
                f"{name} is no JSON: {_said(error)}", "export it again, or open it in an editor"
            ) from error
        return found


def decoded(head: bytes) -> str:
    """The beginning of a file of JSON as text."""
    return head.decode(json.detect_encoding(head), "ignore").lstrip("\ufeff \t\r\n")


def items(value: object, depth: int = 0) -> list[object]:
    """What a list, a set or a single value holds; nothing for null."""
    if value is None or depth > _DEPTH:
        return []
    if isinstance(value, list):
        return [each for part in value for each in items(part, depth + 1)]
    if isinstance(value, dict):
        for key in ("@list", "@set"):
            if key in value:
                return items(value[key], depth + 1)
    return [value]


def text_of(value: object) -> str:
    """The text of a value; of several, the first."""
    first = next(iter(items(value)), "")
    if isinstance(first, dict):
        first = first.get("@value", "")
    return first if isinstance(first, str) else ""


def texts_of(value: object) -> list[str]:
    """Each text of a value that says anything."""
    return [text for text in map(text_of, items(value)) if text.strip()]


def number_of(value: object) -> int | None:
    """A whole number from 0 on; None for anything else."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def node_of(value: object) -> Node:
    """An object; an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def made_key(node: object) -> str:
    """What a record without a name is known by: the same for the same record."""
    try:
        said = json.dumps(node, sort_keys=True)
    except RecursionError:  # it could just be read
        said = json.dumps(_cut(node, _DEPTH), sort_keys=True)
    return sha256(said.encode()).hexdigest()[:32]


def _cut(value: object, depth: int) -> object:
    """A value without what lies too deep in it."""
    if not isinstance(value, dict | list):
        return value
    if not depth:
        return None
    if isinstance(value, list):
        return [_cut(each, depth - 1) for each in value]
    return {key: _cut(each, depth - 1) for key, each in value.items()}


def _lines(content: bytes) -> Iterator[tuple[int, object] | Unread]:
    for number, line in enumerate(content.decode("utf-8-sig", "replace").split("\n"), 1):
        told = line.strip().rstrip(",")
        if not told.strip("[]{} "):
            continue
        try:
            yield number, json.loads(told)
        except (ValueError, RecursionError) as error:
            yield Unread(number, f"it is no JSON: {_said(error)}")


def _said(error: Exception) -> str:
    return str(error) if isinstance(error, ValueError) else "it is nested too deep"
