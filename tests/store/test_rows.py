from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from reader.core.anchor import Anchor
from reader.core.annotation import Annotation, Record, content_hash
from reader.core.correction import Correction, CorrectionKind
from reader.core.entity import EntityKey, EntityKind
from reader.core.reference import Reference, Target, TargetKind
from reader.store.rows import (
    annotation_row,
    correction_row,
    moment_text,
    reference_row,
    row_annotation,
    row_correction,
    row_reference,
    text_moment,
)

MOMENTS = st.integers(0, 9_000_000_000_000).map(
    lambda milliseconds: datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=milliseconds)
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
RECORDS = st.builds(Record, TEXTS, TEXTS, TEXTS, MOMENTS, MOMENTS, st.none() | MOMENTS)
ANCHORS = st.builds(Anchor, TEXTS, TEXTS, TEXTS, st.integers(0, 99), st.integers(0, 99), TEXTS, TEXTS)
ANNOTATIONS = st.builds(
    Annotation, RECORDS, TEXTS, st.none() | ANCHORS, TEXTS, TEXTS, st.lists(TEXTS, max_size=3).map(tuple)
)
KEYS = st.builds(EntityKey, st.sampled_from(EntityKind), TEXTS)
TARGETS = st.builds(Target, st.sampled_from(TargetKind), TEXTS)


@given(ANNOTATIONS)
def test_an_annotation_comes_back_from_its_row(annotation: Annotation) -> None:
    assert row_annotation(annotation_row(annotation)) == annotation


@given(st.builds(Reference, RECORDS, TARGETS, TEXTS, TARGETS, TEXTS))
def test_a_reference_comes_back_from_its_row(reference: Reference) -> None:
    assert row_reference(reference_row(reference)) == reference


@given(st.builds(Correction, RECORDS, st.sampled_from(CorrectionKind), KEYS, TEXTS, st.none() | KEYS, TEXTS))
def test_a_correction_comes_back_from_its_row(correction: Correction) -> None:
    assert row_correction(correction_row(correction)) == correction


@given(MOMENTS)
def test_a_moment_comes_back_from_its_text(moment: datetime) -> None:
    assert text_moment(moment_text(moment)) == moment


@given(MOMENTS, MOMENTS)
def test_texts_of_moments_sort_as_the_moments_do(one: datetime, other: datetime) -> None:
    assert (moment_text(one) < moment_text(other)) == (one < other)


def test_a_moment_of_another_zone_is_written_in_utc() -> None:
    moscow = timezone(timedelta(hours=3))
    assert moment_text(datetime(2025, 6, 2, 17, 3, 9, 120_999, moscow)) == "2025-06-02T14:03:09.120Z"


def test_the_hash_tells_quote_note_label_and_tags_apart() -> None:
    hashes = {
        content_hash("a", "b", "c", ["d"]),
        content_hash("b", "a", "c", ["d"]),
        content_hash("a", "b", "d", ["c"]),
        content_hash("a", "b", "c", ["d", ""]),
        content_hash(None, "b", "c", ["d"]),
        content_hash("", "b", "c", ["d"]),
        content_hash("a", "b", "c", []),
    }
    assert len(hashes) == 7
