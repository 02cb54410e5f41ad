"""Linking: a reference from one entity to another, chosen in two steps; and the link that leads to its card."""

from typing import Protocol

from textual.app import App

from reader.core.entity import EntityKey
from reader.core.errors import ReaderError
from reader.core.reference import Reference, entity_target
from reader.library.addressing import entity_address
from reader.library.census import Census
from reader.library.library import Library
from reader.library.referencing import link
from reader.library.telling import entity_words
from reader.tui.copying import copy
from reader.tui.entities.choices import ELSEWHERE, choices_of
from reader.tui.entities.kinds import named
from reader.tui.entities.roll import folded
from reader.tui.relation_choice import choose_relation
from reader.tui.services import Services
from reader.tui.widgets.picker import Choice, Picker

USUAL = "see also"  # what an entity is to another, most often


class Shown(Protocol):
    """A card, as this key sees it."""

    app: App[None]
    key: EntityKey
    services: Services

    @property
    def census(self) -> Census | None:
        """What the library names."""

    def tell(self, message: str) -> None:
        """Say something until the next key."""

    def done(self, words: str) -> None:
        """Something changed: show it, and say so."""


class Linking:
    """What the linking key does.

    Args:
        library: The library.
        shown: The card.
    """

    def __init__(self, library: Library, shown: Shown) -> None:
        self._library = library
        self._shown = shown

    def do_link(self) -> None:
        """End here the reference that was begun; else choose another entity, then how the two stand to each other."""
        key, census = self._shown.key, self._shown.census
        if self._shown.services.loose_end.begun:
            self._begin(key)
            return
        others = [each for each in census.entities.values() if each.key != key] if census is not None else []

        def take(row: int | None) -> None:
            if row is not None and row < len(others):
                self._choose_relation(key, others[row].key)
            elif row is not None:
                self._begin(key)

        choices: list[Choice] = [*choices_of(others), ELSEWHERE]
        self._shown.app.push_screen(Picker(f"{named(key)} … which other?", choices, folded), take)

    def _begin(self, key: EntityKey) -> None:
        """Begin a reference at the entity, or end there the one that was begun."""

        def done(_made: Reference) -> None:
            self._shown.done("")

        self._shown.services.loose_end.take(entity_target(key), entity_words(key), done)

    def do_copy_link(self) -> None:
        """Copy a link to the card."""
        how = copy(self._shown.app, entity_address(self._library, self._shown.key))
        self._shown.tell(f"copied a link to this card, {how}")

    def _choose_relation(self, source: EntityKey, target: EntityKey) -> None:
        def take(relation: str) -> None:
            self._link(source, relation, target)

        app, title = self._shown.app, f"{named(source)} …"
        choose_relation(app, self._library, title, take, now=USUAL, of=target.name)

    def _link(self, source: EntityKey, relation: str, target: EntityKey) -> None:
        try:
            link(self._library, entity_target(source), relation, entity_target(target))
        except ReaderError as error:
            self._shown.tell(str(error))
            return
        self._shown.done(f"linked: {relation} {target.name} · u takes it back")
