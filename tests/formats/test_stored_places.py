"""Stored places: what is kept of where anchors were found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.relocate import How, Lost, Placed
from reader.core.span import Span
from reader.formats.stored_places import places_from_json, places_to_json

SPANS = st.tuples(st.integers(0, 99), st.integers(1, 99)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
STATES = st.sampled_from([How.EXACT, How.MOVED, How.CHANGED])
PLACES = st.builds(Lost, st.text()) | st.builds(Placed, SPANS, st.floats(0, 1), STATES)
SEVERAL = st.dictionaries(st.text(), PLACES)


@given(places=SEVERAL)
def test_places_are_read_as_they_were_written(places: dict[str, Placed | Lost]) -> None:
    assert places_from_json(places_to_json(places), [*places, "another"]) == places


@given(before=SEVERAL, more=SEVERAL)
def test_new_places_are_written_beside_those_that_are_there(
    before: dict[str, Placed | Lost], more: dict[str, Placed | Lost]
) -> None:
    stored = places_to_json(more, places_to_json(before))
    assert places_from_json(stored, before | more) == before | more


@pytest.mark.parametrize("stored", [None, "", "[]", "{", '{"a": 1}', '{"a": [1]}', '{"a": [3, 1, 1.0, "moved"]}'])
def test_of_what_was_not_written_here_nothing_is_read(stored: str | None) -> None:
    assert places_from_json(stored, ["a"]) == {}
    assert places_from_json(places_to_json({"a": Lost("gone")}, stored), ["a"]) == {"a": Lost("gone")}
