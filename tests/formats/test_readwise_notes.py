import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.formats.readwise_notes import read_readwise_note, readwise_note

NOTES = st.text(st.sampled_from(".\\ \n\tab") | st.characters(codec="utf-8"), max_size=12)
TAGS = st.lists(st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1), unique=True, max_size=3)


@given(NOTES, TAGS)
def test_any_note_comes_back_with_its_tags(note: str, tags: list[str]) -> None:
    assert read_readwise_note(readwise_note(note, tags)) == (note, tuple(tags))


@pytest.mark.parametrize(
    ("note", "tags", "written"),
    [
        ("Who counted?", ("law/tax", "north sea", ""), ".law/tax .north-sea Who counted?"),
        (".h1 is no heading", (), "\\.h1 is no heading"),
        ("so\n .c1 .c2", (), "so\n \\.c1 .c2"),
        ("", ("law",), ".law"),
        ("", (), ""),
    ],
)
def test_tags_begin_with_a_dot_and_nothing_else_does(note: str, tags: tuple[str, ...], written: str) -> None:
    assert readwise_note(note, tags) == written
