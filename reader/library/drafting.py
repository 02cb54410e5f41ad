"""Drafting: what is being typed is saved while it is typed, and offered again after a crash."""

from dataclasses import replace

from reader.core.document import Document
from reader.library.acting import act
from reader.library.keeping import keep_article
from reader.library.library import Library
from reader.library.shelf import Entry
from reader.store import drafts as store
from reader.store.articles import article
from reader.store.drafts import Draft

__all__ = ["CARD", "Draft", "drafts", "drop_draft", "keep_draft"]

CARD = "card"  # what is typed, where it is a card


def keep_draft(library: Library, draft: Draft, entry: Entry | None = None, document: Document | None = None) -> None:
    """Save what is typed so far, over what was saved under its key; it is no act and cannot be undone.

    Characters that cannot be kept are replaced rather than refused: a draft is never turned away.

    Args:
        library: The library.
        draft: What is typed.
        entry: The article; with the first save its id is fixed, so that the draft follows the file when it
            is renamed.
        document: Its text as it is read, which is kept with it.

    Raises:
        ReaderError: It cannot be saved.
    """
    kept = replace(draft, text=draft.text.replace("\0", "\ufffd").encode("utf-8", "replace").decode())
    if entry is None or store.draft(library.database, draft.key):
        with library.database.writing():
            store.put_draft(library.database, kept)
        return
    with act(library) as acting:
        known = article(library.database, entry.id)
        if known is None or known.record.deleted is None:
            keep_article(acting, entry, document)
        store.put_draft(library.database, kept)


def drafts(library: Library, article: str = "") -> list[Draft]:
    """The drafts of an article, or of all, oldest first; of all, also those whose article is not there any more."""
    return store.drafts(library.database, article)


def drop_draft(library: Library, key: str) -> None:
    """Forget a draft, because it became an annotation or the reader let it go."""
    if library.database.read_only or store.draft(library.database, key) is None:
        return
    with library.database.writing():
        store.delete_draft(library.database, key)
