"""Rounds: the annotations that the reader goes through one by one at the review desk, and where that was left."""

from collections.abc import Collection, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from reader.core.relocate import Lost, Placed
from reader.core.slices import at_once
from reader.library.known import Census
from reader.library.library import Library
from reader.library.notebook import Row, gathering, placing
from reader.library.sifting import Names, naming, sifting
from reader.library.wishing import Wish, read_wish
from reader.store.references import referenced_annotations
from reader.store.rows import moment_text, text_moment
from reader.store.state import library_key

KEPT_MOST = 50  # rounds of a library of which it is known where they were left

_LIST, _KEY = "rounds", "round "  # each is kept by itself, for one that is long is written at each step


@dataclass(frozen=True, slots=True)
class Left:
    """Where a round was left.

    Attributes:
        typed: What it was chosen by.
        at: The id of the annotation that the reader was on; empty for the beginning.
        place: The place of that in the round, from 0, as it was then.
        done: The annotations that were marked done.
        when: When that was; None for a round that was never begun.
    """

    typed: str
    at: str = ""
    place: int = 0
    done: frozenset[str] = frozenset()
    when: datetime | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """What the reader goes through.

    Attributes:
        rows: The annotations: oldest article first, those without a day last, each article from its beginning.
        left: Where it was left.
    """

    rows: tuple[Row, ...]
    left: Left

    @property
    def place(self) -> int:
        """Where to go on, from 0: on the annotation that was left, or, where it is gone, on what stands there now."""
        known = {row.uid: place for place, row in enumerate(self.rows)}
        return known.get(self.left.at, min(self.left.place, max(len(self.rows) - 1, 0)))

    @property
    def done(self) -> int:
        """How many are done."""
        return sum(row.uid in self.left.done for row in self.rows)

    def next_open(self, place: int) -> int | None:
        """The place of the next annotation after this one that is not done, around; None when all are."""
        number = len(self.rows)
        after = ((place + step) % number for step in range(1, number + 1))
        return next((each for each in after if self.rows[each].uid not in self.left.done), None)


@dataclass(frozen=True, slots=True)
class Whole:
    """All annotations, with what it takes to tell which of them are meant.

    Attributes:
        rows: They, in reading order.
        names: What their passages name, where that was asked for.
        tied: The ids of those with references, likewise.
        places: Where those lie whose article has changed.
    """

    rows: Sequence[Row]
    names: Names = field(default_factory=Names)
    tied: Collection[str] = ()
    places: Mapping[str, Placed | Lost] = field(default_factory=dict)


def choosing(library: Library, typed: str, census: Census | None = None) -> Generator[None, None, Round]:
    """The round of what is asked for.

    Args:
        library: The library.
        typed: As in the notebook: `in:counting`, `tag:law`, `label:doubt`, `entity:Umerov`, `after:2025-06`, words;
            all annotations when empty.
        census: The names of the library; without it no passage names anybody.

    Yields:
        After a few milliseconds of work each.
    """
    whole = yield from taking(library, [typed], census)
    return (yield from chosen(library, whole, typed))


def renewing(library: Library, going: Round, census: Census | None = None) -> Generator[None, None, Round]:
    """A round as it is now: with what has come to belong to it, and with all that belonged to it when it was chosen.

    So nothing slips away from under a reader who takes from it what it was chosen by; only what is in the trash goes.

    Yields:
        After a few milliseconds of work each.
    """
    whole = yield from taking(library, [going.left.typed], census)
    fresh = yield from chosen(library, whole, going.left.typed)
    meant = {row.uid for row in (*going.rows, *fresh.rows)}
    kept = replace(whole, rows=[row for row in whole.rows if row.uid in meant])
    return replace((yield from chosen(library, kept, "")), left=going.left)


def taking(library: Library, asked: Iterable[str], census: Census | None = None) -> Generator[None, None, Whole]:
    """All annotations, and what it takes to choose from them by what is asked.

    Yields:
        After a few milliseconds of work each.
    """
    rows: list[Row] = []
    for rows in gathering(library):  # noqa: B007 - the same list each time; the last has them all
        yield
    wishes = [read_wish(typed) for typed in asked]
    is_naming = census is not None and any(wish.needs_names for wish in wishes)
    names = (yield from naming(census, rows)) if census is not None and is_naming else Names()
    tied = referenced_annotations(library.database) if any(wish.needs_references for wish in wishes) else ()
    return Whole(rows, names, tied, (yield from placing(library, rows)))


def chosen(library: Library, whole: Whole, typed: str) -> Generator[None, None, Round]:
    """The round of what is asked for, out of all annotations.

    Yields:
        After a few milliseconds of work each.
    """
    labels = [label.name for label in library.codebook.labels]
    wish = Wish(read_wish(typed).asked)
    page = yield from sifting(whole.rows, wish, labels, whole.names, whole.tied, whole.places)
    parts = sorted((part.rows for part in page.parts), key=_dated)
    return Round(tuple(row for part in parts for row in part), left(library, typed))


def round_of(library: Library, typed: str, census: Census | None = None) -> Round:
    """The same, at once."""
    return at_once(choosing(library, typed, census))


def stop_at(library: Library, going: Round, place: int) -> Round:
    """Keep where the reader is in a round, so that it goes on there another time, on this machine."""
    at = going.rows[place].uid if going.rows else ""
    return _kept(library, going, replace(_now(library, going), at=at, place=place, when=library.now()))


def mark_done(library: Library, going: Round, uids: Iterable[str], *, done: bool = True) -> Round:
    """Mark annotations of a round done, or to be done."""
    before = _now(library, going).done
    marked = before | set(uids) if done else before - set(uids)
    return _kept(library, going, replace(going.left, done=marked, when=library.now()))


def forget(library: Library, typed: str) -> None:
    """Let a round be as if it had never been begun; the annotations in it are as they were."""
    _list(library, _others(library, typed))


def bring_back(library: Library, was: Left) -> None:
    """Let a round that was forgotten be as it was."""
    _keep(library, was)


def left(library: Library, typed: str) -> Left:
    """Where a round was left; at its beginning when it was never begun."""
    wanted = read_wish(typed).asked
    known = [each for each in _listed(library) if read_wish(each).asked == wanted]
    return next(iter(_read(library, known)), Left(typed))


def rounds_left(library: Library) -> list[Left]:
    """The rounds that were begun, the one that was left last first."""
    return _read(library, _listed(library))


def _now(library: Library, going: Round) -> Left:
    """Where a round is, with what another program that goes through it too has marked meanwhile."""
    kept = next(iter(_read(library, [going.left.typed])), going.left)
    return replace(going.left, done=kept.done)


def _kept(library: Library, going: Round, now: Left) -> Round:
    _keep(library, now)
    return replace(going, left=now)


def _keep(library: Library, now: Left) -> None:
    when = moment_text(now.when) if now.when else ""
    written = {"at": now.at, "place": now.place, "done": sorted(now.done), "when": when}
    library.state.remember(library_key(library.root), _KEY + now.typed, written)
    _list(library, [now.typed, *_others(library, now.typed)])


def _others(library: Library, typed: str) -> list[str]:
    """What the other rounds are chosen by."""
    wanted = read_wish(typed).asked
    return [each for each in _listed(library) if read_wish(each).asked != wanted]


def _listed(library: Library) -> list[str]:
    """What the rounds are chosen by that were begun, the one that was left last first."""
    known = library.state.recall(library_key(library.root), _LIST)
    return [each for each in known if isinstance(each, str)] if isinstance(known, list) else []


def _list(library: Library, rounds: Sequence[str]) -> None:
    before = _listed(library)
    if before != rounds[:KEPT_MOST]:
        library.state.remember(library_key(library.root), _LIST, rounds[:KEPT_MOST])
    for typed in set(before).difference(rounds[:KEPT_MOST]):
        library.state.remember(library_key(library.root), _KEY + typed, None)


def _read(library: Library, rounds: Sequence[str]) -> list[Left]:
    known = library.state.recall_each(library_key(library.root), (_KEY + typed for typed in rounds))
    found = (_left(typed, known.get(_KEY + typed)) for typed in rounds)
    return [each for each in found if each is not None]


def _left(typed: str, value: object) -> Left | None:
    """Where a round was left, as it was written down; None for what another hand wrote."""
    match value:
        case {"at": str(at), "place": int(place), "done": list(done), "when": str(when)} if when:
            return Left(typed, at, max(place, 0), frozenset(map(str, done)), text_moment(when))
    return None


def _dated(part: tuple[Row, ...]) -> tuple[bool, str, int]:
    published = part[0].entry.article.published
    return published is None, published.isoformat() if published else "", part[0].rank
