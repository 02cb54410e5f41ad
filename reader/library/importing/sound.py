"""Sound: whether rows and file names from elsewhere can be what they say, looked at before any of them is taken."""

import json
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from hashlib import sha256
from itertools import groupby
from pathlib import PurePosixPath
from unicodedata import category

from reader.core.annotation import content_hash
from reader.core.entity import EntityKey
from reader.core.reference import Target, TargetKind, figure_place
from reader.formats.slug import RESERVED
from reader.library.files import GONE, is_article
from reader.library.finding import ARTICLES
from reader.library.library import TRASH
from reader.library.rejoining import REJOINED
from reader.library.renewing import NEW_VERSION
from reader.store.dump import columns_of
from reader.store.journal import CODEBOOK, KEPT
from reader.store.nouns import ANNOTATION, ARTICLE, TABLE_OF
from reader.store.rows import Row, row_correction, text_moment
from reader.store.schema import TABLES
from reader.store.staging import Stage, bad_row

TEXT_LIMIT_BYTES = 400 * 1024 * 1024  # what a text may unpack to; no article is a tenth of it
NAME_LIMIT_BYTES = 255
ASIDE_DEPTH, TRASH_DEPTH = 5, 3  # parts of `.trash/.versions/ID/DIGEST/NAME` and of `.trash/ID/NAME`

_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_DAYS = ("published", "buried")
_MOMENTS = ("created", "changed", "deleted", "kept", "at")
_MOVING_NO_FILE = {NEW_VERSION, REJOINED, KEPT}  # verbs that may change a path while the file stays where it is
_ALSO_NAMED = {CODEBOOK, "journal"}  # nouns of the journal that no table is of


def refuse_unsound(stage: Stage) -> None:
    """Look at every row.

    Raises:
        ReaderError: One cannot be what it says; its table and number are named.
    """
    stage.refuse_orphans()
    for table in TABLES:
        look = _LOOKS.get(table, _nothing_more)
        for number, row in stage.rows(table):
            try:
                _look_at_record(row)
                look(row)
            except (ValueError, KeyError, TypeError) as error:
                raise bad_row(table, number, _words(error)) from error
    _look_at_contents(stage)
    _look_at_journal(stage)


def place_of(text: str) -> str:
    """The name of a file as it may be written in a library, or empty where it may not be written under it.

    Only articles, their trash and the versions that were laid aside have a place; nothing else of a library is ever
    written by an import.

    Raises:
        ValueError: It leads out of the library.
    """
    path = PurePosixPath(text)
    if not text or ".." in path.parts or "\0" in text:
        raise ValueError(f"“{text}” leads out of the library")
    if path.is_absolute() or not all(map(_is_name, path.parts[1:])):
        return ""
    parts = path.parts
    if parts[0] == ARTICLES and len(parts) > 1:
        return text if is_article(path.name) and not any(part.startswith(".") for part in parts) else ""
    return text if parts[0] == TRASH and _is_of_trash(parts) else ""


def refuse_row_path(text: str) -> None:
    """Look at the path of an article's row: a file that it names may be moved one day.

    Raises:
        ValueError: It leads out of the library, or into what is hidden there.
    """
    path = PurePosixPath(text)
    if not text or ".." in path.parts or "\0" in text:
        raise ValueError(f"the path “{text}” leads out of the library")
    if not path.is_absolute() and path.parts[0].startswith(".") and path.parts[0] != GONE:
        raise ValueError(f"the path “{text}” is none of an article")


def _is_name(part: str) -> bool:
    known = PurePosixPath(part).stem.casefold() in RESERVED or ":" in part or "\\" in part
    return not known and len(part.encode()) <= NAME_LIMIT_BYTES and not any(category(sign) == "Cc" for sign in part)


def _is_of_trash(parts: tuple[str, ...]) -> bool:
    name, *folders = reversed(parts[1:])
    if name.startswith("."):
        return False
    if len(parts) == TRASH_DEPTH:
        return bool(_ID.fullmatch(folders[0]))
    is_aside = len(parts) == ASIDE_DEPTH and parts[1] == ".versions"
    return bool(is_aside and _DIGEST.fullmatch(folders[0]) and _ID.fullmatch(folders[1]))


def _look_at_record(row: Row) -> None:
    if "uid" in row and not _ID.fullmatch(str(row["uid"])):
        raise ValueError(f"“{row['uid']}” is no id")
    for name in _MOMENTS:
        value = row.get(name)
        if isinstance(value, str) and not _is_moment(value):
            raise ValueError(f"“{name}” is no time")
    for name in _DAYS:
        if row.get(name) is not None:
            date.fromisoformat(str(row[name]))


def _is_moment(text: str) -> bool:
    try:
        return text_moment(text).tzinfo is not None
    except ValueError:
        return False


def _look_at_article(row: Row) -> None:
    refuse_row_path(str(row["path"]))
    for name in ("source_digest", "text_digest"):
        if row[name] and not _DIGEST.fullmatch(str(row[name])):
            raise ValueError(f"“{name}” is no digest")


def _look_at_version(row: Row) -> None:
    packed = row["text"]
    unpacking = zlib.decompressobj()
    try:
        text = unpacking.decompress(packed if isinstance(packed, bytes) else b"", TEXT_LIMIT_BYTES)
    except zlib.error as error:
        raise ValueError("its text is damaged") from error
    if not unpacking.eof or sha256(text).hexdigest() != row["text_digest"]:
        raise ValueError("its text is not the one that was kept")


def _look_at_ends(row: Row) -> None:
    for side in ("source", "target"):
        target = Target(TargetKind(str(row[f"{side}_kind"])), str(row[f"{side}_key"]))
        if target.kind is TargetKind.ENTITY:
            EntityKey.of(target.key)
        elif target.kind is TargetKind.FIGURE:
            figure_place(target)


def _look_at_correction(row: Row) -> None:
    row_correction(row)


def _nothing_more(row: Row) -> None:
    del row


_LOOKS: Mapping[str, Callable[[Row], None]] = {
    "articles": _look_at_article,
    "versions": _look_at_version,
    "cross_references": _look_at_ends,
    "dismissals": _look_at_ends,
    "corrections": _look_at_correction,
}


def _look_at_contents(stage: Stage) -> None:
    """Look whether the quote, note, label and tags of each annotation are what was written."""
    rows = stage.database.values("SELECT annotation, name FROM tags ORDER BY annotation, position")
    tags = {str(uid): [str(name) for _, name in each] for uid, each in groupby(rows, key=lambda row: row[0])}
    for number, row in stage.rows("annotations"):
        exact = row["exact"] if row["exact"] is None else str(row["exact"])
        said = content_hash(exact, str(row["note"]), str(row["label"]), tags.get(str(row["uid"]), ()))
        if said != row["content_hash"]:
            raise bad_row("annotations", number, "its quote, note, label or tags are not what was written")


def _look_at_journal(stage: Stage) -> None:
    """Look at what undo would write one day."""
    columns = {noun: set(columns_of(stage.database, table)) for noun, table in TABLE_OF.items()}
    columns[ANNOTATION].add("tags")
    for number, row in stage.rows("journal"):
        try:
            _look_at_change(row, columns)
        except (ValueError, RecursionError) as error:
            raise bad_row("journal", number, _words(error)) from error


def _look_at_change(row: Row, columns: Mapping[str, set[str]]) -> None:
    noun = str(row["noun"])
    sides = [json.loads(str(row[side])) for side in ("before", "after") if row[side] is not None]
    if noun not in columns and noun not in _ALSO_NAMED:
        raise ValueError(f"“{noun}” is nothing that a journal tells of")
    for side in sides:
        if not isinstance(side, dict) or (noun in columns and columns[noun] != set(side)):
            raise ValueError("what it says a row was is no row")
    if noun == ARTICLE:
        _look_at_paths(str(row["verb"]), sides)


def _look_at_paths(verb: str, sides: list[dict[str, object]]) -> None:
    paths = {str(side["path"]) for side in sides if "path" in side}
    for path in paths:
        refuse_row_path(path)
    if verb not in _MOVING_NO_FILE and len(paths) > 1 and any(PurePosixPath(path).is_absolute() for path in paths):
        raise ValueError("it says that a file outside of the library was moved")


def _words(error: Exception) -> str:
    return str(error.args[0]) if error.args else "it is no row"


def names_in(stage: Stage) -> Iterator[str]:
    """The names of the files of a library, each of which leads into it.

    Raises:
        ReaderError: One leads out of it.
    """
    for number, name in enumerate(stage.file_names(), 1):
        try:
            place_of(name)
        except ValueError as error:
            raise bad_row("files", number, _words(error)) from error
        yield name
