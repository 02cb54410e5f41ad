from contextlib import suppress
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.errors import ReaderError
from reader.formats.incoming.lua_data import LIMIT_DEPTH, Table, read_table

Plain: TypeAlias = "str | int | float | bool | dict[str | int, Plain]"

TEXT = st.text(st.characters(codec="utf-8"))
NUMBERS = st.integers(-(10**15), 10**15) | st.floats(allow_nan=False, allow_infinity=False)
KEYS = TEXT | st.integers(-1000, 1000)
VALUES: st.SearchStrategy[Plain] = st.recursive(
    TEXT | NUMBERS | st.booleans(), lambda inner: st.dictionaries(KEYS, inner, max_size=4), max_leaves=8
)
TABLES = st.dictionaries(KEYS, VALUES, max_size=6)


def plain(table: Table) -> dict[str | int, Plain]:
    return {key: plain(each) if isinstance(each, Table) else each for key, each in table.fields.items()}  # type: ignore[misc]


def read(text: str) -> dict[str | int, Plain]:
    return plain(read_table(text.encode("utf-8")))


def quoted(text: str, way: int) -> str:
    """A string of Lua, written in one of the ways in which one can be."""
    if way == 0:
        return '"' + "".join(f"\\{byte:03}" for byte in text.encode()) + '"'
    if way == 1:
        return "'" + "".join(f"\\x{byte:02x}\\z \n\t" for byte in text.encode()) + "'"
    if way == 2:
        return '"' + "".join(f"\\u{{{ord(letter):X}}}" for letter in text) + '"'
    if way == 3 and "\r" not in text:
        level = next(
            signs for signs in ("=" * count for count in range(len(text) + 2)) if f"]{signs}" not in f"{text}]"
        )
        return f"[{level}[\n{text}]{level}]"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\r", "\\r").replace("\n", "\\\n")
    return f'"{escaped}"'


def written(value: Plain, way: int) -> str:
    match value:
        case dict():
            entries = (f"[ {written(key, way)} ] = {written(each, way)}" for key, each in value.items())
            return "{" + ("; --[[ ] ]]\n" if way % 2 else ",").join(entries) + "}"
        case str():
            return quoted(value, way)
        case bool():
            return str(value).lower()
    return repr(value)


@given(TABLES, st.integers(0, 4))
def test_what_is_written_as_lua_is_read_as_it_was(table: dict[str | int, Plain], way: int) -> None:
    assert read(f"-- a remark\nreturn {written(table, way)}\n") == table


@given(st.binary(max_size=200))
def test_no_bytes_are_worse_than_an_error_that_can_be_told(content: bytes) -> None:
    for each in (content, b"return {" + content, b'return {"' + content + b'"}'):
        with suppress(ReaderError):
            assert read_table(each).line == 1


def test_a_table_is_read_in_all_its_forms() -> None:
    assert read("return { 'a', x = 1, [2] = 0x10, 'b', ['end'] = -1.5e2; true, nil, false, [3.0] = {} }") == {
        1: "a",
        "x": 1,
        2: "b",
        "end": -150.0,
        3: {},
        5: False,
    }


def test_strings_are_read_with_every_escape() -> None:
    assert read(r"""return { "\a\b\f\n\r\t\v\\\"\'", "caf\195\169 \xE2\x82\xAC \u{1F600}", "a\z
        b", "a\
b" }""") == {1: "\a\b\f\n\r\t\v\\\"'", 2: "café € 😀", 3: "ab", 4: "a\nb"}


def test_long_brackets_are_read_as_they_stand() -> None:
    assert read("return { [[\na]b\\n]], [==[ ]] ]=] ]==], --[[ no\nvalue ]] [=[\r\nx\r\ny]=] }") == {
        1: "a]b\\n",
        2: " ]] ]=] ",
        3: "x\ny",
    }


def test_what_is_no_utf_8_is_replaced() -> None:
    assert plain(read_table(b'return { "\\255\xff" }')) == {1: "\ufffd\ufffd"}


def test_each_table_knows_its_line() -> None:
    table = read_table(b'\xef\xbb\xbfreturn {\n ["a"] = {\n {},\n\n {} } }')
    assert table.line == 1
    assert [table.table("a").line, *(each.line for each in table.table("a").listed if isinstance(each, Table))] == [
        2,
        3,
        5,
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("os.execute('ls')", 1),
        ("return {\n os.execute('ls') }", 2),
        ("return {\n [1] = function() end }", 2),
        ("return {\n a = 'b\n' }", 2),
        ("return {\n a = '\\xZZ' }", 2),
        ("return {\n a = '\\300' }", 2),
        ("return { 1\n 2 }", 2),
        ("return { {},\n", 2),
        ("return { [[ x", 1),
        ("return {}\n, os", 2),
        ("return { [nil] = 1 }", 1),
        ("return 5", 1),
        ("", 1),
    ],
)
def test_what_is_no_table_of_plain_values_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(ReaderError, match=f"line {line}: "):
        read(text)


def test_tables_lie_only_so_deep_in_each_other() -> None:
    def nested(depth: int) -> str:
        return "return " + "{" * depth + "}" * depth

    assert read(nested(LIMIT_DEPTH))
    with pytest.raises(ReaderError, match="deep"):
        read(nested(100_000))


def test_numbers_of_any_length_are_read() -> None:
    table = read_table(f"return {{whole=0x1{'0' * 5000}ff, large=0x1p{'9' * 99}, far=1{'0' * 5000}}}".encode())
    assert [table.text(key) for key in ("whole", "large", "far")] == ["255", "inf", "inf"]
