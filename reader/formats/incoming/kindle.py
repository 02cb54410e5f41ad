"""Kindle: highlights and notes from `My Clippings.txt`, in whatever language the device speaks."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from reader.core.errors import ReaderError
from reader.core.incoming import About, Incoming, Read, Unread
from reader.formats.decoding import decode_any
from reader.formats.incoming.kindle_line import Kind, Line, Place, is_limit, is_one, read_line

_RULE = re.compile(r"^[ \t]*={8,}[ \t]*$", re.MULTILINE)
_RULE_BYTES = re.compile(rb"^[ \t]*={8,}[ \t]*\r?$", re.MULTILINE)
_NAMES = re.compile(r"clippings|clips|recortes|ritagli|クリッピング|剪贴|剪貼", re.IGNORECASE)
_PAIRS = {")": "(", "）": "（", "]": "["}
_AGES_AGO = datetime.min.replace(tzinfo=UTC)
BIN, BINS_MAX = 16, 64  # locations looked at together, and how many such bins a passage may lie in
OVERLAP_MIN = 0.5  # of the shorter of two highlights, where one ends as the other begins


@dataclass(frozen=True, slots=True)
class _Entry:
    """What stands between two rules.

    Attributes:
        number: The line that it begins in.
        order: Its turn in the file.
    """

    number: int
    order: int
    about: About
    line: Line
    text: str

    @property
    def is_note(self) -> bool:
        return self.line.kind is Kind.NOTE

    def rank(self) -> tuple[datetime, int]:
        """What is greater for what was made later."""
        return self.line.made or _AGES_AGO, self.order


@dataclass(slots=True)
class _Mark:
    """A highlight, as it was made first and as it is now, and the notes on it."""

    first: _Entry
    now: _Entry
    notes: list[_Entry]


class _Near:
    """Marks by where they stand, so that a book of thousands is not gone through for each."""

    def __init__(self) -> None:
        self._marks: defaultdict[tuple[About, str, int], list[_Mark]] = defaultdict(list)

    def add(self, mark: _Mark) -> None:
        """Take a mark as it is now."""
        for bin_ in _bins(mark.now):
            self._marks[bin_].append(mark)

    def to(self, entry: _Entry) -> list[_Mark]:
        """The marks of its book that may stand where an entry does, in their turn."""
        found = {id(mark): mark for bin_ in _bins(entry) for mark in self._marks[bin_]}
        return sorted(found.values(), key=lambda mark: mark.first.order)


def _bins(entry: _Entry) -> Iterator[tuple[About, str, int]]:
    places = {"location": entry.line.location, "page": entry.line.page}
    for what, place in places.items():
        if place:
            last = min(place.last, place.first + BIN * BINS_MAX)
            yield from ((entry.about, what, number) for number in range(place.first // BIN, last // BIN + 1))
    if not any(places.values()):
        yield entry.about, "", 0


def looks_like(head: bytes, name: str) -> bool:
    """Whether there are rules of equal signs between entries, or the name is one that a Kindle gives."""
    first, _, rest = head.partition(b"\n")
    second = rest.partition(b"\n")[0].decode("utf-8", "replace")
    is_entry = bool(first.strip()) and is_one(second)
    return is_entry and (bool(_RULE_BYTES.search(head)) or bool(_NAMES.search(name)) or "|" in second)


def records(content: bytes, name: str) -> Iterable[Read]:
    """A record for each highlight, with the notes on it, and for each note by itself, in the order of the file.

    A highlight that was made again with other ends is one, as it was made last; what was said of its earlier states,
    of bookmarks and of what stands twice, is told as passed over. Times are taken as UTC.

    Raises:
        ReaderError: There is no entry in it.
    """
    text, remark = decode_any(content)
    found = list(_entries(text.replace("\ufeff", "")))
    entries = [each for each in found if isinstance(each, _Entry)]
    if not entries:
        raise ReaderError(f"there is no entry in {name}", "a Kindle has them in documents/My Clippings.txt")
    passed = [each for each in found if isinstance(each, Unread)]
    marks, over = _marks([each for each in entries if not each.is_note])
    alone, more = _notes([each for each in entries if each.is_note], marks)
    taken = [_incoming(each) for each in marks] + [_alone(each) for each in alone]
    remarks = [Unread(1, remark, is_remark=True)] if remark else []
    everything: list[Read] = [*remarks, *taken, *passed, *over, *more, *_undated(entries)]
    return sorted(everything, key=lambda each: each.line)


def _entries(text: str) -> Iterator[_Entry | Unread]:
    at, number = 0, 1
    for order, found in enumerate([*_RULE.finditer(text), None]):
        end = found.start() if found else len(text)
        piece = text[at:end]
        begins = number + piece[: len(piece) - len(piece.lstrip())].count("\n")
        if piece.strip():
            yield _entry(piece.strip(" \t\n"), begins, order)
        number += text.count("\n", at, found.end() if found else end)
        at = found.end() if found else end


def _entry(piece: str, number: int, order: int) -> _Entry | Unread:
    title, _, rest = piece.partition("\n")
    line, _, body = rest.partition("\n")
    if not is_one(line):
        return Unread(number, "the line under the title does not say what it is")
    said = read_line(line)
    text = body.strip()
    if said.kind is Kind.BOOKMARK:
        return Unread(number, "a bookmark: it marks no words")
    if not text:
        return Unread(number, "it holds no words")
    if is_limit(text):
        return Unread(
            number, "its words are not in the file: the limit of what may be copied from the book was reached"
        )
    return _Entry(number, order, _about(title), said, text)


def _about(title: str) -> About:
    """The author stands in the last brackets; what holds a digit is no author, but an edition or a volume."""
    title = title.strip()
    opens = _PAIRS.get(title[-1:], "")
    start = _opening(title, opens) if opens else 0
    author = title[start + 1 : -1].strip()
    if start <= 0 or not author or any(map(str.isdigit, author)):
        return About(title)
    return About(title[:start].strip(), author)


def _opening(title: str, opens: str) -> int:
    """Where the brackets open that close at the end of a title; -1 where they do not."""
    depth = 0
    for at in range(len(title) - 1, -1, -1):
        depth += (title[at] == title[-1]) - (title[at] == opens)
        if not depth:
            return at
    return -1


def _marks(entries: Iterable[_Entry]) -> tuple[list[_Mark], list[Unread]]:
    marks, near, over = list[_Mark](), _Near(), list[Unread]()
    for each in entries:
        earlier = next((mark for mark in reversed(near.to(each)) if _is_same(mark.now, each)), None)
        if earlier is None:
            marks.append(_Mark(each, each, []))
            near.add(marks[-1])
            continue
        before, later = sorted((earlier.now, each), key=_Entry.rank)
        is_twice = later.text == before.text
        if not is_twice:
            earlier.now = later
            near.add(earlier)
        left = each if is_twice else before
        why = "the same stands in" if is_twice else "it was marked anew in"
        over.append(Unread(left.number, f"{why} line {earlier.now.number}"))
    return marks, over


def _is_same(one: _Entry, other: _Entry) -> bool:
    """Whether two entries are one highlight: they meet in the book, and in their words."""
    places = (one.line.location or one.line.page, other.line.location or other.line.page)
    if places[0] is None or places[1] is None:
        return places == (None, None) and one.text == other.text
    return places[0].meets(places[1]) and _words_meet(one.text, other.text)


def _words_meet(one: str, other: str) -> bool:
    short, long = sorted((" ".join(one.split()), " ".join(other.split())), key=len)
    if short in long:
        return True
    least = max(1, round(len(short) * OVERLAP_MIN))
    return any(long.endswith(short[:size]) or long.startswith(short[-size:]) for size in range(least, len(short)))


def _notes(entries: Iterable[_Entry], marks: Iterable[_Mark]) -> tuple[list[_Entry], list[Unread]]:
    """Put notes to the highlights that they stand at; those that stand at none come back, and what stands twice."""
    near = _Near()
    for mark in marks:
        near.add(mark)
    alone: list[_Entry] = []
    over: list[Unread] = []
    for each in entries:
        found = _at(each, near.to(each))
        notes = found.notes if found else alone
        earlier = next((note for note in notes if note.text in each.text and _stand_alike(note, each)), None)
        if earlier:
            notes.remove(earlier)
            why = "the same stands in" if earlier.text == each.text else "it was gone on with in"
            over.append(Unread(earlier.number, f"{why} line {each.number}"))
        notes.append(each)
    return alone, over


def _stand_alike(one: _Entry, other: _Entry) -> bool:
    return (one.about, one.line.location, one.line.page) == (other.about, other.line.location, other.line.page)


def _at(note: _Entry, marks: Iterable[_Mark]) -> _Mark | None:
    """The highlight that a note is on: one that ends there before one that only spans it, then the nearest in turn."""
    found = [mark for mark in marks if _spans(mark, note)]
    return min(found, key=lambda mark: (not _ends(mark, note), abs(mark.now.order - note.order)), default=None)


def _spans(mark: _Mark, note: _Entry) -> bool:
    for place, other in _places(mark, note):
        if place and other:
            return place.meets(other)
    return False


def _ends(mark: _Mark, note: _Entry) -> bool:
    return any(
        place is not None and other is not None and place.last == other.last for place, other in _places(mark, note)
    )


def _places(mark: _Mark, note: _Entry) -> tuple[tuple[Place | None, Place | None], ...]:
    """Locations first, which are the finer; pages where one of the two has no location."""
    return (mark.now.line.location, note.line.location), (mark.now.line.page, note.line.page)


def _incoming(mark: _Mark) -> Incoming:
    made = min((each.line.made for each in (mark.first, mark.now) if each.line.made), default=None)
    changed = max((each.line.made for each in (mark.now, *mark.notes) if each.line.made), default=None)
    key = _key(mark.first, mark.first.text)
    note = "\n\n".join(each.text for each in mark.notes)
    return Incoming(mark.now.number, key, mark.now.about, mark.now.text, note=note, created=made, changed=changed)


def _alone(note: _Entry) -> Incoming:
    made = note.line.made
    return Incoming(note.number, _key(note, ""), note.about, note=note.text, created=made, changed=made)


def _key(entry: _Entry, text: str) -> str:
    place = entry.line.location or entry.line.page
    where = f"{place.first}-{place.last}" if place else ""
    kind = Kind.NOTE if entry.is_note else Kind.HIGHLIGHT
    return f"{entry.about.title}\0{entry.about.author}\0{kind}\0{where}\0{text}"


def _undated(entries: Iterable[_Entry]) -> Iterator[Unread]:
    """Say once that dates could not be read; what they stand with is taken all the same."""
    found = [each for each in entries if each.line.undated]
    if found:
        more = f", and {len(found) - 1:,} more like it" if len(found) > 1 else ""
        why = f"its date is passed over, for it is not understood: {found[0].line.undated}{more}"
        yield Unread(found[0].number, why, is_remark=True)
