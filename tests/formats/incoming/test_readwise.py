from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.errors import ReaderError
from reader.core.incoming import About, Incoming, Offsets, Read, Unread
from reader.formats.decoding import WESTERN_WORDS
from reader.formats.incoming.readwise import looks_like, records
from reader.formats.incoming.table import format_of

HEAD = "Highlight,Title,Author,URL,Note,Location,Date\n"
OWN = (
    "Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,"
    "Document tags\n"
)


def read(text: str) -> list[Read]:
    return list(records(text.encode(), "file.csv"))


def one(text: str) -> Incoming:
    (found,) = read(text)
    assert isinstance(found, Incoming)
    return found


def whole(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(each.quote, each.note, each.tags) for each in read(text) if isinstance(each, Incoming)]


def test_a_row_of_the_import_columns_is_a_record() -> None:
    found = one(f'{HEAD}"The river, it\nrose",Rain,Ann Reed,https://a.org/r,Whose?,37,2024-03-01T08:30:00Z\n')
    assert found.about == About("Rain", "Ann Reed", "https://a.org/r")
    assert (found.quote, found.note, found.line) == ("The river, it\nrose", "Whose?", 2)
    assert found.offsets == Offsets(37, 37 + 18)
    assert found.created == datetime(2024, 3, 1, 8, 30, tzinfo=UTC)


def test_a_row_as_readwise_exports_it_is_a_record() -> None:
    found = one(f'{OWN}Rain fell,Rain,Ann,B0,Why?,yellow,"wet, cold",order,1,2023-04-09 07:46:41+00:00,news\n')
    assert (found.about, found.label, found.tags) == (About("Rain", "Ann"), "yellow", ("wet", "cold"))
    assert found.created == datetime(2023, 4, 9, 7, 46, 41, tzinfo=UTC)


def test_columns_may_stand_in_any_order_with_others_between_and_a_byte_order_mark() -> None:
    found = one("\ufeffShelf, NOTE ,title,highlight\nx,Why?,Rain,Rain fell\n")
    assert (found.quote, found.note, found.about) == ("Rain fell", "Why?", About("Rain"))


def test_a_file_in_utf_16_and_one_parted_by_semicolons_are_read() -> None:
    rows = "Highlight;Title\r\nRain fell;Rain\r\n"
    for content in (rows.encode("utf-16"), rows.encode()):
        assert [each.quote for each in records(content, "x") if isinstance(each, Incoming)] == ["Rain fell"]


def test_a_file_older_than_utf_8_is_read_as_windows_1252_and_that_is_said() -> None:
    found = list(records("Highlight,Title,Note\nSnow fell,Bridges,Müde „Bären“\n".encode("cp1252"), "old.csv"))
    assert found[0] == Unread(1, WESTERN_WORDS, is_remark=True)
    assert [each.note for each in found if isinstance(each, Incoming)] == ["Müde „Bären“"]


def test_a_damaged_byte_among_sound_characters_is_shown_and_said() -> None:
    found = list(records("Highlight,Title,Note\nSnow fell,Bridges,Müde ".encode() + b"\xe4\n", "torn.csv"))
    assert found[0] == Unread(1, "byte 45 is not UTF-8: shown as \ufffd", is_remark=True)
    assert [each.note for each in found if isinstance(each, Incoming)] == ["Müde \ufffd"]


def test_the_words_with_a_dot_are_tags() -> None:
    assert whole(f'{HEAD}Rain fell,Rain,,,".wet .law/tax Whose?",,\n') == [("Rain fell", "Whose?", ("wet", "law/tax"))]


def test_a_heading_is_passed_over_with_a_word() -> None:
    assert read(f"{HEAD}Part one,Rain,,,.h1,,\n") == [Unread(2, "it is a heading (.h1), and marks no passage")]


@pytest.mark.parametrize("order", [(1, 2, 3), (3, 2, 1)])
def test_the_parts_of_a_quote_are_joined_from_either_end(order: tuple[int, ...]) -> None:
    rows = "".join(f"part {number},Rain,,,.c{number} .t{number} n{number},,\n" for number in order)
    rows = f"{HEAD}before,Rain,,,,,\n{rows}after,Rain,,,,,\n"
    assert whole(rows) == [
        ("before", "", ()),
        ("part 1 part 2 part 3", "n1\n\nn2\n\nn3", ("t1", "t2", "t3")),
        ("after", "", ()),
    ]


def test_the_parts_of_two_quotes_or_of_two_sources_are_not_joined() -> None:
    rows = [("a", 1, "Rain"), ("b", 2, "Rain"), ("c", 1, "Rain"), ("d", 2, "Rain"), ("e", 3, "Snow")]
    text = HEAD + "".join(f"{quote},{title},,,.c{number},,\n" for quote, number, title in rows)
    assert [quote for quote, _, _ in whole(text)] == ["a b", "c d", "e"]


def test_a_bad_row_loses_no_other() -> None:
    found = read(f'{HEAD}"torn,Rain,,,,,\nRain fell,Rain,,,,,\n,Rain,,,,,\nshort\n')
    assert [type(each) for each in found] == [Unread, Incoming, Unread, Incoming]
    assert [each.line for each in found] == [2, 3, 4, 5]


def test_a_highlight_is_known_by_its_source_and_words_whatever_is_noted_on_it() -> None:
    before, after = (one(f"{HEAD}Rain fell,Rain,,,{note},{place},\n") for note, place in (("a", 1), ("b", 9)))
    assert before.key == after.key
    twice = read(f"{HEAD}Rain fell,Rain,,,,1,\nRain fell,Rain,,,,9,\nRain fell,Snow,,,,1,\n")
    assert len({each.key for each in twice if isinstance(each, Incoming)}) == 3


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("April 9, 2023 7:46:41 AM", datetime(2023, 4, 9, 7, 46, 41, tzinfo=UTC)),
        ("Apr 9, 2023, 12:05 PM", datetime(2023, 4, 9, 12, 5, tzinfo=UTC)),
        ("April 9, 2023 12:00:00 AM", datetime(2023, 4, 9, tzinfo=UTC)),
        ("2023-04-09", datetime(2023, 4, 9, tzinfo=UTC)),
        ("Mai 9, 2023", None),
        ("April 31, 2023", None),
        ("lately", None),
    ],
)
def test_a_day_is_read_or_is_none(text: str, moment: datetime | None) -> None:
    assert one(f'{HEAD}Rain fell,Rain,,,,,"{text}"\n').created == moment


def test_a_file_is_known_by_its_first_line() -> None:
    assert looks_like(HEAD.encode(), "x.csv")
    assert looks_like(OWN.encode(), "x")
    assert format_of(("\ufeff" + OWN).encode(), "x.csv").name == "readwise"
    assert not looks_like(b"Title,URL,ID\n", "readwise.csv")
    assert not looks_like(b"", "x.csv")
    assert not looks_like(b'{"Highlight,Title": 1}', "x.csv")


def test_a_file_without_highlights_is_none() -> None:
    with pytest.raises(ReaderError, match="no column"):
        list(records(b"a,b\n1,2\n", "x.csv"))


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    looks_like(content, "x.csv")
    found = records(HEAD.encode() + content, "x.csv")
    assert all(each.line >= 2 or (isinstance(each, Unread) and each.is_remark) for each in found)
