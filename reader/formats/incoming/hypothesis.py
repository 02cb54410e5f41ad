"""Hypothesis: rows of its API and of the files that its client exports, and what those files have from us."""

import re
from collections.abc import Iterator, Mapping

from reader.core.address import is_address
from reader.core.incoming import About, Incoming, IncomingLink, Offsets, Read, Unread
from reader.core.reference import Target
from reader.core.wiki_links import kept_again, read_target
from reader.formats.hypothesis_terms import OURS
from reader.formats.incoming.answers import ANSWERS, answering
from reader.formats.incoming.json_nodes import (
    Node,
    decoded,
    items,
    json_values,
    made_key,
    node_of,
    number_of,
    text_of,
    texts_of,
)
from reader.formats.iris import article_at
from reader.formats.moments import read_moment

_LOOKS = re.compile(
    r'"(?:rows|export_userid|export_date|client_version|user_info|permissions)"\s*:|"user"\s*:\s*"acct:'
)
_OF_A_ROW = frozenset({"uri", "target", "text", "tags"})
_LISTS = ("rows", "annotations")
_ROUNDS = 64  # answers to answers; a ring of them ends too

Rows = Mapping[str, Node]


def looks_like(head: bytes, _name: str) -> bool:
    """Whether it begins as its files and replies do."""
    text = decoded(head)
    return text.startswith(("{", "[")) and bool(_LOOKS.search(text))


def records(content: bytes, name: str) -> Iterator[Read]:
    """Annotations; an answer stands beside what it answers, tied to it.

    Raises:
        ReaderError: It is no JSON.
    """
    rows: list[tuple[int, Node]] = []
    values = json_values(content, name)
    for each in values:
        if isinstance(each, Unread):
            yield each
            continue
        line, value = each
        for number, row in enumerate(_rows(value), 1):
            at = line if len(values) > 1 else number
            if row.keys() & _OF_A_ROW:
                rows.append((at, row))
            else:
                yield Unread(at, "it is no annotation")
        yield from _references(1, node_of(value))
    by_id = {text_of(row.get("id")): row for _, row in rows}
    for line, row in rows:
        yield from _records(line, row, by_id)


def _rows(value: object) -> Iterator[Node]:
    for each in items(value):
        node = node_of(each)
        held = next((key for key in _LISTS if isinstance(node.get(key), list)), "")
        yield from map(node_of, items(node[held])) if held else (node,)


def _records(line: int, row: Node, by_id: Rows) -> Iterator[Read]:
    place = _place(row, by_id)
    selectors = _selectors(place)
    quote = next(filter(None, (text_of(each.get("exact")) for each in selectors)), "")
    if selectors and not quote.strip():
        kinds = " and ".join(sorted({text_of(each.get("type")) for each in selectors}))
        yield Unread(line, f"it marks a part by {kinds or 'nothing that is told'}, not by its words ({_key(row)})")
        return
    made = _incoming(line, row, place)
    if not (made.quote or made.note.strip() or made.tags or made.label or made.uid):
        yield Unread(line, f"it marks no words and says nothing ({made.key})")
        return
    yield made
    above = by_id.get(_answered(row))
    if above is not None and above is not row:
        yield answering(line, made.key, _key(above), made.created)
    yield from _references(line, _extra(row))


def _incoming(line: int, row: Node, place: Node) -> Incoming:
    quoted = next((each for each in _selectors(place) if text_of(each.get("exact"))), node_of(None))
    offsets = next(filter(None, map(_offsets, _selectors(place))), None)
    ours = node_of(_extra(row).get(OURS))
    return Incoming(
        line,
        _key(row),
        _about(row, ours),
        text_of(quoted.get("exact")),
        text_of(quoted.get("prefix")),
        text_of(quoted.get("suffix")),
        offsets,
        text_of(ours.get("label")),
        kept_again(text_of(row.get("text")), text_of(ours.get("note"))),
        tuple(texts_of(row.get("tags"))),
        read_moment(text_of(row.get("created"))),
        read_moment(text_of(row.get("updated"))),
        text_of(ours.get("uid")),
        text_of(ours.get("base")),
    )


def _about(row: Node, ours: Node) -> About:
    source = next(filter(None, (text_of(node_of(each).get("source")) for each in items(row.get("target")))), "")
    uri = text_of(row.get("uri")) or source
    title = text_of(node_of(row.get("document")).get("title"))
    article = text_of(ours.get("article")) or article_at(uri)
    return About(title, text_of(ours.get("author")), "" if is_address(uri) else uri, article)


def _place(row: Node, by_id: Rows) -> Node:
    """The row that has the words which a row is about: itself, or what it answers."""
    for _ in range(_ROUNDS):
        above = by_id.get(_answered(row))
        if _selectors(row) or above is None:
            break
        row = above
    return row


def _answered(row: Node) -> str:
    """The id of what a row answers; empty for none. The first of its references begins the talk, the last is next."""
    return next(iter(texts_of(row.get("references"))[::-1]), "\0")


def _selectors(row: Node) -> list[Node]:
    return [node_of(each) for target in items(row.get("target")) for each in items(node_of(target).get("selector"))]


def _offsets(selector: Node) -> Offsets | None:
    if text_of(selector.get("type")) != "TextPositionSelector":
        return None
    start, end = number_of(selector.get("start")), number_of(selector.get("end"))
    return Offsets(start, end, in_utf16=True) if start is not None and end is not None and start < end else None


def _references(line: int, holder: Node) -> Iterator[Read]:
    """The references that a row, or the file itself, has from us."""
    for each in map(node_of, items(node_of(holder.get(OURS)).get("references"))):
        ends: list[Target | None] = [read_target(text_of(each.get(key))) for key in ("source", "target")]
        source, target = ends
        if source is None or target is None:
            yield Unread(line, "one of the ends of a reference cannot be told")
            continue
        uid, created = text_of(each.get("uid")), read_moment(text_of(each.get("created")))
        relation, note = text_of(each.get("relation")) or ANSWERS, text_of(each.get("note"))
        yield IncomingLink(line, uid or made_key(each), source, relation, target, note, created, uid)


def _extra(row: Node) -> Node:
    """What a row has beside the fields of the API; some replies have it among them."""
    return {**row, **node_of(row.get("extra"))}


def _key(row: Node) -> str:
    return text_of(row.get("id")) or made_key(row)
