"""Labels: the codebook, and what is said of one that cannot be read."""

import pytest

from reader.core.errors import ReaderError
from reader.core.labels import Codebook, Label, checked, codebook_toml, head_of, read_codebook

RAIN = 'key = "1"\nname = "rain"\ncolour = "blue"\n'


def test_a_codebook_is_read_with_its_labels_in_order() -> None:
    book = read_codebook(
        f'[[label]]\n{RAIN}glyph = "▲"\ndefinition = "Wet."\n[[label]]\nkey = "2"\nname = "sun"\ncolour = "red"\n'
    )
    assert book.labels == (Label("1", "rain", "blue", "▲", "Wet."), Label("2", "sun", "red", "●", ""))


@pytest.mark.parametrize(("given", "glyph"), [("e\u0301toile", "e\u0301"), ("★★", "★"), ("", "●"), (" x ", "x")])
def test_a_glyph_is_the_first_sign_with_all_that_belongs_to_it(given: str, glyph: str) -> None:
    assert read_codebook(f'[[label]]\n{RAIN}glyph = "{given}"').labels[0].glyph == glyph


@pytest.mark.parametrize("given", ["日", "👩‍👩‍👧", "👍🏽", "🇫🇷", "❤️", "\\u200b", "\\u001b", "\u202e"])
def test_a_glyph_that_does_not_fill_one_cell_is_refused(given: str) -> None:
    with pytest.raises(ReaderError, match="line 1: label “rain” has a glyph that is not one cell wide") as refused:
        read_codebook(f'[[label]]\n{RAIN}glyph = "{given}"')
    assert refused.value.hint


def test_a_label_is_found_by_its_key_and_by_its_name_in_any_case() -> None:
    book = Codebook()
    assert book.by_key("3") == book.by_name("DOUBT") == book.named("Doubt")
    assert book.by_key("9") is book.by_name("rain") is None


def test_an_unknown_label_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ReaderError) as refused:
        Codebook().named("rain")
    assert refused.value.message == "there is no label “rain”"
    assert "important, evidence, doubt" in refused.value.hint


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("[[label", "is not TOML"),
        ("", "has no [[label]]"),
        ("label = 3", "has no [[label]]"),
        ("label = [3]", "line 1: label 1 is no table"),
        ('# mine\n[[label]]\nkey = "1"\ncolour = "red"', "line 2: a label has no name"),
        (f"[[label]]\n{RAIN}".replace('"1"', '"0"'), "has no key from 1 to 9"),
        (f"[[label]]\n{RAIN}".replace("blue", "mud"), "has no colour “mud”"),
        (f"[[label]]\n{RAIN}[[label]]\n{RAIN}", "line 5: there are two labels with the key “1”"),
        (f"[[label]]\n{RAIN}[[label]]\n{RAIN}".replace('"1"', '"2"', 1), "two labels with the name “rain”"),
    ],
)
def test_a_bad_codebook_says_what_is_wrong_and_what_to_do(toml: str, message: str) -> None:
    with pytest.raises(ReaderError) as refused:
        read_codebook(toml)
    assert message in refused.value.message
    assert refused.value.hint


def test_what_is_written_is_read_again_as_it_was() -> None:
    labels = (*Codebook().labels, Label("6", 'the "sixth"\\ one', "cyan", "★", "Ünlü \t\x7f & 日本"))
    assert read_codebook(codebook_toml(labels)).labels == labels


def test_what_stood_over_the_labels_stays_there() -> None:
    old = f"# Our labels,\n# agreed in June.\n\n[[label]]\n{RAIN}"
    assert codebook_toml(read_codebook(old).labels, head_of(old)).startswith("# Our labels,\n# agreed in June.\n\n[[la")


def test_labels_are_checked_before_they_are_written() -> None:
    with pytest.raises(ReaderError, match="there are two labels with the key “1”"):
        checked([*Codebook().labels, Label("1", "claim", "red", "●", "")])
    with pytest.raises(ReaderError, match="one label at least"):
        checked([])
