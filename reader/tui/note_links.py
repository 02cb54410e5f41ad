"""Note links: what the note that is written can link to, and what was chosen for it."""

from collections import Counter
from collections.abc import Callable, Generator
from functools import partial

from reader.core.annotation import Annotation
from reader.core.cells import fitted
from reader.core.reference import Target
from reader.core.wiki_links import linkable, unmet
from reader.library.known import Census
from reader.library.library import Library
from reader.library.linkable import Offer, Offers, fitting, offering
from reader.library.note_links import Chosen, unmet_words
from reader.store.journal import newest_change
from reader.tui.widgets.link_list import Offered

WHERE_MOST = 24  # cells, for the words to be seen beside it


class NoteLinks:
    """Offers what fits what is typed after `[[`, and remembers what was taken.

    Args:
        library: The library.
        census: What it names, as far as it was gone through.
    """

    def __init__(self, library: Library, census: Callable[[], Census | None]) -> None:
        self._library = library
        self._census = census
        self._targets: dict[str, Target] = {}
        self._there: set[str] = set()
        self._offers: Offers | None = None
        self._work: Generator[None, None, Offers] | None = None
        self._made_of: tuple[str, int] | None = None

    @property
    def chosen(self) -> Chosen:
        """What is known of the links of the note."""
        return Chosen(dict(self._targets), self._census())

    def begin(self, text: str) -> None:
        """Another note is written, in which this stands already: nothing is chosen for it yet."""
        self._targets.clear()
        self._there = {linkable(words) for words in unmet(text)}

    def finding(self, typed: str) -> Generator[None, None, list[Offered]]:
        """What fits what is typed; what there is to link to is gone through when it is asked for first."""
        census = self._census()
        made_of = newest_change(self._library.database), id(census)
        if made_of != self._made_of:
            self._made_of, self._offers, self._work = made_of, None, offering(self._library, census)
        while self._offers is None and self._work is not None:
            try:
                next(self._work)
            except StopIteration as done:
                self._offers = done.value
            yield
        found = (yield from fitting(self._offers, typed)) if self._offers is not None else []
        called = Counter(each.words for each in found)
        return [self._offered(each, is_one_of_several=called[each.words] > 1) for each in found]

    def _offered(self, offer: Offer, *, is_one_of_several: bool) -> Offered:
        where = f" · {fitted(offer.where, WHERE_MOST)}" if is_one_of_several and offer.where else ""
        return Offered(offer.words, offer.kind + where, partial(self._take, offer, is_one_of_several=is_one_of_several))

    def _take(self, offer: Offer, *, is_one_of_several: bool) -> str:
        """This is meant by its words; by others where those may mean something else in the note already."""
        words, number = offer.words, 1
        taken = self._there if is_one_of_several else set[str]()
        while words in taken or self._targets.setdefault(words, offer.target) != offer.target:
            number += 1
            words = f"{offer.words} ({number})"
        return words


def with_unmet(said: str, made: Annotation) -> str:
    """What is said of a note that was kept, and which of its links lead nowhere."""
    unmet = unmet_words(made.note)
    return f"{said} · {unmet}" if unmet else said
