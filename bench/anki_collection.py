"""Imports what Postil exported into a fresh collection of Anki; run by check_anki.py, in a Python that has `anki`.

    python bench/anki_collection.py FOLDER

FOLDER has `first.apkg`, `second.apkg`, `first.txt` and `second.txt`; what Anki made of each is printed as JSON.
"""

import json
import re
import sys
import tempfile
from html import unescape
from pathlib import Path
from unicodedata import normalize

from anki.collection import (  # type: ignore[import-not-found]  # the project itself does not need it
    Card,
    Collection,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
    ImportCsvRequest,
)

ORDER = ("first.apkg", "first.apkg", "second.apkg", "second.txt", "first.txt")


def imported(collection: Collection, path: Path) -> dict[str, object]:
    """What became of a file."""
    if path.suffix == ".apkg":
        options = ImportAnkiPackageOptions()
        log = collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(path), options=options)).log
    else:
        metadata = collection.get_csv_metadata(str(path), None)
        log = collection.import_csv(ImportCsvRequest(path=str(path), metadata=metadata)).log
    return {
        "file": path.name,
        "new": len(log.new),
        "updated": len(log.updated),
        "notes": collection.note_count(),
        "cards": collection.card_count(),
        "empty": len(collection.get_empty_cards().notes),
        "shown": [sides(collection.get_card(each)) for each in collection.find_cards("")],
        "fields": {note.guid: note.fields for note in map(collection.get_note, collection.find_notes(""))},
        "tags": {note.guid: note.tags for note in map(collection.get_note, collection.find_notes(""))},
    }


def sides(card: Card) -> tuple[str, int, str, str]:
    """Its note, its number there, and the words of its front and back."""
    made = card.render_output()
    return card.note().guid, card.ord, words(made.question_text), words(made.answer_text)


def words(html: str) -> str:
    """What is read of HTML."""
    return normalize("NFC", unescape(re.sub(r"<[^>]*>", "", re.sub(r"<br>|</div>", "\n", html))))


def main() -> None:
    """Import them one after another, into one collection; then the text alone into another that knows the note type."""
    folder = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as place:
        collection = Collection(str(Path(place) / "collection.anki2"))
        found = [imported(collection, folder / name) for name in ORDER]
        problems, is_sound = collection.fix_integrity()
        collection.close()
    print(json.dumps({"imports": found, "sound": is_sound, "problems": problems}))


if __name__ == "__main__":
    main()
