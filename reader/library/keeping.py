"""Keeping: an article's row in `annotations.db`, which fixes its id, and the text that annotations hang on."""

from dataclasses import replace

from reader.core.anchor import Anchor
from reader.core.document import Document
from reader.core.errors import ReaderError
from reader.library.acting import Acting
from reader.library.anchoring import intents_of, is_elsewhere
from reader.library.files import path_text
from reader.library.shelf import Entry, entries
from reader.store.annotations import stored_of
from reader.store.articles import ArticleRow, article, article_row, living_at
from reader.store.journal import KEPT
from reader.store.nouns import ANNOTATION, ARTICLE, find_row
from reader.store.rows import anchor_row
from reader.store.versions import keep_text


def keep_article(acting: Acting, entry: Entry, document: Document | None = None) -> ArticleRow:
    """Write down which file an article is, and the text it has, where that is new, with all that moved with it.

    Raises:
        ReaderError: The article is in the trash.
    """
    library = acting.library
    known = article(library.database, entry.id)
    if known and known.record.deleted:
        raise ReaderError(f"“{entry.article.title}” is in the trash", "bring it back first")
    row = known_row(acting, entry, known)
    if document and not entry.missing:
        row = replace(row, text_digest=document.text_digest)
    if known is None or row != known:
        row = replace(row, record=replace(row.record, changed=acting.at))
        _write(acting, row)
    if document:
        keep_text(library.database, row.uid, document.text_digest, document.text, acting.at)
        if not entry.missing:
            settle(acting, row.uid, document)
    return row


def settle(acting: Acting, article: str, document: Document) -> None:
    """Write down the new places of the annotations that lie in `document` wholly as they did in their own text.

    Only their offsets, surroundings and text are written, and no act of the reader's is made of it.
    """
    database = acting.library.database
    stored = stored_of(database, article)
    if not any(is_elsewhere(each, document) for each in stored):
        return
    for intent in intents_of(acting.library, stored, document):
        if intent.anchor is not None:
            _keep_place(acting, intent.uid, intent.anchor)


def _keep_place(acting: Acting, uid: str, anchor: Anchor) -> None:
    database = acting.library.database
    row = find_row(database, ANNOTATION, uid) or {}
    after = {name: value for name, value in anchor_row(anchor).items() if row[name] != value}
    database.table("annotations").update(uid, after)
    acting.note(KEPT, ANNOTATION, uid, {name: row[name] for name in after}, after)


def known_row(acting: Acting, entry: Entry, known: ArticleRow | None) -> ArticleRow:
    """The row of an article as its file is now; what a file that is gone was stays as it is known."""
    if known and entry.missing:
        return known
    fields = replace(entry.article, language="", tags=(), words=0)  # the columns that a row has
    return ArticleRow(
        record=known.record if known else acting.new_record(entry.id),
        path=path_text(acting.library.root, entry.path),
        article=fields,
        source_digest=entry.source_digest,
        text_digest=entry.text_digest,
    )


def _write(acting: Acting, row: ArticleRow) -> None:
    """Write a row at its path, and those that stand there although their files were moved at theirs."""
    database = acting.library.database
    waiting, homes, taken = [row], dict[str, str](), set[str]()
    while waiting:
        row = waiting.pop()
        taken.add(row.path)
        other = living_at(database, row.path)
        if other and other.uid != row.uid:
            homes = homes or {each.id: path_text(acting.library.root, each.path) for each in entries(acting.library)}
            home = homes.get(other.uid, row.path)
            if home in taken:
                raise ReaderError(f"{row.path} has become another article meanwhile", "open it again")
            waiting.append(replace(other, path=home))
            aside = replace(other, path=f"{other.path}\n{other.uid}")  # for no two may have one path at any time
            acting.write(KEPT, ARTICLE, other.uid, article_row(aside))
        acting.write(KEPT, ARTICLE, row.uid, article_row(row))
