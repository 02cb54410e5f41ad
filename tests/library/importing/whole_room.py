"""A library that goes out whole, and what is in it: for the tests of its coming in again."""

from reader.core.span import Span
from reader.library.annotating import annotate
from reader.library.exporting.choosing import Choice
from reader.library.exporting.whole import Whole
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.shelf import resolve
from reader.store.dump import dumped
from reader.store.schema import TABLES

Rows = dict[str, list[dict[str, object]]]


def whole_of(library: Library, choice: Choice | None = None) -> bytes:
    return b"".join(Whole(library, choice or Choice()).pieces())


def rows_of(library: Library) -> Rows:
    return {table: list(dumped(library.database, table)) for table in TABLES}


def files_of(library: Library) -> dict[str, bytes]:
    found = [*library.articles.rglob("*"), *library.trash.rglob("*")]
    return {path.relative_to(library.root).as_posix(): path.read_bytes() for path in found if path.is_file()}


def mark(library: Library, name: str = "rain", note: str = "", start: int = 0) -> str:
    found = open_article(library, resolve(library, name))
    return annotate(library, found.entry, found.document, Span(start, start + 4), label="doubt", note=note).uid


def id_of(library: Library, name: str) -> str:
    return resolve(library, name).id
