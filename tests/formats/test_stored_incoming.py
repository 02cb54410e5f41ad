import json
from datetime import UTC

from hypothesis import given
from hypothesis import strategies as st

from reader.core.incoming import About, Incoming, IncomingLink, Offsets
from reader.core.reference import Target, TargetKind
from reader.formats.stored_incoming import incoming_from_json, incoming_to_json

TEXTS = st.text(max_size=9)
MOMENTS = st.none() | st.datetimes(timezones=st.just(UTC))
RECORDS = st.builds(
    Incoming,
    st.integers(1),
    TEXTS,
    st.builds(About, TEXTS, TEXTS, TEXTS, TEXTS),
    *[TEXTS] * 3,
    st.none() | st.builds(Offsets, st.integers(), st.integers(), st.booleans()),
    *[TEXTS] * 2,
    st.lists(TEXTS, max_size=3).map(tuple),
    MOMENTS,
    MOMENTS,
    *[TEXTS] * 2,
)
NAMES = (
    "about", "key", "line", "quote", "tags", "offsets", "start", "end", "created", "source", "target", "kind", "title",
)  # fmt: skip
ENDS = TEXTS | st.builds(Target, st.sampled_from(TargetKind), TEXTS)
LINKS = st.builds(IncomingLink, st.integers(1), TEXTS, ENDS, TEXTS, ENDS, TEXTS, MOMENTS, TEXTS)


@given(RECORDS | LINKS)
def test_what_waits_comes_back_as_it_was(record: Incoming | IncomingLink) -> None:
    assert incoming_from_json(incoming_to_json(record)) == record


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda each: st.lists(each, max_size=3) | st.dictionaries(st.sampled_from(NAMES), each, max_size=5),
)


@given(JSON)
def test_any_json_is_read_as_what_it_has_of_a_record(value: object) -> None:
    made = incoming_from_json(json.dumps(value))
    assert incoming_from_json(incoming_to_json(made)) == made
