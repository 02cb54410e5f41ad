import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.phrase import Phrase
from reader.core.query import PHRASE_WORDS_MAX, QUALIFIERS, TERMS_MAX, Query, Term, parse
from tests.core.pictures import strange_texts


def drawn(query: Query) -> str:
    """A query as a picture: a phrase in brackets, a beginning with a star, `-` for without, a qualifier's value."""
    return " ".join(map(_drawn, query.terms))


def _drawn(term: Term) -> str:
    without = "-" if term.without else ""
    if term.qualifier:
        return f"{without}{term.qualifier}<{term.value}>"
    return without + "+".join(f"[{' '.join(each.words)}{'*' if each.prefix else ''}]" for each in term.phrases)


@pytest.mark.parametrize(
    ("typed", "picture"),
    [
        ("river bank", "[river] [bank]"),
        ('"river bank" rose', "[river bank] [rose]"),
        ("“river bank”", "[river bank]"),
        ("a-b it's", "[a b] [it s]"),
        ("-war -“no war”", "-[war] -[no war]"),
        ("pris* of", "[pris*] [of]"),
        ('"over 6*"', "[over 6*]"),
        ("a AND b OR NOT c NEAR", "[a] [and] [b] [or] [not] [c] [near]"),
        ("label:doubt tag:a/b", "label<doubt> tag<a/b>"),
        ('entity:"Ann Reed" -has:note', "entity<Ann Reed> -has<note>"),
        ("LABEL:x", "label<x>"),
        ("colour:red", "[colour]+[red]"),
        ("-colour:red", "-[colour red]"),
        ("https://example.org/a", "[https example org a]"),
        ("tag: x", "[tag] [x]"),
        ("a + b", "[a] [b]"),
        ("C++", "[c + +]"),
        ("+", "[+]"),
        ("東京", "[東 京]"),
        ("river river", "[river]"),
        ('"" -- * ( ) \\ % - -" ', ""),
    ],
)
def test_what_is_typed_means_this(typed: str, picture: str) -> None:
    assert drawn(parse(typed)) == picture


@pytest.mark.parametrize(
    ("typed", "picture"),
    [
        ("riv", "[riv*]"),
        ("river ba", "[river] [ba*]"),
        ("river ", "[river]"),
        ('"river ba', "[river ba*]"),
        ('"river ba"', "[river ba]"),
        ("colour:re", "[colour]+[re*]"),
        ("tag:la", "tag<la>"),
        ("C+", "[c +]"),
        ("東", "[東]"),
    ],
)
def test_while_typing_the_last_word_may_go_on(typed: str, picture: str) -> None:
    assert drawn(parse(typed, typing=True)) == picture


def test_a_qualifier_that_means_nothing_can_be_searched_for_as_words() -> None:
    assert parse("tag:la", typing=True).terms[0].phrases == (Phrase(("tag",)), Phrase(("la",), prefix=True))


def test_a_query_tells_which_qualifiers_it_uses() -> None:
    assert parse("tag:x -in:y z").qualifiers == {"tag", "in"}


def test_what_is_too_long_is_cut() -> None:
    assert len(parse("a1 " * 5_000).terms) == 1
    assert len(parse(" ".join(f"w{number}" for number in range(500))).terms) == TERMS_MAX
    assert len(parse(f'"{"w " * 500}"').terms[0].phrases[0].words) == PHRASE_WORDS_MAX
    assert parse("a" * 100_000) == parse("a" * 90_000)


@given(strange_texts | st.text() | st.text(alphabet='ab"“”-*:() \0\n'), st.booleans())
def test_any_text_is_a_query(text: str, typing: bool) -> None:
    for term in parse(text, typing=typing).terms:
        assert term.qualifier in {"", *QUALIFIERS}
        assert term.qualifier or all(phrase.words for phrase in term.phrases)
        assert term.qualifier or term.phrases
