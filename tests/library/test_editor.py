from pathlib import Path

import pytest

from reader.core.errors import ReaderError
from reader.library.editor import editor_command


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        ({"EDITOR": "vim"}, ["vim"]),
        ({"VISUAL": "code --wait", "EDITOR": "vim"}, ["code", "--wait"]),
        ({"VISUAL": " ", "EDITOR": "vim"}, ["vim"]),
        ({"EDITOR": "'/opt/my editor/run' -n"}, ["/opt/my editor/run", "-n"]),
        ({"EDITOR": "ed; rm $HOME"}, ["ed;", "rm", "$HOME"]),
    ],
)
def test_the_first_variable_that_says_something_names_the_editor(environ: dict[str, str], words: list[str]) -> None:
    assert editor_command(environ) == words


@pytest.mark.parametrize("variable", ["VISUAL", "EDITOR"])
def test_an_unclosed_quotation_is_told_with_the_variable_that_has_it(variable: str) -> None:
    with pytest.raises(ReaderError, match=rf"\${variable} cannot be read"):
        editor_command({variable: "'vim"})


def test_without_a_variable_the_first_editor_on_the_path_is_taken(tmp_path: Path) -> None:
    for name in ("vi", "nano"):
        program = tmp_path / name
        program.write_text("#!/bin/sh\n", "utf-8")
        program.chmod(0o755)
        assert editor_command({"PATH": str(tmp_path)}) == [name]


def test_without_any_editor_it_is_said_how_to_name_one(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="no editor") as caught:
        editor_command({"PATH": str(tmp_path)})
    assert "EDITOR=" in caught.value.hint
