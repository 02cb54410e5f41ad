"""Migrations: how `annotations.db` gets its tables; one function a schema, in the order of their release."""

import sqlite3

from sqlite_utils import Database, Migrations

from reader.core.reference import RELATIONS

MIGRATIONS = Migrations("postil")
_RECORD = """author TEXT NOT NULL,
    device TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    deleted TEXT"""

_ARTICLES = f"""
CREATE TABLE articles (
    uid TEXT PRIMARY KEY,
    path TEXT NOT NULL,
    title TEXT NOT NULL,
    byline TEXT NOT NULL,
    source TEXT NOT NULL,
    url TEXT NOT NULL,
    published TEXT,
    source_digest TEXT NOT NULL,
    text_digest TEXT NOT NULL,
    {_RECORD}
) STRICT;
CREATE UNIQUE INDEX articles_path ON articles (path) WHERE deleted IS NULL;
CREATE TABLE versions (
    text_digest TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles (uid),
    text_rule INTEGER NOT NULL,
    text BLOB NOT NULL,
    kept TEXT NOT NULL
) STRICT;
CREATE INDEX versions_article ON versions (article);
"""

_ANNOTATIONS = f"""
CREATE TABLE annotations (
    uid TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles (uid),
    label TEXT NOT NULL,
    note TEXT NOT NULL,
    exact TEXT,
    prefix TEXT,
    suffix TEXT,
    start INTEGER,
    end INTEGER,
    heading TEXT,
    text_digest TEXT REFERENCES versions (text_digest),
    content_hash TEXT NOT NULL,
    {_RECORD},
    CHECK ((exact IS NULL) + (prefix IS NULL) + (suffix IS NULL) + (start IS NULL)
        + (end IS NULL) + (heading IS NULL) + (text_digest IS NULL) IN (0, 7)),
    CHECK (0 <= start AND start < end)
) STRICT;
CREATE INDEX annotations_article ON annotations (article, start);
CREATE INDEX annotations_text ON annotations (text_digest);
CREATE TABLE tags (
    annotation TEXT NOT NULL REFERENCES annotations (uid) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    PRIMARY KEY (annotation, position),
    UNIQUE (annotation, name)
) STRICT;
CREATE INDEX tags_name ON tags (name);
"""

_REFERENCES = f"""
CREATE TABLE relations (
    name TEXT PRIMARY KEY CHECK (name <> ''),
    position INTEGER NOT NULL
) STRICT;
CREATE TABLE cross_references (
    uid TEXT PRIMARY KEY,
    source_kind TEXT NOT NULL CHECK (source_kind IN ('annotation', 'article', 'entity', 'figure')),
    source_key TEXT NOT NULL,
    relation TEXT NOT NULL REFERENCES relations (name) ON UPDATE CASCADE,
    target_kind TEXT NOT NULL CHECK (target_kind IN ('annotation', 'article', 'entity', 'figure')),
    target_key TEXT NOT NULL,
    note TEXT NOT NULL,
    {_RECORD}
) STRICT;
CREATE INDEX cross_references_source ON cross_references (source_kind, source_key);
CREATE INDEX cross_references_target ON cross_references (target_kind, target_key);
CREATE INDEX cross_references_relation ON cross_references (relation);
"""

_DESK = """
CREATE TABLE drafts (
    key TEXT PRIMARY KEY,
    article TEXT NOT NULL,
    kind TEXT NOT NULL,
    annotation TEXT NOT NULL,
    text TEXT NOT NULL,
    exact TEXT,
    prefix TEXT,
    suffix TEXT,
    start INTEGER,
    end INTEGER,
    heading TEXT,
    text_digest TEXT,
    changed TEXT NOT NULL
) STRICT;
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    act TEXT NOT NULL,
    at TEXT NOT NULL,
    device TEXT NOT NULL,
    author TEXT NOT NULL,
    verb TEXT NOT NULL,
    noun TEXT NOT NULL,
    key TEXT NOT NULL,
    before TEXT,
    after TEXT,
    undoes TEXT NOT NULL
) STRICT;
CREATE INDEX journal_act ON journal (act);
CREATE INDEX journal_key ON journal (noun, key);
"""

_CORRECTIONS = f"""
CREATE TABLE corrections (
    uid TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('rename', 'retype', 'merge', 'split', 'reject', 'mark')),
    about_kind TEXT NOT NULL,
    about_name TEXT NOT NULL CHECK (about_name <> ''),
    surface TEXT NOT NULL,
    into_kind TEXT,
    into_name TEXT CHECK (into_name <> ''),
    article TEXT REFERENCES articles (uid),
    {_RECORD},
    CHECK ((into_kind IS NULL) = (into_name IS NULL))
) STRICT;
CREATE INDEX corrections_article ON corrections (article);
CREATE TABLE dismissals (
    uid TEXT PRIMARY KEY,
    source_kind TEXT NOT NULL CHECK (source_kind IN ('annotation', 'article', 'entity', 'figure')),
    source_key TEXT NOT NULL,
    target_kind TEXT NOT NULL CHECK (target_kind IN ('annotation', 'article', 'entity', 'figure')),
    target_key TEXT NOT NULL,
    {_RECORD}
) STRICT;
CREATE INDEX dismissals_source ON dismissals (source_kind, source_key);
CREATE INDEX dismissals_target ON dismissals (target_kind, target_key);
"""

_SAVED_SEARCHES = f"""
CREATE TABLE saved_searches (
    uid TEXT PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    query TEXT NOT NULL,
    {_RECORD}
) STRICT;
"""

_PARKED = f"""
CREATE TABLE parked (
    uid TEXT PRIMARY KEY,
    noun TEXT NOT NULL CHECK (noun IN ('annotation', 'reference')),
    title TEXT NOT NULL,
    byline TEXT NOT NULL,
    url TEXT NOT NULL,
    article TEXT NOT NULL,
    why TEXT NOT NULL,
    content TEXT NOT NULL CHECK (json_valid(content)),
    {_RECORD}
) STRICT;
"""

_REVIEW = f"""
CREATE TABLE cards (
    uid TEXT PRIMARY KEY,
    annotation TEXT NOT NULL REFERENCES annotations (uid),
    family TEXT NOT NULL CHECK (family <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('question', 'cloze', 'figure', 'entity', 'speaker')),
    question TEXT NOT NULL CHECK (question <> ''),
    answer TEXT NOT NULL,
    cloze INTEGER NOT NULL CHECK (cloze >= 0),
    suspended INTEGER NOT NULL CHECK (suspended IN (0, 1)),
    buried TEXT,
    {_RECORD}
) STRICT;
CREATE INDEX cards_annotation ON cards (annotation);
CREATE INDEX cards_family ON cards (family);
CREATE TABLE reviews (
    uid TEXT PRIMARY KEY,
    card TEXT NOT NULL REFERENCES cards (uid),
    at TEXT NOT NULL,
    grade INTEGER NOT NULL CHECK (grade BETWEEN 1 AND 4),
    took INTEGER NOT NULL CHECK (took >= 0),
    typed TEXT NOT NULL,
    author TEXT NOT NULL,
    device TEXT NOT NULL
) STRICT;
CREATE INDEX reviews_card ON reviews (card, at);
CREATE INDEX reviews_at ON reviews (at, card);
CREATE TABLE resurfaced (
    uid TEXT PRIMARY KEY,
    annotation TEXT NOT NULL REFERENCES annotations (uid),
    at TEXT NOT NULL,
    took INTEGER NOT NULL CHECK (took >= 0),
    author TEXT NOT NULL,
    device TEXT NOT NULL
) STRICT;
CREATE INDEX resurfaced_annotation ON resurfaced (annotation, at);
CREATE INDEX resurfaced_at ON resurfaced (at);
CREATE TABLE weights (
    uid TEXT PRIMARY KEY,
    target_kind TEXT NOT NULL CHECK (target_kind IN ('annotation', 'article')),
    target_key TEXT NOT NULL CHECK (target_key <> ''),
    weight TEXT NOT NULL CHECK (weight IN ('', 'more', 'less', 'never')),
    favourite INTEGER NOT NULL CHECK (favourite IN (0, 1)),
    {_RECORD}
) STRICT;
CREATE INDEX weights_target ON weights (target_kind, target_key);
"""


@MIGRATIONS()
def schema_1(tables: Database) -> None:
    """Articles, versions, annotations, tags, references, drafts and the journal."""
    for statements in (_ARTICLES, _ANNOTATIONS, _REFERENCES, _DESK):
        _run(tables, statements)
    tables.table("relations").insert_all({"name": name, "position": place} for place, name in enumerate(RELATIONS))


@MIGRATIONS()
def schema_2(tables: Database) -> None:
    """Corrections of names, and dismissals of what the program suggested."""
    _run(tables, _CORRECTIONS)


@MIGRATIONS()
def schema_3(tables: Database) -> None:
    """Searches that the reader gave a name."""
    _run(tables, _SAVED_SEARCHES)


@MIGRATIONS()
def schema_4(tables: Database) -> None:
    """What came in from elsewhere and has not found its article or its place yet."""
    _run(tables, _PARKED)


@MIGRATIONS()
def schema_5(tables: Database) -> None:
    """Cards, the log of their reviews, what was read again, and what is to come more or less often."""
    _run(tables, _REVIEW)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a database to the newest schema, inside a transaction that holds already."""
    MIGRATIONS.apply(Database(connection, execute_plugins=False, strict=True))


def _run(tables: Database, statements: str) -> None:
    # One by one, because `executescript` would commit the transaction that holds the migration.
    for statement in statements.split(";\n"):
        if statement.strip():
            tables.execute(statement)
