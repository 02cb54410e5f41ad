"""Let programs work on one library at once, each adding notes, tags, references and corrections, and miss nothing.

Each program says what it has saved once it is saved. At the end every one of those is looked for, by its content; each
program tells what it sees, which has to be what is there; and the library is checked. `--seconds 60` is the long run.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from itertools import count
from pathlib import Path

from reader.core.entity import EntityKey, EntityKind
from reader.core.ids import new_ids
from reader.core.reference import Target, TargetKind, entity_target
from reader.core.settings import Settings
from reader.core.span import Span
from reader.library.annotating import annotate
from reader.library.bulk import add_tags
from reader.library.checking import check
from reader.library.correcting import rename
from reader.library.folders import Folders
from reader.library.library import Library, open_library
from reader.library.opening import Opened, open_article
from reader.library.referencing import link, turn_down
from reader.library.shelf import entries
from reader.store.nouns import find_row

TABLES = ("articles", "annotations", "tags", "cross_references", "corrections", "dismissals", "journal")
ARTICLE = "# A river rises\n\n" + "\n\n".join(f"On day {day} the river rose by {day} cm." for day in range(600))


@dataclass(frozen=True, slots=True)
class Saved:
    """What a program says that it has saved.

    Attributes:
        noun: What kind of row; "tag" for a tag on an annotation that all programs tag.
        key: The id of the row, or the tag.
        words: What the row has to hold.
        ms: How long the act took.
    """

    noun: str
    key: str
    words: str
    ms: float


def main() -> int:
    """Start the programs, or be one of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--programs", type=int, default=2)
    parser.add_argument("--as-program", nargs=2, metavar=("ROOT", "NAME"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.as_program:
        root, name = arguments.as_program
        _work(Path(root), name, arguments.seconds)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        return _watch(Path(folder), arguments.programs, arguments.seconds)


def _watch(folder: Path, number: int, seconds: float) -> int:
    (folder / "articles").mkdir()
    (folder / "articles" / "river.md").write_text(ARTICLE, encoding="utf-8")
    library = _opened(folder, "watcher")
    shared = _noted(library, "shared")[1]
    programs = [_started(folder, f"program {each}", seconds) for each in range(number)]
    for program in programs:
        _say(program, shared)
    saved = [each for program in programs for each in _heard(program)]
    for program in programs:  # all have done their work: now each tells what it sees
        _say(program, "look")
    seen = [program.communicate()[0].strip() for program in programs]
    faults = [*_missing(library, saved, shared), *_blind(library, seen), *map(str, check(library))]
    library.close()
    _report(saved, number, seconds)
    print("\n".join(faults[:20]) or "nothing is lost, and all see the same")
    return 1 if faults else 0


def _started(folder: Path, name: str, seconds: float) -> "subprocess.Popen[str]":
    command = [sys.executable, __file__, "--seconds", str(seconds), "--as-program", str(folder), name]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}  # also where nothing is installed
    return subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _say(program: "subprocess.Popen[str]", line: str) -> None:
    if program.stdin:
        program.stdin.write(line + "\n")
        program.stdin.flush()


def _heard(program: "subprocess.Popen[str]") -> Iterator[Saved]:
    for line in program.stdout or ():
        if line.strip() == "done":
            return
        yield Saved(*json.loads(line))
    raise SystemExit("a program has ended before its time")


def _missing(library: Library, saved: Iterable[Saved], shared: str) -> Iterator[str]:
    """What was saved and is not there, or not as it was saved."""
    tags = find_row(library.database, "annotation", shared) or {}
    for each in saved:
        row = tags if each.noun == "tag" else find_row(library.database, each.noun, each.key) or {}
        if not any(each.words == value or (isinstance(value, list) and each.words in value) for value in row.values()):
            yield f"lost: {each.noun} {each.key}, {each.words}"


def _blind(library: Library, seen: Iterable[str]) -> Iterator[str]:
    there = _sight(library)
    yield from (f"a program sees {each}, and there is {there}" for each in seen if each != there)


def _sight(library: Library) -> str:
    """All that a program sees of the library, as a digest."""
    rows = [library.database.rows(f"SELECT * FROM {table} ORDER BY rowid") for table in TABLES]  # noqa: S608 - our own
    return sha256(json.dumps(rows).encode()).hexdigest()


def _report(saved: list[Saved], number: int, seconds: float) -> None:
    nouns = ", ".join(f"{noun} {many}" for noun, many in Counter(each.noun for each in saved).most_common())
    waits = sorted(each.ms for each in saved)
    half, last = waits[len(waits) // 2], waits[len(waits) * 99 // 100]
    print(f"{number} programs, {seconds:g} s: {len(saved)} acts saved: {nouns}")
    print(f"an act takes {half:.0f} ms in the middle, {last:.0f} ms at p99, {waits[-1]:.0f} ms at most")


def _work(root: Path, name: str, seconds: float) -> None:
    """Be a program: act until the time is over, saying of each act what it has saved, then say what is seen."""
    library = _opened(root, name)
    shared = sys.stdin.readline().strip()
    until, numbers = time.monotonic() + seconds, count()
    while time.monotonic() < until:
        number, before = next(numbers), time.perf_counter()
        made = _DEEDS[number % len(_DEEDS)](library, f"{name} {number}", shared)
        print(json.dumps([*made, (time.perf_counter() - before) * 1000]), flush=True)
    print("done", flush=True)
    sys.stdin.readline()
    print(_sight(library), flush=True)
    library.close()


def _noted(library: Library, words: str, _shared: str = "") -> tuple[str, str, str]:
    opened = _article(library)
    start = len(words) * 31 % 9000
    span = Span(start, start + 20).trimmed(opened.document.text)
    return "annotation", annotate(library, opened.entry, opened.document, span, note=words, tags=["a"]).uid, words


def _tagged(library: Library, words: str, shared: str) -> tuple[str, str, str]:
    add_tags(library, [shared], [words])
    return "tag", words, words


def _linked(library: Library, words: str, shared: str) -> tuple[str, str, str]:
    target = entity_target(EntityKey(EntityKind.PERSON, words))
    made = link(library, Target(TargetKind.ANNOTATION, shared), "see also", target, words)
    return "reference", made.record.uid, words


def _renamed(library: Library, words: str, _shared: str) -> tuple[str, str, str]:
    return "correction", rename(library, EntityKey(EntityKind.PERSON, words), f"{words} B").uid, words


def _dismissed(library: Library, words: str, shared: str) -> tuple[str, str, str]:
    target = entity_target(EntityKey(EntityKind.PERSON, words))
    made = turn_down(library, Target(TargetKind.ANNOTATION, shared), target)
    return "dismissal", made.record.uid, target.key


_DEEDS: tuple[Callable[[Library, str, str], tuple[str, str, str]], ...] = (
    _noted, _tagged, _linked, _renamed, _dismissed
)  # fmt: skip


def _opened(root: Path, name: str) -> Library:
    folders = Folders(*(root / "user" / each for each in ("config", "data", "cache", "state")))
    return open_library(root, folders, clock=_now, ids=new_ids(_now), settings=Settings(author=name))


def _now() -> datetime:
    return datetime.now(UTC)


def _article(library: Library) -> Opened:
    return open_article(library, entries(library)[0])


if __name__ == "__main__":
    sys.exit(main())
