BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
) STRICT;
INSERT INTO "_sqlite_migrations" VALUES(1,'postil','schema_1','2026-01-05 09:00:00+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'postil','schema_2','2026-01-05 09:00:00+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'postil','schema_3','2026-01-05 09:00:00+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'postil','schema_4','2026-01-05 09:00:00+00:00');
INSERT INTO "_sqlite_migrations" VALUES(5,'postil','schema_5','2026-01-05 09:00:00+00:00');
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
    author TEXT NOT NULL,
    device TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    deleted TEXT,
    CHECK ((exact IS NULL) + (prefix IS NULL) + (suffix IS NULL) + (start IS NULL)
        + (end IS NULL) + (heading IS NULL) + (text_digest IS NULL) IN (0, 7)),
    CHECK (0 <= start AND start < end)
) STRICT;
INSERT INTO "annotations" VALUES('01ke6p4ym00000000000000004','j1m850p62pbt','doubt','Whose gauge?','The river rose by 40 cm.','in the north
Rain fell all day. ','',37,61,'Rain in the north','a09087079f61f1eb1ff3a8d36b4169ec8c24f859e7caaa1d76b37e742f83839e','3b9a07989ef031d5ec484579ce945c45cfcc0a589b74e2685f7e28fd6a10ce17','Ada','desk','2026-01-05T09:00:00.000Z','2026-01-05T09:00:00.000Z',NULL);
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
    author TEXT NOT NULL,
    device TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    deleted TEXT
) STRICT;
INSERT INTO "articles" VALUES('j1m850p62pbt','articles/rain.md','Rain in the north','','','',NULL,'7516e6d90aaef998764e3645f43b28cab6fd32e9daa0bbaad55a474aaacfbc77','a09087079f61f1eb1ff3a8d36b4169ec8c24f859e7caaa1d76b37e742f83839e','Ada','desk','2026-01-05T09:00:00.000Z','2026-01-05T09:00:00.000Z',NULL);
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
    author TEXT NOT NULL,
    device TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    deleted TEXT
) STRICT;
INSERT INTO "cards" VALUES('01ke6p4ym00000000000000020','01ke6p4ym00000000000000004','01ke6p4ym00000000000000020','question','Whose gauge showed 40 cm?','The harbour’s.',0,0,NULL,'Ann','desk0001','2026-01-05T09:00:00.000Z','2026-01-05T09:00:00.000Z',NULL);
INSERT INTO "cards" VALUES('01ke6p4ym00000000000000021','01ke6p4ym00000000000000004','01ke6p4ym00000000000000022','cloze','The river rose by {{c1::40 cm::how far?}}.','',1,1,'2026-01-05','Ann','desk0001','2026-01-05T09:00:00.000Z','2026-01-05T09:00:00.000Z',NULL);
CREATE TABLE corrections (
    uid TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('rename', 'retype', 'merge', 'split', 'reject', 'mark')),
    about_kind TEXT NOT NULL,
    about_name TEXT NOT NULL CHECK (about_name <> ''),
    surface TEXT NOT NULL,
    into_kind TEXT,
    into_name TEXT CHECK (into_name <> ''),
    article TEXT REFERENCES articles (uid),
    author TEXT NOT NULL,
    device TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    deleted TEXT,
    CHECK ((into_kind IS NULL) = (into_name IS NULL))
) STRICT;
INSERT INTO "corrections" VALUES('01ke6p4ym00000000000000007','rename','place','the North','','place','Northland',NULL,'Ada','desk','2026-01-05T09:00:00.000Z','2026-01-05T09:00:00.000Z',NULL);
CREATE TABLE cross_references (
    uid TEXT PRIMARY KEY,
    source_kind TEXT NOT NULL CHECK (source_kind IN ('annotation', 'article', 'entity', 'figure')),
    source_key TEXT NOT NULL,
    relation TEXT NOT NULL REFERENCES relations (name) ON UPDATE CASCADE,
    target_kind TEXT NOT NULL CHECK (target_kind IN ('annotation', 'article', 'entity', 'figure')),
    target_key TEXT NOT NULL,
    note TEXT NOT NULL,
    author TEXT NOT NULL,
    device TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    deleted TEXT
) STRICT;
CREATE TABLE dismissals (
    uid TEXT PRIMARY KEY,
    source_kind TEXT NOT NULL CHECK (source_kind IN ('annotation', 'article', 'entity', 'figure')),
    source_key TEXT NOT NULL,
    target_kind TEXT NOT NULL CHECK (target_kind IN ('annotation', 'article', 'entity', 'figure')),
    target_key TEXT NOT NULL,
    author TEXT NOT NULL,
    device TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    deleted TEXT
) STRICT;
INSERT INTO "dismissals" VALUES('01ke6p4ym00000000000000010','figure','j1m850p62pbt:0:1','figure','j1m850p62pbt:2:3','Ada','desk','2026-01-05T09:00:00.000Z','2026-01-05T09:00:00.000Z',NULL);
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
INSERT INTO "journal" VALUES(1,'01ke6p4ym00000000000000003','01ke6p4ym00000000000000002','2026-01-05T09:00:00.000Z','desk','Ada','kept','article','j1m850p62pbt',NULL,'{"uid":"j1m850p62pbt","author":"Ada","device":"desk","created":"2026-01-05T09:00:00.000Z","changed":"2026-01-05T09:00:00.000Z","deleted":null,"path":"articles/rain.md","title":"Rain in the north","byline":"","source":"","url":"","published":null,"source_digest":"7516e6d90aaef998764e3645f43b28cab6fd32e9daa0bbaad55a474aaacfbc77","text_digest":"a09087079f61f1eb1ff3a8d36b4169ec8c24f859e7caaa1d76b37e742f83839e"}','');
INSERT INTO "journal" VALUES(2,'01ke6p4ym00000000000000005','01ke6p4ym00000000000000002','2026-01-05T09:00:00.000Z','desk','Ada','noted','annotation','01ke6p4ym00000000000000004',NULL,'{"uid":"01ke6p4ym00000000000000004","author":"Ada","device":"desk","created":"2026-01-05T09:00:00.000Z","changed":"2026-01-05T09:00:00.000Z","deleted":null,"article":"j1m850p62pbt","label":"doubt","note":"Whose gauge?","exact":"The river rose by 40 cm.","prefix":"in the north\nRain fell all day. ","suffix":"","start":37,"end":61,"heading":"Rain in the north","text_digest":"a09087079f61f1eb1ff3a8d36b4169ec8c24f859e7caaa1d76b37e742f83839e","content_hash":"3b9a07989ef031d5ec484579ce945c45cfcc0a589b74e2685f7e28fd6a10ce17","tags":["rivers"]}','');
INSERT INTO "journal" VALUES(3,'01ke6p4ym00000000000000008','01ke6p4ym00000000000000006','2026-01-05T09:00:00.000Z','desk','Ada','renamed','correction','01ke6p4ym00000000000000007',NULL,'{"uid":"01ke6p4ym00000000000000007","author":"Ada","device":"desk","created":"2026-01-05T09:00:00.000Z","changed":"2026-01-05T09:00:00.000Z","deleted":null,"kind":"rename","about_kind":"place","about_name":"the North","surface":"","into_kind":"place","into_name":"Northland","article":null}','');
INSERT INTO "journal" VALUES(4,'01ke6p4ym00000000000000011','01ke6p4ym00000000000000009','2026-01-05T09:00:00.000Z','desk','Ada','dismissed','dismissal','01ke6p4ym00000000000000010',NULL,'{"uid":"01ke6p4ym00000000000000010","author":"Ada","device":"desk","created":"2026-01-05T09:00:00.000Z","changed":"2026-01-05T09:00:00.000Z","deleted":null,"source_kind":"figure","source_key":"j1m850p62pbt:0:1","target_kind":"figure","target_key":"j1m850p62pbt:2:3"}','');
INSERT INTO "journal" VALUES(5,'01ke6p4ym00000000000000014','01ke6p4ym00000000000000012','2026-01-05T09:00:00.000Z','desk','Ada','saved','saved search','01ke6p4ym00000000000000013',NULL,'{"uid":"01ke6p4ym00000000000000013","author":"Ada","device":"desk","created":"2026-01-05T09:00:00.000Z","changed":"2026-01-05T09:00:00.000Z","deleted":null,"name":"rivers that rose","query":"tag:rivers rose*"}','');
INSERT INTO "journal" VALUES(6,'01ke6p4ym00000000000000016','01ke6p4ym00000000000000015','2026-01-05T09:00:00.000Z','desk','Ada','imported','parked','0ke6p4ym0000000000000000aa',NULL,'{"uid":"0ke6p4ym0000000000000000aa","author":"Ada","device":"desk","created":"2026-01-05T09:00:00.000Z","changed":"2026-01-05T09:00:00.000Z","deleted":null,"noun":"annotation","title":"Snow in the south","byline":"Ann Reed","url":"","article":"","why":"no article is called so","content":"{\"quote\":\"Snow fell.\"}"}','');
CREATE TABLE parked (
    uid TEXT PRIMARY KEY,
    noun TEXT NOT NULL CHECK (noun IN ('annotation', 'reference')),
    title TEXT NOT NULL,
    byline TEXT NOT NULL,
    url TEXT NOT NULL,
    article TEXT NOT NULL,
    why TEXT NOT NULL,
    content TEXT NOT NULL CHECK (json_valid(content)),
    author TEXT NOT NULL,
    device TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    deleted TEXT
) STRICT;
INSERT INTO "parked" VALUES('0ke6p4ym0000000000000000aa','annotation','Snow in the south','Ann Reed','','','no article is called so','{"quote":"Snow fell."}','Ada','desk','2026-01-05T09:00:00.000Z','2026-01-05T09:00:00.000Z',NULL);
CREATE TABLE relations (
    name TEXT PRIMARY KEY CHECK (name <> ''),
    position INTEGER NOT NULL
) STRICT;
INSERT INTO "relations" VALUES('supports',0);
INSERT INTO "relations" VALUES('contradicts',1);
INSERT INTO "relations" VALUES('updates',2);
INSERT INTO "relations" VALUES('same as',3);
INSERT INTO "relations" VALUES('source of',4);
INSERT INTO "relations" VALUES('see also',5);
CREATE TABLE resurfaced (
    uid TEXT PRIMARY KEY,
    annotation TEXT NOT NULL REFERENCES annotations (uid),
    at TEXT NOT NULL,
    took INTEGER NOT NULL CHECK (took >= 0),
    author TEXT NOT NULL,
    device TEXT NOT NULL
) STRICT;
INSERT INTO "resurfaced" VALUES('01ke6p4ym00000000000000024','01ke6p4ym00000000000000004','2026-01-05T09:12:00.000Z',3000,'Ann','desk0001');
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
INSERT INTO "reviews" VALUES('01ke6p4ym00000000000000023','01ke6p4ym00000000000000020','2026-01-05T09:10:00.000Z',3,5200,'the harbour','Ann','desk0001');
CREATE TABLE saved_searches (
    uid TEXT PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    query TEXT NOT NULL,
    author TEXT NOT NULL,
    device TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    deleted TEXT
) STRICT;
INSERT INTO "saved_searches" VALUES('01ke6p4ym00000000000000013','rivers that rose','tag:rivers rose*','Ada','desk','2026-01-05T09:00:00.000Z','2026-01-05T09:00:00.000Z',NULL);
CREATE TABLE tags (
    annotation TEXT NOT NULL REFERENCES annotations (uid) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    PRIMARY KEY (annotation, position),
    UNIQUE (annotation, name)
) STRICT;
INSERT INTO "tags" VALUES('01ke6p4ym00000000000000004',0,'rivers');
CREATE TABLE versions (
    text_digest TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles (uid),
    text_rule INTEGER NOT NULL,
    text BLOB NOT NULL,
    kept TEXT NOT NULL
) STRICT;
INSERT INTO "versions" VALUES('a09087079f61f1eb1ff3a8d36b4169ec8c24f859e7caaa1d76b37e742f83839e','j1m850p62pbt',1,X'78DA0B4ACCCC5300A2928C5485BCFCA2920CAE2090485A6A4E8E422210A72456EA298400258B32CB528B148AF28B5315922A154C0C149273F5008A3E1469','2026-01-05T09:00:00.000Z');
CREATE TABLE weights (
    uid TEXT PRIMARY KEY,
    target_kind TEXT NOT NULL CHECK (target_kind IN ('annotation', 'article')),
    target_key TEXT NOT NULL CHECK (target_key <> ''),
    weight TEXT NOT NULL CHECK (weight IN ('', 'more', 'less', 'never')),
    favourite INTEGER NOT NULL CHECK (favourite IN (0, 1)),
    author TEXT NOT NULL,
    device TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    deleted TEXT
) STRICT;
INSERT INTO "weights" VALUES('01ke6p4ym00000000000000025','annotation','01ke6p4ym00000000000000004','more',1,'Ann','desk0001','2026-01-05T09:00:00.000Z','2026-01-05T09:00:00.000Z',NULL);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE UNIQUE INDEX articles_path ON articles (path) WHERE deleted IS NULL;
CREATE INDEX versions_article ON versions (article);
CREATE INDEX annotations_article ON annotations (article, start);
CREATE INDEX annotations_text ON annotations (text_digest);
CREATE INDEX tags_name ON tags (name);
CREATE INDEX cross_references_source ON cross_references (source_kind, source_key);
CREATE INDEX cross_references_target ON cross_references (target_kind, target_key);
CREATE INDEX cross_references_relation ON cross_references (relation);
CREATE INDEX journal_act ON journal (act);
CREATE INDEX journal_key ON journal (noun, key);
CREATE INDEX corrections_article ON corrections (article);
CREATE INDEX dismissals_source ON dismissals (source_kind, source_key);
CREATE INDEX dismissals_target ON dismissals (target_kind, target_key);
CREATE INDEX cards_annotation ON cards (annotation);
CREATE INDEX cards_family ON cards (family);
CREATE INDEX reviews_card ON reviews (card, at);
CREATE INDEX reviews_at ON reviews (at, card);
CREATE INDEX resurfaced_annotation ON resurfaced (annotation, at);
CREATE INDEX resurfaced_at ON resurfaced (at);
CREATE INDEX weights_target ON weights (target_kind, target_key);
COMMIT;
PRAGMA application_id = 1349481332;
PRAGMA user_version = 5;
