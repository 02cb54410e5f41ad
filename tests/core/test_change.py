"""Change: an entry of the journal and the entry that takes it back."""

from dataclasses import replace
from datetime import UTC, datetime

from reader.core.change import Change

MADE = Change(
    uid="c1", act="a1", at=datetime(2025, 6, 2, tzinfo=UTC), device="desk", author="Ana", verb="highlighted",
    noun="annotation", key="n1", before=None, after={"label": "doubt"},
)  # fmt: skip


def test_the_inverse_swaps_before_and_after_and_names_the_act_that_it_undoes() -> None:
    back = MADE.invert()
    assert (back.before, back.after, back.undoes) == ({"label": "doubt"}, None, "a1")


def test_the_inverse_of_the_inverse_is_the_change_itself_but_for_what_it_undoes() -> None:
    assert replace(MADE.invert().invert(), undoes="") == MADE
