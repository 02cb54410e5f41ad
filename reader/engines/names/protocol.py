"""Protocol: the lines of JSON that the reader and its names worker write to each other."""

import json
from dataclasses import dataclass

from reader.core.entity import EntityKind, Mention
from reader.core.span import Span


@dataclass(frozen=True, slots=True)
class Ready:
    """The first line of a worker that can answer."""


@dataclass(frozen=True, slots=True)
class Unable:
    """The first and last line of a worker that cannot."""

    reason: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The mentions of the text that was asked about under `number`."""

    number: int
    mentions: list[Mention]


def request_line(number: int, text: str) -> bytes:
    """A question; ASCII, so that a lone surrogate passes too."""
    return _line({"id": number, "text": text})


def ready_line() -> bytes:
    """What a worker says once it can answer."""
    return _line({"ready": True})


def unable_line(reason: str) -> bytes:
    """What a worker says that cannot load its model."""
    return _line({"error": reason})


def answer_line(number: int, mentions: list[Mention]) -> bytes:
    """What a worker found."""
    rows = [[each.span.start, each.span.end, each.kind.value, each.entity, each.description] for each in mentions]
    return _line({"id": number, "mentions": rows})


def read_request(line: bytes) -> tuple[int, str]:
    """The number and the text of a question."""
    row = json.loads(line)
    return int(row["id"]), str(row["text"])


def read_answer(line: bytes, engine: str) -> Ready | Unable | Answer:
    """What a worker's line says; `engine` is put on each mention."""
    row = json.loads(line)
    if "ready" in row:
        return Ready()
    if "error" in row:
        return Unable(str(row["error"]))
    mentions = [
        Mention(Span(start, end), EntityKind(kind), name, engine, description)
        for start, end, kind, name, description in row["mentions"]
    ]
    return Answer(int(row["id"]), mentions)


def _line(row: dict[str, object]) -> bytes:
    return json.dumps(row).encode("ascii") + b"\n"
