"""Check our graphemes and words against the Unicode Consortium's own break tests."""

import sys
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path

from reader.core.segment import graphemes, words
from reader.core.span import Span

MATERIAL = Path(__file__).parents[1].parent / "shared" / "material" / "unicode"
BREAK, NO_BREAK = "÷", "×"

Segmenter = Callable[[str, Span], list[Span]]


def main() -> int:
    """Print how many cases agree, and those that do not; 1 when one does not."""
    failed = 0
    for name, segmenter, is_whole in (("GraphemeBreakTest", graphemes, True), ("WordBreakTest", words, False)):
        path = MATERIAL / f"{name}.txt"
        if not path.exists():
            print(f"{path} is missing: nothing was checked", file=sys.stderr)
            return 1
        failed += _check(name, path.read_text(encoding="utf-8").splitlines(), segmenter, is_whole=is_whole)
    return 1 if failed else 0


def _check(name: str, lines: list[str], segmenter: Segmenter, *, is_whole: bool) -> int:
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
    print(f"{name}: {len(cases) - wrong} of {len(cases)} agree")
    return wrong


def _pieces(case: list[str]) -> list[str]:
    characters = [chr(int(code, 16)) for code in case[1::2]]
    ends = [at for at, sign in zip(accumulate(1 for _ in characters), case[2::2], strict=True) if sign == BREAK]
    return ["".join(characters[start:end]) for start, end in zip([0, *ends], ends, strict=False)]


if __name__ == "__main__":
    sys.exit(main())
