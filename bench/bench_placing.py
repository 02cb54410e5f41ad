"""Opening an article with 10,000 annotations after another program edited it, step by step.

    python bench/bench_placing.py

A sentence is put in at the top, and one word in each hundredth sentence is another one; each sentence is annotated.
"""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench_notebook import MANY, NOON, annotate_one, text_of

from reader.core.span import Span
from reader.library.annotating import annotate
from reader.library.folders import Folders
from reader.library.library import Library, open_library
from reader.library.opening import Opened, annotations_of, open_article
from reader.library.replacing import settle_places
from reader.library.shelf import entries

EACH = 100


def edited(text: str) -> str:
    """The text with a sentence at the top, and another word in each hundredth sentence."""
    sentences = text.split("Sentence ")
    changed = [
        each.replace("says that the", "denies that a") if number % EACH == 0 else each
        for number, each in enumerate(sentences)
    ]
    return "A sentence that was not there. " + "Sentence ".join(changed)


def took(what: str, work: Callable[[], object]) -> None:
    """Print what something costs, in time of this process."""
    started = time.process_time()
    work()
    print(f"{what:<66} {(time.process_time() - started) * 1000:8.0f} ms", flush=True)


def opened(library: Library) -> Opened:
    """The article as it is now."""
    [entry] = entries(library)
    return open_article(library, entry)


def tell(library: Library, file: Path, text: str) -> None:
    """Print what each step costs."""
    took("opened, its text as it was", lambda: opened(library))
    file.write_text(edited(text))
    took("opened after the edit: parsed and searched", lambda: opened(library))
    took("opened again: from the cache", lambda: opened(library))
    fresh = opened(library)
    before = (library.root / "annotations.db").stat().st_size
    took("what moved is written down", lambda: print(settle_places(library, fresh)))
    grown = (library.root / "annotations.db").stat().st_size - before
    print(f"the database grew by {grown / 1e6:.1f} MB")
    took("opened again: 1 in 100 is still placed", lambda: opened(library))
    took("settled again: nothing is to be written", lambda: settle_places(library, fresh))
    entry, document = fresh.entry, fresh.document
    took("the annotations read anew, as after each act", lambda: annotations_of(library, entry, document))
    took("an act on the article", lambda: annotate(library, entry, document, Span(0, 10)))


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "library"
        (root / "articles").mkdir(parents=True)
        file, text = root / "articles" / "long.md", text_of(0, MANY)
        file.write_text(text)
        folders = Folders(*(Path(folder) / name for name in ("config", "data", "cache", "state")))
        library = open_library(root, folders, clock=lambda: NOON)
        try:
            with library.database.writing():
                annotate_one(library, entries(library)[0], MANY, 0)
            tell(library, file, text)
        finally:
            library.close()


if __name__ == "__main__":
    main()
