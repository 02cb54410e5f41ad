"""Search refreshing: the index brought up to what the library holds; only what has changed is touched."""

from collections import defaultdict
from collections.abc import Collection, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from reader.core.errors import ReaderError
from reader.core.reference import TargetKind, figure_place
from reader.core.slices import saying
from reader.core.span import Span
from reader.engines.figures import ENGINE
from reader.library.library import Library
from reader.library.marking import figures_of
from reader.library.note_words import Calling
from reader.library.opening import open_article
from reader.library.search_rows import annotation_row, annotation_state, article_rows, article_state
from reader.library.shelf import Entry, newest_first
from reader.store.annotation_marks import annotation_marks
from reader.store.annotations import annotation
from reader.store.journal import newest_change
from reader.store.references import all_references
from reader.store.search_index import SearchIndex

ANNOTATIONS_A_SLICE = 50  # that are put in
MARKS_A_SLICE = 1000  # that are looked at
BEHIND_ALL = "\U0010ffff"  # no id comes after it

Progress = tuple[int, int]


def refresh(library: Library, index: SearchIndex, shelf: Sequence[Entry]) -> Generator[Progress, None, bool]:
    """Bring the index up to the library: articles by what they say, annotations by their content.

    Figures are put in as far as they are known. An article that cannot be read leaves the index.

    Args:
        library: The library; nothing in it is written to.
        index: Its index.
        shelf: Its articles.

    Yields:
        How many articles are done and how many there are, after a few milliseconds of work each.

    Returns:
        Whether anything had changed.
    """
    ends = _ends(library)
    changed = yield from _articles(library, index, shelf, ends)
    every = len(shelf), len(shelf)
    titles = _state_of({f"{entry.id} {entry.article.title}" for entry in shelf})
    state = f"{newest_change(library.database)} {titles}"
    if index.fact("annotations") != state:
        is_whole = yield from saying(every, _annotations(library, index, {entry.id for entry in shelf}, ends))
        changed = True
        if is_whole:
            index.note_fact("annotations", state)
    if changed:
        yield from saying(every, index.tidying())
    return changed


@dataclass(frozen=True, slots=True)
class _Ends:
    """What references start from or lead to.

    Attributes:
        annotations: Their ids.
        places: The figures of each article and text.
        articles: Their ids.
    """

    annotations: set[str] = field(default_factory=set)
    places: Mapping[str, set[tuple[str, Span]]] = field(default_factory=lambda: defaultdict(set))
    articles: set[str] = field(default_factory=set)

    def in_text(self, entry: Entry) -> list[Span]:
        """The places in an article as it is now; its beginning where it is an end itself."""
        here = {span for digest, span in self.places.get(entry.id, ()) if digest == entry.text_digest}
        return sorted(here | ({Span(0, 0)} if entry.id in self.articles else set()))


def _ends(library: Library) -> _Ends:
    ends = _Ends()
    for reference in all_references(library.database):
        for target in (reference.source, reference.target):
            if target.kind is TargetKind.ANNOTATION:
                ends.annotations.add(target.key)
            elif target.kind is TargetKind.ARTICLE:
                ends.articles.add(target.key)
            elif target.kind is TargetKind.FIGURE:
                article, digest, span = figure_place(target)
                ends.places[article].add((digest, span))
    return ends


def _articles(
    library: Library, index: SearchIndex, shelf: Sequence[Entry], ends: _Ends
) -> Generator[Progress, None, bool]:
    known, changed = index.articles(), False
    there = newest_first(shelf) + [entry for entry in shelf if entry.missing]
    for done, entry in enumerate(there, 1):
        engine = _figured(library, entry)
        state = article_state(entry, engine, ends.in_text(entry))
        if known.pop(entry.id, "") != state:
            _put(library, index, entry, state, ends)
            changed = True
        yield done, len(there)
    if known:
        index.drop_articles(known)
    return changed or bool(known)


def _figured(library: Library, entry: Entry) -> str:
    published = entry.article.published
    there = library.cache.has_figures(entry.prose_digest, published.isoformat() if published else "", ENGINE)
    return ENGINE if there else ""


def _put(library: Library, index: SearchIndex, entry: Entry, state: str, ends: _Ends) -> None:
    try:
        opened = open_article(library, entry)
    except ReaderError:  # gone, and no text of it was kept: there is nothing to find
        index.put_article(entry.id, state, ())
        return
    figures = figures_of(library, opened.entry, opened.document) if _figured(library, entry) else ()
    index.put_article(entry.id, state, article_rows(entry, opened.document, figures, ends.in_text(entry)))


def _annotations(
    library: Library, index: SearchIndex, shelf: Collection[str], ends: _Ends
) -> Generator[None, None, bool]:
    """Put in what is new and take out what is gone; whether all of it could be written."""
    after, is_whole, calling = "", True, Calling(library)
    while True:
        marks = annotation_marks(library.database, after, MARKS_A_SLICE)
        until = marks[-1].uid if len(marks) == MARKS_A_SLICE else BEHIND_ALL
        known = index.annotations(after, until)
        states = {
            mark.uid: annotation_state(mark, calling.shown(mark.linked), referenced=mark.uid in ends.annotations)
            for mark in marks
            if mark.article in shelf
        }
        yield
        gone = [uid for uid in known if uid not in states]
        new = [uid for uid, state in states.items() if known.get(uid) != state]
        for at in range(0, max(len(new), 1 if gone else 0), ANNOTATIONS_A_SLICE):
            rows = []
            for uid in new[at : at + ANNOTATIONS_A_SLICE]:
                found = annotation(library.database, uid)
                if found is not None:
                    rows.append(
                        annotation_row(calling.annotation(found), states[uid], referenced=uid in ends.annotations)
                    )
            is_whole &= index.put_annotations(rows, () if at else gone)
            yield
        if until == BEHIND_ALL:
            return is_whole
        after = until


def _state_of(shelf: Collection[str]) -> str:
    return sha256(" ".join(sorted(shelf)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
