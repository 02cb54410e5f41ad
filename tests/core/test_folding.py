import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.folding import is_single, placed_words, words_of
from tests.core.pictures import strange_texts


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The River rose.", "the river rose"),
        ("Café, CAFÉ, cafe\u0301", "cafe cafe cafe"),
        ("Łódź and Tromsø, Straße, œuvre", "lodz and tromso strasse oeuvre"),
        ("it's it’s", "it s it s"),
        ("6,057 and 6 057 and 1’234’567", "6057 and 6 057 and 1234567"),
        ("in 2024,300 came", "in 2024 300 came"),
        ("C++ for $3.50", "c + + for $ 3 50"),
        ("ﬁne ™ ½", "fine tm 1 2"),
        ("東京で2025年", "東 京 で 2025 年"),
        ("서울에서", "서 울 에 서"),
        ("ไทย", "ไ ท ย"),
        ("शांति", "शांति"),
        ("👍🏽!", "👍 🏽"),
        ("", ""),
        ("—… \0 \u202e", ""),
    ],
)
def test_a_text_is_searched_by_these_words(text: str, words: str) -> None:
    assert words_of(text) == words.split()


@given(strange_texts)
def test_words_stand_in_order_in_the_text_and_are_those_that_are_searched(text: str) -> None:
    placed = list(placed_words(text))
    assert [word for word, _, _ in placed] == words_of(text)
    assert [place for _, *place in placed] == sorted(place for _, *place in placed)
    assert all(start < end <= len(text) for _, start, end in placed)


@given(strange_texts | st.text())
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    words = words_of(text)
    assert words_of(" ".join(words)) == words


@given(strange_texts | st.text())
def test_a_folded_word_has_no_blank_and_no_sign_that_a_query_could_take_for_its_own(text: str) -> None:
    for word in words_of(text):
        assert word
        assert not set(word) & set(" \"'()*:{}\0")


def test_only_characters_of_scripts_without_blanks_and_symbols_stand_alone() -> None:
    assert [word for word in ("a", "7", "東", "+", "👍", "ab") if is_single(word)] == ["東", "+", "👍"]
