from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from reader.core.utf16 import Utf16, from_utf16, to_utf16
from tests.core.pictures import strange_texts

texts = strange_texts | st.text(st.sampled_from("aé日👍🇫𝔘\ud83d\udc4d"), max_size=30)


def _width(character: str) -> int:
    return len(character.encode("utf-16-le", "surrogatepass")) // 2


@given(texts)
def test_each_offset_is_as_many_units_as_the_text_before_it_has(text: str) -> None:
    found = Utf16(text)
    naive = [0, *accumulate(map(_width, text))]
    assert [found.units(offset) for offset in range(len(text) + 1)] == naive
    assert [found.offset(units) for units in naive] == list(range(len(text) + 1))


@given(texts, st.integers(-3, 300))
def test_any_number_of_units_leads_to_a_character_and_never_into_one(text: str, units: int) -> None:
    naive = [0, *accumulate(map(_width, text))]
    before = [offset for offset, at in enumerate(naive) if at <= units]
    assert from_utf16(text, units) == max(before, default=0)


def test_what_is_beyond_the_text_is_its_end() -> None:
    assert to_utf16("a👍", 9) == 3
    assert to_utf16("a👍", -1) == 0
    assert from_utf16("a👍", 9) == 2
