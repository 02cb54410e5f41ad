"""Note links: what the note that is written can link to, and what was chosen for it."""

from collections.abc import Callable, Generator
from functools import partial

from reader.core.annotation import Annotation
from reader.core.reference import Target
from reader.library.known import Census
from reader.library.library import Library
from reader.library.linkable import Offer, Offers, fitting, offering
from reader.library.note_links import Chosen, unmet_words
from reader.store.journal import newest_change
from reader.tui.widgets.link_list import Offered


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
        self._offers: Offers | None = None
        self._work: Generator[None, None, Offers] | None = None
        self._made_of: tuple[str, int] | None = None

    @property
    def chosen(self) -> Chosen:
        """What is known of the links of the note."""
        return Chosen(dict(self._targets), self._census())

    def begin(self) -> None:
        """Another note is written: nothing is chosen for it yet."""
        self._targets.clear()

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
        return [Offered(each.words, each.kind, partial(self._take, each)) for each in found]

    def _take(self, offer: Offer) -> None:
        """This is meant by its words."""
        self._targets[offer.words] = offer.target


def with_unmet(said: str, made: Annotation) -> str:
    """What is said of a note that was kept, and which of its links lead nowhere."""
    unmet = unmet_words(made.note)
    return f"{said} · {unmet}" if unmet else said
