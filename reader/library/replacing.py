"""Replacing: what the reader does about annotations whose text has changed, and what is settled without asking."""

from dataclasses import dataclass, replace
from typing import TypedDict

from reader.core.anchor import Anchor, describe
from reader.core.annotation import Annotation
from reader.core.document import Document
from reader.core.errors import ReaderError
from reader.core.placing_plan import Act, Intent, said
from reader.core.relocate import How, Lost, Placed, likeliest
from reader.core.segment import sentence_at, words
from reader.core.span import Span
from reader.library.acting import act
from reader.library.anchoring import intents_of, old_text
from reader.library.annotating import reanchor
from reader.library.bulk import change_each
from reader.library.holding import know_the_text
from reader.library.keeping import keep_article
from reader.library.library import Library
from reader.library.opening import Opened
from reader.library.seeking import find_annotation
from reader.store.annotations import stored_of
from reader.store.state import library_key

OFFERED = 3
OFFER_FLOOR = 0.2  # of likeness and surroundings together; what is less like is no help
_LIKENESS = ((0.85, "nearly the same words"), (0.6, "much the same words"), (0.0, "some of the words"))


@dataclass(frozen=True, slots=True)
class Offer:
    """A place where a lost annotation may lie.

    Attributes:
        span: The place, in the text at hand.
        score: How much of the quote and of what was around it agrees, 0.0 to 1.0.
        words: How like it is, for a person.
    """

    span: Span
    score: float
    words: str


def settle_places(library: Library, opened: Opened) -> str:
    """Write down what moved with its text as a whole, when an article is opened for reading.

    Where the text is the one that all annotations know, nothing is written.

    Returns:
        What the reader is told: "3 notes moved, 1 changed, 1 needs you". What moved or changed is told once for
        each text, what needs the reader until it is placed or let be; empty when there is nothing to tell.

    Raises:
        ReaderError: It cannot be saved; the annotations are shown in their places all the same.
    """
    if know_the_text(opened.annotations):
        return ""
    intents = _intents(library, opened)
    if not intents:
        return ""
    if any(each.act is Act.WRITE for each in intents) and not (opened.entry.missing or library.database.read_only):
        with act(library) as acting:
            keep_article(acting, opened.entry, opened.document)
    left = _left(library, opened)
    told = said(each for each in intents if each.uid not in left["let_be"] and (not left["told"] or _asks(each)))
    if not left["told"]:
        _keep_left(library, opened, {**left, "told": True})
    return told


def confirm(library: Library, opened: Opened, *uids: str) -> int:
    """Say that annotations lie where they were found in the new text: one act, which writes them anew there.

    Returns:
        How many were written; those that know this text already are left as they are.

    Raises:
        ReaderError: One of them has no place in this text, or is not on this article.
    """
    for uid in uids:
        _own(library, opened, uid)
    anchors = {each.uid: _anchor(each, opened.document) for each in _intents(library, opened) if each.uid in uids}

    def confirmed(found: Annotation) -> Annotation:
        return found if found.record.deleted else replace(found, anchor=anchors.get(found.uid, found.anchor))

    with act(library) as acting:
        if anchors:
            keep_article(acting, opened.entry, opened.document)
        return change_each(acting, "confirmed", anchors, confirmed)


def place_anew(library: Library, opened: Opened, uid: str, span: Span) -> Annotation:
    """Put an annotation on a passage of the text at hand, by hand.

    Raises:
        ReaderError: There is no such annotation, or it is on another article.
        ValueError: `span` is empty or reaches beyond the text.
    """
    return reanchor(library, opened.entry, opened.document, uid, span, "placed anew")


def let_be(library: Library, opened: Opened, uid: str, *, again: bool = False) -> None:
    """Ask no more about a lost annotation, until the text of its article changes again.

    Args:
        library: The library.
        opened: The article.
        uid: The annotation.
        again: Ask about it again.

    Raises:
        ReaderError: It is not on this article.
    """
    _own(library, opened, uid)
    left = _left(library, opened)
    uids = [each for each in left["let_be"] if each != uid]
    _keep_left(library, opened, {**left, "let_be": uids if again else [*uids, uid]})


def are_let_be(library: Library, opened: Opened) -> frozenset[str]:
    """The lost annotations about which nothing is asked any more, as long as the text is this one."""
    return frozenset(_left(library, opened)["let_be"])


def offers(library: Library, opened: Opened, uid: str, limit: int = OFFERED) -> list[Offer]:
    """The places where an annotation is likeliest to lie in the text at hand, the best first; none is better than odd.

    Raises:
        ReaderError: There is no such annotation, or it is on another article.
    """
    anchor = _own(library, opened, uid).anchor
    if anchor is None:
        return []
    text = opened.document.text
    found = [
        each
        for each in likeliest(anchor, opened.document, old_text(library, anchor.text_digest), limit)
        if each.score >= OFFER_FLOOR and ("\n" in anchor.exact or "\n" not in each.span.of(text))
    ]
    return [Offer(_like(anchor, each.span, opened.document), each.score, _likeness(each)) for each in found]


class _Left(TypedDict):
    """What is remembered of what was said about one text of an article."""

    text: str
    told: bool
    let_be: list[str]


def _intents(library: Library, opened: Opened) -> list[Intent]:
    return intents_of(library, stored_of(library.database, opened.entry.id), opened.document)


def _asks(intent: Intent) -> bool:
    return intent.act is Act.ASK


def _anchor(intent: Intent, document: Document) -> Anchor:
    if isinstance(intent.place, Lost):
        raise ReaderError(f"it has no place in this text: {intent.place.reason}", "place it by hand")
    return describe(document, intent.place.span)


def _own(library: Library, opened: Opened, uid: str) -> Annotation:
    found = find_annotation(library, uid)
    if found.record.deleted:
        raise ReaderError("the annotation is in the trash", "bring it back first")
    if found.article != opened.entry.id:
        raise ReaderError(f"the annotation is not on “{opened.entry.article.title}”", "open the article that it is on")
    return found


def _like(anchor: Anchor, span: Span, document: Document) -> Span:
    """A place as the reader would have marked it: whole sentences where these are what was marked, else whole words."""
    if span.of(document.text) == anchor.exact:
        return span
    if not anchor.exact.rstrip("\"'”’»)]").endswith((".", "!", "?", "…")) or anchor.prefix[-1:].strip():
        touched = [each for each in words(document.text, _sentences(document, span)) if each.overlaps(span)]
        return touched[0].joined(touched[-1]) if touched else span
    return _sentences(document, span)


def _sentences(document: Document, span: Span) -> Span:
    return sentence_at(document, span.start).joined(sentence_at(document, max(span.end - 1, span.start)))


def _likeness(place: Placed) -> str:
    if place.how is not How.CHANGED:
        return "the same words"
    return next(words for floor, words in _LIKENESS if place.score >= floor)


def _left(library: Library, opened: Opened) -> _Left:
    nothing = _Left(text=opened.document.text_digest, told=False, let_be=[])
    found = library.state.recall(library_key(library.root), _left_key(opened))
    if not isinstance(found, dict) or found.get("text") != nothing["text"]:
        return nothing
    uids = found.get("let_be")
    told, let = bool(found.get("told")), uids if isinstance(uids, list) else []
    return _Left(text=nothing["text"], told=told, let_be=[str(each) for each in let])


def _keep_left(library: Library, opened: Opened, left: _Left) -> None:
    library.state.remember(library_key(library.root), _left_key(opened), dict(left))


def _left_key(opened: Opened) -> str:
    return f"places of {opened.entry.id}"
