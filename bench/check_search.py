"""Whether each string of a list of hostile queries is answered, never with an error.

    python bench/check_search.py

Asks the sample library each of `shared/material/own/search_queries.json`, whole, as it is typed, and behind each
qualifier. Fails when one raises.
"""

import json
import shutil
import sys
import tempfile
from pathlib import Path

from reader.core.query import QUALIFIERS
from reader.core.slices import at_once
from reader.library.census import take_census
from reader.library.folders import Folders
from reader.library.library import ARTICLES, DATABASE, open_library
from reader.library.searching import Search

ROOT = Path(__file__).parents[1]
QUERIES = ROOT.parent / "shared" / "material" / "own" / "search_queries.json"
TYPED_MAX = 40  # characters of a long one that are typed key by key


def main() -> int:
    """Ask them; 1 when they are not there."""
    if not QUERIES.is_file():
        print(f"{QUERIES} is missing", file=sys.stderr)
        return 1
    queries: list[str] = json.loads(QUERIES.read_text("utf-8"))
    asked = hits = 0
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        shutil.copytree(ROOT / ARTICLES, base / "library" / ARTICLES)
        shutil.copy(ROOT / DATABASE, base / "library")
        library = open_library(base / "library", Folders(*(base / name for name in "abcd")))
        with Search(library) as search:
            at_once(search.refresh())
            census = take_census(library)
            for query in queries:
                behind = [f"{name}:{sign}{query}" for name in QUALIFIERS for sign in ("", '"')]
                keys = [query[:end] for end in range(1, min(len(query), TYPED_MAX) + 1)]
                for text in (query, *behind, *keys):
                    at_once(search.answering(text, typing=True, census=census))
                    hits += len(search.search(text, census=census).hits)
                    asked += 1
        library.close()
    print(f"{len(queries)} strings, {asked:,} questions, {hits:,} hits, no error")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
