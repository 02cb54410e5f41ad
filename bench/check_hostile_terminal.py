"""No control code of a text reaches the terminal: every hostile string as text, title, tag and note, on every screen.

    python bench/check_hostile_terminal.py [--only NAME]

Each string of `terminal_hostile.json` becomes an article of its own with an annotation; the article is opened, its
card, its editor, its tags, the outline and the library are shown, and every cell that would be written is looked at,
after all filters: no C0 or C1 control, DEL, override or isolate, tag character or surrogate may be in it. Nothing
may be raised either, for markup that is read as such crashes or runs.
"""

import argparse
import asyncio
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from textual.pilot import Pilot

from reader.core.errors import ReaderError
from reader.core.segment import sentence_at
from reader.core.settings import Settings
from reader.library.annotating import annotate
from reader.library.folders import Folders
from reader.library.library import Library, open_library
from reader.library.opening import open_article
from reader.library.shelf import Entry, entries
from reader.tui.app import PostilApp

STRINGS = Path(__file__).parents[1].parent / "shared" / "material" / "own" / "terminal_hostile.json"
UNSAFE = {
    *range(32), 127, *range(0x80, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A),
    *range(0xD800, 0xE000), *range(0xE0000, 0xE0080), 0xFEFF,
}  # fmt: skip
KEYS = (
    (), ("right_square_bracket", "a"), ("K",), ("escape",), ("e",), ("escape",), ("t",), ("escape",), ("o",),
    ("escape",), ("right_square_bracket", "w"), ("f",), ("escape",), ("slash", "a"), ("escape",), ("G",), ("v", "G"),
    ("escape",), ("d", "d"), ("u",),
)  # fmt: skip


def article(text: str) -> str:
    """An article with the string wherever a text can stand."""
    line = " ".join(text.split("\n"))
    return (
        f"---\ntitle: {json.dumps(line)}\nauthor: {json.dumps(line)}\nsource: {json.dumps(line)}\n---\n"
        f"# A {line}\n\nBefore. {line} after.\n\n> {line}\n\n- {line}\n\n```\n{text}\n```\n\n"
        f'| a | b |\n|---|---|\n| {line} | {line} |\n\n[{line}](other.md "{line}") and `{line}`\n\nEnd {line}.\n'
    )


def drawn(app: PostilApp) -> Iterator[str]:
    """Every piece of text that is on the screen now, as it would be written."""
    for strip in app.screen._compositor.render_strips():  # noqa: SLF001 (there is no public way to the last step)
        for segment in strip:
            if not segment.control:
                yield segment.text


async def try_one(library: Library, entry: Entry, size: tuple[int, int]) -> set[str]:
    """The unsafe characters that were drawn for one article, in U+ notation."""
    found: set[str] = set()
    app = PostilApp(library, open_article(library, entry))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for keys in KEYS:
            found |= await looked_at(app, pilot, keys)
        found |= await looked_at(app, pilot, ("L",))
    return found


async def looked_at(app: PostilApp, pilot: Pilot[None], keys: tuple[str, ...]) -> set[str]:
    """The unsafe characters that are drawn after some keys."""
    await pilot.press(*keys)
    await pilot.pause()
    return {f"U+{ord(char):04X}" for text in drawn(app) for char in text if ord(char) in UNSAFE}


def mark(library: Library, entry: Entry, text: str) -> str:
    """Annotate with the string as note and tag; why not, when it is refused."""
    document = open_article(library, entry).document
    span = sentence_at(document, len(document.text) // 3)
    refused = ""
    for note, tags in ((text, ()), ("note", (text,))):
        try:
            annotate(library, entry, document, span, label="doubt", note=note, tags=tags)
        except ReaderError as error:
            refused = error.message
    return refused


async def run(cases: list[dict[str, str]]) -> int:
    """Try all; the number of those that failed."""
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "library" / "articles").mkdir(parents=True)
        for number, case in enumerate(cases):
            file = home / "library" / "articles" / f"{number:03}.md"
            file.write_bytes(article(case["text"]).encode("utf-8", "surrogatepass"))
        folders = Folders(*(home / name for name in ("config", "data", "cache", "state")))
        library = open_library(home / "library", folders, settings=Settings(model="none"))
        for case, entry in zip(cases, entries(library), strict=True):
            refused = mark(library, entry, case["text"])
            for size in ((120, 40), (40, 20)):
                found = await try_one(library, entry, size)
                if found:
                    failures += 1
                    print(f"{case['name']} at {size[0]}x{size[1]}: {' '.join(sorted(found))}")
            if refused:
                print(f"{case['name']}: refused as note or tag: {refused}")
        library.close()
    return failures


def main() -> None:
    """Print what failed, and how many."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="")
    only = parser.parse_args().only
    if not STRINGS.is_file():
        sys.exit(f"there is no {STRINGS}: this check needs the shared material beside the project")
    cases = [case for case in json.loads(STRINGS.read_text(encoding="utf-8")) if only in case["name"]]
    failures = asyncio.run(run(cases))
    print(f"{len(cases)} strings, {failures} failures")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
