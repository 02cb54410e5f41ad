"""Vault: a folder of Obsidian's notes that articles were exported to: finding them again, and what they are to be."""

import os
import re
from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from reader.core.address import read_address
from reader.core.errors import ReaderError
from reader.core.outgoing import OutFile, Parcel, Wishes
from reader.formats.obsidian_file import UID, Note, read_note
from reader.formats.outgoing.obsidian import SUFFIX, Vault, files_in
from reader.formats.outgoing.obsidian_merge import HasAll, merged
from reader.formats.outgoing.table import OutFormat
from reader.library.addressing import Addresses
from reader.library.exporting.choosing import Choice
from reader.library.exporting.disk import content_of
from reader.library.exporting.gathering import Step, gathering
from reader.library.exporting.rendering import Rendered
from reader.library.exporting.taken_over import has_all_in
from reader.library.library import Library
from reader.store.annotations import annotations_named

FILES_MAX = 200_000  # in the folder; a vault of a person has some thousands

_LIBRARY_IDS = re.compile(rb"reader://[^\s/]*~([0-9a-z]{8})/")
_OURS = re.compile(rb"^(?:postil-id:[ \t]*[\"']?|%% postil \d+ )([0-9a-z]{12})\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Present:
    """A note of ours in the folder.

    Attributes:
        name: Where it lies, relative, with `/`.
        content: Its bytes.
        text: The same, decoded; line ends as they are.
    """

    name: str
    content: bytes
    text: str

    @property
    def note(self) -> Note:
        """It in its pieces."""
        return read_note(self.text.removeprefix("\ufeff").replace("\r\n", "\n"))


@dataclass(frozen=True, slots=True)
class Brought:
    """What is to lie in the folder.

    Attributes:
        found: The notes as they are to be, also those that are so already, and what was kept although the library
            says otherwise.
        seen: What lies there under the names of those that are there: what they were brought together with.
    """

    found: Rendered
    seen: Mapping[str, bytes]


def bringing(
    library: Library, choice: Choice, chosen: OutFormat, folder: Path, wishes: Wishes
) -> Generator[Step, None, Brought]:
    """What goes out, brought together with the notes in a folder, in slices; nothing is written.

    Args:
        library: The library.
        choice: What is to go out.
        chosen: The format.
        folder: Where; it need not be there.
        wishes: How it is to be written.

    Yields:
        As `gathering` does.

    Raises:
        ReaderError: The folder or a note in it cannot be read, or the person's template cannot be filled in.
    """
    wanted = replace(wishes, parts=wishes.parts & chosen.offers)
    parcel = yield from gathering(library, choice, chosen.needs | wanted.parts, bare=chosen.bare)
    there = _Folder(folder, read_address(Addresses(library).article("-")).library_id)
    notices = list(there.notices)
    # Where nothing was named, the other notes of ours are looked at too, for what was removed in the library.
    files = list(_brought(library, parcel, wanted, there, notices, whole=not choice.articles))
    count = sum(len(each.excerpts) for each in parcel.articles)
    found = Rendered(tuple(files), len(files), count, (*notices, *parcel.notices))
    return Brought(found, {each.name: each.content for each in there.ours.values()})


def _brought(  # noqa: PLR0913 - all that a note is made of
    library: Library, parcel: Parcel, wishes: Wishes, there: "_Folder", notices: list[str], *, whole: bool
) -> Iterator[OutFile]:
    homes = {name: article for article, each in there.ours.items() for name in each.note.blocks if UID.match(name)}
    names = {article: each.name.removesuffix(SUFFIX) for article, each in there.ours.items()}
    removed, done, has_all = _removed(library, homes), set[str](), has_all_in(library)
    for wanted in files_in(parcel, wishes, Vault(names, homes, there.taken)):
        here = there.ours.get(wanted.about)
        done.add(wanted.about)
        yield wanted if here is None else _merged(here, wanted, removed, has_all, notices)
    if whole:
        others = [(article, each) for article, each in there.ours.items() if article not in done]
        yield from (
            _merged(each, OutFile(each.name, b"", article), removed, has_all, notices) for article, each in others
        )


def _merged(here: Present, wanted: OutFile, removed: frozenset[str], has_all: HasAll, notices: list[str]) -> OutFile:
    done = merged(here.text, wanted.content.decode(), removed, has_all)
    notices += (f"{here.name}, {notice}" for notice in done.notices)
    return OutFile(here.name, done.text.encode("utf-8", "surrogatepass"), wanted.about)


def _removed(library: Library, uids: Iterable[str]) -> frozenset[str]:
    """Those of some annotations that are not in the library, or only in its trash."""
    wanted = set(uids)
    known = annotations_named(library.database, wanted)
    return frozenset(uid for uid in wanted if uid not in known or known[uid].record.deleted is not None)


class _Folder:
    """The notes in a folder.

    Attributes:
        ours: Those that are about an article of ours, by its id.
        taken: The names of all others, without suffix and folder, in lower case.
        notices: What is to be said of them.
    """

    def __init__(self, root: Path, library_id: str) -> None:
        self.ours: dict[str, Present] = {}
        self.notices: list[str] = []
        taken: set[str] = set()
        # A copy that was made beside a note has the longer name.
        for name in sorted(_notes(root), key=lambda each: (each.count("/"), len(each), each)):
            here = _present(root, name, library_id, self.notices)
            article = here.note.article if here else ""
            if here and article and article not in self.ours:
                self.ours[article] = here
                continue
            if here and article:
                self.notices.append(f"{name} is about the same article as {self.ours[article].name}: left as it is")
            taken.add(PurePosixPath(name).name[: -len(SUFFIX)].casefold())
        self.taken = frozenset(taken)


def _notes(root: Path) -> Iterator[str]:
    """The Markdown files in a folder and the folders in it; hidden ones are passed over."""
    count = 0
    for folder, folders, names in os.walk(root):
        folders[:] = [each for each in folders if not each.startswith(".")]
        for name in names:
            if name.lower().endswith(SUFFIX) and not name.startswith("."):
                count += 1
                if count > FILES_MAX:
                    raise ReaderError(f"{root} holds more than {FILES_MAX:,} notes", "choose a folder of its own")
                yield Path(folder, name).relative_to(root).as_posix()


def _present(root: Path, name: str, library_id: str, notices: list[str]) -> Present | None:
    """A note that seems to be one of this library; None for any other, and for a link."""
    path = root / name
    if path.is_symlink() or not path.is_file():
        return None
    content = content_of(path) or b""
    if not _OURS.search(content) or not _may_be_of(library_id, content):
        return None
    try:
        return Present(name, content, content.decode())
    except UnicodeDecodeError:
        notices.append(f"{name} is not UTF-8: left as it is")
        return None


def _may_be_of(library_id: str, content: bytes) -> bool:
    """Whether the links in a note do not all lead into another library; ids of articles are alike where paths are."""
    led_to = {found.decode() for found in _LIBRARY_IDS.findall(content)}
    return not library_id or not led_to or library_id in led_to
