import json
from datetime import UTC, datetime

import pytest

from reader.core.errors import ReaderError
from reader.core.incoming import About, Incoming, Unread
from reader.formats.incoming.koreader import looks_like, records

NOW = """-- /books/rain.sdr/metadata.epub.lua
return {
    ["annotations"] = {
        [1] = {
            ["chapter"] = "North",
            ["color"] = "green",
            ["datetime"] = "2024-03-01 21:00:05",
            ["datetime_updated"] = "2024-03-02 07:30:00",
            ["drawer"] = "underscore",
            ["note"] = "Who measured?\\
And how?",
            ["page"] = "/body/p[3]/text().0",
            ["pageno"] = 7,
            ["pos0"] = "/body/p[3]/text().0",
            ["pos1"] = "/body/p[3]/text().15",
            ["text"] = "The river rose.",
        },
        [2] = {
            ["chapter"] = "South",
            ["datetime"] = "2024-03-01 21:02:00",
            ["page"] = "/body/p[9]/text().0",
            ["pageno"] = 12,
            ["text"] = "in South",
        },
        [3] = {
            ["datetime"] = "2024-03-01 21:05:00",
            ["drawer"] = "lighten",
            ["page"] = 4,
            ["pos0"] = { ["page"] = 4, ["x"] = 1.5, ["y"] = 2 },
            ["text"] = "",
        },
        [4] = "damaged",
    },
    ["bookmarks"] = {
        [1] = { ["notes"] = "Deleted long ago.", ["highlighted"] = true, ["pos0"] = "/body/p[1]/text().0" },
    },
    ["doc_props"] = {
        ["authors"] = "Ann Reed\\
Li Wei",
        ["identifiers"] = "isbn:123\\
url:https://gauge.org/rain",
        ["title"] = "Rain",
    },
}
"""

ONCE = """return {
    ["bookmarks"] = {
        [1] = {
            ["datetime"] = "2020-01-02 10:00:00",
            ["highlighted"] = true,
            ["notes"] = "Night came.",
            ["page"] = "/body/p[5]/text().0",
            ["pos0"] = "/body/p[5]/text().0",
            ["text"] = "Seite 9 Night came. @ 2020-01-02 10:00:00",
        },
        [2] = {
            ["datetime"] = "2020-01-02 09:00:00",
            ["highlighted"] = true,
            ["notes"] = "Rain fell.",
            ["page"] = "/body/p[1]/text().0",
            ["pos0"] = "/body/p[1]/text().0",
            ["text"] = "All day?",
        },
        [3] = { ["datetime"] = "2020-01-01 09:00:00", ["page"] = "/body/p[2]/text().0", ["chapter"] = "North" },
    },
    ["doc_path"] = "/books/Rain in the north.epub",
    ["highlight"] = {
        [8] = {
            [1] = {
                ["color"] = "red",
                ["datetime"] = "2020-01-02 09:00:00",
                ["drawer"] = "lighten",
                ["pos0"] = "/body/p[1]/text().0",
                ["text"] = "Rain fell.",
            },
        },
        [9] = {
            [1] = {
                ["datetime"] = "2019-05-05 05:05:05",
                ["drawer"] = "invert",
                ["pos0"] = "/body/p[7]/text().0",
                ["text"] = "An orphan.",
            },
        },
    },
}
"""


def read(text: str, name: str = "metadata.epub.lua") -> list[Incoming]:
    return [each for each in records(text.encode(), name) if isinstance(each, Incoming)]


def test_a_highlight_comes_with_all_that_has_a_place_here() -> None:
    river = read(NOW)[0]
    assert river == Incoming(
        line=4,
        key="Rain|2024-03-01 21:00:05|/body/p[3]/text().0",
        about=About("Rain", "Ann Reed, Li Wei", "https://gauge.org/rain"),
        quote="The river rose.",
        label="green",
        note="Who measured?\nAnd how?",
        tags=("underscore",),
        created=datetime(2024, 3, 1, 21, 0, 5, tzinfo=UTC),
        changed=datetime(2024, 3, 2, 7, 30, tzinfo=UTC),
    )


def test_a_bookmark_of_a_page_becomes_a_note_on_the_whole_article() -> None:
    page = read(NOW)[1]
    assert (page.quote, page.note, page.tags) == ("", "Bookmark: in South", ("bookmark",))


def test_what_has_no_words_is_told_with_its_line_and_loses_nothing_else() -> None:
    unread = [each for each in records(NOW.encode(), "metadata.epub.lua") if isinstance(each, Unread)]
    assert [each.line for each in unread] == [25, 3]
    assert "without words" in unread[0].why
    assert "damaged" in unread[1].why


def test_the_older_lists_of_a_newer_sidecar_are_left_over_and_not_read() -> None:
    assert [each.quote for each in read(NOW)] == ["The river rose.", ""]


def test_the_older_form_joins_each_bookmark_with_its_highlight() -> None:
    night, rain, page, orphan = read(ONCE)
    assert (night.quote, night.note) == ("Night came.", "")
    assert (rain.quote, rain.note, rain.label) == ("Rain fell.", "All day?", "red")
    assert (page.quote, page.note, page.tags) == ("", "Bookmark: in North", ("bookmark",))
    assert (orphan.quote, orphan.tags, orphan.line) == ("An orphan.", ("invert",), 33)


def test_a_book_without_title_is_called_as_its_file() -> None:
    assert read(ONCE)[0].about.title == "Rain in the north"
    bare = 'return { annotations = { { text = "Rain.", drawer = "lighten" } } }'
    assert read(bare, "books/Dry land.sdr/metadata.epub.lua")[0].about.title == "Dry land"


def test_a_record_that_stands_twice_comes_once_and_another_under_its_key_has_its_own() -> None:
    one = '{ text = "Rain.", drawer = "lighten", datetime = "2024-03-01 21:00:05", pos0 = "/p" }'
    two = one.replace("Rain.", "Snow.")
    found = read(f'return {{ annotations = {{ {one}, {one}, {two} }}, doc_props = {{ title = "R" }} }}')
    assert [each.quote for each in found] == ["Rain.", "Snow."]
    assert len({each.key for each in found}) == 2


ENTRY = {
    "sort": "highlight",
    "page": 7,
    "time": 1709326805,
    "text": "The river rose.",
    "note": "Who measured?",
    "chapter": "North",
    "drawer": "strikeout",
    "color": "red",
}


def test_the_exporter_writes_one_book() -> None:
    book = {"title": "Rain", "author": "Ann Reed\nLi Wei", "entries": [ENTRY, "damaged"], "created_on": 1}
    content = json.dumps(book, indent=1).encode()
    assert looks_like(content, "export.json")
    river, damaged = records(content, "export.json")
    assert isinstance(river, Incoming)
    assert (river.about, river.quote, river.note) == (
        About("Rain", "Ann Reed, Li Wei"),
        "The river rose.",
        "Who measured?",
    )
    assert (river.label, river.tags) == ("red", ("strikeout",))
    assert river.created == datetime(2024, 3, 1, 21, 0, 5, tzinfo=UTC)
    assert damaged == Unread(2, "it is no entry of a book")


def test_the_exporter_writes_many_books() -> None:
    books = [{"title": name, "author": "Unknown Author", "entries": [ENTRY]} for name in ("Rain", "Snow")]
    content = json.dumps({"created_on": 1, "version": "json/1.0.0", "documents": books}).encode()
    assert looks_like(content, "all.json")
    found = [each for each in records(content, "all.json") if isinstance(each, Incoming)]
    assert [(each.line, each.about) for each in found] == [(1, About("Rain")), (2, About("Snow"))]


def test_its_files_are_known_by_their_beginning_and_others_are_not() -> None:
    assert looks_like(NOW.encode(), "metadata.epub.lua")
    assert looks_like(b"return {\n}", "rain.sdr/metadata.epub.lua.old")
    assert looks_like(ONCE.encode(), "renamed.txt")
    assert not looks_like(b"return {\n}", "init.lua")
    assert not looks_like(b'{"annotations": []}', "hypothesis.json")
    assert not looks_like(b"# Rain\n", "rain.md")


@pytest.mark.parametrize("content", [b"return {}", b"return 1", b"{", b"[]", b"{}", b'{"entries": 1}' * 2, b""])
def test_another_file_is_refused(content: bytes) -> None:
    with pytest.raises(ReaderError):
        list(records(content, "metadata.epub.lua"))


def test_times_without_sense_are_not_known() -> None:
    bare = 'return { annotations = { { text = "Rain.", drawer = "lighten", datetime = "yesterday" } } }'
    assert read(bare)[0].created is None
