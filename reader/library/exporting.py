"""Exporting: annotations as a text for other programs, in the order in which one reads."""

from collections.abc import Iterable
from pathlib import Path

from reader.core.annotation import Annotation
from reader.core.errors import ReaderError
from reader.core.reference import Target, TargetKind
from reader.core.slices import at_once
from reader.formats.markdown_notes import Excerpt, Excerpts, markdown_notes
from reader.library.addressing import article_address
from reader.library.anchoring import reading_order
from reader.library.library import Library
from reader.library.links import told_at
from reader.library.note_words import Calling
from reader.library.notebook import in_reading_order
from reader.library.shelf import Entry, bare_entries
from reader.library.whereabouts import Whereabouts
from reader.store.annotations import annotations_named


def notes_markdown(library: Library, uids: Iterable[str]) -> str:
    """Annotations as Markdown, under the titles of their articles; those of articles in the trash are left out."""
    by_article: dict[str, list[Annotation]] = {}
    for each in annotations_named(library.database, uids).values():
        by_article.setdefault(each.article, []).append(each)
    shelf = [entry for entry in at_once(bare_entries(library)) if entry.id in by_article]
    calling = Calling(library)
    return markdown_notes(
        _excerpts(library, entry, _in_order(library, entry, by_article[entry.id]), calling)
        for entry in in_reading_order(shelf)
    )


def write_text(path: Path, text: str) -> None:
    """Write a text to a file that is not there yet.

    Raises:
        ReaderError: There is such a file already, or it cannot be written.
    """
    try:
        with path.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
    except FileExistsError as error:
        raise ReaderError(f"there is a file {path} already", "choose another name") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ReaderError(f"{path} cannot be written: {reason}", "choose another name") from error


def _excerpts(library: Library, entry: Entry, annotations: Iterable[Annotation], calling: Calling) -> Excerpts:
    excerpts = [
        Excerpt(
            calling.annotation(each),
            article_address(library, entry, each.uid),
            told_at(library, Target(TargetKind.ANNOTATION, each.uid)),
        )
        for each in annotations
    ]
    return Excerpts(entry.article, article_address(library, entry), excerpts)


def _in_order(library: Library, entry: Entry, annotations: Iterable[Annotation]) -> list[Annotation]:
    whereabouts = Whereabouts(library, entry)
    return sorted(annotations, key=lambda each: reading_order(each, whereabouts.of(each)))
