"""Search rows: an article's passages and annotations as the index keeps them."""

from collections.abc import Collection, Iterable, Sequence
from hashlib import sha256

from reader.core.annotation import Annotation
from reader.core.document import Document
from reader.core.figure import Figure
from reader.core.passages import Passage, passages_of
from reader.core.span import Span
from reader.library import facets
from reader.library.shelf import Entry
from reader.store.annotation_marks import AnnotationMark
from reader.store.indexed import Indexed

RULE = "1"  # of what is made here; another makes all states others


def article_state(entry: Entry, engine: str, referenced: Sequence[Span]) -> str:
    """What is another one when the passages of an article would be others.

    Args:
        entry: The article.
        engine: What has found its figures; empty for nothing yet.
        referenced: Its figures that references start from or lead to.
    """
    article = entry.article
    about = (article.title, article.author, article.source, article.published, article.tags)
    known = (RULE, entry.text_digest, entry.source_digest, entry.missing, about, engine, referenced)
    return sha256(repr(known).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def article_rows(
    entry: Entry, document: Document, figures: Sequence[Figure], referenced: Sequence[Span]
) -> list[Indexed]:
    """The passages of an article; the words about it count for the first."""
    article = entry.article
    about = (facets.SECTION, facets.in_article(entry.id), *facets.by(article.author), *facets.tags(article.tags))
    rows: list[Indexed] = []
    for passage in passages_of(document):
        first = "" if rows else "\n".join((*article.tags, article.author, article.source))
        rows.append(
            Indexed(
                article=entry.id,
                day=article.published,
                start=passage.span.start,
                head=passage.head,
                title=article.title,
                heading=passage.heading,
                text=passage.span.of(document.text),
                tags=first.strip(),
                facets=(*about, *_found_in(passage, figures, referenced)),
            )
        )
    return rows


def annotation_state(mark: AnnotationMark, note: str, *, referenced: bool) -> str:
    """What is another one when the row of an annotation would be another.

    Args:
        mark: What tells whether it has changed.
        note: Its note as a person reads it, where that has links; else empty.
        referenced: Whether references start from it or lead to it.
    """
    known = (RULE, mark.article, mark.author, mark.content_hash, referenced, *([note] if note else []))
    return sha256(repr(known).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def annotation_row(annotation: Annotation, state: str, *, referenced: bool) -> Indexed:
    """An annotation, its note as a person reads it."""
    anchor = annotation.anchor
    has = {"note": annotation.note, "tag": annotation.tags, "label": annotation.label, "reference": referenced}
    return Indexed(
        article=annotation.article,
        day=annotation.record.created.date(),
        uid=annotation.uid,
        state=state,
        heading="",
        text=anchor.exact if anchor else "",
        note=annotation.note,
        tags="\n".join(annotation.tags),
        facets=(
            facets.ANNOTATION,
            facets.in_article(annotation.article),
            *facets.by(annotation.record.author),
            *(facets.HAS[name] for name, there in has.items() if there),
            *((facets.label(annotation.label),) if annotation.label else ()),
            *facets.tags(annotation.tags),
        ),
        label=annotation.label,
    )


def _found_in(passage: Passage, figures: Iterable[Figure], referenced: Collection[Span]) -> tuple[str, ...]:
    here = facets.figures(each for each in figures if passage.span.holds(each.span.start))
    is_end = any(passage.span.holds(span.start) for span in referenced)
    return (*here, *((facets.HAS["reference"],) if is_end else ()))
