"""What the cache keeps of an article comes back equal in every part."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.article import Article, Parsed
from reader.core.document import Block, BlockKind, Document, Link
from reader.core.marks import Mark
from reader.core.span import Span
from reader.formats.reading import read_article
from reader.formats.stored import document_from_json, document_to_json, parsed_from_json, parsed_to_json

WORDS = st.text(max_size=20)
SPANS = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda pair: Span(min(pair), max(pair)))
BLOCKS = st.builds(Block, st.sampled_from(BlockKind), SPANS, st.integers(0, 9), WORDS, WORDS, st.booleans())
DOCUMENTS = st.builds(
    Document,
    WORDS,
    st.lists(BLOCKS).map(tuple),
    st.lists(st.builds(Mark, SPANS, WORDS, WORDS)).map(tuple),
    st.lists(st.builds(Link, SPANS, WORDS, WORDS)).map(tuple),
    st.lists(WORDS).map(tuple),
)
ARTICLES = st.builds(
    Article, WORDS, WORDS, WORDS, WORDS, st.none() | st.dates(), WORDS, st.lists(WORDS).map(tuple), st.integers(0)
)


@given(DOCUMENTS)
def test_a_document_comes_back(document: Document) -> None:
    back = document_from_json(document_to_json(document))
    assert (back, back.notices) == (document, document.notices)


@given(st.builds(Parsed, ARTICLES, DOCUMENTS, st.lists(WORDS).map(tuple)))
def test_an_article_comes_back(parsed: Parsed) -> None:
    back = parsed_from_json(parsed_to_json(parsed))
    assert (back, back.notices) == (parsed, parsed.notices)


def test_a_file_comes_back() -> None:
    source = "---\ntitle: T\npublished: 2025-06-02\n---\n# H\n\n- [x] *a* [b](c)\n\n|d|\n|-|"
    parsed = read_article("a.md", source.encode())
    assert parsed_from_json(parsed_to_json(parsed)) == parsed
    assert parsed.article.published == date(2025, 6, 2)


@pytest.mark.parametrize("stored", ["", "[]", "{}", '{"text": "a"}', "null", '{"text":"a","blocks":[[1]]}'])
def test_anything_else_is_refused(stored: str) -> None:
    with pytest.raises(ValueError, match="no stored"):
        document_from_json(stored)
    with pytest.raises(ValueError, match="no stored"):
        parsed_from_json(stored)
