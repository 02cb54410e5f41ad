"""Hypothesis: rows as its API has them, in the file that its client exports and imports.

The rows: https://h.readthedocs.io/en/latest/api-reference/. What they have no field for lies under `extra`, which other
programs pass over.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from reader.core.annotation import content_hash
from reader.core.outgoing import Excerpt, OutFile, Outgoing, Parcel, Tie, Wishes
from reader.core.utf16 import Utf16
from reader.core.wiki_links import written
from reader.formats.hypothesis_terms import GROUP, OURS, PROGRAM
from reader.formats.iris import article_iri
from reader.formats.json_text import begun, json_lines
from reader.formats.moments import moment_text
from reader.formats.outgoing.naming import file_name
from reader.formats.outgoing.standing import standing

Row = dict[str, object]

_AUTHORITY = "postil"
_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9._]+")
_BEFORE_ALL = datetime(1970, 1, 1, tzinfo=UTC)


def files(parcel: Parcel, _wishes: Wishes) -> Iterator[OutFile]:
    """One file; its date is that of the newest change in it, so that a second export changes no byte."""
    seen = set[str]()
    users = [_user(each.annotation.record.author) for article in parcel.articles for each in article.excerpts]
    rows = [row for article in parcel.articles for row in _rows(article, seen)]
    loose = [_tie(tie) for article in parcel.articles for tie in _fresh(article.ties, seen)]
    newest = max(
        (each.annotation.record.changed for article in parcel.articles for each in article.excerpts),
        default=_BEFORE_ALL,
    )
    head: Row = {
        "export_date": moment_text(newest),
        "export_userid": users[0] if users else "",
        "client_version": PROGRAM,
        **({OURS: {"references": loose}} if loose else {}),
    }
    yield OutFile(file_name(parcel, ".json"), f"{begun(head, 'annotations')}{json_lines(rows)}}}\n".encode())


def _rows(article: Outgoing, seen: set[str]) -> Iterator[Row]:
    text = article.document.text if article.document else None
    counted = Utf16(text) if text is not None else None
    for each in article.excerpts:
        yield _row(article, each, text, counted) | {"extra": {OURS: _ours(article, each, seen)}}


def _row(article: Outgoing, each: Excerpt, text: str | None, counted: Utf16 | None) -> Row:
    made, user = each.annotation, _user(each.annotation.record.author)
    source = article_iri(article)
    selectors = list(_selectors(each, text, counted))
    return {
        "id": made.uid,
        "created": _moment(made.record.created),
        "updated": _moment(made.record.changed),
        "user": user,
        "uri": source,
        "text": each.note,
        "tags": list(made.tags),
        "group": GROUP,
        "permissions": {"read": [user], "update": [user], "delete": [user]},
        "target": [{"source": source} | ({"selector": selectors} if selectors else {})],
        "document": {"title": [article.article.title]},
        "links": {"html": each.link, "incontext": each.link},
        "hidden": False,
        "flagged": False,
        "user_info": {"display_name": made.record.author or None},
    }


def _selectors(each: Excerpt, text: str | None, counted: Utf16 | None) -> Iterator[Row]:
    place = standing(each, text)
    if place is None:
        return
    if place.span and counted:
        start, end = counted.units(place.span.start), counted.units(place.span.end)
        yield {"type": "TextPositionSelector", "start": start, "end": end}
    yield {"type": "TextQuoteSelector", "exact": place.exact, "prefix": place.prefix, "suffix": place.suffix}


def _ours(article: Outgoing, each: Excerpt, seen: set[str]) -> Row:
    made = each.annotation
    ties = [_tie(tie) for tie in _fresh(each.ties, seen)]
    ours: Row = {
        "uid": made.uid,
        "base": content_hash(made.anchor.exact if made.anchor else None, made.note, made.label, made.tags),
        "state": str(each.placed.how),
        "article": article.id,
        "author": article.article.author,
        "label": made.label,
        "note": made.note if made.note != each.note else "",
        "references": ties,
    }
    return {key: value for key, value in ours.items() if value}


def _fresh(ties: Iterable[Tie], seen: set[str]) -> Iterator[Tie]:
    """Those that were not told of at their other end already."""
    for tie in ties:
        uid = tie.reference.record.uid
        if uid not in seen:
            seen.add(uid)
            yield tie


def _tie(tie: Tie) -> Row:
    reference = tie.reference
    told: Row = {
        "uid": reference.record.uid,
        "source": written(reference.source),
        "relation": reference.relation,
        "target": written(reference.target),
        "note": reference.note,
        "created": moment_text(reference.record.created),
    }
    return {key: value for key, value in told.items() if value}


def _user(author: str) -> str:
    """The account that an author would have; a name of that service has letters, digits, points and underscores."""
    return f"acct:{_NOT_IN_A_NAME.sub('_', author).strip('_') or 'reader'}@{_AUTHORITY}"


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
