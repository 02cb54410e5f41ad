import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

from hypothesis import given

from reader.core.errors import ReaderError
from reader.core.incoming import Incoming, IncomingLink, Offsets, Read, Unread
from reader.core.outgoing import Parcel, Wishes
from reader.core.utf16 import Utf16
from reader.formats.incoming.hypothesis import looks_like, records
from reader.formats.outgoing.hypothesis import files
from tests.formats.incoming.round_trip import annotations_of, bare, references_of
from tests.formats.parcel_pictures import parcels


def counted(parcel: Parcel, read: Incoming) -> Incoming:
    """As it comes back: its offsets in the units of UTF-16."""
    document = parcel.articles[0].document
    if read.offsets is None or document is None:
        return read
    units = Utf16(document.text)
    return replace(read, offsets=Offsets(units.units(read.offsets.start), units.units(read.offsets.end), in_utf16=True))


def read(value: object) -> list[Read]:
    return list(records(json.dumps(value).encode(), "notes.json"))


def row(**fields: object) -> dict[str, object]:
    uri = "https://gauge.org/rain"
    return {"id": "A1", "uri": uri, "text": "", "tags": [], "document": {"title": ["Rain"]}} | fields


def marking(*selectors: Mapping[str, object]) -> list[object]:
    return [{"source": "https://gauge.org/rain", "selector": list(selectors)}]


QUOTE = {"type": "TextQuoteSelector", "exact": "Rain fell.", "prefix": "All day ", "suffix": " Night"}


@given(parcels())
def test_what_went_out_comes_back_as_it_was(parcel: Parcel) -> None:
    (file,) = files(parcel, Wishes())
    assert looks_like(file.content[:4096], file.name)
    annotations, references = bare(records(file.content, file.name))
    assert annotations == [counted(parcel, each) for each in annotations_of(parcel)]
    assert sorted(references, key=lambda each: each.uid) == sorted(references_of(parcel), key=lambda each: each.uid)


def test_a_row_is_the_same_in_a_reply_in_an_export_in_a_list_alone_and_in_a_line() -> None:
    one, two = row(text="Who?"), row(id="A2", text="When?")
    wanted = read([one, two])
    assert [each.note for each in wanted if isinstance(each, Incoming)] == ["Who?", "When?"]
    assert read({"total": 2, "rows": [one, two]}) == wanted
    assert read({"export_date": "2025-06-02T12:00:00Z", "client_version": "1", "annotations": [one, two]}) == wanted
    assert read(one) == wanted[:1]
    lines = f"{json.dumps(one)}\n{json.dumps(two)}\n".encode()
    assert list(records(lines, "notes.jsonl")) == wanted


def test_words_and_their_place_are_taken_and_the_range_is_passed_over() -> None:
    place = {"type": "TextPositionSelector", "start": 8, "end": 18}
    found = read(row(target=marking({"type": "RangeSelector", "startContainer": "/p[1]"}, place, QUOTE)))
    assert isinstance(found[0], Incoming)
    assert (found[0].quote, found[0].prefix, found[0].suffix) == ("Rain fell.", "All day ", " Night")
    assert found[0].offsets == Offsets(8, 18, in_utf16=True)


def test_what_marks_no_words_is_told_of() -> None:
    found = read([row(target=marking({"type": "ShapeSelector"})), row(id="A2"), {"name": "x"}, 5])
    assert [each.why for each in found if isinstance(each, Unread)] == [
        "it is no annotation",
        "it is no annotation",
        "it marks a part by ShapeSelector, not by its words (A1)",
        "it marks no words and says nothing (A2)",
    ]


def test_an_answer_stands_beside_what_it_answers() -> None:
    first = row(text="Who?", target=marking(QUOTE))
    answer = row(id="A2", text="The mayor.", references=["A1"])
    again = row(id="A3", text="No.", references=["A1", "A2"])
    found = read([answer, first, again])
    assert [(each.key, each.quote) for each in found if isinstance(each, Incoming)] == [
        ("A2", "Rain fell."),
        ("A1", "Rain fell."),
        ("A3", "Rain fell."),
    ]
    assert [(each.source, each.target) for each in found if isinstance(each, IncomingLink)] == [
        ("A2", "A1"),
        ("A3", "A2"),
    ]


def test_an_answer_to_what_is_not_in_the_file_and_a_ring_of_them_are_about_the_article() -> None:
    found = read([row(text="Yes.", references=["gone"])])
    assert [each.about.url for each in found if isinstance(each, Incoming)] == ["https://gauge.org/rain"]
    ring = read([row(text="a", references=["A2"]), row(id="A2", text="b", references=["A1"])])
    assert [each.quote for each in ring if isinstance(each, Incoming)] == ["", ""]


def test_a_bad_row_loses_no_other() -> None:
    bad = {"id": 5, "uri": [], "text": {"a": 1}, "tags": "north", "target": "x", "created": "yesterday", "extra": 7}
    found = read({"rows": [bad, row(text="Who?"), None, [row(id="A2", text="When?")]]})
    assert [each.note for each in found if isinstance(each, Incoming)] == ["", "Who?", "When?"]


def test_a_second_export_is_the_same_whenever_it_is_made() -> None:
    @given(parcels())
    def holds(parcel: Parcel) -> None:
        later = replace(parcel, at=parcel.at.replace(year=2031))
        assert list(files(parcel, Wishes())) == list(files(later, Wishes()))

    holds()


def test_what_is_nested_as_deep_as_can_be_read_is_taken() -> None:
    taken: list[Read] = []
    for deep in range(900, 1000, 5):
        inner = "[" * deep + "]" * deep
        with suppress(ReaderError):
            taken += records(f'[{{"uri": "https://gauge.org/rain", "text": "Who?", "extra": {inner}}}]'.encode(), "x")
    assert {each.note for each in taken if isinstance(each, Incoming)} == {"Who?"}
