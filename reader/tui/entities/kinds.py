"""Kinds: how each kind of entity is written and drawn: a sign and a look, and the tabs it stands under."""

from dataclasses import dataclass

from reader.core.entity import EntityKey, EntityKind
from reader.tui.kind_choice import sign_of, style_of_kind, style_of_sign

__all__ = ["TABS", "Tab", "named", "sign_of", "style_of_kind", "style_of_sign"]

PERSON, ORGANISATION, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE


@dataclass(frozen=True, slots=True)
class Tab:
    """Some kinds, as one choice over the list.

    Attributes:
        words: What it is called.
        sign: The sign of its kinds; that of the first where it has several, empty for all.
    """

    words: str
    sign: str
    kinds: frozenset[EntityKind]


TABS = (
    Tab("all", "", frozenset(EntityKind)),
    Tab("people", sign_of(PERSON), frozenset({PERSON})),
    Tab("organisations", sign_of(ORGANISATION), frozenset({ORGANISATION})),
    Tab("places", sign_of(PLACE), frozenset({PLACE})),
    Tab("other", sign_of(EntityKind.GROUP), frozenset(EntityKind) - {PERSON, ORGANISATION, PLACE}),
)


def named(key: EntityKey) -> str:
    """An entity in words: `○ Rustem Umerov`."""
    return f"{sign_of(key.kind)} {key.name}"
