"""Cleaning: the words of a record as far as they can be kept; what cannot is left out or marked, never refused."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from reader.core.errors import ReaderError
from reader.core.incoming import About, Incoming, IncomingLink
from reader.core.reference import Target
from reader.formats.decoding import nfc
from reader.library.words import clean_note, clean_tags

AROUND_MAX = 200  # characters around a quote that tell places apart
_UNWRITABLE = re.compile("[\0\ud800-\udfff]")


def kept_text(text: str) -> str:
    """A text with what cannot be kept replaced by U+FFFD, and newlines for all line ends."""
    return clean_note(_writable(text))


def kept_quote(text: str) -> str:
    """A quote as an article could have it: in NFC, without white space at its ends."""
    return nfc(kept_text(text)).strip()


def kept_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """The tags that can be kept."""
    found: list[str] = []
    for tag in tags:
        try:
            found += clean_tags([_writable(tag)])
        except ReaderError:  # it has no letters; a tag is no reason to lose a note
            continue
    return clean_tags(found)


def kept_moment(moment: datetime | None) -> datetime | None:
    """A moment in UTC and whole milliseconds, which is what can be written; one without a zone is taken as UTC."""
    if moment is None:
        return None
    try:
        there = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except OverflowError:  # the first or last day of the calendar, in another zone
        return None
    return there.replace(microsecond=there.microsecond // 1000 * 1000)


def cleaned(record: Incoming) -> Incoming:
    """A record with nothing in it that cannot be kept."""
    about = record.about
    return replace(
        record,
        about=About(*(_one_line(each) for each in (about.title, about.author, about.url, about.article))),
        key=_writable(record.key),
        quote=kept_quote(record.quote),
        prefix=kept_text(record.prefix[-AROUND_MAX:]),
        suffix=kept_text(record.suffix[:AROUND_MAX]),
        label=_one_line(record.label),
        note=kept_text(record.note),
        tags=kept_tags(record.tags),
        created=kept_moment(record.created),
        changed=kept_moment(record.changed),
        base=_writable(record.base),
    )


def cleaned_link(link: IncomingLink) -> IncomingLink:
    """Likewise, a reference."""
    return replace(
        link,
        key=_writable(link.key),
        source=_cleaned_end(link.source),
        target=_cleaned_end(link.target),
        relation=_one_line(link.relation),
        note=kept_text(link.note),
        created=kept_moment(link.created),
    )


def _cleaned_end(end: Target | str) -> Target | str:
    return _writable(end) if isinstance(end, str) else Target(end.kind, _writable(end.key))


def _one_line(text: str) -> str:
    return " ".join(_writable(text).split())


def _writable(text: str) -> str:
    return _UNWRITABLE.sub("\ufffd", text)
