from hypothesis import given
from hypothesis import strategies as st

from reader.core.nearness import sameness
from reader.core.sketch import KEPT, hashes, sketch

FLOOD = "The river rose by thirty centimetres before noon, and Ann Reed said that many people had left."
TOLL = "A new count of the dead was published on Friday; it names eleven streets that were never under water."
TEXTS = st.text(alphabet="abc déü.,\n語", max_size=80)


@given(TEXTS)
def test_a_text_is_wholly_itself(text: str) -> None:
    assert sameness(text, text) == 1.0


@given(TEXTS, TEXTS)
def test_nearness_is_a_share(one: str, other: str) -> None:
    assert 0.0 <= sameness(one, other) <= 1.0


def test_other_quotes_dashes_case_and_white_space_make_no_difference() -> None:
    assert sameness("“Nobody  slept” – said\nReed", '"nobody slept" - said Reed') == 1.0


def test_what_was_edited_is_nearer_than_what_is_another() -> None:
    assert sameness(FLOOD, FLOOD.replace("thirty", "forty").replace("many", "some")) > 0.7
    assert sameness(FLOOD, TOLL) < 0.2


def test_a_passage_that_was_moved_is_the_same() -> None:
    assert sameness(f"{FLOOD} {TOLL}", f"{TOLL} {FLOOD}") > 0.9


def test_near_texts_have_hashes_in_common_and_others_none() -> None:
    edited = set(hashes(sketch(FLOOD.replace("thirty", "forty"))))
    assert len(edited & set(hashes(sketch(FLOOD)))) >= 10
    assert not edited & set(hashes(sketch(TOLL)))


def test_a_sketch_stays_small_and_two_words_have_none() -> None:
    assert len(hashes(sketch(" ".join(map(str, range(10_000)))))) == KEPT
    assert sketch("two words") == ""
