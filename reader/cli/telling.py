"""Telling: talk to the person, on stderr, where nothing from an article acts as a control code."""

import sys


def tell(text: str) -> None:
    """Write `text` to stderr, a line for each of its lines; a stderr that is closed is no reason to fail."""
    # Here and not at the top: most commands say nothing, and `--help` need not load the width tables.
    from reader.core.cells import shown  # noqa: PLC0415

    stream = sys.stderr
    if stream is None:
        return
    encoding = getattr(stream, "encoding", None) or "utf-8"
    for line in text.split("\n"):
        safe = shown(line.expandtabs()).encode(encoding, "replace").decode(encoding, "replace")
        try:
            stream.write(safe + "\n")
        except OSError:
            return


def on_terminal() -> bool:
    """Whether a person can be asked: both stdin and stderr are a terminal."""
    return _is_terminal(sys.stdin) and _is_terminal(sys.stderr)


def confirm(question: str) -> bool:
    """Ask a yes-or-no question; anything but y or yes is no."""
    return _asked(f"{question} [y/N]") in {"y", "yes"}


def answered(question: str, letters: str) -> str:
    """Ask a question that is answered with one of some letters; anything else, or nothing, is the last of them."""
    typed = _asked(f"{question} [{'/'.join([*letters[:-1], letters[-1].upper()])}]")[:1]
    return typed if typed and typed in letters else letters[-1]


def _asked(question: str) -> str:
    from reader.core.cells import shown  # noqa: PLC0415 as above

    sys.stderr.write(f"{shown(question)} ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold()


def _is_terminal(stream: object) -> bool:
    isatty = getattr(stream, "isatty", None)
    return bool(isatty and isatty())
