"""Note ways: where an annotation leads: its references, the links in its note, and the addresses that stand there."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from reader.core.entity import EntityKey
from reader.core.errors import ReaderError
from reader.core.reference import Target, TargetKind
from reader.core.wiki_links import links_in
from reader.library.addressing import place_at
from reader.library.annotating import find_annotation
from reader.library.ends import End, Ends, EndState
from reader.library.library import Library
from reader.library.referencing import references_of
from reader.library.shelf import entries
from reader.library.telling import entity_words
from reader.tui.goal import Goal
from reader.tui.services import Services
from reader.tui.widgets.sheets import Way

_ADDRESS = re.compile(r"reader://[^\s<>\"“”]+")
_AFTER = ".,;:!?)]}'’*_"  # what stands behind an address and is none of it


@dataclass(frozen=True, slots=True)
class Ways:
    """Finds where annotations lead.

    Attributes:
        library: The library.
        services: What the app does for screens.
        tell: Says why something cannot be followed.
    """

    library: Library
    services: Services
    tell: Callable[[str], None]

    def of(self, uid: str) -> tuple[Way, ...]:
        """Where an annotation leads, and what leads to it, each once."""
        here = Target(TargetKind.ANNOTATION, uid)
        note, references = find_annotation(self.library, uid).note, references_of(self.library, here)
        links = links_in(note)
        ends = Ends(self.library, entries(self.library) if references or links else (), references)
        ways: list[Way] = []
        led_to: set[Target] = set()
        for each in references:
            other = ends.end(each.target if each.source == here else each.source)
            out = f"→ {each.relation} {other.words}"
            ways.append(self._way(out if each.source == here else f"← {other.words} {each.relation} this", other))
            led_to.add(other.now)
        for link in links:
            end = ends.end(link.target)
            if end.now not in led_to:
                ways.append(self._way(f"→ {end.words}", end))
                led_to.add(end.now)
        return (*ways, *self._addressed(note))

    def _way(self, words: str, end: End) -> Way:
        return Way(words, partial(self._go, end))

    def _go(self, end: End) -> None:
        if end.state is EndState.GONE:
            self.tell(f"nothing is left to show: {end.words}")
        elif end.now.kind is TargetKind.ENTITY:
            self.services.wide.show_entity(EntityKey.of(end.now.key))
        elif end.entry is None:
            self.tell(f"nothing is left to show: {end.words}")
        elif end.now.kind is TargetKind.ANNOTATION and end.span is not None:
            self.services.read(end.entry, Goal(at=end.now.key))
        else:
            self.services.read(end.entry, Goal(span=end.span))

    def _addressed(self, note: str) -> Iterator[Way]:
        for address in dict.fromkeys(found.rstrip(_AFTER) for found in _ADDRESS.findall(note)):
            yield Way(f"→ {self._words(address)}", partial(self._open, address))

    def _words(self, address: str) -> str:
        try:
            place = place_at(self.library, address)
        except ReaderError:  # it is said why when it is followed
            return address
        if place.entity is not None:
            return entity_words(place.entity)
        return f"“{place.entry.article.title}”" if place.entry else address

    def _open(self, address: str) -> None:
        try:
            self.services.command(f"open {address}")
        except ReaderError as error:
            self.tell(str(error))
