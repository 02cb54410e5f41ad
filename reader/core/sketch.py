"""Sketch: a few hashes of a text, by which texts that may be near each other are found among many."""

from zlib import crc32

from reader.core.tokens import words_of

MAKER = "1"  # another way of drawing takes another number
SHINGLE = 3  # words that are hashed together
KEPT = 48  # hashes
_DIGITS = 6  # of each, in base 16


def sketch(text: str) -> str:
    """The smallest hashes of the text's runs of three words; near texts have many of them in common.

    A bottom sketch (Cohen, Kaplan: Summarizing data using bottom-k sketches, 2007). A text of fewer words has none.
    """
    words = words_of(text)
    runs = {" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}
    lowest = sorted({crc32(run.encode("utf-8", "surrogatepass")) for run in runs})[:KEPT]
    return "".join(f"{each:08x}"[-_DIGITS:] for each in lowest)


def hashes(sketched: str) -> list[str]:
    """The hashes of a sketch."""
    return [sketched[at : at + _DIGITS] for at in range(0, len(sketched), _DIGITS)]
