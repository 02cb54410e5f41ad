"""Removing: an article goes to the trash with its work, and comes back with it."""

from pathlib import Path

from reader.core.errors import ReaderError
from reader.library.acting import Acting, act
from reader.library.keeping import keep_article
from reader.library.library import Library
from reader.library.shelf import Entry, entries
from reader.library.trashing import from_trash, to_trash
from reader.library.writing import free_path
from reader.store.annotations import annotations_of
from reader.store.articles import ArticleRow, article, living_at


def remove(library: Library, entry: Entry) -> None:
    """Put an article into the trash: its file moves to `.trash`, its annotations go out of sight with it.

    A file that lies outside of the library stays where it is; only the library forgets it.

    Raises:
        ReaderError: It is in the trash already, or its file cannot be moved.
    """
    with act(library) as acting:
        to_trash(acting, "removed", keep_article(acting, entry))


def bring_back(library: Library, entry: Entry) -> Entry:
    """Bring an article back from the trash, under another name when its own is taken.

    Returns:
        The article as it stands on the shelf again.

    Raises:
        ReaderError: It is not in the trash, its file cannot be moved, or lies outside of the library and was
            annotated anew since.
    """
    with act(library) as acting:
        bring_back_within(acting, entry)
    shelf = entries(library)
    back = next((each for each in shelf if each.id == entry.id), None)
    return back or next(each for each in shelf if each.source_digest == entry.source_digest)


def bring_back_within(acting: Acting, entry: Entry) -> None:
    """Bring an article back from the trash as a part of an act; see `bring_back`."""
    library = acting.library
    known = article(library.database, entry.id)
    if known and known.record.deleted:
        _refuse_worked_on(library, known)
        from_trash(acting, "brought back", known, known.path)
    elif library.trash in entry.path.parents:  # it was moved by an act that was never saved
        home = library.root / known.path if known else library.articles / entry.path.name
        acting.move(entry.path, free_path(home))
    else:
        raise ReaderError(f"“{entry.article.title}” is not in the trash", "`reader list` shows it")


def _refuse_worked_on(library: Library, known: ArticleRow) -> None:
    other = living_at(library.database, known.path) if Path(known.path).is_absolute() else None
    if other and annotations_of(library.database, other.uid):
        raise ReaderError(
            f"{known.path} is on the shelf already, with annotations of its own", "remove that article first"
        )
