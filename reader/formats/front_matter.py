"""Front matter: the YAML block at the head of a file, read as plain strings, with limits."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from reader.formats.decoding import clean

LIMIT_BYTES = 64_000
LIMIT_DEPTH = 20
KEY_WORDS = 4  # a line with more of them before its colon is prose, and prose is never hidden

_BLOCK = re.compile(r"---[ \t]*\n(?P<yaml>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_KEY = re.compile(
    rf"""(?:[ \t]*(?:\#.*)?\n)*  # comments and blank lines
    [ \t]*(?:"[^"\n]*"|'[^'\n]*'|[\w-]+(?:[ ][\w-]+){{0,{KEY_WORDS - 1}}})[ \t]*:(?:\s|\Z)""",
    re.VERBOSE,
)
_OTHER_NAMES = {"authors": "author", "date": "published", "lang": "language"}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stood at the head of a file.

    Attributes:
        fields: Strings by key: title, author, source, url, language.
        published: The day, or None when none is given or it is not understood.
        tags: In the order given, each once.
        broken: The block as it stands, when it could not be read; it is shown, so that nothing is lost.
        notices: What is wrong with it, in words.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    published: date | None = None
    tags: tuple[str, ...] = ()
    broken: str = ""
    notices: tuple[str, ...] = ()


class _RefusedError(Exception):
    """It is no YAML, or not what front matter may be; says why in one line."""


def cut_front_matter(text: str) -> tuple[FrontMatter, str]:
    """Part the front matter from the text under it.

    A block between rules is front matter when it reads as keys with values; one that only begins
    like that is shown, with a notice; any other is text.

    Returns:
        The front matter (empty when there is none) and the rest.
    """
    block = _BLOCK.match(text) if text.startswith("---") else None
    if not block:
        return FrontMatter(), text
    inner, rest = block["yaml"], text[block.end() :]
    try:
        values = _read(inner) if inner.strip() else {}
    except _RefusedError as error:
        if not _KEY.match(inner):
            return FrontMatter(), text
        notice = f"front matter is not read: {error}"
        return FrontMatter(broken=block[0].rstrip("\n"), notices=(notice,)), rest
    return (FrontMatter(), text) if values is None else (_understood(values), rest)


def _read(text: str) -> Mapping[str, object] | None:
    """The values by key; None when it is no list of keys with values but, say, a sentence."""
    import yaml  # noqa: PLC0415 - 20 ms that a listing from the cache does not spend

    if len(text.encode()) > LIMIT_BYTES:
        raise _RefusedError(f"it is longer than {LIMIT_BYTES // 1000} kB")
    try:
        _refuse_the_deep(yaml.parse(text, Loader=yaml.BaseLoader))
        values = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader makes nothing but strings
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # "\\Uffffffff" is no character for chr()
        raise _RefusedError(_in_a_line(error)) from error
    if not isinstance(values, dict) or any(len(str(key).split()) > KEY_WORDS for key in values):
        return None
    return {str(key).strip().lower(): value for key, value in values.items()}


def _refuse_the_deep(events: Iterable[object]) -> None:
    depth = 0
    for event in events:
        if getattr(event, "anchor", None):
            raise _RefusedError("anchors and aliases are not allowed in it")
        name = type(event).__name__
        depth += name.endswith(("MappingStartEvent", "SequenceStartEvent"))
        depth -= name.endswith(("MappingEndEvent", "SequenceEndEvent"))
        if depth > LIMIT_DEPTH:
            raise _RefusedError(f"it is nested deeper than {LIMIT_DEPTH} levels")


def _understood(values: Mapping[str, object]) -> FrontMatter:
    values = {_OTHER_NAMES[key]: value for key, value in values.items() if key in _OTHER_NAMES} | dict(values)
    fields = {key: _one(values.get(key)) for key in ("title", "author", "source", "url", "language")}
    given = _one(values.get("published"))
    published = _day(given)
    unclear = (f"published: {given!r} is not a date like 2025-06-02",) if given and not published else ()
    tags = values.get("tags")
    many = tags if isinstance(tags, list) else _one(tags).split(",")
    return FrontMatter(
        fields,
        published,
        tuple(dict.fromkeys(filter(None, (_one(each).removeprefix("#").strip() for each in many)))),
        notices=unclear,
    )


def _one(value: object) -> str:
    """A value as one line; a list of strings is joined by commas."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_one, value)))
    return " ".join(clean(value).split()) if isinstance(value, str) else ""


def _day(text: str) -> date | None:
    for read in (date.fromisoformat, lambda given: datetime.fromisoformat(given).date()):
        try:
            return read(text)
        except ValueError:
            continue
    return None


def _in_a_line(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error)
    where = f"line {mark.line + 2}: " if mark else ""
    return " ".join(f"{where}{problem}".split())
