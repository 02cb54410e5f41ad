import io
import json
import sys
import unicodedata
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.cli.listing import Column, say_table
from reader.cli.output import as_json, say, say_csv, say_json
from reader.cli.telling import tell
from tests.cli.command_room import Stream

CONTROLS = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))]
DIRECTIONS = [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))]
OTHERS = ["\u2028", "\u2029", "\ufeff", "\U000e0041", "\ud800", "\u200b"]
SEQUENCES = [
    "\x1b]0;title\x07",
    "\x1b[2J",
    "\x9b31m",
    "\x90q\x9c",
    "[@click=app.quit]x[/]",
    "[/x]",
    "\x1b]52;c;eA==\x1b\\",
]
HOSTILE = st.lists(
    st.sampled_from([*CONTROLS, *DIRECTIONS, *OTHERS, *SEQUENCES, "a", "é", "漢", "👩‍👩‍👧", "e\u0301"])
).map("".join)
OURS = {"\n"}


@dataclass(frozen=True, slots=True)
class Pair:
    one: object
    other: object


COLUMNS: list[Column[Pair]] = [
    Column("one", lambda pair: pair.one, shrinks=True),
    Column("other", lambda pair: pair.other, right=True),
]


def acting(text: str) -> set[str]:
    """The characters of a text that a terminal may act on, save line ends."""
    return {
        each for each in text if unicodedata.category(each) in {"Cc", "Cs", "Zl", "Zp"} or each in DIRECTIONS
    } - OURS


def printed(write: object, *, terminal: bool = False, encoding: str = "utf-8") -> str:
    assert callable(write)
    stream = Stream(terminal=terminal, encoding=encoding)
    with redirect_stdout(stream):
        write()
    return stream.text()


@given(HOSTILE, HOSTILE)
def test_nothing_in_a_table_acts_on_the_terminal(one: str, other: str) -> None:
    rows = [Pair(one, other), Pair("plain", 1)]
    assert acting(printed(lambda: say_table(COLUMNS, rows))) == set()


@given(HOSTILE)
def test_nothing_in_a_line_acts_on_the_terminal(text: str) -> None:
    assert acting(printed(lambda: say((text, "strong"), text))) == set()


@given(HOSTILE)
def test_nothing_that_is_told_acts_on_the_terminal(text: str) -> None:
    stream = Stream(terminal=True)
    with redirect_stderr(stream):
        tell(text)
    assert acting(stream.text()) == set()


@given(HOSTILE)
def test_json_acts_on_nothing_and_gives_back_what_went_in(text: str) -> None:
    page = printed(lambda: say_json([{"text": text}, {text: [1, None]}]), terminal=True)
    assert acting(page) == set()
    assert json.loads(page) == [{"text": text}, {text: [1, None]}]


@given(HOSTILE)
def test_comma_separated_values_on_a_terminal_act_on_nothing(text: str) -> None:
    assert acting(printed(lambda: say_csv(["text"], [{"text": text}]), terminal=True)) == set()


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_json_for_a_stream_without_unicode_gives_back_the_same(text: str) -> None:
    page = printed(lambda: say_json([{"text": text}]), encoding="latin-1")
    assert json.loads(page) == [{"text": text}]


def test_json_keeps_letters_as_they_are() -> None:
    with redirect_stdout(Stream()):
        assert as_json({"a": "Çırağan „漢“"}) == '{"a": "Çırağan „漢“"}'


def test_no_rows_are_an_empty_array_and_a_table_with_titles() -> None:
    assert printed(lambda: say_json([])) == "[]\n"
    assert printed(lambda: say_table(COLUMNS, [])) == "one  other\n"


def test_columns_line_up_by_cells_and_end_without_spaces() -> None:
    page = printed(lambda: say_table(COLUMNS, [Pair("漢字", 5), Pair("a\tb\nc", 12), Pair("", "")]))
    assert page == "one    other\n漢字       5\na b c     12\n\n"


def test_on_a_terminal_a_row_fits_its_width_and_in_a_pipe_nothing_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    monkeypatch.setenv("NO_COLOR", "1")
    rows = [Pair("word " * 20, 7)]
    assert printed(lambda: say_table(COLUMNS, rows), terminal=True).splitlines()[1] == "word word word word wo…      7"
    assert "…" not in printed(lambda: say_table(COLUMNS, rows))


def test_on_a_terminal_a_column_with_nothing_in_it_is_left_out() -> None:
    rows = [Pair("a", ""), Pair("b", None)]
    assert "other" not in printed(lambda: say_table(COLUMNS, rows), terminal=True)
    assert printed(lambda: say_table(COLUMNS, rows)) == "one  other\na\nb\n"


@pytest.mark.parametrize(
    ("terminal", "environ", "coloured"),
    [
        (True, {"TERM": "xterm"}, True),
        (False, {"TERM": "xterm"}, False),
        (True, {"TERM": "xterm", "NO_COLOR": "1"}, False),
        (True, {"TERM": "xterm", "NO_COLOR": ""}, True),
        (True, {"TERM": "dumb"}, False),
    ],
)
def test_colour_is_for_terminals_that_want_it(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, environ: dict[str, str], coloured: bool
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[31m" in printed(lambda: say(("bad", "bad")), terminal=terminal)) is coloured


def test_a_letter_that_the_terminal_does_not_know_becomes_a_question_mark() -> None:
    assert printed(lambda: say("naïve 漢"), encoding="ascii") == "na?ve ?\n"


def test_a_stderr_that_is_closed_or_missing_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone(io.StringIO):
        def write(self, text: str, /) -> int:
            raise BrokenPipeError(text)

    for stream in (Gone(), None):
        monkeypatch.setattr(sys, "stderr", stream)
        tell("anybody there?")
