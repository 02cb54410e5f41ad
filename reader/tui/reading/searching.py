"""Search in an article: plain words, any case unless a capital is typed; or what was found in the whole library."""

import re
from functools import lru_cache

from reader.core.document import Document
from reader.core.phrase import Phrase
from reader.core.snippet import hits as phrase_hits
from reader.core.span import Span
from reader.tui.reading import strata
from reader.tui.reading.desk import Desk
from reader.tui.reading.focus import Focus, FocusKind
from reader.tui.widgets.prompt import Prompt

SEARCH = "search"  # what the line of input is asked for
INVISIBLE = "[\u00ad\u200b\u2060]*"
ALIKE = {"'": "['’‘]", '"': '["“”]', "-": "[-–—‑]"}


@lru_cache(maxsize=32)
def hits(document: Document, asked: str | tuple[Phrase, ...]) -> tuple[Span, ...]:
    """Every place where what was typed stands, in order; nothing for blank. Or where phrases of a search do.

    A space stands for any white space, a straight quote or hyphen for its typographic forms, and
    invisible characters between letters are passed over.
    """
    if not isinstance(asked, str):
        return tuple(dict.fromkeys(span for span, _ in phrase_hits(document.text, asked)))
    words = asked.split()
    if not words:
        return ()
    pattern = r"\s+".join(INVISIBLE.join(ALIKE.get(char, re.escape(char)) for char in word) for word in words)
    flags = 0 if any(char.isupper() for char in asked) else re.IGNORECASE
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

    def go_on(self, phrases: tuple[Phrase, ...]) -> None:
        """Show what was found in the whole library wherever it stands here; `n` goes on from the focus."""
        desk = self.desk
        found, at = hits(desk.document, phrases), desk.focus_now.span
        desk.searched = phrases
        desk.put_layer(strata.search_layer(found, at))
        if len(found) > 1:
            place = f"{found.index(at) + 1} of {len(found)}" if at in found else f"found {len(found)} times"
            desk.tell(f"{place} · n next, N before")

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
            desk.tell(_none(desk.searched))
            return
        at = desk.focus_now.span
        before = sum(1 for each in found if each < at)
        index = (found.index(at) + by if at in found else before + by - (by > 0)) % len(found)
        desk.put_layer(strata.search_layer(found, found[index]))
        desk.put_focus(Focus(found[index], FocusKind.HIT), jump=True)
        desk.tell(f"{index + 1} of {len(found)}")


def _none(asked: str | tuple[Phrase, ...]) -> str:
    if not asked:
        return "nothing searched for yet: / searches"
    words = asked if isinstance(asked, str) else " ".join(word for phrase in asked for word in phrase.words)
    return f"“{words}” is not here"
