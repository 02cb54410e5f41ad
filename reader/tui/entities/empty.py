"""Empty: what an empty list of entities says, and the key that helps."""

from collections.abc import Sequence

from reader.core.cells import shown
from reader.core.entity import EntityKey
from reader.engines.names import NoModel, engine_version
from reader.library.library import Library
from reader.library.shelf import entries
from reader.tui.entities.kinds import Tab
from reader.tui.entities.timeline import counted
from reader.tui.knowing import Knowledge

TAKING = "Going through the library …"
FINDING = "The names are being found; they come in as they are.\n\ni  stops   q  goes back"
NO_NAMES = "{unread} not been read for names."
UNREAD = f"{NO_NAMES}\n\ni  finds them   q  goes back"
NO_ARTICLES = "There are no articles yet, and so no names.\n\nq  goes back; the library says how to add some"
NONE = "The articles of this library name nobody.\n\ngn  in an article marks a name that was missed   q  goes back"


def why_empty(library: Library, knowledge: Knowledge, *, typed: str, tab: Tab, together: Sequence[EntityKey]) -> str:
    """Why there is nothing in the list, and what helps."""
    census = knowledge.census
    if census is None or (knowledge.is_indexing and not census.entities):
        return TAKING if census is None else FINDING
    if census.entities:
        what = "Nothing" if len(tab.kinds) > 1 else f"None of the {tab.words}"
        if typed:
            return f"{what} matches “{shown(typed)}”.\n\nesc  shows all again   tab  looks at another kind"
        if together:
            names = " and ".join(shown(key.name) for key in together)
            return f"{what} is named together with {names}.\n\nesc  takes the last away"
        return f"There are no {tab.words} here.\n\ntab  looks at another kind"
    if census.unread:
        return _unread(library, len(census.unread))
    return NONE if entries(library) else NO_ARTICLES


def _unread(library: Library, count: int) -> str:
    unread = f"{counted(count, 'article')} {'has' if count == 1 else 'have'}"
    try:
        engine_version(library.settings.model)
    except NoModel as error:
        return f"{NO_NAMES.format(unread=unread)}\n\n{error.message}\n{error.hint}"
    return UNREAD.format(unread=unread)
