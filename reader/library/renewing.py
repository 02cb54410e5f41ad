"""Renewing: a new version of an article takes the place of its file; its id, annotations and references stay."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from reader.core.change import Change
from reader.core.errors import ReaderError
from reader.library.acting import Acting
from reader.library.entry import Entry, Fields
from reader.library.files import path_text
from reader.library.keeping import keep_article
from reader.library.library import Library
from reader.library.parsing import keep_parsed, parse_file, read
from reader.library.trashing import is_taken, where_it_is
from reader.library.writing import free_path, write_new
from reader.store.articles import ArticleRow, article, article_row, row_article
from reader.store.nouns import ARTICLE
from reader.store.versions import keep_text

NEW_VERSION = "took a new version of"  # the verb of the change
ASIDE = ".versions"  # the folder in the trash where the files of other versions lie; what is hidden is no article


def renew(acting: Acting, entry: Entry, ending: str, data: bytes) -> str:
    """Put a new version in the place of an article's file; the old file goes aside, its text is kept.

    Args:
        acting: The act.
        entry: The article.
        ending: That of the new file, with its dot.
        data: Its bytes.

    Returns:
        The id of the article, which stays.

    Raises:
        ReaderError: The article is in the trash, or a file cannot be written.
    """
    library = acting.library
    known = keep_article(acting, entry)
    if not entry.missing:
        old = parse_file(library, entry.path)[0].document
        keep_text(library.database, known.uid, old.text_digest, old.text, acting.at)
    home = _home(library, entry, ending)
    parsed, digest = read(home.name, data), sha256(data).hexdigest()
    keep_parsed(library, home.name, digest, parsed)
    fields = Fields(parsed.article, digest, parsed.document.text_digest)
    wanted = replace(
        known,
        record=replace(known.record, changed=acting.at),
        path=path_text(library.root, home),
        article=replace(fields.article, language="", tags=(), words=0),
        source_digest=fields.source_digest,
        text_digest=fields.text_digest,
    )
    laid = write_new(_aside(library, wanted), data)
    acting.on_failure(lambda: laid.unlink(missing_ok=True))
    _swap(acting, NEW_VERSION, known, wanted)
    return known.uid


def undo_version(acting: Acting, change: Change) -> None:
    """Take back that a new version came, or that this was taken back: the other file returns to its place.

    Raises:
        ReaderError: The article is not where the change left it, or a file cannot be moved.
    """
    known = article(acting.library.database, change.key)
    if known is None or known.record.deleted or change.before is None:
        raise ReaderError(f"the article {change.key} has changed since", "bring it back from the trash first")
    before, after = row_article(change.before), row_article(change.after or {})
    now = where_it_is(acting, known)
    path = now.path if before.path == after.path else before.path
    _swap(acting, change.verb, now, replace(before, path=path))


def _home(library: Library, entry: Entry, ending: str) -> Path:
    """Where the new file is to lie: in the place of the old one, under its name."""
    if not entry.path.is_relative_to(library.root):
        return free_path(library.articles / f"{entry.slug}{ending}", lambda place: is_taken(library, place))
    if entry.path.suffix.lower() == ending:
        return entry.path
    return free_path(entry.path.with_suffix(ending), lambda place: is_taken(library, place))


def _swap(acting: Acting, verb: str, known: ArticleRow, wanted: ArticleRow) -> None:
    """Lay the file of an article aside, and put that of another version, which lies aside, in its place.

    The old file is copied, and the new one put over it, so that whenever the program is stopped one of them is there.
    """
    library = acting.library
    old, home = library.root / known.path, library.root / wanted.path
    is_here = not Path(known.path).is_absolute() and old.is_file()
    if is_here:
        kept = write_new(_aside(library, known), old.read_bytes())
        acting.on_failure(lambda: kept.replace(old))
    source = _laid_aside(library, wanted)
    if not Path(wanted.path).is_absolute():
        home = home if home == old else free_path(home, lambda place: is_taken(library, place))
        if source is not None:
            _put(acting, source, home)
    if is_here and (home != old or source is None):
        old.unlink()
    acting.write(verb, ARTICLE, wanted.uid, article_row(replace(wanted, path=path_text(library.root, home))))


def _put(acting: Acting, source: Path, home: Path) -> None:
    try:
        home.parent.mkdir(parents=True, exist_ok=True)
        source.replace(home)
    except OSError as error:
        raise ReaderError(f"{home} cannot be written: {error.strerror}", "look at the rights of its folder") from error
    acting.on_failure(lambda: home.replace(source))


def _aside(library: Library, row: ArticleRow) -> Path:
    """Where the file of a version lies while another one is in its place."""
    return library.trash / ASIDE / row.uid / row.source_digest / Path(row.path).name


def _laid_aside(library: Library, row: ArticleRow) -> Path | None:
    """The file of a version, as it was laid aside last; under whatever name the article had then."""
    laid = [place for place in _aside(library, row).parent.glob("*") if place.is_file()]
    return max(laid, key=lambda place: (place.stat().st_mtime_ns, place.name), default=None)
