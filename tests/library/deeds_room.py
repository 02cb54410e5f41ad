"""A room of deeds: every verb of the library by name, done to whatever is there, so that any sequence makes sense."""

from collections.abc import Mapping
from datetime import timedelta
from itertools import count
from pathlib import Path

from reader.core.errors import ReaderError
from reader.core.ids import new_ids
from reader.core.incoming import About, Incoming, IncomingLink, Read
from reader.core.span import Span
from reader.library.adding import add
from reader.library.folders import Folders
from reader.library.importing.carrying_out import carry_out
from reader.library.importing.outcomes import outcomes
from reader.library.importing.planned import Given
from reader.library.indexing import index
from reader.library.library import Library, open_library
from reader.library.opening import open_article
from reader.library.parking import drop, parked, place_parked, retry
from reader.library.removing import bring_back, remove
from reader.library.saving_searches import forget_search, save_search, saved_searches
from reader.library.shelf import entries
from tests.library.deeds_of_asking import ASKING
from tests.library.deeds_of_linking import LINKING
from tests.library.deeds_of_naming import NAMING
from tests.library.deeds_of_noting import NOTING
from tests.library.names_room import laid, with_model
from tests.library.picking_room import MORNING, Deed, one

ARTICLES = {
    "2025-06-02-flood": "[Ann Reed|p] said over 300 houses fell in [Norholm|l]. [Reed|p Ann Reed] left.",
    "2025-06-09-toll": "[Reed|p] told [Norholm|l] that 340 houses fell. [Northern Timber|o] paid.",
}


def started(folder: Path) -> Library:
    """A library of two articles in `folder` whose names are known, with a clock and ids of its own."""
    (folder / "library" / "articles").mkdir(parents=True)
    library = opened(folder)
    list(index(library, laid(library, ARTICLES)))
    return library


def opened(folder: Path) -> Library:
    """The library in `folder`, as another program opens it."""
    seconds = count()
    clock = lambda: MORNING + timedelta(seconds=next(seconds))  # noqa: E731 - one line is clearer
    folders = Folders(*(folder / name for name in ("config", "data", "cache", "state")))
    return with_model(open_library(folder / "library", folders, clock=clock, ids=new_ids(clock)), folder / "told")


def done(library: Library, name: str, number: int) -> None:
    """Do a deed; one that the library refuses is none."""
    try:
        DEEDS[name](library, number)
    except ReaderError as error:
        assert error.hint  # noqa: PT017 - a refusal is as good as a deed, if it says what to do


def _adds(library: Library, number: int) -> None:
    add(library, ["-"], f"# Article {number}\n\nText.\n".encode())


def _removes(library: Library, number: int) -> None:
    for entry in one(entries(library), number):
        remove(library, entry)


def _brings_back(library: Library, number: int) -> None:
    for entry in one(entries(library, trashed=True), number):
        bring_back(library, entry)


def _saves(library: Library, number: int) -> None:
    save_search(library, f"search {number % 3}", f"rain {number}")


def _forgets(library: Library, number: int) -> None:
    for each in one(saved_searches(library), number):
        forget_search(library, each.name)


def _imports(library: Library, number: int) -> None:
    """A file of another program: of one article, of one that is not there yet, of both; some of it changed since."""
    abouts = [About(each) for each in ("Flood", "Article 7", "Article 9")]
    texts = [open_article(library, entry).document.text for entry in entries(library) if not entry.missing][:2]
    quotes = [text[number % 9 : number % 9 + 12] for text in texts] + ["Text.", "nobody said this"]
    reads: list[Read] = [
        Incoming(
            place, f"{number % 4}.{place}", abouts[place % 3], quote, note=f"{number % 5}" * (place % 2), tags=("in",)
        )
        for place, quote in enumerate(quotes)
    ]
    reads.append(IncomingLink(9, f"{number % 4}", f"{number % 4}.0", "supports", f"{number % 4}.2"))
    article = one(entries(library), number) if number % 2 else []
    given = [Given("file", "test", each) for each in reads]
    carry_out(library, outcomes(library, given, article[0] if article else None))


def _places_parked(library: Library, number: int) -> None:
    for each in one([each for each in parked(library) if isinstance(each.what, Incoming)], number):
        for entry in one([entry for entry in entries(library) if not entry.missing], number):
            opened_ = open_article(library, entry)
            place_parked(library, each.uid, opened_.entry, opened_.document, Span(1, 3) if number % 3 else None)


def _drops(library: Library, number: int) -> None:
    drop(library, [each.uid for each in one(parked(library), number)])


DEEDS: Mapping[str, Deed] = {
    "add": _adds,
    "remove": _removes,
    "bring back": _brings_back,
    "save search": _saves,
    "forget search": _forgets,
    "import": _imports,
    "try what waits": lambda library, _: retry(library),
    "place what waits": _places_parked,
    "drop what waits": _drops,
    **NOTING,
    **LINKING,
    **NAMING,
    **ASKING,
}
