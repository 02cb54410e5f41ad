from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.address import Address, Quoted, address_text, is_address, quoted, read_address
from reader.core.entity import EntityKey, EntityKind
from reader.core.errors import ReaderError

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
LIBRARY_IDS = st.text("0123456789abcdefghjkmnpqrstvwxyz", max_size=8)
ENTITIES = st.builds(EntityKey, st.sampled_from(EntityKind), WORDS)
ADDRESSES = (
    st.builds(Address, WORDS, LIBRARY_IDS, st.just("0123456789ab"), st.just(""))
    | st.builds(Address, WORDS, LIBRARY_IDS, st.just("0123456789ab"), st.just("01ke6tyabc"))
    | st.builds(Address, WORDS, LIBRARY_IDS, st.just("0123456789ab"), quoted=st.builds(Quoted, WORDS, st.text(), WORDS))
    | st.builds(Address, WORDS, LIBRARY_IDS, entity=ENTITIES)
)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("reader://notes/0123456789ab", Address("notes", "", "0123456789ab")),
        ("reader://notes~q7m2x0fa/0123456789ab#01ke", Address("notes", "q7m2x0fa", "0123456789ab", "01ke")),
        (
            "reader://my%20notes/0123456789ab#:~:text=It%20fell-,The%20river,rose.",
            Address("my notes", "", "0123456789ab", quoted=Quoted("The river", "rose.", "It fell")),
        ),
        (
            "reader://notes/entity/person/Ann%20Reed",
            Address("notes", entity=EntityKey(EntityKind.PERSON, "Ann Reed")),
        ),
    ],
)
def test_an_address_is_written_and_read(text: str, address: Address) -> None:
    assert address_text(address) == text
    assert read_address(f" {text}\n") == address


@given(ADDRESSES)
def test_whatever_is_written_is_read_back_and_needs_no_quotes_in_a_shell(address: Address) -> None:
    text = address_text(address)
    assert read_address(text) == address
    assert text.isascii()
    assert not set(text) & set(" '\"\\&;|<>()$`!*?[]{}\n\t")


@given(st.text())
def test_any_text_is_an_address_or_is_refused_with_words(text: str) -> None:
    for each in (text, f"reader://{text}", f"reader://a/b#:~:text={text}", f"reader://a/entity/{text}"):
        with suppress(ReaderError):
            assert read_address(each).library


@pytest.mark.parametrize(
    "text", ["", "reader://", "reader://notes", "reader:///x", "https://x/y", "reader://n/entity/x/y"]
)
def test_what_leads_nowhere_is_refused(text: str) -> None:
    with pytest.raises(ReaderError, match="no link of ours"):
        read_address(text)


def test_a_link_is_told_from_the_name_of_an_article() -> None:
    assert is_address("READER://notes/x")
    assert not is_address("reader-notes")


def test_a_long_quote_is_told_by_its_ends() -> None:
    assert quoted("The  river\nrose.") == Quoted("The river rose.")
    long = " ".join(f"word{number}" for number in range(40))
    assert quoted(long, "before it") == Quoted(
        "word0 word1 word2 word3 word4", "word35 word36 word37 word38 word39", "before it"
    )
