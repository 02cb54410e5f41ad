"""The command line: one file a noun, no Textual."""

from collections.abc import Callable, Sequence

COMPLETION_VARIABLE = "_READER_COMPLETE"  # set by the shell while it asks for completions

OpenScreen = Callable[[str, str, str], int]  # library, article, annotation; empty for not said


def main(argv: Sequence[str], open_screen: OpenScreen) -> int:
    """Run one command.

    Args:
        argv: The words after `reader`.
        open_screen: What `reader open` hands over to.

    Returns:
        The exit code.
    """
    # Here and not at the top: the way to the TUI comes through this package and need not pay for click.
    from reader.cli.root import run  # noqa: PLC0415

    return run(argv, open_screen)
