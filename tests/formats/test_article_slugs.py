"""A title becomes a file name that every system takes."""

from unicodedata import category, is_normalized

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.formats.slug import LIMIT_BYTES, slug


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Russia’s offer: 3,000 more", "russias-offer-3-000-more"),
        ("  Ünïcode & Café  ", "ünïcode-café"),
        ("हिन्दी में", "हिन्दी-में"),
        ("../up/./here", "up-here"),
        ("-rf *", "rf"),
        ("NUL", "nul-article"),
        ("com¹", "com1-article"),
        ("…", "article"),
        ("", "article"),
        ("\u0301", "article"),
        ("a\x1b]0;b\x07\u202ec", "a-0-b-c"),
        ("\udce9t", "t"),
    ],
)
def test_a_title_becomes_words_and_hyphens(title: str, name: str) -> None:
    assert slug(title) == name


def test_a_long_title_is_cut_at_a_word() -> None:
    assert slug("word " * 100) == "-".join(["word"] * 24)


@given(st.text(st.characters()))
def test_every_name_is_safe(title: str) -> None:
    name = slug(title)
    assert 0 < len(name.encode()) <= LIMIT_BYTES
    assert is_normalized("NFC", name)
    assert all(character == "-" or category(character)[0] in "LMN" for character in name)
    assert name.strip("-") == name
    assert not category(name[0]).startswith("M")


@given(st.text())
def test_the_slug_of_a_slug_is_itself(title: str) -> None:
    assert slug(slug(title)) in {slug(title), f"{slug(title)}-article"}
