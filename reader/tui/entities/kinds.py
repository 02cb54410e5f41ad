"""Kinds: how each kind of entity is written and drawn: a sign and a look, and the tabs it stands under."""

from dataclasses import dataclass

from reader.core.entity import EntityKey, EntityKind

PERSON, ORGANISATION, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE

_SIGNS = {  # hollow, for the filled ones are those of labels
    PERSON: "○",
    ORGANISATION: "□",
    PLACE: "△",
    EntityKind.GROUP: "◇",
    EntityKind.EVENT: "☆",
    EntityKind.WORK: "¶",
    EntityKind.LAW: "§",
    EntityKind.PRODUCT: "▫",
}


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
    Tab("people", _SIGNS[PERSON], frozenset({PERSON})),
    Tab("organisations", _SIGNS[ORGANISATION], frozenset({ORGANISATION})),
    Tab("places", _SIGNS[PLACE], frozenset({PLACE})),
    Tab("other", _SIGNS[EntityKind.GROUP], frozenset(EntityKind) - {PERSON, ORGANISATION, PLACE}),
)


def sign_of(kind: EntityKind) -> str:
    """One sign, one cell wide."""
    return _SIGNS[kind]


def style_of_kind(kind: EntityKind) -> str:
    """The style name of a kind, that of the page."""
    return f"entity.{kind if kind in {PERSON, ORGANISATION, PLACE} else 'other'}"


def style_of_sign(kind: EntityKind) -> str:
    """The style name of its sign, and of a name after its sign: the colour alone, for many stand under each other."""
    return f"sign.{style_of_kind(kind).partition('.')[2]}"


def named(key: EntityKey) -> str:
    """An entity in words: `○ Rustem Umerov`."""
    return f"{_SIGNS[key.kind]} {key.name}"
