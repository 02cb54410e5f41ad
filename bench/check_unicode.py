"""Check our graphemes and words against the Unicode Consortium's own break tests.

The tests are of one version of Unicode and the library that we use follows a newer one, in which a few characters
changed their kind. So a miss is told, and exit is 1 only when more than `TOLERATED` of the cases of a file miss.
"""

import sys
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path

from reader.core.segment import graphemes, words
from reader.core.span import Span

MATERIAL = Path(__file__).parents[1].parent / "shared" / "material" / "unicode"
BREAK, NO_BREAK = "÷", "×"
TOLERATED = 0.002

Segmenter = Callable[[str, Span], list[Span]]


def main() -> int:
    """Print how many cases agree, and those that do not; 1 when too many do not."""
    failed = False
    for name, segmenter, is_whole in (("GraphemeBreakTest", graphemes, True), ("WordBreakTest", words, False)):
        path = MATERIAL / f"{name}.txt"
        if not path.exists():
            print(f"{path} is missing: nothing was checked", file=sys.stderr)
            return 1
        missed = _check(name, path.read_text(encoding="utf-8").splitlines(), segmenter, is_whole=is_whole)
        failed = failed or missed > TOLERATED
    return int(failed)


def _check(name: str, lines: list[str], segmenter: Segmenter, *, is_whole: bool) -> float:
    """The share of the cases that do not agree."""
    cases = [line.split("#")[0].split() for line in lines if line.startswith(BREAK)]
    wrong = 0
    for case in cases:
        pieces = _pieces(case)
        text = "".join(pieces)
        wanted = pieces if is_whole else [piece for piece in pieces if any(map(str.isalnum, piece))]
        found = [span.of(text) for span in segmenter(text, Span(0, len(text)))]
        if found != wanted:
            wrong += 1
            print(f"  {name}: {' '.join(case)}: {found} instead of {wanted}")
    version = lines[0].removeprefix("# ").removesuffix(".txt")
    print(f"{version}: {len(cases) - wrong} of {len(cases)} agree, {wrong / len(cases):.2%} missed")
    return wrong / len(cases)


def _pieces(case: list[str]) -> list[str]:
    characters = [chr(int(code, 16)) for code in case[1::2]]
    ends = [at for at, sign in zip(accumulate(1 for _ in characters), case[2::2], strict=True) if sign == BREAK]
    return ["".join(characters[start:end]) for start, end in zip([0, *ends], ends, strict=False)]


if __name__ == "__main__":
    sys.exit(main())
