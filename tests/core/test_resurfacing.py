"""Resurfacing: which highlights come again on a day."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.resurfacing import OFTEN, Candidate, ranked, weight

DAY = date(2025, 6, 2)
MANY = st.lists(
    st.builds(
        Candidate,
        uid=st.text("abcdef", min_size=1, max_size=6),
        made=st.dates(DAY - timedelta(days=4000), DAY + timedelta(days=400)),
        label=st.sampled_from([1.0, 1.4, 2.0]),
        often=st.sampled_from([*OFTEN.values(), 4.0, 0.25]),
        favourites=st.integers(0, 2),
        times=st.integers(0, 9),
        last=st.none() | st.dates(DAY - timedelta(days=4000), DAY - timedelta(days=1)),
    ),
    unique_by=lambda each: each.uid,
    max_size=20,
)


@given(MANY, st.integers(1, 9))
def test_all_but_those_never_wanted_stand_in_the_row_once_in_whatever_order_they_come(
    many: list[Candidate], number: int
) -> None:
    found = ranked(many, DAY, number)
    assert sorted(found) == sorted(each.uid for each in many if each.often)
    assert ranked(many[::-1], DAY, number) == found


@given(MANY.filter(len), st.data())
def test_taking_one_out_only_lets_the_others_move_up(many: list[Candidate], data: st.DataObject) -> None:
    wanted = ranked(many, DAY, 5)
    out = data.draw(st.sampled_from(many))
    without = ranked([replace(out, often=0.0) if each is out else each for each in many], DAY, 5)
    if wanted and out.uid != wanted[0]:  # where the one whose turn it was goes, another's turn comes
        assert without == [uid for uid in wanted if uid != out.uid]
    assert set(without) == set(wanted) - {out.uid}


def test_what_a_highlight_weighs_is_what_the_parts_come_to() -> None:
    old = Candidate("a", made=DAY - timedelta(days=14_000))
    assert weight(old, DAY) == pytest.approx(1.0)
    assert weight(replace(old, made=DAY), DAY) == pytest.approx(4.0)
    assert weight(replace(old, made=DAY - timedelta(days=14)), DAY) == pytest.approx(2.5)
    assert weight(replace(old, label=2.0, often=0.5, favourites=1), DAY) == pytest.approx(2.0)
    assert weight(replace(old, times=3, last=DAY - timedelta(days=15)), DAY) == pytest.approx(1 / 16)


def test_the_more_one_weighs_the_more_often_it_comes() -> None:
    made = DAY - timedelta(days=1000)
    plain, liked = (
        [Candidate(f"{name}{n}", made, often=often) for n in range(20)] for name, often in (("p", 1), ("l", 2))
    )
    drawn = (day for day in (DAY + timedelta(days=step) for step in range(4000)) if day.toordinal() % 2 == 0)
    seen = Counter(ranked([*plain, *liked], day, 1)[0][0] for day in drawn)
    assert 1.7 < seen["l"] / seen["p"] < 2.3


@given(st.integers(1, 4), st.lists(st.sampled_from([4.0, 2.0, 1.0, 0.5, 0.25]), min_size=1, max_size=12))
def test_all_come_round_however_seldom_they_are_wanted(number: int, often: Sequence[float]) -> None:
    many = {f"h{n}": Candidate(f"h{n}", DAY, often=each) for n, each in enumerate(often)}
    left = set(many)
    for step in range(1, 2 * (1 + 16) * len(many) + 3):
        day = DAY + timedelta(days=step)
        for uid in ranked(many.values(), day, number)[:number]:
            many[uid] = replace(many[uid], times=many[uid].times + 1, last=day)
            left.discard(uid)
    assert not left
