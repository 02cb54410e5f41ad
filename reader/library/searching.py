"""Searching: full text over articles, quotes, notes and tags, best first, with what was found in its place."""

import math
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from types import TracebackType
from typing import Self

from reader.core.phrase import Phrase
from reader.core.query import parse
from reader.core.slices import at_once, saying
from reader.core.snippet import Snippet, marked, snippet
from reader.core.span import Span
from reader.library.asking import Meaning, called, meaning
from reader.library.known import Census
from reader.library.library import Library
from reader.library.search_refreshing import refresh
from reader.library.shelf import Entry, bare_entries
from reader.store.indexed import Indexed
from reader.store.search_index import Ranked, SearchIndex
from reader.store.state import library_key

FILE_NAME = "search-1-{library}.db"  # another schema takes another name
LIMIT = 40  # hits
FIRST = 12  # hits, about a screen of them, that are shown before any is ranked
RANKED_MAX = 1000  # rows; of more than that the newest are ranked
AN_ARTICLE_MAX = 4  # hits, where several articles have some
RECENCY = 0.2  # by how much a row of today outdoes one without a day that fits as well
HALF_LIFE_DAYS = 365  # in which half of that is gone


NOTHING = Snippet("")


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage of an article, or an annotation, that was found.

    Attributes:
        uid: The annotation's id; empty for a passage.
        heading: The heading that a passage stands under; empty for none.
        snippet: What is shown of the passage, or of the annotation's quote.
        span: What was found in a passage, in the article's text: the first hit, or the passage's beginning; None
            for an annotation.
        note: What is shown of the annotation's note.
        tags: The annotation's tags.
        label: Its label.
    """

    uid: str
    heading: Snippet
    snippet: Snippet
    span: Span | None = None
    note: Snippet = NOTHING
    tags: tuple[str, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """What was found in one article and on it.

    Attributes:
        entry: The article, without slug and counts.
        title: Its title, with what was found in that.
        hits: The best.
        count: How many there are of those that were looked at.
    """

    entry: Entry
    title: Snippet
    hits: tuple[Hit, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found.

    Attributes:
        groups: Best first.
        is_ranked: Whether they are the best; before that they are the newest.
        more: Whether there is more than was looked at.
        as_words: The qualifiers that mean nothing here, and were searched for as words.
        shown: The phrases that are marked in the hits.
    """

    groups: tuple[Group, ...] = ()
    is_ranked: bool = True
    more: bool = False
    as_words: tuple[str, ...] = ()
    shown: tuple[Phrase, ...] = ()

    @property
    def hits(self) -> list[tuple[Group, Hit]]:
        """All hits with their groups, as they are shown."""
        return [(group, hit) for group in self.groups for hit in group.hits]


class Search:
    """A library being searched; to be closed, or used in a `with`.

    Args:
        library: The library; nothing in it is written to.
    """

    def __init__(self, library: Library) -> None:
        key = sha256(library_key(library.root).encode()).hexdigest()[:12]
        self._library = library
        self._index = SearchIndex(library.folders.cache / FILE_NAME.format(library=key))
        self._shelf: dict[str, Entry] = {}
        self._called: dict[str, tuple[str, ...]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the index."""
        self._index.close()

    def refresh(self) -> Generator[tuple[int, int], None, bool]:
        """Bring the index up to the library, in slices; see `search_refreshing.refresh`.

        Before the first slices nothing is found, for then it is not known which articles there are.
        """
        shelf = yield from saying((0, 0), bare_entries(self._library))
        self._shelf = {entry.id: entry for entry in shelf}
        self._called = {entry.id: called(entry) for entry in shelf}
        return (yield from refresh(self._library, self._index, shelf))

    def answering(
        self, text: str, *, typing: bool = False, census: Census | None = None, limit: int = LIMIT
    ) -> Generator[Answer | None, None, Answer]:
        """Search in two steps; any text is a query.

        Where more than `RANKED_MAX` rows have what was asked for, only the newest of these are ranked: words that
        stand everywhere say little about any of them.

        Args:
            text: What was typed; see `core.query`.
            typing: Whether its last word may not be complete yet.
            census: Whom `entity:` may name; nobody without it.
            limit: How many hits.

        Yields:
            The newest hits, as soon as they are there; then None between two slices of the work.

        Returns:
            The best hits.
        """
        meant = meaning(parse(text, typing=typing), self._index, self._called, census)
        if meant is None:
            return Answer()
        newest = self._index.newest(meant.asked, FIRST + 1)
        if not newest:
            return Answer(as_words=meant.as_words)
        groups = at_once(self._groups(meant, newest[:FIRST], FIRST))
        yield Answer(groups, is_ranked=False, more=len(newest) > FIRST, as_words=meant.as_words, shown=meant.shown)
        found = self._index.ranked(meant.asked, RANKED_MAX + 1)
        yield None
        groups = yield from saying(None, self._groups(meant, self._best_first(found[:RANKED_MAX]), limit))
        more = len(found) > RANKED_MAX
        return Answer(groups, is_ranked=True, more=more, as_words=meant.as_words, shown=meant.shown)

    def search(self, text: str, *, census: Census | None = None, limit: int = LIMIT) -> Answer:
        """The best hits, at once; see `answering`."""
        return at_once(self.answering(text, census=census, limit=limit))

    def _best_first(self, found: Sequence[Ranked]) -> list[int]:
        today = self._library.now().date()
        return [each.number for each in sorted(found, key=lambda each: each.rank * _freshness(each.day, today))]

    def _groups(self, meant: Meaning, numbers: Sequence[int], limit: int) -> Generator[None, None, tuple[Group, ...]]:
        """The rows by article, in this order; only those that are shown are read."""
        owned: dict[str, list[int]] = {}
        owners = self._index.owners(numbers)
        for number in numbers:
            owner = owners.get(number, "")
            if owner in self._shelf:
                owned.setdefault(owner, []).append(number)
        each_max = AN_ARTICLE_MAX if len(owned) > 1 else limit
        wanted = [number for some in owned.values() for number in some[:each_max]][:limit]
        rows = self._index.rows(wanted)
        groups = []
        for article, some in owned.items():
            shown = [rows[number] for number in some[:each_max] if number in rows]
            if shown:
                entry = self._shelf[article]
                title = marked(entry.article.title, meant.shown)
                hits = tuple(_hits(shown, meant))
                groups.append(Group(entry, title, hits, len(some) - len(shown) + len(hits)))
                yield
        return tuple(groups)


def _hits(rows: Sequence[Indexed], meant: Meaning) -> Iterator[Hit]:
    """The rows as hits; a passage that was found by the title of its article alone stands for others like it."""
    made = [_annotation(row, meant) if row.uid else _passage(row, meant) for row in rows]
    telling = [hit for hit in made if hit.uid or hit.snippet.at or not meant.shown]
    yield from telling or made[:1]


def _passage(row: Indexed, meant: Meaning) -> Hit:
    body = row.head + len(row.text[row.head :]) - len(row.text[row.head :].lstrip())
    shown, start = snippet(row.text[body:], meant.shown), row.start + body
    if not shown.marks and body:  # then it may be the heading
        heading = marked(row.text[: row.head], meant.shown)
        shown, start = replace(shown, at=heading.at), row.start if heading.at else start
    place = shown.at.shifted(start) if shown.at else Span(start, start + len(row.text[body:].split("\n", 1)[0]))
    return Hit("", marked(row.heading, meant.shown), shown, place)


def _annotation(row: Indexed, meant: Meaning) -> Hit:
    quote, note = snippet(row.text, meant.shown), snippet(row.note, meant.shown)
    tags = tuple(row.tags.split("\n")) if row.tags else ()
    return Hit(row.uid, NOTHING, quote, note=note, tags=tags, label=row.label)


def _freshness(day: date | None, today: date) -> float:
    if day is None:
        return 1.0
    lives: float = max((today - day).days, 0) / HALF_LIFE_DAYS
    return 1.0 + RECENCY * math.pow(0.5, lives)
