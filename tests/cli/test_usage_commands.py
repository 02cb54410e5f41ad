from tests.cli.command_room import Room


def test_wrong_usage_is_2_and_says_where_help_is(room: Room) -> None:
    for words in (["lst"], ["show"], ["list", "--nope"], ["figures", "--jsonl"], ["figures", "--csv", "--json"]):
        said = room.run(*words)
        assert (said.code, said.out) == (2, "")
        assert "--help" in said.err


def test_a_mistyped_command_is_told_what_was_meant(room: Room) -> None:
    assert "did you mean “list”?" in room.run("lst").err


def test_bad_settings_are_named_and_ignored(room: Room) -> None:
    (room.folder / "config").mkdir(exist_ok=True)
    (room.folder / "config" / "config.toml").write_text('theme = "pink"\n', encoding="utf-8")
    said = room.did("list", "--json")
    assert "config.toml, line 1: theme" in said.err
    assert len(said.rows) == 1
