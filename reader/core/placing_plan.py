"""Placing plan: what becomes of each anchor of an article whose text has changed, before anything is written."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from reader.core.anchor import Anchor, describe
from reader.core.document import Document
from reader.core.relocate import How, Lost, Placed, relocate, relocate_all
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
            surroundings agree wholly and no other passage came to lie there; `DERIVE` the place, and write
            nothing; `ASK` the reader.
        place: Where it lies, or why it does not.
        anchor: What is to be written; None for other acts.
        offered: Where it may lie, when another passage has its place.
    """

    uid: str
    act: Act
    place: Placed | Lost
    anchor: Anchor | None = None
    offered: Span | None = None


def plan_places(
    anchors: Mapping[str, Anchor],
    new: Document,
    olds: Mapping[str, str],
    known: Mapping[str, Placed | Lost] | None = None,
) -> list[Intent]:
    """What becomes of the anchors of an article, in their order.

    Two passages that were apart are never put on one place: that which is found more surely has it, and
    the other one waits for the reader; both do where neither is surer. What knows the new text keeps its place.

    Args:
        anchors: By the ids of what they belong to.
        new: The text as it is now.
        olds: The texts that were kept, by their digests.
        known: Where some of them were found by themselves, by the same ids; these are not searched.
    """
    places: dict[str, Placed | Lost] = dict(known or {})
    unknown = {uid: anchor for uid, anchor in anchors.items() if uid not in places}
    for digest, group in _by_text(unknown).items():
        found = relocate_all([anchors[uid] for uid in group], new, olds.get(digest))
        places.update(zip(group, found, strict=True))

    def text_of(digest: str) -> str | None:
        return new.text if digest == new.text_digest else olds.get(digest)

    meeting = list(_meeting(anchors, places, text_of))
    in_question = {uid for pair in meeting for uid, _ in pair}
    planned = {
        uid: _intent(uid, anchor, new, places[uid], in_question=uid in in_question) for uid, anchor in anchors.items()
    }
    for uid, place in (each for pair in meeting for each in _losing(pair, anchors, new)):
        planned[uid] = Intent(uid, Act.ASK, Lost(TAKEN), offered=place.span)
    return list(planned.values())


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


def _intent(uid: str, anchor: Anchor, new: Document, place: Placed | Lost, *, in_question: bool) -> Intent:
    if isinstance(place, Lost):
        return Intent(uid, Act.ASK, place)
    if anchor.text_digest == new.text_digest and place.how is How.EXACT:
        return Intent(uid, Act.KEEP, place)
    if place.score == 1.0 and place.span.of(new.text) == anchor.exact and not in_question:
        return Intent(uid, Act.WRITE, place, anchor=describe(new, place.span))
    return Intent(uid, Act.DERIVE, place)


_TextOf = Callable[[str], str | None]
_Pair = tuple[tuple[str, Placed], tuple[str, Placed]]


def _meeting(anchors: Mapping[str, Anchor], places: Mapping[str, Placed | Lost], text_of: _TextOf) -> Iterator[_Pair]:
    """The pairs of passages that were apart and now lie on one place."""
    placed = [(uid, place) for uid, place in places.items() if isinstance(place, Placed)]
    for (one, place), (other, there) in _overlapping(placed):
        if _were_apart(anchors[one], anchors[other], text_of, is_one=place.span == there.span):
            yield (one, place), (other, there)


def _losing(pair: _Pair, anchors: Mapping[str, Anchor], new: Document) -> list[tuple[str, Placed]]:
    """Those of a pair that were not found more surely than the other."""
    one, other = pair
    sure, there_sure = (_sureness(place, anchors[uid], new) for uid, place in pair)
    return ([one] if sure <= there_sure else []) + ([other] if there_sure <= sure else [])


def _overlapping(placed: list[tuple[str, Placed]]) -> Iterator[_Pair]:
    open_ones: list[tuple[str, Placed]] = []
    for each in sorted(placed, key=lambda pair: (pair[1].span, pair[0])):
        open_ones = [other for other in open_ones if other[1].span.end > each[1].span.start]
        yield from ((other, each) for other in open_ones)
        open_ones.append(each)


def _were_apart(one: Anchor, other: Anchor, text_of: _TextOf, *, is_one: bool) -> bool:
    """Whether two anchors marked different things: places apart, in the same text or as one goes over into the other's.

    Of two that were made in different texts, only those are looked at that now lie in the very same place.
    """
    if one.text_digest == other.text_digest:
        return not one.span.overlaps(other.span) or (is_one and one.span != other.span)
    if not is_one or one.exact.split() == other.exact.split():
        return False
    mine, theirs = text_of(one.text_digest), text_of(other.text_digest)
    if mine is None or theirs is None:
        return True
    there = relocate(one, Document(theirs), mine)
    return isinstance(there, Lost) or not there.span.overlaps(other.span)


def _sureness(place: Placed, anchor: Anchor, new: Document) -> tuple[bool, bool, float]:
    return anchor.text_digest == new.text_digest, place.how is not How.CHANGED, place.score


def _said_of(how: How, count: int) -> str:
    if how is How.LOST:
        return "needs you" if count == 1 else "need you"
    return how.value
