"""Trashing: moving an article's file to the trash and back, in step with its row."""

import os
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from reader.core.change import Change
from reader.core.errors import ReaderError
from reader.library.acting import Acting
from reader.library.files import path_text, trash_path
from reader.library.keeping import keep_article
from reader.library.library import Library
from reader.library.shelf import entries
from reader.library.writing import free_path
from reader.store.articles import ArticleRow, article, article_row, living_at, row_article
from reader.store.nouns import ARTICLE


def to_trash(acting: Acting, verb: str, known: ArticleRow) -> None:
    """Put an article into the trash; a file outside of the library stays where it is."""
    _move(acting, verb, known, _with(known, deleted=acting.at, changed=acting.at))


def from_trash(acting: Acting, verb: str, known: ArticleRow, path: str) -> None:
    """Bring an article back from the trash to `path`, or beside it when something has that name.

    A file outside of the library has but one path: what stands for it on the shelf goes to the trash.

    Raises:
        ReaderError: The file cannot be moved.
    """
    root = acting.library.root
    if Path(path).is_absolute():
        other = living_at(acting.library.database, path)
        if other:
            to_trash(acting, "removed", other)
        free = path
    else:
        free = path_text(root, free_path(root / path, lambda place: is_taken(acting.library, place)))
    _move(acting, verb, known, replace(_with(known, deleted=None, changed=acting.at), path=free))


def is_taken(library: Library, place: Path) -> bool:
    """Whether a file lies at `place`, or an article that is on the shelf had its file there."""
    return os.path.lexists(place) or living_at(library.database, path_text(library.root, place)) is not None


def undo_article(acting: Acting, change: Change) -> None:
    """Take back that an article was added, removed or brought back.

    What its row says of the text is not compared: that follows the file, not the reader.

    Raises:
        ReaderError: The article is not where the change left it, or its file cannot be moved.
    """
    known = article(acting.library.database, change.key)
    after = row_article(change.after) if change.after else None
    if known is None or after is None or (known.record.deleted is None) != (after.record.deleted is None):
        raise ReaderError(f"the article {change.key} has changed since", "remove it or bring it back by hand")
    if known.record.deleted is None:
        known = where_it_is(acting, known)
    if change.before is None:
        to_trash(acting, change.verb, known)
        return
    before = row_article(change.before)
    path = known.path if before.path == after.path else before.path
    if before.record.deleted is None:
        from_trash(acting, change.verb, known, path)
        return
    wanted = _with(known, deleted=before.record.deleted, changed=before.record.changed)
    _move(acting, change.verb, known, replace(wanted, path=path))


def where_it_is(acting: Acting, known: ArticleRow) -> ArticleRow:
    """The row of an article on the shelf, with the path that its file may have been given since."""
    entry = next((each for each in entries(acting.library) if each.id == known.uid), None)
    return keep_article(acting, entry) if entry else known


def _with(known: ArticleRow, *, deleted: datetime | None, changed: datetime) -> ArticleRow:
    return replace(known, record=replace(known.record, deleted=deleted, changed=changed))


def _move(acting: Acting, verb: str, known: ArticleRow, wanted: ArticleRow) -> None:
    acting.write(verb, ARTICLE, wanted.uid, article_row(wanted))
    source, home = _place(acting.library, known), _place(acting.library, wanted)
    if source != home and source.is_file():
        acting.move(source, home)
        if known.record.deleted:
            with suppress(OSError):  # something else lies in it, and stays there
                source.parent.rmdir()


def _place(library: Library, row: ArticleRow) -> Path:
    """Where the file lies, going by its row; one outside of the library is never moved."""
    if row.record.deleted is None or Path(row.path).is_absolute():
        return library.root / row.path
    return trash_path(library.trash, row.uid, row.path)
