"""Drafting: what is being typed is saved while it is typed, and offered again after a crash."""

from dataclasses import replace

from reader.library.library import Library
from reader.store import drafts as store
from reader.store.drafts import Draft

__all__ = ["Draft", "drafts", "drop_draft", "keep_draft"]


def keep_draft(library: Library, draft: Draft) -> None:
    """Save what is typed so far, over what was saved under its key; it is no act and cannot be undone.

    Characters that cannot be kept are replaced rather than refused: a draft is never turned away.

    Raises:
        ReaderError: It cannot be saved.
    """
    kept = draft.text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()
    with library.database.writing():
        store.put_draft(library.database, replace(draft, text=kept))


def drafts(library: Library, article: str = "") -> list[Draft]:
    """The drafts of an article, or of all, oldest first."""
    return store.drafts(library.database, article)


def drop_draft(library: Library, key: str) -> None:
    """Forget a draft, because it became an annotation or the reader let it go."""
    if library.database.read_only or store.draft(library.database, key) is None:
        return
    with library.database.writing():
        store.delete_draft(library.database, key)
