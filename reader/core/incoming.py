"""Incoming: what another program's file says, record by record, before it has found its place in the library."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from reader.core.reference import Target


@dataclass(frozen=True, slots=True)
class About:
    """Which article a record is about, as its file knows it.

    Attributes:
        article: The id it has in a library of ours; empty where the file comes from elsewhere.
    """

    title: str = ""
    author: str = ""
    url: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True)
class Offsets:
    """Where a file says that a quote stands: in code points, or in the units of UTF-16; end exclusive."""

    start: int
    end: int
    in_utf16: bool = False


@dataclass(frozen=True, slots=True)
class Incoming:
    """An annotation from elsewhere.

    Attributes:
        line: The line or, where a file has none, the number of the record in it, from 1.
        key: What its source knows it by: the same however often it comes; with the name of its format it makes its id.
        about: Its article.
        quote: What was marked, as the file has it; empty for what is on the whole article.
        prefix: What stood before it; empty where that is not known.
        suffix: What stood after it, likewise.
        offsets: Where it stood; None where that is not known.
        label: The name of a label, or of a colour; empty for none.
        note: Markdown.
        created: When it was made; None where that is not known.
        changed: When it was last changed, likewise.
        uid: The id it has in a library of ours; empty where the file comes from elsewhere.
        base: The `content_hash` of what went out; empty where that is not known. With it, a change on
            one side is told from a change on both.
    """

    line: int
    key: str
    about: About
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    offsets: Offsets | None = None
    label: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    created: datetime | None = None
    changed: datetime | None = None
    uid: str = ""
    base: str = ""


@dataclass(frozen=True, slots=True)
class IncomingLink:
    """A reference from elsewhere.

    Attributes:
        line: As of a record.
        key: Likewise.
        source: Where it starts: a target of ours, or the key of a record in the same file.
        target: Where it leads.
        uid: The id it has in a library of ours; empty where the file comes from elsewhere.
    """

    line: int
    key: str
    source: Target | str
    relation: str
    target: Target | str
    note: str = ""
    created: datetime | None = None
    uid: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """A record that is not taken, and why, in words: it is damaged, or says what Postil has no place for.

    Attributes:
        line: The line or number of the record in its file; 0 for the file itself.
        is_remark: Whether the record is taken, and this is only said of it.
    """

    line: int
    why: str
    is_remark: bool = False


Read = Incoming | IncomingLink | Unread
Records = Sequence[Read]
