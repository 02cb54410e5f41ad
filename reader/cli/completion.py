"""Completion: the script that teaches a shell to complete reader's words."""

import click
from click.shell_completion import get_completion_class

from reader.cli import COMPLETION_VARIABLE
from reader.cli.output import say
from reader.cli.root import command

SHELLS = ("bash", "zsh", "fish")


@command(
    "completion",
    in_library=False,
    examples=[
        ('eval "$(reader completion bash)"', "in ~/.bashrc"),
        ('eval "$(reader completion zsh)"', "in ~/.zshrc"),
        ("reader completion fish > ~/.config/fish/completions/reader.fish", "once"),
    ],
)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the completion script for your shell."""
    maker = get_completion_class(shell)
    if maker is not None:
        for line in maker(ctx.find_root().command, {}, "reader", COMPLETION_VARIABLE).source().split("\n"):
            say(line.expandtabs())
