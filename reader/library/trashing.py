"""Trashing: moving an article's file to the trash and back, in step with its row."""

from dataclasses import replace
from pathlib import Path

from reader.core.change import Change
from reader.core.errors import ReaderError
from reader.library.acting import Acting
from reader.library.files import trash_path
from reader.library.library import Library
from reader.store.articles import ArticleRow, article, article_row
from reader.store.nouns import ARTICLE
from reader.store.rows import moment_text, text_moment


def to_trash(acting: Acting, verb: str, known: ArticleRow, deleted: str = "", changed: str = "") -> None:
    """Put an article into the trash; a file outside of the library stays where it is."""
    now = moment_text(acting.at)
    _write(acting, verb, known, deleted or now, changed or now)
    home, trash = _homes(acting.library, known)
    if home != trash and home.is_file():
        acting.move(home, trash)


def from_trash(acting: Acting, verb: str, known: ArticleRow, changed: str = "") -> None:
    """Bring an article back from the trash to where its row says that it was.

    Raises:
        ReaderError: Another file lies there now.
    """
    _write(acting, verb, known, "", changed or moment_text(acting.at))
    home, trash = _homes(acting.library, known)
    if home != trash and trash.is_file():
        acting.move(trash, home)


def undo_article(acting: Acting, change: Change) -> None:
    """Take back that an article was added, removed or brought back.

    What its row says of the file is not compared: that follows the file, not the reader.

    Raises:
        ReaderError: The article is not where the change left it.
    """
    known = article(acting.library.database, change.key)
    is_gone = known is None or known.record.deleted is not None
    was_left_gone = change.after is None or change.after["deleted"] is not None
    if known is None or is_gone != was_left_gone:
        raise ReaderError(f"the article {change.key} has changed since", "remove it or bring it back by hand")
    before = change.before or {}
    changed = str(before.get("changed", ""))
    if change.before is not None and not before["deleted"]:
        from_trash(acting, change.verb, known, changed)
    else:
        to_trash(acting, change.verb, known, str(before.get("deleted", "")), changed)


def _write(acting: Acting, verb: str, known: ArticleRow, deleted: str, changed: str) -> None:
    gone = text_moment(deleted) if deleted else None
    made = replace(known, record=replace(known.record, deleted=gone, changed=text_moment(changed)))
    acting.write(verb, ARTICLE, known.uid, article_row(made))


def _homes(library: Library, known: ArticleRow) -> tuple[Path, Path]:
    """Where the file lies on the shelf and in the trash; the same place when it lies outside of the library."""
    home = library.root / known.path
    return home, home if Path(known.path).is_absolute() else trash_path(library.trash, known.uid, known.path)
