"""Foreseeing: what an export would write, file by file, beside what lies there already."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from reader.core.outgoing import OutFile, Wishes
from reader.formats.outgoing.table import OutFormat, out_format
from reader.library.exporting.choosing import Choice
from reader.library.exporting.disk import content_of, lies_in_folder
from reader.library.exporting.gathering import Step
from reader.library.exporting.rendering import PLAIN, Rendered, rendering
from reader.library.library import Library


class Effect(StrEnum):
    """What writing a file would do."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "unchanged"


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would be written.

    Attributes:
        found: What goes out; where files are brought together with those that are there, as they would be then.
        effects: What writing would do to each of its files.
    """

    found: Rendered
    effects: tuple[Effect, ...]


def foreseeing(
    library: Library, choice: Choice, format_name: str, path: Path, wishes: Wishes = PLAIN
) -> Generator[Step, None, Foreseen]:
    """What `exporting` would write, in slices; nothing is written.

    Yields:
        As `rendering` does, and one after each file that was looked at.

    Raises:
        ReaderError: There is no such format or label, or what lies there cannot be read.
    """
    chosen = out_format(format_name)
    if chosen.merges:
        # Here and not at the top, as in `writing`: it loads templates, which no other format needs.
        from reader.library.exporting.vault import bringing  # noqa: PLC0415

        found = (yield from bringing(library, choice, chosen, path, wishes)).found
    else:
        found = yield from rendering(library, choice, format_name, wishes)
    effects = list[Effect]()
    for effect in _effects(chosen, path, found.files):
        effects.append(effect)
        yield Step(found.articles, found.articles)
    return Foreseen(found, tuple(effects))


def _effects(chosen: OutFormat, path: Path, files: tuple[OutFile, ...]) -> Iterator[Effect]:
    in_folder = lies_in_folder(chosen, path, files)
    for each in files:
        present = content_of(path / each.name if in_folder else path)
        yield Effect.NEW if present is None else Effect.SAME if present == each.content else Effect.CHANGED
