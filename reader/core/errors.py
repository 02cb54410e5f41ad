"""What a person can mend: an error that says what happened and what to do."""


class ReaderError(Exception):
    """Something a person can mend; never a bug.

    Args:
        message: What happened, in one line.
        hint: What to do about it, in one line; empty when the message says it.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}" if self.hint else self.message


class InTheWayError(ReaderError):
    """A file is there already that another program wrote or somebody changed; whoever asks for it may replace it."""


class SeveralError(ReaderError):
    """What a person typed means several things; the message names some of them."""
