"""Rendering: what was chosen, in a format, in memory: to be written, printed, or looked at first."""

from collections.abc import Generator
from dataclasses import dataclass, replace

from reader.core.outgoing import OutFile, Wishes
from reader.core.slices import at_once
from reader.formats.outgoing.table import notices_of, out_format, writer_of
from reader.library.exporting.choosing import Choice
from reader.library.exporting.gathering import Step, gathering
from reader.library.exporting.whole import Whole
from reader.library.library import Library

PLAIN = Wishes()
WHOLE_NAME = "library.postil.json"


@dataclass(frozen=True, slots=True)
class Rendered:
    """What goes out, in a format.

    Attributes:
        files: As they are to be written.
        articles: How many articles are in them; where nothing was chosen that can go out, none.
        annotations: How many annotations.
        notices: What the person should know of what is not in them, a line each.
    """

    files: tuple[OutFile, ...]
    articles: int
    annotations: int
    notices: tuple[str, ...] = ()


def rendered(library: Library, choice: Choice, format_name: str, wishes: Wishes = PLAIN) -> Rendered:
    """What goes out, in a format; nothing is written.

    Raises:
        ReaderError: There is no such format, or no such label.
    """
    return at_once(rendering(library, choice, format_name, wishes))


def rendering(
    library: Library, choice: Choice, format_name: str, wishes: Wishes = PLAIN
) -> Generator[Step, None, Rendered]:
    """The same in slices.

    Yields:
        One before the first article, one after each that was gathered, and one after each file.
    """
    chosen = out_format(format_name)
    if chosen.is_whole:
        yield Step(0, 1)
        return _own(library, choice)
    wanted = replace(wishes, parts=wishes.parts & chosen.offers)
    parcel = yield from gathering(library, choice, chosen.needs | wanted.parts, bare=chosen.bare)
    files, count = list[OutFile](), len(parcel.articles)
    for each in writer_of(chosen)(parcel, wanted):
        files.append(each)
        yield Step(count, count)
    annotations = sum(len(each.excerpts) for each in parcel.articles)
    return Rendered(tuple(files), count, annotations, (*parcel.notices, *notices_of(chosen, parcel)))


def _own(library: Library, choice: Choice) -> Rendered:
    whole = Whole(library, choice)
    content = b"".join(whole.pieces())
    return Rendered((OutFile(WHOLE_NAME, content),), whole.articles, whole.annotations, tuple(whole.notices))
