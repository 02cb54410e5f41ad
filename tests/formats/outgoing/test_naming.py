from dataclasses import replace
from unicodedata import category

from hypothesis import given
from hypothesis import strategies as st

from reader.formats.outgoing.naming import CARDS, article_names, file_name
from tests.formats.outgoing.parcel_room import article, parcel

HOSTILE = (
    "..",
    "/etc/x",
    "a\\b",
    "nul",
    "con.md",
    ".hidden",
    "trail. ",
    "a\0b",
    "~root",
    "$(id)",
    "x" * 400,
    "é" * 200,
)
SLUGS = st.sampled_from(HOSTILE) | st.text(max_size=20)


@given(st.lists(SLUGS, max_size=8))
def test_every_name_is_safe_on_any_system_and_none_is_given_twice(slugs: list[str]) -> None:
    every = [replace(article(uid=f"id{number}"), slug=slug) for number, slug in enumerate(slugs)]
    names = list(article_names(every, ".md").values())
    assert len({name.casefold() for name in names}) == len(slugs)
    for name in names:
        stem = name.removesuffix(".md")
        assert 0 < len(name.encode()) <= 255
        assert all(sign == "-" or category(sign)[0] in "LMN" for sign in stem)
        assert not stem.startswith("-")
        assert stem not in {"con", "nul", "aux", "prn", "com1", "lpt1"}


def test_one_file_is_called_as_its_article_and_that_of_several_by_what_is_in_it() -> None:
    assert file_name(parcel(article()), ".csv") == "rain.csv"
    assert file_name(parcel(article(), article(uid="snow")), ".csv") == "notes.csv"
    assert file_name(parcel(article(), article(uid="snow")), ".apkg", CARDS) == "cards.apkg"
    assert file_name(parcel(), "-figures.csv") == "notes-figures.csv"
