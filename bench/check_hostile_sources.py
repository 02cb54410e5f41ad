"""Holds reading to its promise on hostile sources: sound documents, nothing lost, in a time that grows with length.

Each source is read as Markdown and as plain text. A document must be sound (blocks tile the text, marks
and links lie inside, NFC, no CR, no NUL); plain text must hold every visible character in order; a
megabyte may take at most `SECONDS_PER_MB`. Titles must become safe file names. Exit 1 when one fails.
"""

import json
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from unicodedata import category, is_normalized

from reader.core.document import Document
from reader.formats.decoding import clean
from reader.formats.reading import read_article
from reader.formats.slug import LIMIT_BYTES, slug

MATERIAL = Path(__file__).parents[1].parent / "shared" / "material"
SIZE = 200_000  # characters of each repeated source
SECONDS_PER_MB = 30.0  # of CPU, for a block every three characters; prose takes a fifth of one
LEAST_SECONDS = 2.0

_REPEATED = (
    *(
        "`",
        "[",
        "![",
        "[a](",
        "[a]: /u\n",
        "*a **a ",
        "a**b",
        "a_",
        "*",
        "~~a ",
        "**a *b ",
        "&",
        "&#",
        "<",
        "<a ",
        "<!A ",
    ),
    *(
        "<?",
        "<!-- ",
        "<![CDATA[",
        "\\",
        "a\\\n",
        "a  \n",
        "***\n",
        "#",
        "# a\n",
        "```\n",
        "- a\n",
        "1. a\n",
        "> ",
        ">",
        "- ",
    ),
    *(
        "a\n",
        "\n",
        "\t",
        " ",
        "|a",
        "|a|\n|-|\n",
        "|1|2|\n",
        "[^1]: ",
        "[^1] ",
        "<http://a.b/",
        '[a](b "',
        "[a](<b",
        "<div>\n",
    ),
    *(
        "<a b=c",
        "[a",
        "](b)",
        "word ",
        "x",
        "日本",
        "e\u0301",
        "\u0301\u0323",
        "\u200b",
        "\u202e",
        "\ufeff",
        "\x1b]0;a\x07",
        "\0",
        "\r",
    ),
    *("---\n", "---\na: b\n", "a: [", "- [ ] a\n", "\u2028", "\x0b\x0c\x85", "=\n", "a\n=\n", "&#769;", "\u1100\u1161"),
)


def main() -> int:
    """Try every source; the exit status."""
    if not MATERIAL.exists():
        print(f"there is no material at {MATERIAL}", file=sys.stderr)
        return 2
    failures, slowest, tried = [], ("", 0.0), 0
    for name, data in _sources():
        for file in ("a.md", "a.txt"):
            began = time.process_time()
            wrong = _wrong_with(file, data)
            seconds = time.process_time() - began
            limit = max(LEAST_SECONDS, SECONDS_PER_MB * len(data) / 1e6)
            slowest = max(slowest, (f"{name} {file}", seconds), key=lambda each: each[1])
            failures += [f"{name} as {file}: {each}" for each in wrong]
            failures += [f"{name} as {file}: {seconds:.1f} s, more than {limit:.1f}"] if seconds > limit else []
            tried += 1
    titles = _titles()
    failures += [f"the title {title!a} becomes {slug(title)!a}" for title in titles if not _is_safe(slug(title))]
    print("\n".join(failures) or "nothing lost, nothing unsound")
    print(
        f"{tried} readings, {len(titles)} titles, {len(failures)} failures; slowest: {slowest[0]}, {slowest[1]:.1f} s"
    )
    return 1 if failures else 0


def _sources() -> Iterator[tuple[str, bytes]]:
    for piece in _REPEATED:
        yield f"{piece!a} repeated", (piece * (SIZE // len(piece))).encode()
        yield f"{piece!a} repeated on lines", ((piece * 30 + "a\n") * (SIZE // (30 * len(piece) + 2))).encode()
    for depth in (60, 1500):
        yield f"lists {depth} deep", "\n".join(f"{'  ' * level}- w{level}" for level in range(depth)).encode()
        yield f"quotes {depth} deep", ("> " * depth + "w").encode()
    yield "two megabytes on one line", b"word " * 400_000
    yield "two megabytes in one word", b"x" * 2_000_000
    yield "every byte", bytes(range(256)) * 100
    yield "UTF-16", "Straße\r\n\r\n日本".encode("utf-16")
    yield "UTF-16, cut off", "Straße".encode("utf-16")[:-1]
    yield "empty table cells", b"|a" * 1000 + b"|\n" + b"|-" * 1000 + b"|\n" + b"|\n" * 1000
    yield "all naughty strings", (MATERIAL / "blns" / "blns.txt").read_bytes()
    for entry in json.loads((MATERIAL / "own" / "terminal_hostile.json").read_text()):
        yield entry["name"], entry["text"].encode("utf-8", "surrogatepass")


def _wrong_with(file: str, data: bytes) -> list[str]:
    document = read_article(file, data).document
    wrong = [] if _is_sound(document) else ["the document is unsound"]
    if file.endswith(".txt"):
        source = "".join(clean(data.decode(_encoding(data), "replace").removeprefix("\ufeff")).split())
        kept = "".join(document.text.split())
        if not source.startswith("---") and kept != source:
            wrong.append("visible characters differ")
    return wrong


def _encoding(data: bytes) -> str:
    return "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"


def _is_sound(document: Document) -> bool:
    text, blocks = document.text, document.blocks
    spans = [each.span for each in document.marks] + [each.span for each in document.links]
    return (
        (blocks[0].span.start == 0 and blocks[-1].span.end == len(text) if blocks else not text)
        and all(after.span.start == block.span.end + 1 for block, after in pairwise(blocks))
        and all(text[block.span.end] == "\n" for block in blocks[:-1])
        and all(span.end <= len(text) and not span.is_empty for span in spans)
        and is_normalized("NFC", text)
        and not {"\r", "\0"} & set(text)
    )


def _titles() -> list[str]:
    return [str(each) for each in json.loads((MATERIAL / "own" / "title_to_filename.json").read_text())]


def _is_safe(name: str) -> bool:
    allowed = all(character == "-" or category(character)[0] in "LMN" for character in name)
    return allowed and 0 < len(name.encode()) <= LIMIT_BYTES and name.strip("-") == name and is_normalized("NFC", name)


if __name__ == "__main__":
    sys.exit(main())
