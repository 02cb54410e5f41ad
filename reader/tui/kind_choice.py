"""Kind choice: the sign and look of each kind of entity, and the kinds as rows to pick from."""

from dataclasses import dataclass

from reader.core.entity import EntityKind
from reader.tui.widgets.rows_view import Row

_SIGNS = {  # hollow, for the filled ones are those of labels
    EntityKind.PERSON: "○",
    EntityKind.ORGANISATION: "□",
    EntityKind.PLACE: "△",
    EntityKind.GROUP: "◇",
    EntityKind.EVENT: "☆",
    EntityKind.WORK: "¶",
    EntityKind.LAW: "§",
    EntityKind.PRODUCT: "▫",
}
_OWN_LOOK = {EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE}


def sign_of(kind: EntityKind) -> str:
    """One sign, one cell wide."""
    return _SIGNS[kind]


def style_of_kind(kind: EntityKind) -> str:
    """The style name of a kind, that of the page."""
    return f"entity.{kind if kind in _OWN_LOOK else 'other'}"


def style_of_sign(kind: EntityKind) -> str:
    """The style name of its sign, and of a name after its sign: the colour alone, for many stand under each other."""
    return f"sign.{style_of_kind(kind).partition('.')[2]}"


@dataclass(frozen=True, slots=True)
class KindChoice:
    """A kind to pick, found by the letters it begins with."""

    kind: EntityKind

    @property
    def row(self) -> Row:
        """Its sign and its word."""
        look = style_of_sign(self.kind)
        return (f"{sign_of(self.kind)} ", look), (self.kind.value, look)

    @property
    def searched(self) -> str:
        """Its word."""
        return self.kind.value


KINDS = tuple(map(KindChoice, EntityKind))
