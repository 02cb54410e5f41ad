"""The root command: common options, help from the table, commands loaded only when they are called."""

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

import click
from click.exceptions import Exit
from click.shell_completion import shell_complete

from reader import __version__
from reader.cli import COMPLETION_VARIABLE, OpenScreen
from reader.cli.call import Call
from reader.cli.failing import fail
from reader.cli.table import COMMANDS

EXAMPLES = (
    ("reader", "open the library"),
    ("reader article.md", "open a file, wherever it lies"),
    ("reader list", "see what there is to read"),
    ("reader figures counting --csv > figures.csv", "take an article's figures along"),
)


class Exampled(click.Command):
    """A command whose help ends with examples: pairs of a command line and what it does."""

    examples: tuple[tuple[str, str], ...] = ()

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples."""
        del ctx
        write_examples(formatter, self.examples)


class Root(click.Group):
    """The group of all commands, which imports a command's module when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        del ctx
        return [entry.name for entry in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the command of that name; None when there is none."""
        del ctx
        place = next((entry.place for entry in COMMANDS if entry.name == cmd_name), None)
        if place is None:
            return None
        module, _, name = place.partition(":")
        found = getattr(import_module(f"reader.cli.{module}"), name)
        return found if isinstance(found, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table, section by section."""
        del ctx
        for section in dict.fromkeys(entry.section for entry in COMMANDS):
            with formatter.section(section):
                formatter.write_dl([(entry.name, entry.says) for entry in COMMANDS if entry.section == section])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples."""
        del ctx
        write_examples(formatter, EXAMPLES)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; say what a person may have meant when it is not there.

        Raises:
            click.UsageError: There is no such command, and no file either.
        """
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            raise click.UsageError(f"there is no command and no file “{args[0]}”{_nearest(args[0])}", ctx)
        return super().resolve_command(ctx, args)


def library_option() -> click.Option:
    """`--library DIR`, which may stand before or after the command."""
    return click.Option(
        ["--library"],
        metavar="DIR",
        expose_value=False,
        callback=_note_library,
        help="The library to work on; else $READER_LIBRARY, else the one you are in, else your own.",
    )


def write_examples(formatter: click.HelpFormatter, examples: Sequence[tuple[str, str]]) -> None:
    """Write examples as the last section of a help page."""
    with formatter.section("Examples"):
        formatter.write_dl(list(examples), col_max=44)


def command(
    name: str, *, examples: Sequence[tuple[str, str]], in_library: bool = True
) -> Callable[[Callable[..., object]], Exampled]:
    """Declare a command.

    Args:
        name: As it is typed.
        examples: Pairs of a command line and what it does.
        in_library: Whether it works on a library and so takes `--library`.
    """

    def declare(function: Callable[..., object]) -> Exampled:
        made = click.command(name, cls=Exampled)(function)
        made.examples = tuple(examples)
        if in_library:
            made.params.append(library_option())
        return made

    return declare


def article_argument(*, required: bool = True) -> Callable[[Callable[..., object]], Callable[..., object]]:
    """Declare ARTICLE, which the shell completes by the slugs of the library."""
    return click.argument("article", required=required, shell_complete=completed("slugs"))


def label_option(explanation: str) -> Callable[[Callable[..., object]], Callable[..., object]]:
    """Declare `--label`, which the shell completes by the codebook."""
    return click.option("--label", default="", metavar="LABEL", help=explanation, shell_complete=completed("labels"))


def completed(name: str) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """What the shell completes an argument with: a function of `completing`, by its name."""

    def complete(ctx: click.Context, _parameter: click.Parameter, typed: str) -> list[str]:
        call = ctx.find_object(Call)
        # By name, and not at the top: what completes opens a library, which `--help` must not load.
        values = getattr(import_module("reader.cli.completing"), name)(call.library_option if call else "")
        return [value for value in values if value.startswith(typed)]

    return complete


def run(argv: Sequence[str], open_screen: OpenScreen) -> int:
    """Run one command; see `reader.cli.main`."""
    instruction = os.environ.get(COMPLETION_VARIABLE)
    if instruction:
        return shell_complete(root, {"obj": Call(open_screen)}, "reader", COMPLETION_VARIABLE, instruction)
    # Not root.main: it would end the program itself when output breaks off.
    try:
        with root.make_context("reader", list(argv), obj=Call(open_screen)) as context:
            code = root.invoke(context)
    except Exit as left:
        return left.exit_code
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "reader"
        fail(error.format_message(), f"see: {path} --help")
        return error.exit_code
    except click.ClickException as error:
        fail(error.format_message())
        return error.exit_code
    return code if isinstance(code, int) else 0


def _note_library(ctx: click.Context, _option: click.Parameter, value: str | None) -> None:
    if value is not None:
        ctx.find_object(Call).library_option = value  # type: ignore[union-attr]  # `run` gives one


def _nearest(word: str) -> str:
    # Here and not at the top: only a typo needs it.
    from difflib import get_close_matches  # noqa: PLC0415

    near = get_close_matches(word, [entry.name for entry in COMMANDS], 1)
    return f"; did you mean “{near[0]}”?" if near else ""


def _say_version(ctx: click.Context, _option: click.Parameter, asked: bool) -> None:
    if asked:
        sys.stdout.write(f"reader {__version__}\n")
        ctx.exit()


root = Root(
    "reader",
    params=[
        library_option(),
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_say_version,
            help="Say the version.",
        ),
    ],
    help="Read articles in the terminal, with their names and figures marked, and keep what you note.\n\n"
    "Without a command, reader opens the library; with a file, it opens the file.",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    subcommand_metavar="[COMMAND | FILE] …",
    no_args_is_help=True,
)
