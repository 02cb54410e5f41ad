import tempfile
from hashlib import sha256
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.core.annotation import content_hash
from reader.core.reference import RELATIONS
from reader.library.exporting.choosing import Choice
from reader.library.exporting.whole import Whole
from reader.library.importing.whole import take_whole
from reader.library.library import Library
from reader.store.dump import columns_of, dumped
from reader.store.schema import TABLES
from reader.store.versions import keep_text
from tests.library.conftest import NOON
from tests.library.deeds_room import opened

HOSTILE = (
    "", " blank ", "---", "```", "[[a|b]]", "%%", "==x==", "^id", "#+begin_quote", '"', "'", "\\",
    "a\r\nb", "\0", "\x1b]8;;x\x07",
    "\x9b2J", "\u202eright", "\u2066", "e\u0301\u0327", "\U0001f9d1\u200d\U0001f680", "שלום", "\ufeff", "\u2028",
    "\ufffe", "n" * 10_000,
    '{"base64": "AA=="}', "=1+1", "<script>", "null", "5",
)  # fmt: skip
WORDS = st.sampled_from(HOSTILE) | st.text(max_size=30)
# Columns that mean something to the program, which therefore says what may stand in them.
MEANT = {
    "uid", "path", "published", "source_digest", "text_digest", "text", "article", "annotation", "content_hash",
    "created", "changed", "deleted", "kept", "at", "kind", "about_kind", "into_kind", "source_kind", "source_key",
    "target_kind", "target_key", "relation", "noun", "before", "after", "content", "why",
    "card", "cloze", "suspended", "buried", "grade", "took", "weight", "favourite",
}  # fmt: skip
AT = "2025-06-02T12:00:00.000Z"
KNOWN = {
    "created": AT, "changed": AT, "at": AT, "deleted": None, "published": None, "article": "a1", "annotation": "n1",
    "source_kind": "annotation", "source_key": "n1", "target_kind": "article", "target_key": "a1",
    "kind": "rename", "about_kind": "person", "into_kind": "place", "relation": "supports", "noun": "annotation",
    "before": None, "after": None, "path": "articles/a.md", "source_digest": "0" * 64, "content": "{}", "why": "",
    "card": "x1", "cloze": 1, "suspended": 0, "buried": None, "grade": 1, "took": 0, "weight": "more", "favourite": 1,
}  # fmt: skip
NEVER_EMPTY = ("name", "question", "family")


@settings(max_examples=settings().max_examples // 3, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_text_in_any_column_comes_back(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        library, other = (_library(Path(folder)) for folder in (one, two))
        try:
            _fill(library, data)
            out = b"".join(Whole(library, Choice()).pieces())
            assert take_whole(other, out, "x.json").restored
            for table in TABLES:
                assert list(dumped(other.database, table)) == list(dumped(library.database, table))
        finally:
            library.close()
            other.close()


def _library(folder: Path) -> Library:
    (folder / "library" / "articles").mkdir(parents=True)
    return opened(folder)


def _fill(library: Library, data: st.DataObject) -> None:
    """A row in each table whose every column of free words holds hostile ones."""
    database, text = library.database, "The text of it."
    drawn = {
        table: {name: _value(name, kind, data) for name, kind in columns_of(database, table).items()}
        for table in TABLES
        if table not in {"versions", "relations"}
    }
    relations = [{"name": name, "position": place} for place, name in enumerate(RELATIONS)]
    relations[5]["name"] = data.draw(WORDS.filter(lambda word: word and word not in RELATIONS))
    digest = "7" * 64
    with database.writing():
        for table, prefix in (("articles", "a1"), ("annotations", "n1")):
            drawn[table]["uid"] = prefix
        drawn["articles"]["text_digest"] = digest
        database.table("articles").insert(drawn["articles"])
        digest = _kept(library, text)
        drawn["cards"]["kind"] = "cloze"
        note = drawn["annotations"] | {"text_digest": digest, "start": 0, "end": 3}
        tag = data.draw(WORDS.filter(bool))
        note["content_hash"] = content_hash(str(note["exact"]), str(note["note"]), str(note["label"]), [tag])
        database.table("annotations").insert(note)
        database.table("tags").insert({"annotation": "n1", "position": 0, "name": tag})
        relation = database.table("relations")
        for name in RELATIONS:
            relation.delete(name)
        relation.insert_all(relations)
        for table in TABLES:
            if table not in {"articles", "versions", "annotations", "tags", "relations"}:
                database.table(table).insert(drawn[table] | {"uid": "x1"} if "uid" in drawn[table] else drawn[table])


def _kept(library: Library, text: str) -> str:
    digest = sha256(text.encode()).hexdigest()
    keep_text(library.database, "a1", digest, text, NOON)
    return digest


def _value(name: str, kind: str, data: st.DataObject) -> object:
    if name in MEANT:
        return KNOWN.get(name, "")
    if kind == "INTEGER":
        return data.draw(st.integers(-(1 << 63), (1 << 63) - 1))
    words = data.draw(WORDS)
    return words or "x" if name.endswith("_name") or name in NEVER_EMPTY else words
