"""KOReader: highlights, notes and bookmarks from a book's sidecar, or from what its exporter wrote."""

import re
from collections.abc import Iterable, Iterator

from reader.core.errors import ReaderError
from reader.core.incoming import About, Read, Unread
from reader.formats.incoming.koreader_book import Entry, distinct, incoming
from reader.formats.incoming.koreader_export import exported
from reader.formats.incoming.lua_data import Table, Value, read_table

_SIDECAR = re.compile(r"(?:^|[/\\])metadata\.[^/\\]+\.lua(?:\.old)?\Z")
_LUA_HEAD = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:--[^\n]*\n\s*)*return\s*\{")
_OURS = (b'"annotations"', b'"bookmarks"', b'"doc_', b'"copt_', b'"highlight"', b'"partial_md5_checksum"', b'"stats"')
_EXPORT = re.compile(rb'\A(?:\xef\xbb\xbf)?\s*\{.*"(?:entries|documents)"\s*:', re.DOTALL)
_EXPORT_SIGNS = (b'"created_on"', b'"drawer"', b'"chapter"', b'"number_of_pages"', b'"json/')
_LINKS = ("url", "uri")
_NOW = ("annotations", "annotations_rolling", "annotations_paging")
_ONCE = ("", "_rolling", "_paging")


def looks_like(head: bytes, name: str) -> bool:
    """Whether it is a sidecar, by its name or its first words, or the JSON of the exporter."""
    if _SIDECAR.search(name) or (_LUA_HEAD.match(head) and any(each in head for each in _OURS)):
        return True
    return bool(_EXPORT.match(head)) and any(each in head for each in _EXPORT_SIGNS)


def records(content: bytes, name: str) -> Iterable[Read]:
    """A record for each highlight, note and bookmark, in the order of the file.

    Times are told without a zone, and taken as UTC. A bookmark of a page, which marks no words, becomes a note on
    the whole article.

    Raises:
        ReaderError: It is neither a sidecar nor JSON of the exporter.
    """
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return exported(content)
    return _sidecar(read_table(content), name)


def _sidecar(whole: Table, name: str) -> Iterator[Read]:
    if not any(isinstance(value, Table) for value in whole.fields.values()):
        raise ReaderError("it is a Lua table, and no sidecar of KOReader", "choose its metadata.….lua")
    about = _about(whole, name)
    yield from distinct(each if isinstance(each, Unread) else incoming(each, about) for each in _entries(whole))


def _about(whole: Table, name: str) -> About:
    props, stats = whole.table("doc_props"), whole.table("stats")
    path = whole.text("doc_path") or re.sub(r"\.sdr[/\\][^/\\]*\Z", "", name)
    title = props.text("display_title") or props.text("title") or stats.text("title") or _stem(path)
    authors = props.text("authors") or stats.text("authors")
    return About(title.strip(), ", ".join(filter(None, map(str.strip, authors.split("\n")))), _url(props))


def _stem(path: str) -> str:
    name = re.split(r"[/\\]", path)[-1]
    return name.rpartition(".")[0] or name


def _url(props: Table) -> str:
    """The address among the identifiers, a line each: `url:https://…`."""
    told = (line.strip().partition(":") for line in props.text("identifiers").split("\n"))
    return next((value.strip() for scheme, _, value in told if scheme.lower() in _LINKS), "")


def _entries(whole: Table) -> Iterator[Entry | Unread]:
    """What KOReader itself would show: where it has its list of annotations, the older two lists are left over."""
    lists = [whole.table(name) for name in _NOW]
    if any(each.fields for each in lists):
        for each in lists:
            yield from (_annotation(value, each.line) for value in each.listed)
    else:
        for suffix in _ONCE:
            yield from _older(whole.table(f"bookmarks{suffix}"), whole.table(f"highlight{suffix}"))


def _annotation(found: Value, line: int) -> Entry | Unread:
    if not isinstance(found, Table):
        return _damaged(found, line)
    return Entry(
        line=found.line,
        text=found.text("text"),
        note=found.text("note"),
        is_bookmark=not found.text("drawer") and "pos0" not in found.fields,
        colour=found.text("color"),
        drawer=found.text("drawer"),
        page=found.text("pageref") or found.text("pageno") or found.text("page"),
        chapter=found.text("chapter"),
        created=found.text("datetime"),
        changed=found.text("datetime_updated"),
        place=_place(found),
    )


def _damaged(found: Value, line: int) -> Unread:
    return Unread(line, f"“{found}” stands in this list where a table should be")


def _older(bookmarks: Table, highlights: Table) -> Iterator[Entry | Unread]:
    """Bookmarks, which have the notes, each with the highlight that has its look; then highlights without bookmark."""
    marked = [
        (str(page), each)
        for page, group in highlights.fields.items()
        for each in (group.listed if isinstance(group, Table) else (group,))
    ]
    looks = {_identity(each): (page, each) for page, each in marked if isinstance(each, Table)}
    told = set[tuple[str, str]]()
    for each in bookmarks.listed:
        if not isinstance(each, Table):
            yield _damaged(each, bookmarks.line)
            continue
        page, look = looks.get(_identity(each), ("", Table(each.line)))
        told.add(_identity(each))
        yield _bookmark(each, look, page)
    for page, each in marked:
        if not isinstance(each, Table):
            yield _damaged(each, highlights.line)
        elif _identity(each) not in told:
            yield _bookmark(Table(each.line), each, page)


def _bookmark(found: Table, look: Table, page: str) -> Entry:
    quote = found.text("notes") or look.text("text")
    told, created = found.text("text"), found.text("datetime") or look.text("datetime")
    is_bookmark = not look.fields and not found.fields.get("highlighted") and "pos0" not in found.fields
    return Entry(
        line=found.line,
        text=quote,
        note="" if _is_automatic(told, quote, created) else told,
        is_bookmark=is_bookmark,
        colour=look.text("color"),
        drawer=look.text("drawer"),
        page=page or found.text("page"),
        chapter=found.text("chapter") or look.text("chapter"),
        created=created,
        changed=found.text("datetime_updated"),
        place=_place(found) or _place(look),
    )


def _is_automatic(told: str, quote: str, created: str) -> bool:
    """Whether KOReader itself wrote it: “Page 7 QUOTE @ DATE”, in any language, or the quote once more."""
    words, quoted = " ".join(told.split()), " ".join(quote.split())
    return words == quoted or bool(created and quoted in words and words.endswith(created))


def _identity(found: Table) -> tuple[str, str]:
    return found.text("datetime"), _place(found)


def _place(found: Table) -> str:
    """Where it is, in KOReader's own words, so that it is known again."""
    place = found.fields.get("pos0", found.fields.get("page", ""))
    if isinstance(place, Table):
        return " ".join(f"{key}={place.text(key)}" for key in ("page", "x", "y") if place.text(key))
    return str(place)
