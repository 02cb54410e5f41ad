from datetime import date

import pytest

from reader.core.article import Article
from reader.core.citing import STYLES, citation, is_style

BRIDGE = Article(
    title="The bridge: 50% closed",
    author="Ann Reed",
    source="The Valley Post",
    url="https://example.org/bridge",
    published=date(2025, 6, 4),
)
BARE = Article(title="Notes")
QUOTE = "It closed.\nShe said so."


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("plain", "“It closed.\nShe said so.” — The bridge: 50% closed, The Valley Post, 2025-06-04"),
        (
            "markdown",
            (
                "> It closed.\n> She said so.\n>\n"
                "> — Ann Reed, [The bridge: 50% closed](https://example.org/bridge), The Valley Post, 2025-06-04"
            ),
        ),
        (
            "bibtex",
            (
                "@misc{reed2025bridge,\n  title = {{The bridge: 50\\% closed}},\n  author = {Ann Reed},\n"
                "  howpublished = {The Valley Post},\n  year = {2025},\n  month = jun,\n"
                "  url = {https://example.org/bridge},\n  note = {“It closed. She said so.”},\n}"
            ),
        ),
        ("{author} ({published}) {link}: {quote}", "Ann Reed (2025-06-04) reader://x/y: It closed.\nShe said so."),
    ],
)
def test_a_quote_is_cited_in_the_style_that_was_chosen(style: str, text: str) -> None:
    assert citation(style, QUOTE, BRIDGE, "reader://x/y") == text


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("plain", "“Yes,, no” — Notes"),
        ("markdown", "> Yes,, no\n>\n> — [Notes](reader://x/y)"),
        ("bibtex", "@misc{notes,\n  title = {{Notes}},\n  note = {“Yes,, no”},\n}"),
        ("{author}, {title} ({published}): {quote}", "Notes: Yes,, no"),
        ("{quote} — {title}, {source}, {author}, {published}", "Yes,, no — Notes"),
    ],
)
def test_what_an_article_does_not_know_leaves_no_trace(style: str, text: str) -> None:
    assert citation(style, "Yes,, no", BARE, "reader://x/y") == text


def test_what_means_something_to_markdown_or_tex_is_written_so_that_it_does_not() -> None:
    odd = Article(title="[A] *b* {c} & ~d", url="https://example.org/a (b)")
    assert r"[\[A\] \*b\* {c} & ~d](<https://example.org/a (b)>)" in citation("markdown", "q", odd)
    assert r"title = {{[A] *b* \{c\} \& \textasciitilde{}d}}" in citation("bibtex", "q", odd)


def test_a_style_is_one_of_ours_or_a_pattern() -> None:
    assert all(map(is_style, [*STYLES, "{quote} {link}", "{title}"]))
    assert not any(map(is_style, ["chicago", "", "{quote} {page}", "{quote", "{}"]))
