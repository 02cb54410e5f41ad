"""Saving searches: what the reader searched for, kept under a name, in `annotations.db`."""

from dataclasses import replace

from reader.core.errors import ReaderError
from reader.core.saved_search import SavedSearch
from reader.library.acting import act
from reader.library.library import Library
from reader.library.words import clean_name
from reader.store import saved_searches as store
from reader.store.nouns import SAVED_SEARCH
from reader.store.saved_searches import saved_search_row

LISTED_MAX = 8  # names told where one is not found


def saved_searches(library: Library) -> list[SavedSearch]:
    """All that were saved, oldest first."""
    return store.saved_searches(library.database)


def saved_search(library: Library, name: str) -> SavedSearch:
    """The one with this name, in any case.

    Raises:
        ReaderError: There is none.
    """
    found = _named(library, name)
    if found is None:
        names = [each.name for each in saved_searches(library)]
        more = " …" if len(names) > LISTED_MAX else ""
        hint = (
            f"there are: {', '.join(names[:LISTED_MAX])}{more}"
            if names
            else "save one: reader search --save NAME QUERY"
        )
        raise ReaderError(f"there is no saved search “{name}”", hint)
    return found


def save_search(library: Library, name: str, query: str) -> SavedSearch:
    """Keep a query under a name; one that has the name in any case is changed to it.

    Raises:
        ReaderError: The name is none, or there is nothing to search for.
    """
    name, query = clean_name(name), " ".join(query.split())
    if not query:
        raise ReaderError("there is nothing to search for", "type it first, then give it a name")
    if "\0" in query:
        raise ReaderError("the query holds a NUL character", "take it out; everything else may stay")
    with act(library) as acting:
        known = _named(library, name)
        record = replace(known.record, changed=acting.at) if known else acting.new_record()
        saved = SavedSearch(record, name, query)
        if known is None or (known.name, known.query) != (name, query):
            acting.write("saved", SAVED_SEARCH, saved.record.uid, saved_search_row(saved))
    return saved


def rename_search(library: Library, name: str, new: str) -> SavedSearch:
    """Call a saved search something else.

    Raises:
        ReaderError: There is none of this name, or another that is called so already.
    """
    new = clean_name(new)
    with act(library) as acting:
        found, other = saved_search(library, name), _named(library, new)
        if other is not None and other.record.uid != found.record.uid:
            raise ReaderError(f"there is a saved search “{other.name}” already", "forget it, or choose another name")
        renamed = replace(found, record=replace(found.record, changed=acting.at), name=new)
        if new != found.name:
            acting.write("renamed", SAVED_SEARCH, renamed.record.uid, saved_search_row(renamed))
    return renamed


def forget_search(library: Library, name: str) -> SavedSearch:
    """Put a saved search into the trash.

    Raises:
        ReaderError: There is none of this name.
    """
    with act(library) as acting:
        found = saved_search(library, name)
        gone = replace(found, record=replace(found.record, changed=acting.at, deleted=acting.at))
        acting.write("forgot", SAVED_SEARCH, gone.record.uid, saved_search_row(gone))
    return gone


def _named(library: Library, name: str) -> SavedSearch | None:
    wanted = " ".join(name.split()).casefold()
    return next((each for each in saved_searches(library) if each.name.casefold() == wanted), None)
