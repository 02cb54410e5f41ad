"""Holds the reader to the CommonMark specification: what its examples show is in the canonical text, in order.

For each example the text of the expected HTML (generated tags removed, raw HTML kept as it stands in
the source, entities decoded, NFC, white space ignored) must be a subsequence of the canonical text.
Prints how many pass; exit 1 when one does not.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from unicodedata import normalize

from markdown_it import MarkdownIt

from reader.formats.reading import read_article

SPEC = Path(__file__).parents[1].parent / "shared" / "material" / "commonmark-spec" / "spec.txt"

_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.MULTILINE | re.DOTALL)
_TAG = re.compile(
    r"<(?:/?[A-Za-z][^<>\"]*(?:\"[^\"]*\"[^<>\"]*)*|!--.*?--|\?.*?\?|![A-Z].*?|!\[CDATA\[.*?\]\])>", re.DOTALL
)
_ALT = re.compile(r"<img[^>]*? alt=\"([^\"]*)\"[^>]*>")


@dataclass(frozen=True, slots=True)
class Example:
    """One example of the specification."""

    number: int
    markdown: str
    html: str


def main() -> int:
    """Check every example; the exit status."""
    if not SPEC.exists():
        print(f"there is no specification at {SPEC}", file=sys.stderr)
        return 2
    examples = list(_examples(SPEC.read_text(encoding="utf-8")))
    failed = [example for example in examples if not _holds(example)]
    for example in failed:
        print(f"example {example.number}: {example.markdown!r}")
        print(f"  expected: {_wanted(example)!r}")
        print(f"  the text: {_canonical(example)!r}")
    print(f"{len(examples) - len(failed)} of {len(examples)} examples: every visible character is there, in order")
    return 1 if failed or not examples else 0


def _examples(spec: str) -> Iterator[Example]:
    for number, found in enumerate(_EXAMPLE.finditer(spec), 1):
        markdown, html = (part.replace("→", "\t") for part in found.groups())
        yield Example(number, markdown, html)


def _canonical(example: Example) -> str:
    return read_article("example.md", example.markdown.encode()).document.text


def _holds(example: Example) -> bool:
    text = iter(_bare(_canonical(example)))
    return all(character in text for character in _bare(_wanted(example)))


def _bare(text: str) -> str:
    return "".join(normalize("NFC", text).split())


def _wanted(example: Example) -> str:
    """What a person sees of the expected HTML: its text, alt texts, and raw HTML as it is in the source."""
    raw = _raw_html(example.markdown)
    parts: list[str] = []
    rest = example.html
    for piece in raw:
        before, found, after = rest.partition(piece)
        if not found:
            continue  # a parser of ours that sees raw HTML where the specification does not; the text decides
        parts += [_text_of(before), piece]
        rest = after
    return "".join([*parts, _text_of(rest)])


def _text_of(html: str) -> str:
    return unescape(_TAG.sub("", _ALT.sub(r"\1", html)))


def _raw_html(markdown: str) -> list[str]:
    """The pieces of raw HTML, by the bare parser: generated tags look alike and only it can tell."""
    pieces: list[str] = []
    for token in MarkdownIt("commonmark", {"maxNesting": 1000}).parse(markdown):
        pieces += [
            each.content for each in (token, *(token.children or ())) if each.type in ("html_block", "html_inline")
        ]
    return pieces


if __name__ == "__main__":
    sys.exit(main())
