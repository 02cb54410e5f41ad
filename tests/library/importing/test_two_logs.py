"""Two logs: what was answered on two machines is all there on both, whichever brings the other's in first."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.core.memory import Memory
from reader.core.reference import Target, TargetKind
from reader.core.review import Grade
from reader.core.weight import Often, Weight, weight_uid
from reader.library.acting import act
from reader.library.checking import check
from reader.library.exporting.choosing import Choice
from reader.library.exporting.whole import Whole
from reader.library.importing.whole import take_whole
from reader.library.library import Library
from reader.library.scheduling import memories
from reader.library.undoing import undo
from reader.store.nouns import WEIGHT
from reader.store.weights import all_weights, weight_row
from tests.library.review_room import Room, room

Answers = list[tuple[int, int, Grade]]
ANSWERS = st.lists(
    st.tuples(st.integers(0, 2), st.integers(1, 60 * 24 * 9), st.sampled_from(Grade)), min_size=1, max_size=6
)


@settings(max_examples=settings().max_examples // 8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ANSWERS, ANSWERS, st.booleans())
def test_no_answer_is_lost_and_both_come_to_the_same(one: Answers, other: Answers, first: bool) -> None:
    with _two() as (desk, field):
        for here, answers in ((desk, one), (field, other)):
            for card, minutes, given_ in answers:
                here.clock.now += timedelta(minutes=minutes)
                here.grade(here.uids()[card], given_)
        desk.clock.now = field.clock.now = max(desk.clock.now, field.clock.now)
        pair = (desk, field) if first else (field, desk)
        take_whole(pair[0].library, _out(pair[1].library), "theirs.json")
        take_whole(pair[1].library, _out(pair[0].library), "theirs.json")
        assert _known(desk) == _known(field)
        assert sum(each.reps for each in _known(desk).values()) == len(one) + len(other)
        assert not check(desk.library) + check(field.library)


def test_bringing_a_log_in_is_one_act_and_taken_back_as_one() -> None:
    with _two() as (desk, field):
        card = field.uids()[0]
        before = _known(desk)
        field.grade(card)
        take_whole(desk.library, _out(field.library), "theirs.json")
        assert _known(desk)[card].reps == 1
        undo(desk.library)
        assert _known(desk) == before == {}


def test_of_two_weights_of_one_thing_the_later_stays() -> None:
    with _two() as (desk, field):
        note = desk.library.database.rows("SELECT uid FROM annotations")[0]["uid"]
        target = Target(TargetKind.ANNOTATION, str(note))
        _weigh(desk, target, Often.MORE)
        field.clock.now += timedelta(hours=1)
        _weigh(field, target, Often.NEVER)
        take_whole(desk.library, _out(field.library), "theirs.json")
        take_whole(field.library, _out(desk.library), "theirs.json")
        for here in (desk, field):
            assert [each.often for each in all_weights(here.library.database)] == [Often.NEVER]


@contextmanager
def _two() -> Iterator[tuple[Room, Room]]:
    """The same library with three cards on two machines."""
    with tempfile.TemporaryDirectory() as folder:
        desk, field = room(Path(folder), name="desk"), room(Path(folder), name="field", start=10**6)
        desk.cards(3)
        take_whole(field.library, _out(desk.library), "desk.json")
        yield desk, field
        desk.library.close()
        field.library.close()


def _weigh(here: Room, target: Target, often: Often) -> None:
    with act(here.library) as acting:
        weight = Weight(acting.new_record(weight_uid(target)), target, often)
        acting.write("weighed", WEIGHT, weight.record.uid, weight_row(weight))


def _known(here: Room) -> dict[str, Memory]:
    return memories(here.library, UTC)


def _out(library: Library) -> bytes:
    return b"".join(Whole(library, Choice()).pieces())
