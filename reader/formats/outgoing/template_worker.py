"""Template worker: a process that fills in a template of a person; it reads one object of JSON and writes one."""

import json
import re
import resource
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from types import TracebackType

from jinja2 import Template, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from reader.formats.outgoing.template_room import environment

CPU_SECONDS_MAX = 60
FAULTS = (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError, RuntimeError)
_TOO_LARGE = "it makes a text that is too large"

_MISSING = re.compile(r"'dict object' has no attribute ('.*')")
_TEMPLATE = "<template>"  # what Jinja calls the file of a template that came as text


class _TooLongError(ValueError):
    """The text is longer than it may be."""


def main() -> None:
    """Answer one question."""
    asked = json.load(sys.stdin)
    _limit(asked["memory_max"])
    json.dump(_answer(asked["template"], asked["values"], asked["text_max"]), sys.stdout)


def _limit(memory_max_bytes: int) -> None:
    with suppress(ValueError, OSError):  # a system that knows no such limit, or has a lower one
        resource.setrlimit(resource.RLIMIT_AS, (memory_max_bytes, memory_max_bytes))
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS_MAX, CPU_SECONDS_MAX))


def _answer(text: str, values: Iterable[Mapping[str, object]], text_max: int) -> Mapping[str, object]:
    try:
        template = environment().from_string(text)
        return {"texts": [_filled(template, each, text_max) for each in values]}
    except TemplateSyntaxError as error:
        return {"error": error.message or "it is no template", "line": error.lineno}
    except MemoryError as error:
        return {"error": _TOO_LARGE, "line": _line_of(error.__traceback__)}
    except FAULTS as error:
        return {"error": _in_words(error), "line": _line_of(error.__traceback__)}


def _filled(template: Template, values: Mapping[str, object], text_max: int) -> str:
    parts, length = list[str](), 0
    for part in template.generate(values):
        parts.append(part)
        length += len(part)
        if length > text_max:
            raise _TooLongError(f"what it writes of one article is longer than {text_max:,} characters")
    return "".join(parts)


def _in_words(error: Exception) -> str:
    said = " ".join(str(error).split()) or type(error).__name__
    if isinstance(error, SecurityError):
        return f"it must not do that: {said}"
    if isinstance(error, UndefinedError):
        return _MISSING.sub(r"there is no \1 here", said)
    if "no loader for this environment" in said:
        return "it must not read other files: include, import and extends are not allowed"
    return said


def _line_of(place: TracebackType | None) -> int:
    """The last line of the template that was at work; 0 where none was."""
    line = 0
    while place is not None:
        if place.tb_frame.f_code.co_filename == _TEMPLATE:
            line = place.tb_lineno
        place = place.tb_next
    return line


if __name__ == "__main__":
    main()
