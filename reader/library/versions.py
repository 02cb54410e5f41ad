"""Versions: the texts that an article has had, as far as they were kept, and what changed between two of them."""

from bisect import bisect_right
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from reader.core.annotation import Annotation
from reader.core.document import Document
from reader.core.errors import ReaderError
from reader.core.figure import Figure
from reader.core.relocate import Lost, Placed
from reader.core.slices import at_once
from reader.core.span import Span
from reader.core.version_diff import Kind, Piece, pieces, words
from reader.core.version_hits import figures_changed, touches, touches_new
from reader.engines.figures import find_figures
from reader.library.library import Library
from reader.library.opening import Held, annotations_of, open_article
from reader.library.shelf import Entry
from reader.store.versions import kept_text, kept_versions

PRESENT = "now"  # what the text that the article has is called, besides its number
DIGEST_PREFIX_MIN = 4  # characters; a shorter name of digits is a number


@dataclass(frozen=True, slots=True)
class Version:
    """A text that an article has, or had.

    Attributes:
        number: From 1, the first kept first; the one that the article has now is the last.
        kept: When it was first kept, in UTC; None for a present one that nothing hangs on.
        annotations: How many living ones were made in it.
    """

    number: int
    text_digest: str
    kept: datetime | None
    annotations: int
    is_present: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """An annotation whose words changed, and where it lies in the newer text."""

    annotation: Annotation
    placed: Placed | Lost


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that changed.

    Attributes:
        kind: Changed, added or removed.
        old: The sentence, or sentences, in the older text; empty where it was added.
        new: In the newer one; empty, where it stood, when it was removed.
        words: What is the same in it and what is not; joined, either side gives its sentence.
        figures: The figures that have another value, before and after.
        hits: The annotations whose own words changed.
        heading: The heading over it in the newer text, else in the older; empty where neither is known.
    """

    kind: Kind
    old: Span
    new: Span
    words: tuple[Piece, ...]
    figures: tuple[tuple[Figure, Figure], ...]
    hits: tuple[Hit, ...]
    heading: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed between two versions of an article, in the order of the newer one."""

    old: Version
    new: Version
    old_text: str
    new_text: str
    changes: tuple[Changed, ...]


def versions(library: Library, entry: Entry) -> list[Version]:
    """The versions of an article that are known, the first kept first, the one that it has now last."""
    kept = {each.text_digest: each for each in kept_versions(library.database, entry.id)}
    now = kept.pop(entry.text_digest, None)
    before = [
        Version(number, each.text_digest, each.kept, each.annotations, is_present=False)
        for number, each in enumerate(kept.values(), 1)
    ]
    moment, hanging = (now.kept, now.annotations) if now else (None, 0)
    return [*before, Version(len(before) + 1, entry.text_digest, moment, hanging, is_present=True)]


def two_versions(known: Sequence[Version], old: str = "", new: str = "") -> tuple[Version, Version]:
    """The two versions that are meant by their numbers, by the beginnings of their digests, or by "now".

    Args:
        known: The versions of the article.
        old: Empty for the one before the newer one; of the first, for the first.
        new: Empty for the present one.

    Raises:
        ReaderError: There is no such version.
    """
    newer = _named(known, new) if new else known[-1]
    older = _named(known, old) if old else known[max(0, newer.number - 2)]
    return older, newer


def diff(library: Library, entry: Entry, old: Version, new: Version) -> Difference:
    """What changed from one version of an article to another.

    Raises:
        ReaderError: One of the texts cannot be read.
    """
    return at_once(differing(library, entry, old, new))


def differing(library: Library, entry: Entry, old: Version, new: Version) -> Generator[None, None, Difference]:
    """As `diff`.

    Yields:
        After each change, so that the work can be done in slices.
    """
    before, after = _document(library, entry, old), _document(library, entry, new)
    found = [each for each in pieces(before.text, after.text) if each.kind is not Kind.SAME]
    touched = _Annotations(library, entry, before, after, new)
    made: list[Changed] = []
    for piece in found:
        made.append(_changed(entry, piece, before, after, touched))
        yield
    return Difference(old, new, before.text, after.text, tuple(made))


def _named(known: Sequence[Version], name: str) -> Version:
    if name == PRESENT:
        return known[-1]
    found = [each for each in known if name == str(each.number)]
    if not found and len(name) >= DIGEST_PREFIX_MIN:
        found = [each for each in known if each.text_digest.startswith(name.lower())]
    if len(found) != 1:
        numbers = "1" if len(known) == 1 else f"1 to {len(known)}"
        raise ReaderError(f"there is no version “{name}”", f"versions are {numbers}; {len(known)} is the present one")
    return found[0]


def _document(library: Library, entry: Entry, version: Version) -> Document:
    if version.is_present:
        return open_article(library, entry).document
    try:
        text = kept_text(library.database, version.text_digest)
    except ValueError as error:
        raise ReaderError(
            f"version {version.number} of “{entry.article.title}” is damaged", "`reader check` tells more"
        ) from error
    return Document(text or "")


class _Annotations:
    """The annotations of an article in two of its texts."""

    def __init__(self, library: Library, entry: Entry, before: Document, after: Document, new: Version) -> None:
        placed = annotations_of(library, entry, after)
        self._after = {each.annotation.uid: each.placed for each in placed}
        olds = [each for each in annotations_of(library, entry, before) if not _is_of(each, new)]
        self._olds = _by_place(olds)
        self._news = _by_place(each for each in placed if _is_of(each, new) and _is_older(each, new))

    def hit(self, piece: Piece, inside: Sequence[Piece]) -> Iterator[Hit]:
        """Those whose words a piece has changed, in the order of their places."""
        olds = (each for each, span in _near(self._olds, piece.old) if touches(inside, span))
        news = (each for each, span in _near(self._news, piece.new) if touches_new(inside, span))
        for each in (*olds, *news):
            yield Hit(each.annotation, self._after.get(each.annotation.uid, each.placed))


_Place = tuple[Held, Span]


def _by_place(held: Iterable[Held]) -> list[_Place]:
    return sorted(((each, each.span) for each in held if each.span), key=lambda place: place[1])


def _near(places: Sequence[_Place], span: Span) -> Iterator[_Place]:
    behind = bisect_right(places, span.end, key=lambda place: place[1].start)
    return ((each, place) for each, place in places[:behind] if span.start <= place.end)


def _is_of(held: Held, version: Version) -> bool:
    anchor = held.annotation.anchor
    return anchor is not None and anchor.text_digest == version.text_digest


def _is_older(held: Held, version: Version) -> bool:
    """Whether it was made before there was this version, and confirmed, or placed, in it later."""
    return version.kept is not None and held.annotation.record.created < version.kept


def _changed(entry: Entry, piece: Piece, before: Document, after: Document, touched: _Annotations) -> Changed:
    old, new = piece.old.trimmed(before.text), piece.new.trimmed(after.text)
    trimmed = replace(piece, old=old, new=new)
    inside: Sequence[Piece] = [trimmed]
    figures: Sequence[tuple[Figure, Figure]] = ()
    if piece.kind is Kind.CHANGED:
        inside = words(trimmed, before.text, after.text)
        olds = _figures(entry, before.text, old)
        news = _figures(entry, after.text, new) if olds else []
        figures = figures_changed(inside, before.text, after.text, olds, news)
    # What was removed at the end of a section stood before the heading that is there now.
    heading = after.heading_over(max(0, new.start - new.is_empty)) if after.text else None
    if heading is None and not after.blocks:  # a text that was kept does not tell its headings
        heading, after = before.heading_over(old.start) if before.text else None, before
    over = heading.span.of(after.text) if heading else ""
    return Changed(piece.kind, old, new, tuple(inside), tuple(figures), tuple(touched.hit(trimmed, inside)), over)


def _figures(entry: Entry, text: str, span: Span) -> list[Figure]:
    found = find_figures(span.of(text), entry.article.published)
    return [replace(each, span=each.span.shifted(span.start)) for each in found]
