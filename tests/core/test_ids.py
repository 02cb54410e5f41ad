"""Ids: they sort by the time of their making and never repeat."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.errors import SeveralError
from reader.core.ids import ALPHABET, ARTICLE_ID_LENGTH, RANDOM_BITS, UID_LENGTH, article_id, made_id, meant_id, new_ids

START = datetime(2025, 6, 2, 12, tzinfo=UTC)


@given(st.lists(st.tuples(st.integers(-5, 5), st.integers(0, 2**RANDOM_BITS - 1)), min_size=1, max_size=20))
def test_ids_sort_in_the_order_they_were_made_whatever_the_clock_does(steps: list[tuple[int, int]]) -> None:
    moments = iter([START + timedelta(milliseconds=sum(step for step, _ in steps[:n])) for n in range(len(steps))])
    chances = iter([chance for _, chance in steps])
    make = new_ids(lambda: next(moments), lambda bits: next(chances) % 2**bits)
    made = [make() for _ in steps]
    assert made == sorted(set(made))
    assert all(len(uid) == UID_LENGTH and set(uid) <= set(ALPHABET) for uid in made)


def test_two_sources_at_one_moment_differ_by_chance() -> None:
    assert new_ids(lambda: START)() != new_ids(lambda: START)()


def test_an_article_has_the_same_id_for_the_same_path() -> None:
    assert article_id("news/rain.md") == article_id("news/rain.md") != article_id("news/river.md")
    assert article_id("rain.md", 1) not in {article_id("rain.md"), article_id("rain.md", 2)}
    assert len(article_id("a\udcff.md")) == ARTICLE_ID_LENGTH


def test_an_id_is_meant_by_the_whole_of_it_or_by_a_beginning_that_only_it_has() -> None:
    ids = ["01ke6ty", "01ke6tyab", "02aaaa"]
    assert meant_id("01ke6ty", ids, "notes") == "01ke6ty"
    assert meant_id("02AA", ids, "notes") == "02aaaa"
    assert meant_id("02a", ids, "notes") is None
    assert meant_id("03aaaa", ids, "notes") is None
    with pytest.raises(SeveralError, match="2 notes"):
        meant_id("01ke", ids, "notes")


@given(st.text(), st.text())
def test_an_id_that_is_made_of_words_is_always_the_same_and_of_no_other_words(one: str, other: str) -> None:
    assert len(made_id(one)) == UID_LENGTH
    assert set(made_id(one)) <= set(ALPHABET)
    assert (made_id(one) == made_id(other)) == (one == other)
    assert made_id("kindle\0Rain") == "2deew8dnxd0e9n0j0b331sybv4"
