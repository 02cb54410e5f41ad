"""Nouns: the journaled rows, read and written by their noun and key, so that any act can be taken back alike."""

from reader.store.database import Database
from reader.store.rows import Row

ANNOTATION, ARTICLE, REFERENCE = "annotation", "article", "reference"
CORRECTION, DISMISSAL, SAVED_SEARCH = "correction", "dismissal", "saved search"
RELATION, PARKED = "relation", "parked"
CARD, REVIEW, RESURFACED, WEIGHT = "card", "review", "resurfaced", "weight"

_READ = {
    ANNOTATION: "SELECT * FROM annotations WHERE uid = ?",
    ARTICLE: "SELECT * FROM articles WHERE uid = ?",
    REFERENCE: "SELECT * FROM cross_references WHERE uid = ?",
    CORRECTION: "SELECT * FROM corrections WHERE uid = ?",
    DISMISSAL: "SELECT * FROM dismissals WHERE uid = ?",
    SAVED_SEARCH: "SELECT * FROM saved_searches WHERE uid = ?",
    RELATION: "SELECT * FROM relations WHERE name = ?",
    PARKED: "SELECT * FROM parked WHERE uid = ?",
    CARD: "SELECT * FROM cards WHERE uid = ?",
    REVIEW: "SELECT * FROM reviews WHERE uid = ?",
    RESURFACED: "SELECT * FROM resurfaced WHERE uid = ?",
    WEIGHT: "SELECT * FROM weights WHERE uid = ?",
}
TABLE_OF = {
    ANNOTATION: "annotations",
    ARTICLE: "articles",
    REFERENCE: "cross_references",
    CORRECTION: "corrections",
    DISMISSAL: "dismissals",
    SAVED_SEARCH: "saved_searches",
    RELATION: "relations",
    PARKED: "parked",
    CARD: "cards",
    REVIEW: "reviews",
    RESURFACED: "resurfaced",
    WEIGHT: "weights",
}


def find_row(database: Database, noun: str, key: str) -> Row | None:
    """All columns of the row; an annotation's tags lie in it as the list `tags`."""
    found = database.rows(_READ[noun], (key,))
    if not found:
        return None
    if noun == ANNOTATION:
        tags = database.rows("SELECT name FROM tags WHERE annotation = ? ORDER BY position", (key,))
        found[0]["tags"] = [tag["name"] for tag in tags]
    return found[0]


def write_row(database: Database, noun: str, key: str, row: Row | None) -> None:
    """Make the row what `row` says, whatever it was; None takes it out of the table."""
    table = database.table(TABLE_OF[noun])
    columns = {name: value for name, value in (row or {}).items() if name != "tags"}
    if row is None:
        table.delete(key)
    elif database.rows(_READ[noun], (key,)):
        table.update(key, columns)
    else:
        table.insert(columns)
    if row is not None and noun == ANNOTATION:
        _write_tags(database, key, row["tags"])


def _write_tags(database: Database, key: str, tags: object) -> None:
    table = database.table("tags")
    table.delete(key)
    names = tags if isinstance(tags, list) else []
    table.insert_all({"annotation": key, "position": place, "name": name} for place, name in enumerate(names))
