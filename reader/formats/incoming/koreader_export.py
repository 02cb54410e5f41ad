"""KOReader's export: the JSON that its exporter writes, of one book or of many."""

import json
from collections.abc import Iterator, Mapping

from reader.core.errors import ReaderError
from reader.core.incoming import About, Incoming, Unread
from reader.formats.incoming.koreader_book import Entry, distinct, incoming

_HINT = "write it again with KOReader's exporter, as JSON"
_UNKNOWN = frozenset({"Unknown Author", "Unknown Book", "N/A"})  # what the exporter writes where it knows nothing


def exported(content: bytes) -> Iterator[Incoming | Unread]:
    """A record for each entry of each book.

    Raises:
        ReaderError: It is no JSON of the exporter.
    """
    try:
        whole = json.loads(content.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise ReaderError(f"line {line}: it is no JSON", _HINT) from error
    books = whole.get("documents", [whole]) if isinstance(whole, dict) else None
    if not isinstance(books, list) or not any(isinstance(each, dict) and "entries" in each for each in books):
        raise ReaderError("it is JSON, and not of KOReader's exporter", _HINT)
    return distinct(
        _record(number, entry, _about(book)) for number, (book, entry) in enumerate(_entries(books), start=1)
    )


def _entries(books: list[object]) -> Iterator[tuple[Mapping[str, object], object]]:
    for book in books:
        told = book if isinstance(book, dict) else {}
        entries = told.get("entries")
        yield from ((told, each) for each in (entries if isinstance(entries, list) else ()))


def _record(number: int, entry: object, about: About) -> Incoming | Unread:
    if isinstance(entry, list) and len(entry) == 1:
        entry = entry[0]  # as older exporters have it
    if not isinstance(entry, dict):
        return Unread(number, "it is no entry of a book")
    place = _text(entry, "pn_xp") or _text(entry, "page")
    return incoming(
        Entry(
            line=number,
            text=_text(entry, "text"),
            note=_text(entry, "note"),
            is_bookmark=_text(entry, "sort") == "bookmark",
            colour=_text(entry, "color"),
            drawer=_text(entry, "drawer"),
            page=_text(entry, "page"),
            chapter=_text(entry, "chapter"),
            created=_text(entry, "time"),
            place=place,
        ),
        about,
    )


def _about(book: Mapping[str, object]) -> About:
    title, author = _text(book, "title").strip(), _text(book, "author")
    authors = ", ".join(filter(None, map(str.strip, author.split("\n"))))
    return About(*("" if each in _UNKNOWN else each for each in (title, authors)))


def _text(told: Mapping[str, object], key: str) -> str:
    value = told.get(key)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
