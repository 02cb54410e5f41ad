"""Templates: texts from templates: those of Postil at once, those of a person in a process of their own, with limits.

A person's template may come from elsewhere. Jinja's sandbox keeps it from files and from Python; the process, from
running for ever, from taking all memory, and from writing without end.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import reader
from reader.core.errors import ReaderError
from reader.core.outgoing import Parcel
from reader.formats.obsidian_block import reader_link
from reader.formats.obsidian_text import escaped
from reader.formats.outgoing.template_values import NAMES, Telling, Values

SECONDS_MAX = 60  # for all articles
MEMORY_MAX_BYTES = 2 << 30
TEXT_MAX = 20_000_000  # characters of one article

_WORKER = "reader.formats.outgoing.template_worker"


def filled(template: str, values: Iterable[Values]) -> Iterator[str]:
    """A template of ours, filled in for each article."""
    from reader.formats.outgoing.template_room import environment  # noqa: PLC0415 - 40 ms

    chosen = environment().from_string(template)
    return (chosen.render(each) for each in values)


def by_template(parcel: Parcel, template: str) -> list[str]:
    """What a person's template makes of each article, for plain Markdown: links lead into the library.

    Raises:
        ReaderError: See `filled_by_hand`.
    """
    telling = Telling(lambda tie: reader_link(tie.words, tie.link), lambda link: escaped(link.words))
    return filled_by_hand(template, [telling.article(each, each.slug, parcel.library) for each in parcel.articles])


def filled_by_hand(template: str, values: Iterable[Values], seconds_max: float = SECONDS_MAX) -> list[str]:
    """A template of a person, filled in for each article.

    Args:
        template: It.
        values: What it is given, article by article.
        seconds_max: How long it may take for all of them.

    Raises:
        ReaderError: It is none, wants what there is not or what it must not, or does not end; the message says in
            which line.
    """
    asked = {"template": template, "values": list(values), "text_max": TEXT_MAX, "memory_max": MEMORY_MAX_BYTES}
    try:
        done = subprocess.run(  # noqa: S603 - this Python, and a module of ours
            [sys.executable, "-P", "-m", _WORKER],
            input=json.dumps(asked).encode(),
            capture_output=True,
            timeout=seconds_max,
            env=_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _too_much(seconds_max) from error
    if done.returncode:
        raise _too_much(seconds_max)
    return _answer(json.loads(done.stdout))


def _too_much(seconds_max: float) -> ReaderError:
    return ReaderError(
        f"the template takes more than {seconds_max} seconds or {MEMORY_MAX_BYTES >> 30} GB",
        "look for a loop in it that does not end",
    )


def _answer(said: dict[str, object]) -> list[str]:
    texts = said.get("texts")
    if isinstance(texts, list):
        return texts
    line = f"line {said['line']}: " if said.get("line") else ""
    raise ReaderError(f"the template cannot be filled in: {line}{said['error']}", f"it is given {', '.join(NAMES)}")


def _environment() -> dict[str, str]:
    """That of the process: where this package lies, and nothing of what a person has in theirs."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "LANG", "LC_ALL", "SYSTEMROOT"}}
    return {**kept, "PYTHONPATH": str(Path(reader.__file__).parents[1])}
