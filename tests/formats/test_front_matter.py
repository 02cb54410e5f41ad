"""Front matter is read as strings, within limits; what cannot be read stays visible."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.formats.front_matter import LIMIT_BYTES, cut_front_matter
from reader.formats.reading import read_article


def test_the_known_keys_are_read_as_they_are_written() -> None:
    front, rest = cut_front_matter(
        "---\ntitle: 1.10\nauthor: no\nsource: S\nurl: https://x.org/a?b=c#d\nlanguage: en\n"
        "published: 2025-06-02\ntags: [a, '#b', a]\nmood: wet\n---\nText"
    )
    assert front.fields == {
        "title": "1.10",
        "author": "no",
        "source": "S",
        "url": "https://x.org/a?b=c#d",
        "language": "en",
    }
    assert (front.published, front.tags, front.notices, rest) == (date(2025, 6, 2), ("a", "b"), (), "Text")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025-06-02", date(2025, 6, 2)),
        ("'2025-06-02T23:30:00+03:00'", date(2025, 6, 2)),
        ("2025-06-02 10:00", date(2025, 6, 2)),
        ("2025-06-02T10:00:00Z", date(2025, 6, 2)),
    ],
)
def test_a_publication_date_may_carry_a_time(written: str, day: date) -> None:
    assert cut_front_matter(f"---\npublished: {written}\n---\n")[0].published == day


def test_a_date_that_is_not_understood_is_named_and_the_rest_is_read() -> None:
    front, _ = cut_front_matter("---\ntitle: T\npublished: last week\n---\n")
    assert (front.fields["title"], front.published) == ("T", None)
    assert front.notices == ("published: 'last week' is not a date like 2025-06-02",)


def test_tags_may_be_a_list_with_commas_and_authors_may_be_many() -> None:
    front, _ = cut_front_matter("---\ntags: war, peace ,\nauthors:\n- Ann\n- Bo\n---\n")
    assert (front.tags, front.fields["author"]) == (("war", "peace"), "Ann, Bo")


@pytest.mark.parametrize(
    "first",
    [
        "# made by hand",
        "\n# made\n  # by hand\n",
        "date created: 2025-06-01",
        "'my mood': wet",
        '"mood": wet',
        "? mood",
    ],
)
def test_front_matter_may_begin_with_a_comment_or_with_any_key_of_yaml(first: str) -> None:
    front, rest = cut_front_matter(f"---\n{first}\ntitle: River\n---\nText")
    assert (front.fields["title"], front.notices, rest) == ("River", (), "Text")


def test_broken_front_matter_under_a_comment_is_named() -> None:
    front, _ = cut_front_matter("---\n# by hand\ndate created: [\n---\nText")
    assert front.broken == "---\n# by hand\ndate created: [\n---"
    assert front.notices


@pytest.mark.parametrize(
    "text",
    [
        "---\nAnn spoke.\n---\nBo",
        "---\n\n---",
        "text\n---\na: b\n---",
        "---\na: b\n",
        "----\na: b\n----",
        "---\nAnn told all who came that day: it rained.\n---\nBo",
        "---\nAnn told all who came: [it rained.\n---\nBo",
        "---\n'A quote.\n---\nBo",
        "---\n" + "Ann spoke. " * LIMIT_BYTES + "\n---\nBo",
    ],
)
def test_rules_around_text_are_no_front_matter(text: str) -> None:
    document = read_article("a.md", text.encode()).document
    visible = "".join(character for character in text if character not in "-\n ")
    assert "".join(document.text.split()) == visible


@pytest.mark.parametrize(
    "yaml",
    [
        "a: [b",
        "a: &x b\nc: *x",
        "a: &x [b]",
        "a: *x",
        "a: " + "[" * 30 + "]" * 30,
        "a: " + "b" * LIMIT_BYTES,
        "a: b\n- c",
        "a: b\x1bc",
        "a: !!python/object:os.system b\nc",
        'a: "\\U00110000"',
        'a: "\\Uffffffff"',
    ],
    ids=[
        "syntax",
        "alias",
        "anchor",
        "loose alias",
        "depth",
        "size",
        "mixed",
        "control",
        "line",
        "beyond",
        "far beyond",
    ],
)
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_broken_front_matter_stays_visible_and_is_named(yaml: str, name: str) -> None:
    parsed = read_article(name, f"---\n{yaml}\n---\nText".encode())
    visible = "".join(f"---{yaml}---Text".split())
    assert "".join(parsed.document.text.split()) == visible
    assert any(notice.startswith("front matter is not read: ") for notice in parsed.notices)


def test_no_tag_makes_an_object() -> None:
    front, _ = cut_front_matter("---\ntitle: !!python/object/apply:os.getcwd []\nauthor: !!int 3\n---\n")
    assert (front.fields["title"], front.fields["author"]) == ("", "3")


def test_an_escape_in_a_value_gives_no_surrogate_no_nul_and_one_line() -> None:
    front, _ = cut_front_matter('---\ntitle: "a\\0b\\ud800c\\nd"\n---\n')
    assert front.fields["title"] == "a\ufffdb\ufffdc d"


YAML = st.text(st.sampled_from("ab: -[]{},!&*|>%@`'\"\\\n\tU0fx?#~<=.\u2028\x85"), max_size=60)


@given(st.text(max_size=200) | YAML)
def test_front_matter_never_raises_and_cuts_only_the_head(body: str) -> None:
    front, rest = cut_front_matter(f"---\ntitle: {body}\n---\nend")
    assert rest.endswith("end")
    assert isinstance(front.fields.get("title", ""), str)


def test_a_heading_between_rules_is_text() -> None:
    text = "---\n# River\n---\nBo"
    assert cut_front_matter(text)[1] == text
