"""Rejoining: the reader says which file an article is, where the program is not sure or is wrong."""

from dataclasses import replace

from reader.core.change import Change
from reader.core.errors import ReaderError
from reader.core.reference import Target, TargetKind
from reader.library.acting import Acting, act
from reader.library.files import gone_path
from reader.library.keeping import known_row
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.shelf import Entry, resolve
from reader.store.annotations import annotations_of
from reader.store.articles import ArticleRow, article, article_row, living_at, row_article
from reader.store.corrections import all_corrections
from reader.store.journal import KEPT
from reader.store.nouns import ARTICLE
from reader.store.references import references_at, references_in
from reader.store.versions import keep_text, kept_versions

REJOINED = "said which file is"  # the verb of the change


def rejoin(library: Library, entry: Entry, file: Entry) -> Entry:
    """Say that the file of another entry is an article's, whose own is gone, or is another article.

    Args:
        library: The library.
        entry: The article.
        file: What stands on the shelf for the file; nothing may have been made on it.

    Returns:
        The article as it stands on the shelf then.

    Raises:
        ReaderError: The file is gone, or there is work on it; or nothing was ever made on the article.
    """
    if file.missing:
        raise ReaderError(f"the file of “{file.article.title}” is gone", "`reader list` shows the files that are there")
    if file.id == entry.id:
        raise ReaderError(f"{file.path.name} is that article already", "`reader list` shows which file each is")
    document = open_article(library, file).document
    with act(library) as acting:
        known = _known(library, entry)
        there = article(library.database, file.id)
        if there is not None:
            _give_up(acting, REJOINED, there)
        acting.write(REJOINED, ARTICLE, entry.id, article_row(known_row(acting, replace(file, id=entry.id), known)))
        keep_text(library.database, entry.id, document.text_digest, document.text, acting.at)
    return resolve(library, entry.id)


def part(library: Library, entry: Entry) -> Entry:
    """Say that the file at which an article stands is another one; its own is gone then, until it is found.

    Returns:
        The article as it stands on the shelf then.

    Raises:
        ReaderError: Its file is gone already, or nothing was ever made on it.
    """
    if entry.missing:
        raise ReaderError(f"the file of “{entry.article.title}” is gone already", "to say which it is: reader rejoin")
    with act(library) as acting:
        known = _known(library, entry)
        worked_on = [each.text_digest for each in kept_versions(library.database, known.uid) if each.annotations]
        others = [digest for digest in worked_on if digest != entry.text_digest]
        text = others[-1] if others else known.text_digest
        apart = replace(known, path=gone_path(known.uid, known.path), text_digest=text)
        acting.write(REJOINED, ARTICLE, entry.id, article_row(apart))
    return resolve(library, entry.id)


def undo_rejoin(acting: Acting, change: Change) -> None:
    """Take back that it was said which file an article is.

    Raises:
        ReaderError: The article was removed or brought back since.
    """
    database = acting.library.database
    known = article(database, change.key)
    after, before = (row_article(values) if values else None for values in (change.after, change.before))
    if known is None or not after or not before or (known.record.deleted is None) != (after.record.deleted is None):
        raise ReaderError(f"the article {change.key} has changed since", "remove it or bring it back by hand")
    other = living_at(database, before.path) if before.record.deleted is None else None
    if other is not None and other.uid != known.uid:
        if _has_work(acting.library, other.uid):
            before = replace(before, path=gone_path(known.uid, before.path))
        else:
            _give_up(acting, KEPT, other)
    acting.write(change.verb, ARTICLE, known.uid, article_row(before))


def _known(library: Library, entry: Entry) -> ArticleRow:
    known = article(library.database, entry.id)
    if known is None:
        raise ReaderError(f"nothing was made on “{entry.article.title}”", "a file without work needs no joining")
    if known.record.deleted:
        raise ReaderError(f"“{entry.article.title}” is in the trash", "bring it back first")
    return known


def _give_up(acting: Acting, verb: str, row: ArticleRow) -> None:
    """Let an article on which there is no work make room for another at its path; its file stays."""
    if _has_work(acting.library, row.uid):
        raise ReaderError(
            f"there is work of yours on {row.path}", "look at it with `reader notes`; remove that article first"
        )
    acting.write(verb, ARTICLE, row.uid, article_row(replace(row, record=replace(row.record, deleted=acting.at))))


def _has_work(library: Library, uid: str) -> bool:
    database = library.database
    return bool(
        annotations_of(database, uid)
        or references_in(database, uid)
        or references_at(database, Target(TargetKind.ARTICLE, uid))
        or any(each.article == uid for each in all_corrections(database))
    )
