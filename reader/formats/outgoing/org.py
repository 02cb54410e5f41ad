"""Org: annotations as an outline for Emacs, in one file."""

from collections.abc import Iterable, Iterator

from reader.core.outgoing import Excerpt, OutFile, Outgoing, Parcel, Tie, Wishes
from reader.core.reference import TargetKind
from reader.core.relocate import How
from reader.formats.outgoing.markdown import WHOLE, tie_words
from reader.formats.outgoing.naming import file_name
from reader.formats.outgoing.org_notes import org_note
from reader.formats.outgoing.org_text import (
    escaped,
    guarded,
    heading,
    legal_tag,
    lines_of,
    link,
    on_one_line,
    properties,
    stamp,
    tag_line,
)

_TITLE_LENGTH = 60  # characters of a heading, about
_OURS = frozenset({TargetKind.ANNOTATION, TargetKind.ARTICLE})  # what has an id in Org too


def files(parcel: Parcel, _wishes: Wishes) -> Iterator[OutFile]:
    """A heading for each annotation, with its drawer, quote, note and references; several articles are headings too."""
    ids = ids_in(parcel)
    if len(parcel.articles) == 1:
        yield article_file(parcel.articles[0], file_name(parcel, ".org"), ids)
        return
    lines = ["#+title: Notes"]
    for each in parcel.articles:
        lines += ["", *_article(each, ids)]
    yield _file(file_name(parcel, ".org"), lines)


def ids_in(parcel: Parcel) -> frozenset[str]:
    """The ids that a link can lead to, for they go out together."""
    return frozenset(
        id_ for each in parcel.articles for id_ in (each.id, *(one.annotation.uid for one in each.excerpts))
    )


def article_file(found: Outgoing, name: str, ids: frozenset[str]) -> OutFile:
    """The file of one article, a node of its own with its annotations as headings."""
    tags = tag_line(found.article.tags)
    head = [f"#+title: {on_one_line(found.article.title)}", f"#+filetags: {tags}" if tags else ""]
    lines = [*_about(found), *filter(None, head), *_after(found.ties, found.link, ids)]
    for each in found.excerpts:
        lines += ["", *_annotation(each, found, 1, ids)]
    return _file(name, lines, found.id)


def _file(name: str, lines: Iterable[str], about: str = "") -> OutFile:
    return OutFile(name, ("\n".join(lines) + "\n").encode("utf-8", "replace"), about)


def _article(found: Outgoing, ids: frozenset[str]) -> Iterator[str]:
    yield heading(1, found.article.title, tag_line(found.article.tags))
    yield from _about(found)
    yield from _after(found.ties, found.link, ids)
    for each in found.excerpts:
        yield ""
        yield from _annotation(each, found, 2, ids)


def _about(found: Outgoing) -> list[str]:
    article = found.article
    return properties(
        {
            "ID": found.id,
            "AUTHOR": article.author,
            "SOURCE": article.url or article.source,
            "PUBLISHED": article.published.isoformat() if article.published else "",
            "TAGS_AS_WRITTEN": _as_written(article.tags),
        }
    )


def _annotation(each: Excerpt, found: Outgoing, depth: int, ids: frozenset[str]) -> Iterator[str]:
    annotation = each.annotation
    yield heading(depth, _title(each), tag_line(annotation.tags))
    yield from properties(
        {
            "ID": annotation.uid,
            "SOURCE": found.article.url or found.article.source,
            "CREATED": stamp(annotation.record.created),
            "CHANGED": stamp(annotation.record.changed),
            "LABEL": annotation.label,
            "ANCHOR": each.placed.how if annotation.anchor and each.placed.how is not How.EXACT else "",
            "TAGS_AS_WRITTEN": _as_written(annotation.tags),
        }
    )
    quote = [guarded(escaped(line)) for line in lines_of(each.quote) if line.strip()]
    if quote:
        yield "#+begin_quote"
        yield "\n\n".join(quote)
        yield "#+end_quote"
    if each.note.strip():
        yield ""
        yield from org_note(each.note)
    yield from _after(each.ties, each.link, ids)


def _after(ties: Iterable[Tie], place: str, ids: frozenset[str]) -> Iterator[str]:
    """What stands at the end: what is tied to it, and the link that opens it."""
    yield ""
    yield from (f"- {_tied(tie, ids)}" for tie in ties)
    yield link(place, "open")


def _tied(tie: Tie, ids: frozenset[str]) -> str:
    words = tie_words(tie)
    target = f"id:{tie.other.key}" if tie.other.kind in _OURS and tie.other.key in ids else tie.link
    note = on_one_line(tie.reference.note)
    return f"{link(target, words) if target else on_one_line(words)}{f' {note}' if note else ''}"


def _title(each: Excerpt) -> str:
    first = next((line for line in lines_of(each.note) if line.strip()), "")
    words = " ".join(each.quote.split()) or " ".join(first.lstrip("#>-*+ \t").split()) or WHOLE
    if len(words) <= _TITLE_LENGTH:
        return words
    return f"{words[:_TITLE_LENGTH].rpartition(' ')[0] or words[:_TITLE_LENGTH]}…"


def _as_written(tags: tuple[str, ...]) -> str:
    """The tags as the reader wrote them, where Org has other letters for them."""
    return ", ".join(tags) if any(legal_tag(tag) != tag for tag in tags) else ""
