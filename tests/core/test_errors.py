"""Errors: one line what happened, one line what to do."""

from reader.core.errors import ReaderError


def test_an_error_says_what_happened_and_what_to_do() -> None:
    assert str(ReaderError("no such article", "see reader list")) == "no such article\nsee reader list"


def test_an_error_without_a_hint_is_one_line() -> None:
    assert str(ReaderError("no such article")) == "no such article"
