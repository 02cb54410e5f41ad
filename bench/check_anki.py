"""Imports cards twice into Anki itself, and looks whether each is there once and an edited note is updated.

    python bench/check_anki.py [--python PATH]

Anki is no dependency of the project: `pip install anki`, here or in an environment whose Python is told with --python.
Exit 1 when something is wrong; 2 when there is no Anki.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from reader.library.annotating import rewrite
from reader.library.exporting.choosing import Choice
from reader.library.exporting.rendering import rendered
from reader.library.folders import Folders
from reader.library.library import Library, open_library
from reader.library.noting import notes

ROOT = Path(__file__).parents[1]
EDITED = "Asked anew: <b>who</b> counted? [sound:no.mp3] \\(x\\) {{c1::y}}"
SHOWN = "Asked anew: &lt;b&gt;who&lt;/b&gt; counted? &#91;sound:no.mp3] \\(x\\) {{c1::y}}"


def export_to(folder: Path) -> tuple[str, int]:
    """Export the sample library, edit a note, and export again: the id of that note, and how many cards there are."""
    root = folder / "library"
    shutil.copytree(ROOT / "articles", root / "articles")
    shutil.copy(ROOT / "annotations.db", root)
    library = open_library(root, Folders(*(folder / name for name in ("config", "data", "cache", "state"))))
    try:
        written(library, folder, "first")
        edited = next(each.annotation for each in notes(library) if each.annotation.note)
        rewrite(library, edited.uid, EDITED)
        lines = written(library, folder, "second")
    finally:
        library.close()
    return edited.uid, sum(not line.startswith("#") for line in lines)


def written(library: Library, folder: Path, name: str) -> list[str]:
    """Write both forms; the same bytes when asked twice. The lines of the text."""
    for chosen, suffix in (("anki", ".apkg"), ("anki-text", ".txt")):
        (once,), (twice,) = (rendered(library, Choice(), chosen).files for _ in range(2))
        if once.content != twice.content:
            sys.exit(f"{chosen}: a second export has other bytes")
        (folder / f"{name}{suffix}").write_bytes(once.content)
    return (folder / f"{name}.txt").read_text("utf-8").splitlines()


def complaints(found: dict[str, object], uid: str, cards: int) -> Iterator[str]:
    """What is not as it should be."""
    imports = found["imports"]
    if not isinstance(imports, list) or not found["sound"]:
        yield f"the collection is not sound: {found['problems']}"
        return
    expected = {"new": (cards, 0, 0, 0, 0), "notes": (cards,) * 5, "cards": (cards,) * 5, "empty": (0,) * 5}
    for name, numbers in expected.items():
        if (seen := tuple(each[name] for each in imports)) != numbers:
            yield f"{name}: {seen}, expected {numbers}"
    for each in imports[2:4]:
        if (note := each["fields"][uid][2]) != SHOWN:
            yield f"{each['file']}: the edited note is {note}"
    if imports[2]["updated"] != 1:
        yield f"{imports[2]['updated']} notes were updated by the second package, 1 expected"


def main() -> int:
    """Export, import, compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", default=sys.executable, help="a Python that has `anki`")
    python = parser.parse_args().python
    if subprocess.run([python, "-c", "import anki"], capture_output=True, check=False).returncode:
        print(f"{python} has no Anki: pip install anki, or say --python PATH", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as place:
        uid, cards = export_to(Path(place))
        inside = Path(__file__).with_name("anki_collection.py")
        done = subprocess.run([python, str(inside), place], capture_output=True, text=True, check=True)
        troubles = list(complaints(json.loads(done.stdout), uid, cards))
    print(f"{cards} cards, imported as package three times and as text twice: {len(troubles)} troubles")
    for each in troubles:
        print(f"    {each}")
    return 1 if troubles else 0


if __name__ == "__main__":
    sys.exit(main())
