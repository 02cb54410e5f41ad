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
ENDS = TEXTS | st.builds(Target, st.sampled_from(TargetKind), TEXTS)
LINKS = st.builds(IncomingLink, st.integers(1), TEXTS, ENDS, TEXTS, ENDS, TEXTS, MOMENTS, TEXTS)


@given(RECORDS | LINKS)
def test_what_waits_comes_back_as_it_was(record: Incoming | IncomingLink) -> None:
    assert incoming_from_json(incoming_to_json(record)) == record
