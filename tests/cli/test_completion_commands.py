import pytest

from tests.cli.command_room import Room


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("reader his", ["history"]),
        ("reader show the-", ["the-bridge"]),
        ("reader notes --label d", ["doubt"]),
        ("reader annotate bridge --oc", ["--occurrence"]),
        ("reader --library nowhere show ", []),
    ],
)
def test_a_shell_completes_commands_options_articles_and_labels(
    room: Room, monkeypatch: pytest.MonkeyPatch, typed: str, offered: list[str]
) -> None:
    monkeypatch.setenv("_READER_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", typed)
    monkeypatch.setenv("COMP_CWORD", str(len(typed.split(" ")) - 1))
    assert room.did().out.split() == [f"plain,{word}" for word in offered]


def test_completing_makes_no_library_and_asks_nothing(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    bare = room.folder / "bare"
    (bare / "articles").mkdir(parents=True)
    monkeypatch.chdir(bare)
    monkeypatch.setenv("_READER_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "reader show x")
    monkeypatch.setenv("COMP_CWORD", "2")
    said = room.run(terminal=True)
    assert (said.code, said.out.strip(), said.err) == (0, "", "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_completion_script(room: Room, shell: str) -> None:
    assert "_READER_COMPLETE" in room.did("completion", shell).out
