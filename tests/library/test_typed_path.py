from pathlib import Path

import pytest

from reader.library.typed_path import typed_path


def test_a_tilde_is_a_home_where_there_is_such_a_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ann")
    assert typed_path("~/my notes") == Path("/home/ann/my notes")
    assert typed_path("~nobody-here/notes") == Path("~nobody-here/notes")
    assert typed_path("a~/notes") == Path("a~/notes")
