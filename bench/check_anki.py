"""Imports cards into Anki itself, again and again: each is there once, is updated, and shows what Postil would show.

    python bench/check_anki.py [--python PATH]

Two libraries go out: the sample with its cards and with some that are hostile, and the same without any card, whose
annotations are guessed at. Anki is no dependency of the project: `pip install anki`, here or in an environment whose
Python is told with --python. Exit 1 when something is wrong; 2 when there is no Anki.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any
from unicodedata import normalize

from reader.core.card import Card, CardKind
from reader.core.cloze import Cloze, Gap, parse_cloze, written_cloze
from reader.library.annotating import rewrite
from reader.library.cards import all_cards, change_card, make_card, make_clozes, suspend, trash_cards
from reader.library.exporting.choosing import Choice
from reader.library.exporting.rendering import rendered
from reader.library.folders import Folders
from reader.library.library import Library, open_library
from reader.library.noting import notes

ROOT = Path(__file__).parents[1]
EDITED = "Asked anew: <b>who</b> counted? [sound:no.mp3] \\(x\\) {{c1::y}}"
SHOWN = "Asked anew: &lt;b&gt;who&lt;/b&gt; counted? &#91;sound:no.mp3] \\(x\\) &#123;&#123;c1::y}}"
HOSTILE = (
    "{{c1::", "}}", "::", "a:", ":b", "{", "}", "\\", "\\{", "\\(x\\)", "\\[y\\]", "[latex]z[/latex]", "[$]x[/$]",
    "[sound:no.mp3]", "<b>bold</b>", "&lt;&#123;", "image-occlusion:rect:left=1", "line\nline", "{{Text}}",
    "{{cloze:Text}}", "<!-- no -->", "<script>alert(1)</script>", "{{c2::x::y}}", "שלום", "e\u0301",
    "\U0001f469\u200d\U0001f467", "#tag", '"',
)  # fmt: skip
TIMES = 5  # imports


@dataclass(frozen=True, slots=True)
class Sent:
    """What went out of a library, and what is to come of it.

    Attributes:
        notes: How many notes Anki is to have.
        cards: How many cards.
        edited: The note that was edited between the first and the second export.
        field: The field of it that then says `SHOWN`.
        sides: Of each card, by its note and number, the words that its front shows, and its back.
    """

    notes: int
    cards: int
    edited: str
    field: int
    sides: Mapping[tuple[str, int], tuple[str, str]]


def guessed(library: Library, folder: Path) -> Sent:
    """Send what is guessed of annotations, no card being left."""
    trash_cards(library, [each.uid for each in all_cards(library)])
    written(library, folder, "first")
    edited = next(each.annotation for each in notes(library) if each.annotation.note)
    rewrite(library, edited.uid, EDITED)
    cards = sum(not line.startswith("#") for line in written(library, folder, "second"))
    return Sent(cards, cards, edited.uid, 2, {})


def carded(library: Library, folder: Path) -> Sent:
    """Send the cards of the sample, and some that are hostile."""
    home = notes(library)[0].annotation.uid
    for one, other in pairwise(HOSTILE):
        text = Cloze((f"{one} and ", Gap(1, other), f" {other}", Gap(3, one, other), " ", Gap(1, "last")))
        make_clozes(library, home, written_cloze(text), extra=other)
        make_card(library, home, CardKind.QUESTION, f"{one}?", other)
    beside = make_clozes(library, home, "{{c1::One}} and {{c2::two}} and {{c3::three}}.")
    suspend(library, [beside[1].uid])
    trash_cards(library, [beside[2].uid])
    written(library, folder, "first")
    edited = next(each for each in all_cards(library) if each.kind is not CardKind.CLOZE)
    change_card(library, edited.uid, EDITED, edited.answer)
    written(library, folder, "second")
    living = all_cards(library)
    sides = {(each.family if each.cloze else each.uid, max(0, each.cloze - 1)): sides_of(each) for each in living}
    return Sent(len({note for note, _ in sides}), len(living), edited.uid, 1, sides)


def sides_of(card: Card) -> tuple[str, str]:
    """The words that a card shows in Anki."""
    if not card.cloze:
        return card.question, card.answer
    cloze = parse_cloze(card.question)
    front = "".join(
        f"[{each.hint or '...'}]"
        if isinstance(each, Gap) and each.number == card.cloze
        else each.answer
        if isinstance(each, Gap)
        else each
        for each in cloze.pieces
    )
    return front, cloze.text


def opened(folder: Path) -> Library:
    """A copy of the sample library."""
    root = folder / "library"
    shutil.copytree(ROOT / "articles", root / "articles")
    shutil.copy(ROOT / "annotations.db", root)
    return open_library(root, Folders(*(folder / name for name in ("config", "data", "cache", "state"))))


def written(library: Library, folder: Path, name: str) -> list[str]:
    """Write both forms; the same bytes when asked twice. The lines of the text."""
    for chosen, suffix in (("anki", ".apkg"), ("anki-text", ".txt")):
        (once,), (twice,) = (rendered(library, Choice(), chosen).files for _ in range(2))
        if once.content != twice.content:
            sys.exit(f"{chosen}: a second export has other bytes")
        (folder / f"{name}{suffix}").write_bytes(once.content)
    return (folder / f"{name}.txt").read_text("utf-8").splitlines()


def complaints(found: Mapping[str, Any], sent: Sent) -> Iterator[str]:
    """What is not as it should be."""
    imports = found["imports"]
    if not found["sound"]:
        yield f"the collection is not sound: {found['problems']}"
    expected = {
        "new": (sent.notes, *(0,) * (TIMES - 1)),
        "notes": (sent.notes,) * TIMES,
        "cards": (sent.cards,) * TIMES,
        "empty": (0,) * TIMES,
    }
    for name, numbers in expected.items():
        if (seen := tuple(each[name] for each in imports)) != numbers:
            yield f"{name}: {seen}, expected {numbers}"
    for each in imports[2:4]:
        if (note := each["fields"][sent.edited][sent.field]) != SHOWN:
            yield f"{each['file']}: the edited note is {note}"
        yield from (f"{each['file']}: {told}" for told in _shown_otherwise(each["shown"], sent))
    if imports[2]["updated"] != 1:
        yield f"{imports[2]['updated']} notes were updated by the second package, 1 expected"


def _shown_otherwise(shown: Iterable[tuple[str, int, str, str]], sent: Sent) -> Iterator[str]:
    for note, number, *sides in shown:
        for wanted, got in zip(sent.sides.get((note, number), ()), sides, strict=False):
            if " ".join(normalize("NFC", wanted).split()) not in " ".join(got.split()):
                yield f"{note} {number} shows “{got}” for “{wanted}”"


def main() -> int:
    """Export, import, compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", default=sys.executable, help="a Python that has `anki`")
    python = parser.parse_args().python
    if subprocess.run([python, "-c", "import anki"], capture_output=True, check=False).returncode:
        print(f"{python} has no Anki: pip install anki, or say --python PATH", file=sys.stderr)
        return 2
    found = [checked(python, name, send) for name, send in (("guessed", guessed), ("carded", carded))]
    return 1 if any(found) else 0


def checked(python: str, name: str, send: Callable[[Library, Path], Sent]) -> int:
    """Check one of the libraries, and say what was found: how many troubles."""
    with tempfile.TemporaryDirectory() as place:
        library = opened(Path(place))
        try:
            sent = send(library, Path(place))
        finally:
            library.close()
        inside = Path(__file__).with_name("anki_collection.py")
        done = subprocess.run([python, str(inside), place], capture_output=True, text=True, check=True)
        troubles = list(complaints(json.loads(done.stdout), sent))
    print(f"{name}: {sent.notes} notes with {sent.cards} cards, as package three times and as text twice: ", end="")
    print(f"{len(troubles)} troubles")
    for each in troubles:
        print(f"    {each}")
    return len(troubles)


if __name__ == "__main__":
    sys.exit(main())
