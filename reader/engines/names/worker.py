"""Worker: the process that holds spaCy; `python -m reader.engines.names.worker FOLDER`, lines of JSON in and out."""

import os
import sys
from collections.abc import Iterator
from typing import BinaryIO

from reader.engines.names.article_pass import names_of
from reader.engines.names.protocol import answer_line, read_request, ready_line, unable_line
from reader.engines.names.tags import Tag

NICENESS = 10  # the page and the keys come first


def main() -> int:
    """Load the model in the folder named first, then answer each line of stdin until it ends."""
    answers = _own_stdout()
    os.nice(NICENESS)
    try:
        # spaCy is imported here because a client must hear why it cannot be.
        from reader.engines.names.tagger import Tagger  # noqa: PLC0415

        tagger = Tagger.load(sys.argv[1])
    except (ImportError, OSError, ValueError) as error:
        _say(answers, unable_line(f"The model cannot be loaded: {' '.join(str(error).split())}"))
        return 1
    _say(answers, ready_line())
    for line in sys.stdin.buffer:
        number, text = read_request(line)
        _say(answers, answer_line(number, names_of(text, lambda pieces: _while_wanted(tagger.tags(pieces)))))
    return 0


def _while_wanted(tags: Iterator[list[Tag]]) -> Iterator[list[Tag]]:
    """The same, until the reader is gone: a long text is not worked through for nobody."""
    reader = os.getppid()
    for each in tags:
        if os.getppid() != reader:
            raise BrokenPipeError
        yield each


def _own_stdout() -> BinaryIO:
    """Keep stdout for answers alone; what a library prints goes to stderr."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _say(answers: BinaryIO, line: bytes) -> None:
    answers.write(line)
    answers.flush()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:
        sys.exit(0)  # the reader went away; nobody is left to tell
