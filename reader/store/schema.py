"""Schema: what `annotations.db` is called inside and which tables it has, known without loading what makes them."""

APPLICATION_ID = 0x506F7374  # "Post", so that other programs can tell what the file is
SCHEMA = 5  # as many as there are migrations; written to the file as `PRAGMA user_version`
KEYS = {
    "articles": "uid",
    "versions": "text_digest",
    "annotations": "uid",
    "tags": "annotation",
    "relations": "name",
    "cross_references": "uid",
    "corrections": "uid",
    "dismissals": "uid",
    "saved_searches": "uid",
    "parked": "uid",
    "cards": "uid",
    "reviews": "uid",
    "resurfaced": "uid",
    "weights": "uid",
    "drafts": "key",
    "journal": "uid",
}  # each table with the column that its rows are found by
TABLES = tuple(KEYS)
