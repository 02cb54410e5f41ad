import json
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html import unescape
from io import BytesIO
from zipfile import ZipFile

from hypothesis import given
from hypothesis import strategies as st

from reader.core.anchor import Anchor, describe
from reader.core.annotation import Annotation, Record
from reader.core.article import Article
from reader.core.document import Document
from reader.core.labels import Codebook
from reader.core.outgoing import Excerpt, Outgoing, Parcel, Wishes
from reader.core.relocate import How, Placed
from reader.core.span import Span
from reader.formats.markdown import parse_markdown
from reader.formats.outgoing import anki, anki_text
from reader.formats.outgoing.anki_html import html
from reader.formats.outgoing.anki_look import GUESS, TYPES

NOON = datetime(2025, 6, 2, 12, tzinfo=UTC)
ARTICLE = Article("Rain <in> the north", source="The Gauge", url="https://gauge.org/r?a&b", published=date(2025, 6, 2))
TEXT = "# Rain\n\nAt night the river rose by two metres. Nobody slept.\n\nIn the morning it fell."
ANYTHING = st.text(max_size=60)
FIELDS = GUESS.fields


def document() -> Document:
    return parse_markdown(TEXT)


def excerpt(uid: str, quote: str | None, note: str = "", tags: tuple[str, ...] = ()) -> Excerpt:
    place, at = Placed(Span(0, 0), 1.0, How.EXACT), document().text.find(quote or "")
    anchor = None
    if quote is not None:
        span = Span(at, at + len(quote)) if at >= 0 and quote else Span(0, 1)
        anchor = replace(describe(document(), span), exact=quote)
        place = Placed(span, 1.0, How.EXACT)
    made = Annotation(Record(uid, "me", "here", NOON, NOON + timedelta(days=1)), "rain", anchor, "doubt", note, tags)
    return Excerpt(made, note, place, f"reader://library/rain#{uid}")


def parcel(*excerpts: Excerpt, with_text: bool = True) -> Parcel:
    found = Outgoing("rain", "rain", ARTICLE, "reader://library/rain", excerpts, document() if with_text else None)
    return Parcel("library", NOON, [found], Codebook())


def package(found: Parcel) -> bytes:
    (file,) = anki.files(found, Wishes())
    return file.content


def rows(content: bytes, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(ZipFile(BytesIO(content)).read("collection.anki2"))
        return list(database.execute(query))


def fields(found: Parcel) -> list[dict[str, str]]:
    kept = rows(package(found), "SELECT flds FROM notes")
    return [dict(zip(FIELDS, str(row[0]).split("\x1f"), strict=True)) for row in kept]


def test_an_annotation_becomes_one_card_that_is_known_by_its_id() -> None:
    content = package(parcel(excerpt("id1", "the river rose", "Who *measured*?\nAnd how?", ("rain/heavy", "a b"))))
    assert rows(content, "SELECT guid, mod, tags FROM notes") == [
        ("id1", int((NOON + timedelta(days=1)).timestamp()), " doubt rain::heavy a_b ")
    ]
    assert rows(content, "SELECT count(*), min(did) FROM cards") == [(1, anki.DECK)]
    (models,) = rows(content, "SELECT models FROM col")[0]
    assert list(json.loads(str(models))) == [str(each.number) for each in TYPES]


def test_its_fields_are_html_that_shows_the_words_as_they_are() -> None:
    (found,) = fields(parcel(excerpt("id1", "the river rose", "Who <b>?\n[sound:x.mp3]")))
    assert found == {
        "Id": "id1",
        "Quote": "the river rose",
        "Note": "Who &lt;b&gt;?<br>&#91;sound:x.mp3]",
        "Before": "At night&#32;",
        "After": "&#32;by two metres. Nobody slept.",
        "Article": "Rain &lt;in&gt; the north",
        "Source": '<a href="https://gauge.org/r?a&amp;b">The Gauge · 2025-06-02</a>',
        "Link": "reader://library/rain#id1",
        "Label": "doubt",
    }


def test_a_short_highlight_is_asked_as_a_gap_and_a_long_one_not_at_all() -> None:
    long = "In the morning it fell. " * 4
    found = parcel(
        excerpt("id1", "two metres"), excerpt("id2", long), excerpt("id3", None), excerpt("id4", None, "Why?")
    )
    assert [each["Id"] for each in fields(found)] == ["id1", "id4"]
    assert anki.notices(found) == ("2 annotations make no card: it takes a note, or a highlight of at most 12 words",)
    assert anki.notices(parcel()) == ()


def test_without_the_text_the_context_is_what_the_anchor_remembers() -> None:
    (found,) = fields(parcel(excerpt("id1", "two metres"), with_text=False))
    assert (found["Before"], found["After"]) == (
        "…Rain<br>At night the river rose by&#32;",
        ". Nobody slept.<br>In the morning i…",
    )


def test_a_highlight_of_a_whole_paragraph_stands_between_what_is_around_it() -> None:
    (found,) = fields(parcel(excerpt("id1", "In the morning it fell.")))
    assert found["Before"].endswith("Nobody slept.<br>")


def test_the_same_annotations_make_the_same_bytes() -> None:
    found = parcel(excerpt("id1", "the river rose", "Who?"), excerpt("id2", "two metres"))
    assert package(found) == package(found)
    later = replace(found, at=NOON + timedelta(days=9))
    assert package(later) == package(found)


def test_two_that_were_made_in_the_same_moment_have_ids_of_their_own() -> None:
    content = package(parcel(excerpt("id1", "the river rose"), excerpt("id2", "two metres")))
    assert rows(content, "SELECT count(DISTINCT id) FROM notes") == [(2,)]
    assert rows(content, "SELECT count(DISTINCT id), count(DISTINCT nid) FROM cards") == [(2, 2)]


def test_the_text_has_a_head_and_a_line_for_each_card() -> None:
    (file,) = anki_text.files(parcel(excerpt("id1", "the river rose", "Who\tknows?", ("a b",))), Wishes())
    *head, line = file.content.decode().splitlines()
    assert head == [
        "#separator:tab",
        "#html:true",
        "#deck:Postil",
        "#columns:Id\tQuote\tNote\tBefore\tAfter\tArticle\tSource\tLink\tLabel\tTags\tGUID\tType",
        "#tags column:10",
        "#guid column:11",
        "#notetype column:12",
    ]
    assert line.split("\t")[:3] == ["id1", "the river rose", "Who knows?"]
    assert line.split("\t")[-3:] == ["doubt a_b", "id1", "Postil"]


@given(ANYTHING, ANYTHING, st.lists(ANYTHING, max_size=3))
def test_no_words_break_a_field_a_tag_or_a_line(quote: str, note: str, tags: list[str]) -> None:
    found = parcel(excerpt("id1", quote, f"x{note}", tuple(tags)))
    (row,) = rows(package(found), "SELECT flds, tags FROM notes")
    assert str(row[0]).count("\x1f") == len(FIELDS) - 1
    assert set(re.findall(r"<[^>]*>?", str(row[0]))) <= {"<br>", '<a href="https://gauge.org/r?a&amp;b">', "</a>"}
    (file,) = anki_text.files(found, Wishes())
    lines = file.content.decode().split("\n")
    assert len(lines) == 9
    assert lines[7].count("\t") == len(FIELDS) + 2
    assert not re.search(r'[\s"]', lines[7].split("\t")[-3].replace(" ", ""))


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_a_field_says_what_was_said(text: str) -> None:
    assert unescape(html(text)) == text


def test_an_anchor_that_remembers_nothing_is_no_gap() -> None:
    each = excerpt("id1", "two metres")
    bare = replace(each, annotation=replace(each.annotation, anchor=Anchor("two metres", "", "", 0, 10, "", "")))
    assert fields(parcel(bare)) == []
