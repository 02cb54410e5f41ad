"""Build the sample library's `annotations.db` anew from `articles/` and `sample_annotations.toml`.

Run it after a change of an article, of an example or of the schema. The same input gives the same rows, ids and
times included; with the same SQLite and zlib also the same bytes.
"""

import argparse
import shutil
import sqlite3
import sys
import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from reader.core.card import CardKind
from reader.core.entity import EntityKey
from reader.core.ids import new_ids
from reader.core.settings import Settings
from reader.library.annotating import annotate, find_quote
from reader.library.cards import make_card, make_clozes
from reader.library.correcting import merge
from reader.library.folders import Folders
from reader.library.library import Library, open_library
from reader.library.opening import open_article
from reader.library.shelf import resolve
from reader.library.undoing import seal

ROOT = Path(__file__).parents[1]
EXAMPLES = Path(__file__).with_name("sample_annotations.toml")
FIRST = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
BETWEEN = timedelta(minutes=7)


class Calendar:
    """A clock that stands still until it is moved on, and random bits that follow from it."""

    def __init__(self) -> None:
        self.now = FIRST

    def __call__(self) -> datetime:
        """The time."""
        return self.now

    def move_on(self) -> None:
        """Let the time between two examples pass."""
        self.now += BETWEEN

    def bits(self, count: int) -> int:
        """As many bits as asked for; the same ones at the same time."""
        return int.from_bytes(sha256(self.now.isoformat().encode()).digest()) >> (256 - count)


def main() -> None:
    """Build the file where the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=ROOT / "annotations.db", help="the file to make")
    output = parser.parse_args().output
    with tempfile.TemporaryDirectory() as folder:
        built = build(Path(folder))
        number = compact(built, Path(folder) / "compact.db")
        shutil.move(Path(folder) / "compact.db", output)
    print(f"{output}: {number} annotations", file=sys.stderr)


def build(folder: Path) -> Path:
    """Make the library in `folder` by the library's own verbs.

    Returns:
        Its `annotations.db`.
    """
    root = folder / "library"
    shutil.copytree(ROOT / "articles", root / "articles")
    folders = Folders(*(folder / name for name in ("config", "data", "cache", "state")))
    calendar = Calendar()
    ids = new_ids(calendar, calendar.bits)
    opened = open_library(root, folders, clock=calendar, ids=ids, settings=Settings(author="Postil"))
    library = replace(opened, device="sample")
    examples = tomllib.loads(EXAMPLES.read_text("utf-8"))
    made = dict[tuple[str, str], str]()
    for example in examples["annotation"]:
        made[example["article"], example.get("quote", "")] = make(library, example)
        calendar.move_on()
    for example in examples["merge"]:
        merge(library, EntityKey.of(example["entity"]), EntityKey.of(example["into"]))
        calendar.move_on()
    for example in examples["card"]:
        card(library, made[example["article"], example["quote"]], example)
        calendar.move_on()
    seal(library)  # so that a newcomer's first undo takes back nothing that is not theirs
    library.close()
    return root / "annotations.db"


def make(library: Library, example: Mapping[str, str]) -> str:
    """Make one annotation.

    Returns:
        Its id.
    """
    entry = resolve(library, example["article"])
    document = open_article(library, entry).document
    span = find_quote(document, example["quote"]) if "quote" in example else None
    note, tags = example.get("note", "").strip(), tuple(example.get("tags", ()))
    return annotate(library, entry, document, span, label=example["label"], note=note, tags=tags).uid


def card(library: Library, annotation: str, example: Mapping[str, str]) -> None:
    """Make one card, or those of one text with gaps."""
    if "text" in example:
        make_clozes(library, annotation, example["text"])
        return
    question, answer = example["question"].strip(), example["answer"].strip()
    make_card(library, annotation, CardKind(example["kind"]), question, answer)


def compact(built: Path, output: Path) -> int:
    """Copy the database without a trace of how and when it was made.

    Returns:
        How many annotations it holds.
    """
    connection = sqlite3.connect(built, isolation_level=None)
    connection.execute("UPDATE _sqlite_migrations SET applied_at = ?", (FIRST.isoformat(),))
    connection.execute("VACUUM INTO ?", (str(output),))
    number = int(connection.execute("SELECT count(*) FROM annotations").fetchone()[0])
    connection.close()
    return number


if __name__ == "__main__":
    main()
