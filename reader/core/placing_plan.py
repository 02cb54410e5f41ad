"""Placing plan: what becomes of each anchor of an article whose text has changed, before anything is written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from reader.core.anchor import Anchor, describe
from reader.core.document import Document
from reader.core.relocate import How, Lost, Placed, relocate_all
from reader.core.span import Span

TAKEN = "another passage lies there now"


class Act(StrEnum):
    """What is to be done about an anchor."""

    KEEP = "keep"
    WRITE = "write"
    DERIVE = "derive"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Intent:
    """What is to be done about one anchor.

    Attributes:
        uid: Whose anchor it is.
        act: `KEEP` what is stored, for it knows this text; `WRITE` the new anchor, for quote and
            surroundings agree wholly; `DERIVE` the place, and write nothing; `ASK` the reader.
        place: Where it lies, or why it does not.
        anchor: What is to be written; None for other acts.
        offered: Where it may lie, when another passage has its place.
    """

    uid: str
    act: Act
    place: Placed | Lost
    anchor: Anchor | None = None
    offered: Span | None = None


def plan_places(anchors: Mapping[str, Anchor], new: Document, olds: Mapping[str, str]) -> list[Intent]:
    """What becomes of the anchors of an article, in their order.

    Two passages that were apart are never put on one place: that which is found more surely has it, and
    the other one waits for the reader; both do where neither is surer.

    Args:
        anchors: By the ids of what they belong to.
        new: The text as it is now.
        olds: The texts that were kept, by their digests.
    """
    places: dict[str, Placed | Lost] = {}
    for digest, group in _by_text(anchors).items():
        found = relocate_all([anchors[uid] for uid in group], new, olds.get(digest))
        places.update(zip(group, found, strict=True))
    without = _without_place(anchors, places)
    return [_intent(uid, anchor, new, places[uid], taken=uid in without) for uid, anchor in anchors.items()]


def said(intents: Iterable[Intent]) -> str:
    """What a reader is told, such as "3 notes moved, 1 changed, 1 needs you"; empty when all is as it was."""
    states = [How.LOST if each.act is Act.ASK else each.place.how for each in intents]
    counts = [(how, states.count(how)) for how in (How.MOVED, How.CHANGED, How.LOST) if how in states]
    parts = [f"{count} {_said_of(how, count)}" for how, count in counts]
    if not parts:
        return ""
    number, rest = parts[0].split(" ", 1)
    return ", ".join([f"{number} {'note' if number == '1' else 'notes'} {rest}", *parts[1:]])


def _by_text(anchors: Mapping[str, Anchor]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for uid, anchor in anchors.items():
        groups.setdefault(anchor.text_digest, []).append(uid)
    return groups


def _intent(uid: str, anchor: Anchor, new: Document, place: Placed | Lost, *, taken: bool) -> Intent:
    if isinstance(place, Lost):
        return Intent(uid, Act.ASK, place)
    if taken:
        return Intent(uid, Act.ASK, Lost(TAKEN), offered=place.span)
    if anchor.text_digest == new.text_digest and place.how is How.EXACT:
        return Intent(uid, Act.KEEP, place)
    if place.score == 1.0 and place.span.of(new.text) == anchor.exact:
        return Intent(uid, Act.WRITE, place, anchor=describe(new, place.span))
    return Intent(uid, Act.DERIVE, place)


def _without_place(anchors: Mapping[str, Anchor], places: Mapping[str, Placed | Lost]) -> set[str]:
    """Those that came to lie on another passage and were not found more surely than it."""
    placed = [(uid, place) for uid, place in places.items() if isinstance(place, Placed)]
    without: set[str] = set()
    for (one, place), (other, there) in _overlapping(placed):
        if not _were_apart(anchors[one], anchors[other], is_one=place.span == there.span):
            continue
        if _sureness(place) <= _sureness(there):
            without.add(one)
        if _sureness(there) <= _sureness(place):
            without.add(other)
    return without


_Pair = tuple[tuple[str, Placed], tuple[str, Placed]]


def _overlapping(placed: list[tuple[str, Placed]]) -> Iterator[_Pair]:
    open_ones: list[tuple[str, Placed]] = []
    for each in sorted(placed, key=lambda pair: (pair[1].span, pair[0])):
        open_ones = [other for other in open_ones if other[1].span.end > each[1].span.start]
        yield from ((other, each) for other in open_ones)
        open_ones.append(each)


def _were_apart(one: Anchor, other: Anchor, *, is_one: bool) -> bool:
    """Whether two anchors marked different things: places apart, or other words where they now are `is_one`."""
    if one.text_digest == other.text_digest:
        return not one.span.overlaps(other.span) or (is_one and one.span != other.span)
    return is_one and one.exact.split() != other.exact.split()


def _sureness(place: Placed) -> tuple[bool, float]:
    return place.how is not How.CHANGED, place.score


def _said_of(how: How, count: int) -> str:
    if how is How.LOST:
        return "needs you" if count == 1 else "need you"
    return how.value
