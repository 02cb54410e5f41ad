"""What is long and of one sign is read and written in time that goes with its length."""

from collections.abc import Callable
from time import process_time

import pytest

from reader.core.article import Article
from reader.core.incoming import Incoming
from reader.formats.incoming.html_note import markdown_of_html
from reader.formats.incoming.obsidian import records
from reader.formats.incoming.readwise import records as readwise
from reader.formats.obsidian_file import Piece, read_note
from reader.formats.obsidian_ledger import quote_digest
from reader.formats.obsidian_text import escaped
from reader.formats.outgoing.csl import citation_key
from reader.formats.spreadsheet import defused

LENGTH = 100_000  # with time that goes with its square, each of these would take ten seconds and more
SECONDS = 4.0
SIGNS = ("[", "\\[", "0", " ", "\t", "a ", "#a ", "%", "&#", "> ")


def note(body: str, key: str = "mood: wet") -> str:
    return (
        f"---\npostil-id: 0123456789ab\n{key}\n---\n\n> [!quote] {body}\n> > Rain fell.\n>\n> {body}\n\n"
        f"^{'0' * 26}\n\n%% postil 1 0123456789ab\n^{'0' * 26} aa\n%%\n"
    )


def quotes(text: str) -> list[str]:
    return [each.quote for each in records(text.encode(), "rain.md") if isinstance(each, Incoming)]


COSTLY: dict[str, Callable[[str], object]] = {
    "what stands in a callout": lambda long: quotes(note(long)) == ["Rain fell."],
    "properties": lambda long: read_note(note("", f"a{long}")).ledger,
    "the title of what is removed": lambda long: Piece(f"> [!quote] a{long}b").marked.is_removed,
    "plain words": lambda long: escaped(long) != "",
    "notes of HTML": lambda long: markdown_of_html(f"<p>Rain fell.</p>{long.replace('[', '<a b=')}") != "",
    "cells": lambda long: defused(long) is not None,
    "authors": lambda long: citation_key(Article("Rain", author=f"a{long}b"), "0123456789ab") != "",
}


@pytest.mark.parametrize("what", COSTLY)
@pytest.mark.parametrize("sign", SIGNS)
def test_what_is_long_costs_what_its_length_does(what: str, sign: str) -> None:
    before = process_time()
    assert COSTLY[what](sign * (LENGTH // len(sign)))
    assert process_time() - before < SECONDS


@pytest.mark.parametrize("digits", ["0", "9", "٣"])
def test_numbers_of_any_length_end_nothing(digits: str) -> None:
    number, usual = digits * 5_000, note("")
    for told in (
        usual.replace("postil 1 ", f"postil {number} "),
        usual.replace(" aa\n", f" aa {quote_digest('Rain fell.')} - {number}-{number} - -\n"),
    ):
        assert quotes(told) == ["Rain fell."]
    [row] = readwise(f"Highlight,Title,Location\nRain fell.,Rain,{number}\n".encode(), "rain.csv")
    assert isinstance(row, Incoming)
    assert row.offsets is None
