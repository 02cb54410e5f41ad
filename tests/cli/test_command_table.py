import re
from importlib import import_module
from pathlib import Path

import click
import pytest

from reader.cli.root import Exampled, root
from reader.cli.table import COMMANDS, Entry

PAGE = (Path(__file__).parents[2] / "docs" / "commands.md").read_text("utf-8")
EVERY = pytest.mark.parametrize("entry", COMMANDS, ids=lambda entry: entry.name)


@EVERY
def test_the_table_says_what_the_command_itself_says_first(entry: Entry) -> None:
    assert (loaded(entry).help or "").splitlines()[0] == entry.says


@EVERY
def test_every_command_shows_examples_of_itself(entry: Entry) -> None:
    command = loaded(entry)
    assert command.examples
    assert any(f"reader {entry.name}" in line for line, _ in command.examples)
    assert "Examples:" in command.get_help(click.Context(command, info_name=entry.name))


@EVERY
def test_every_option_explains_itself(entry: Entry) -> None:
    assert [
        option.name for option in options(loaded(entry)) if not (option.help or "").endswith((".", "it.", "]"))
    ] == []


@EVERY
def test_an_example_uses_only_options_that_there_are(entry: Entry) -> None:
    command = loaded(entry)
    known = {name for option in [*options(command), *options(root)] for name in option.opts}
    used = [word for line, _ in command.examples for word in re.findall(r"(?<= )--?[a-z-]+", line.split("|")[0])]
    assert [word for word in used if word not in known and f"reader {entry.name}" in word] == []


@EVERY
def test_the_page_gives_a_command_its_options_and_arguments(entry: Entry) -> None:
    command = loaded(entry)
    section = sections()[entry.name]
    synopsis = section.split("```")[1]
    assert synopsis.split()[:2] == ["reader", entry.name]
    told = {name for name in re.findall(r"^\| (.*?) \|", section, re.MULTILINE) if name.startswith("`")}
    assert told == {
        ", ".join(f"`{name}{'' if option.is_flag else f' {option.metavar}'}`" for name in option.opts)
        for option in own_options(command)
    }
    assert set(re.findall(r"--[a-z-]+", synopsis)) == {option.opts[-1] for option in own_options(command)}
    assert words_left(synopsis) == [argument_shown(each) for each in command.params if isinstance(each, click.Argument)]


def test_the_page_has_no_command_that_is_not_there() -> None:
    assert list(sections()) == [entry.name for entry in in_page_order()]
    assert set(sections()) == {entry.name for entry in COMMANDS}


def test_the_page_explains_the_options_that_all_commands_take() -> None:
    common = PAGE.split("## Common words")[1].split("\n## ")[0]
    for option in options(root):
        assert all(f"`{name}" in common for name in option.opts)


def loaded(entry: Entry) -> Exampled:
    module, _, name = entry.place.partition(":")
    command = getattr(import_module(f"reader.cli.{module}"), name)
    assert isinstance(command, Exampled)
    assert command.name == entry.name
    return command


def options(command: click.Command) -> list[click.Option]:
    return [each for each in command.params if isinstance(each, click.Option)]


def own_options(command: click.Command) -> list[click.Option]:
    return [option for option in options(command) if option.name != "library"]


def sections() -> dict[str, str]:
    return {part.split("\n")[0]: part for part in PAGE.split("\n## reader ")[1:]}


def in_page_order() -> list[Entry]:
    order = list(sections())
    return sorted((entry for entry in COMMANDS if entry.name in order), key=lambda entry: order.index(entry.name))


def words_left(synopsis: str) -> list[str]:
    bare = re.sub(r"\[?--[a-z-]+( [A-Z]+)?\]?", "", synopsis)
    return bare.split()[2:]


def argument_shown(argument: click.Argument) -> str:
    if isinstance(argument.type, click.Choice):
        return "{" + "|".join(argument.type.choices) + "}"
    name = argument.metavar or (argument.name or "").upper()
    if argument.nargs == -1:
        return f"{name}…"
    return name if argument.required else f"[{name}]"
