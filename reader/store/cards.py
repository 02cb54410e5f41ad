"""Cards: what is to be recalled, as it is read by annotation, by family and all at once."""

from collections.abc import Mapping
from typing import Any

from reader.core.card import Card, CardKind
from reader.store.database import Database
from reader.store.nouns import CARD, find_row
from reader.store.rows import Row, number, record_row, row_record, text_day

_ALL = "SELECT * FROM cards WHERE (deleted IS NULL) = ? ORDER BY created, uid"
_OF_ANNOTATION = """
SELECT * FROM cards WHERE annotation = ? AND (deleted IS NULL) = ? ORDER BY created, family, cloze, uid
"""
_FAMILY = "SELECT * FROM cards WHERE family = ? AND deleted IS NULL ORDER BY cloze, created, uid"
_STARTING = "SELECT uid FROM cards WHERE uid >= ? AND uid < ? ORDER BY uid LIMIT 9"
_ASKED = """
SELECT uid, family, buried FROM cards WHERE deleted IS NULL AND NOT suspended AND annotation NOT IN (
    SELECT uid FROM annotations
    WHERE deleted IS NOT NULL OR article IN (SELECT uid FROM articles WHERE deleted IS NOT NULL)
)
"""
_OUTLINES = "SELECT uid, annotation, suspended, buried FROM cards WHERE deleted IS NULL ORDER BY created, uid"
_COUNTS = """
SELECT annotation, count(*) FROM cards JOIN annotations ON annotations.uid = annotation
WHERE cards.deleted IS NULL AND article = ? GROUP BY annotation
"""
_TIES = """
SELECT uid, article, deleted IS NOT NULL, text_digest FROM annotations WHERE uid IN (SELECT annotation FROM cards)
"""
_HOMES = "SELECT cards.uid, article FROM cards JOIN annotations ON annotations.uid = annotation"


def card(database: Database, uid: str) -> Card | None:
    """The card, also when it is in the trash."""
    row = find_row(database, CARD, uid)
    return row_card(row) if row else None


def all_cards(database: Database, *, trashed: bool = False) -> list[Card]:
    """All that live, or all in the trash, oldest first."""
    return [row_card(row) for row in database.rows(_ALL, (not trashed,))]


def cards_of(database: Database, annotation: str, *, trashed: bool = False) -> list[Card]:
    """The cards that are tied to an annotation, oldest first."""
    return [row_card(row) for row in database.rows(_OF_ANNOTATION, (annotation, not trashed))]


def family_of(database: Database, family: str) -> list[Card]:
    """The living cards of a family, by the gap that they ask for."""
    return [row_card(row) for row in database.rows(_FAMILY, (family,))]


def cards_starting(database: Database, prefix: str) -> list[str]:
    """Up to nine ids of cards that begin with `prefix`."""
    return [str(row["uid"]) for row in database.rows(_STARTING, (prefix, prefix + "\x7f"))]


def asked_cards(database: Database, card: str = "") -> list[tuple[Any, ...]]:
    """The id, family and burial of every card that may be asked, in no order; or of one card only.

    Those that are suspended are left out, and those whose annotation or article is in the trash.
    """
    return database.values(f"{_ASKED} AND uid = ?", (card,)) if card else database.values(_ASKED)


def card_outlines(database: Database) -> list[tuple[Any, ...]]:
    """The id, annotation, suspension and burial of every card that lives, oldest first."""
    return database.values(_OUTLINES)


def card_articles(database: Database) -> dict[str, str]:
    """The id of the article that each card was made from, by the card's."""
    return {str(uid): str(article) for uid, article in database.values(_HOMES)}


def card_ties(database: Database) -> list[tuple[Any, ...]]:
    """The id, article and text digest of each annotation that has cards, and before that whether it is in the trash."""
    return database.values(_TIES)


def card_counts(database: Database, article: str) -> dict[str, int]:
    """How many living cards the annotations of an article have, by their ids; those that have none are left out."""
    return {str(uid): int(count) for uid, count in database.values(_COUNTS, (article,))}


def card_row(card: Card) -> Row:
    """A card as its columns."""
    return {
        **record_row(card.record),
        "annotation": card.annotation,
        "family": card.family,
        "kind": card.kind.value,
        "question": card.question,
        "answer": card.answer,
        "cloze": card.cloze,
        "suspended": int(card.suspended),
        "buried": card.buried.isoformat() if card.buried else None,
    }


def row_card(row: Mapping[str, object]) -> Card:
    """The card in a row."""
    return Card(
        record=row_record(row),
        annotation=str(row["annotation"]),
        family=str(row["family"]),
        kind=CardKind(str(row["kind"])),
        question=str(row["question"]),
        answer=str(row["answer"]),
        cloze=number(row["cloze"]),
        suspended=bool(row["suspended"]),
        buried=text_day(row["buried"]),
    )
