"""Drafting: what is being typed is saved while it is typed, and offered again after a crash."""

from reader.core.anchor import Anchor
from reader.library.library import Library
from reader.store import drafts as store
from reader.store.drafts import Draft

__all__ = ["Draft", "draft_key", "drafts", "drop_draft", "keep_draft"]


def draft_key(article: str, kind: str, annotation: str = "", anchor: Anchor | None = None) -> str:
    """The key under which typing is saved: one for each thing that can be typed about."""
    about = annotation or (f"{anchor.start}-{anchor.end}" if anchor else "whole")
    return f"{article}/{kind}/{about}"


def keep_draft(  # noqa: PLR0913 - a draft has as many parts
    library: Library,
    key: str,
    article: str,
    kind: str,
    text: str,
    *,
    anchor: Anchor | None = None,
    annotation: str = "",
) -> Draft:
    """Save what is typed so far, over what was saved under `key`; it is no act and cannot be undone.

    Characters that cannot be kept are replaced rather than refused: a draft is never turned away.

    Raises:
        ReaderError: It cannot be saved.
    """
    kept = text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()
    draft = Draft(key, article, kind, kept, anchor, annotation, library.now())
    with library.database.writing():
        store.put_draft(library.database, draft)
    return draft


def drafts(library: Library, article: str = "") -> list[Draft]:
    """The drafts of an article, or of all, oldest first."""
    return store.drafts(library.database, article)


def drop_draft(library: Library, key: str) -> None:
    """Forget a draft, because it became an annotation or the reader let it go."""
    if library.database.read_only or store.draft(library.database, key) is None:
        return
    with library.database.writing():
        store.delete_draft(library.database, key)
