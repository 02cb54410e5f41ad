"""Indexing: the names and figures of every article, found once and kept, so that the library can be asked about."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from reader.core.errors import ReaderError
from reader.engines.figures import ENGINE as FIGURES
from reader.engines.names import NoModel
from reader.library.gleaning import glean, is_gleaned
from reader.library.library import Library
from reader.library.marking import Names, entities_of, figures_of, present_engine
from reader.library.opening import open_article
from reader.library.shelf import Entry, entries, newest_first
from reader.library.summaries import named_in


@dataclass(frozen=True, slots=True)
class Progress:
    """How far indexing is.

    Attributes:
        done: How many articles were gone through.
        total: How many there are to go through.
        title: That of the article just done; empty before the first.
        article: Its id.
        names: How many names were found in it; None where nothing looked for names.
        figures: How many figures.
        problem: Why it could not be indexed, in one line; else empty.
    """

    done: int
    total: int
    title: str
    article: str = ""
    names: int | None = None
    figures: int | None = None
    problem: str = ""


def to_index(library: Library, engine: str | None = None) -> list[Entry]:
    """The articles whose names or figures are not known, newest published first.

    Args:
        library: The library.
        engine: What finds names; empty for nothing; the installed model when not given.
    """
    engine = present_engine(library) if engine is None else engine
    return [entry for entry in newest_first(entries(library)) if _lacks(library, entry, engine)]


def index(
    library: Library, names: Names | None, wanted: Sequence[Entry] | None = None
) -> Generator[Progress, None, None]:
    """Find and keep the names and figures of articles, one by one; closed early, what was done stays done.

    What is known already costs nothing, so two may do this at once. An article that cannot be read, or that
    the names process dies on, is told as a problem, and the others are gone on with.

    Args:
        library: The library; `annotations.db` is not written to.
        names: What finds names; None to find figures alone.
        wanted: The articles; all of `to_index` when not given.

    Yields:
        One before the first article, and one after each.

    Raises:
        NoModel: `names` cannot load its model; told once all figures are found.
    """
    every = to_index(library, names.engine if names else "") if wanted is None else wanted
    failed: NoModel | None = None
    yield Progress(0, len(every), "")
    for done, entry in enumerate(every, 1):
        try:
            yield _indexed(library, entry, names, done, len(every))
        except NoModel as error:
            failed, names = error, None
            yield _indexed(library, entry, names, done, len(every))
    if failed:
        raise failed


def _lacks(library: Library, entry: Entry, engine: str) -> bool:
    cache, digest = library.cache, entry.prose_digest
    published = entry.article.published
    day = published.isoformat() if published else ""
    if not cache.has_figures(digest, day, FIGURES) or (engine and not cache.has_entities(digest, engine)):
        return True
    return not is_gleaned(library, entry, engine)


def _indexed(library: Library, entry: Entry, names: Names | None, done: int, total: int) -> Progress:
    title = entry.article.title
    try:
        opened = open_article(library, entry)
        figures = len(figures_of(library, opened.entry, opened.document))
        found = entities_of(library, opened.document, names) if names else None
    except NoModel:
        raise
    except ReaderError as error:
        return Progress(done, total, title, entry.id, problem=error.message)
    if names:
        named_in(library, entry, names.engine)  # the census then need not open it
    glean(library, entry, names.engine if names else "")  # nor the ledger
    return Progress(done, total, title, entry.id, None if found is None else len(found), figures)
