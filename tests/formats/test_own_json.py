import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.errors import ReaderError
from reader.formats.own_json import Head, OwnFile, begins, unpacked_row, written

HEAD = Head(4, "2025-06-02T12:00:00.000Z")
ROWS = st.dictionaries(st.text(max_size=5), st.none() | st.integers() | st.text(max_size=20) | st.binary(max_size=9))
NAMES = st.text(min_size=1, max_size=9).filter(
    lambda name: name not in {"format", "version", "schema", "exported", "part", "labels", "files"}
)


def _text(tables: dict[str, list[dict[str, object]]], labels: str | None = None) -> str:
    return "".join(written(HEAD, tables.items(), labels, [("articles/a.md", b"text"), ("b", b"\xff\0")]))


@given(st.dictionaries(NAMES, st.lists(ROWS, max_size=4), max_size=3), st.none() | st.text())
def test_what_is_written_is_read(tables: dict[str, list[dict[str, object]]], labels: str | None) -> None:
    text = _text(tables, labels)
    for content in (text, json.dumps(json.loads(text), indent=2), "\ufeff" + text):
        own = OwnFile(content.encode(), "x")
        assert (own.head, own.labels, set(own.tables)) == (HEAD, labels, set(tables))
        assert {name: [unpacked_row(row) for row in own.rows(name)] for name in tables} == tables
        assert list(own.files()) == [("articles/a.md", b"text"), ("b", b"\xff\0")]
    assert begins(text.encode())


def test_nothing_in_it_is_obeyed_by_a_terminal() -> None:
    text = _text({"notes": [{"note": "\x1b[2J\x07\x7f\x9b\u202e\u2066\u2028"}]})
    assert not [sign for sign in text if not sign.isprintable() and sign != "\n"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "line 1, column 1: “{” was expected"),
        (b"[]", "line 1, column 1: “{” was expected"),
        (b'{"format": "postil",\n "a": [1, 2', "line 2, column 12: “,” was expected"),
        (b'{"format": "postil",\n "a": [1 2]}', "line 2, column 10: “,” was expected"),
        (b'{"format": "postil",\n "a": ["\x01"]}', "line 2, column 9: invalid control character at"),
        (b'{"format": "postil"} {', "line 1, column 22: more text than there should be"),
        (b'{"format": NaN}', "line 1, column 12: no number: NaN"),
        (b'{"format": "postil", "a": ' + b"[" * 100_000, "line 1, column 28: "),
        (b'{"a": [' + b"9" * 5000 + b"]}", "line 1, column 8: "),
        (b'{"a": "\xff"}', "line 1, byte 8: it is no UTF-8"),
    ],
)
def test_damage_is_named_by_its_place(content: bytes, why: str) -> None:
    with pytest.raises(ReaderError) as refused:
        OwnFile(content, "x.json")
    assert refused.value.message.startswith(f"x.json is damaged in {why}")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ('{"format": "other"}', "x.json is no library of Postil"),
        ('{"format": "postil"}', "does not say which version"),
        ('{"format": "postil", "version": true}', "does not say which version"),
        ('{"format": "postil", "version": 2, "rows": {}}', "version 2 of the format, this one knows 1"),
        ('{"format": "postil", "version": 1}', "does not say of which schema"),
        ('{"format": "postil", "version": 1, "schema": 4, "labels": 5}', "“labels” is no text"),
    ],
)
def test_what_is_not_understood_is_refused(content: str, why: str) -> None:
    with pytest.raises(ReaderError, match=why):
        OwnFile(content.encode(), "x.json")


@pytest.mark.parametrize("row", ['{"path": 5, "text": ""}', '{"path": "a"}', '{"path": "a", "base64": "?"}', "[]"])
def test_a_file_that_is_none_is_named(row: str) -> None:
    own = OwnFile(f'{{"format": "postil", "version": 1, "schema": 4, "files": [{row}]}}'.encode(), "x.json")
    with pytest.raises(ReaderError, match="files, row 1 is no file"):
        list(own.files())


@pytest.mark.parametrize("value", ['{"base64": "?"}', '{"base64": "AA==", "more": 1}', "{}"])
def test_bytes_that_are_none_are_refused(value: str) -> None:
    with pytest.raises(ValueError, match="base64"):
        unpacked_row({"a": json.loads(value)})
