"""Search in an article: plain words, any case unless a capital is typed, white space and accents as they come."""

import re
from functools import lru_cache

from reader.core.document import Document
from reader.core.span import Span
from reader.tui.reading import strata
from reader.tui.reading.desk import Desk
from reader.tui.reading.focus import Focus, FocusKind
from reader.tui.widgets.prompt import Prompt

SEARCH = "search"  # what the line of input is asked for
INVISIBLE = "[\u00ad\u200b\u2060]*"
ALIKE = {"'": "['’‘]", '"': '["“”]', "-": "[-–—‑]"}


@lru_cache(maxsize=32)
def hits(document: Document, typed: str) -> tuple[Span, ...]:
    """Every place where what was typed stands, in order; nothing for blank.

    A space stands for any white space, a straight quote or hyphen for its typographic forms, and
    invisible characters between letters are passed over.
    """
    words = typed.split()
    if not words:
        return ()
    pattern = r"\s+".join(INVISIBLE.join(ALIKE.get(char, re.escape(char)) for char in word) for word in words)
    flags = 0 if any(char.isupper() for char in typed) else re.IGNORECASE
    return tuple(Span(*match.span()) for match in re.finditer(pattern, document.text, flags))


class Searching:
    """The search keys."""

    def __init__(self, desk: Desk, prompt: Prompt) -> None:
        self.desk = desk
        self._prompt = prompt
        self._from = 0

    def do_search(self) -> None:
        """Ask what to search."""
        self._from = self.desk.focus_now.span.start
        self._prompt.ask(SEARCH, "search", "")

    def answered(self, text: str) -> None:
        """Stay at the hit, with a way back to where the search began."""
        self.desk.jumps.leave(self._from)
        self.typed(text)

    def left(self) -> None:
        """Nothing was searched after all: back to where it began."""
        self.desk.searched = ""
        self.desk.put_layer(strata.search_layer((), None))
        self.desk.go_to(self._from, jump=False)

    def typed(self, typed: str) -> None:
        """Show all hits and focus the first at or after where the search began."""
        desk = self.desk
        desk.searched = typed
        found = hits(desk.document, typed)
        here = next((each for each in found if each.start >= self._from), found[0] if found else None)
        desk.put_layer(strata.search_layer(found, here))
        if here is not None:
            desk.put_focus(Focus(here, FocusKind.HIT))
            desk.tell(f"{found.index(here) + 1} of {len(found)}")
        elif typed.strip():
            desk.tell(f"“{typed}” is not in this article")

    def do_search_next(self, count: int) -> None:
        """Next hit, from the start again after the last."""
        self._search_on(max(1, count))

    def do_search_previous(self, count: int) -> None:
        """Previous hit."""
        self._search_on(-max(1, count))

    def _search_on(self, by: int) -> None:
        desk = self.desk
        found = hits(desk.document, desk.searched)
        if not found:
            desk.tell("nothing searched for yet: / searches" if not desk.searched else f"“{desk.searched}” is not here")
            return
        at = desk.focus_now.span
        before = sum(1 for each in found if each < at)
        index = (found.index(at) + by if at in found else before + by - (by > 0)) % len(found)
        desk.put_layer(strata.search_layer(found, found[index]))
        desk.put_focus(Focus(found[index], FocusKind.HIT), jump=True)
        desk.tell(f"{index + 1} of {len(found)}")
